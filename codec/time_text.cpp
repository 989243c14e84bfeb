#include "codec/time_text.hpp"

#include <array>
#include <chrono>
#include <cstdio>

namespace calllock::codec {
namespace {
constexpr std::int64_t end_of_9999 = 253402300800000;
}

bool has_four_digit_year(domain::instant t) noexcept {
  const auto ms = t.time_since_epoch().count();
  return ms >= 0 && ms < end_of_9999;
}

std::optional<domain::instant> from_unix_ms(std::optional<std::int64_t> ms) noexcept {
  if (!ms || *ms == 0) return std::nullopt;
  const domain::instant t{std::chrono::milliseconds{*ms}};
  return has_four_digit_year(t) ? std::optional{t} : std::nullopt;
}

std::string iso_ms(domain::instant t) {
  const auto day = std::chrono::floor<std::chrono::days>(t);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{t - day};
  std::array<char, 64> buffer{};
  const int n =
      std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
                    static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                    static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                    static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
  return {buffer.data(), static_cast<std::size_t>(n)};
}

}  // namespace calllock::codec

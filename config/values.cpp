#include "config/values.hpp"

#include <arpa/inet.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace calllock::config {
namespace {

re2::StringPiece piece(std::string_view s) { return {s.data(), s.size()}; }

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

struct unit {
  std::string_view name;
  std::int64_t factor;
};
// Largest first: the writer takes the first that divides the value. "m" is read but never written.
constexpr std::array duration_units{unit{"d", 86'400'000}, unit{"h", 3'600'000}, unit{"min", 60'000},
                                    unit{"s", 1'000},      unit{"ms", 1},        unit{"m", 60'000}};
constexpr std::array size_units{unit{"GiB", 1024 * 1024 * 1024}, unit{"MiB", 1024 * 1024}, unit{"KiB", 1024},
                                unit{"B", 1}};

template <std::size_t N>
std::optional<std::int64_t> read_with_unit(std::string_view text, const std::array<unit, N>& units, bool bare) {
  text = trimmed(text);
  const auto digits = text.find_first_not_of("0123456789");
  const auto value = read_integer(text.substr(0, digits));
  if (!value) return std::nullopt;
  const std::string_view name = digits == std::string_view::npos ? "" : trimmed(text.substr(digits));
  if (name.empty()) return bare || *value == 0 ? value : std::nullopt;
  const auto found =
      std::find_if(units.begin(), units.end(), [&](const unit& u) { return lower(u.name) == lower(name); });
  if (found == units.end() || *value > INT64_MAX / found->factor) return std::nullopt;
  return *value * found->factor;
}

template <std::size_t N>
std::string write_with_unit(std::int64_t value, const std::array<unit, N>& units, std::string_view smallest) {
  if (value == 0) return "0" + std::string(smallest);
  for (const unit& u : units)
    if (value % u.factor == 0) return std::to_string(value / u.factor) + std::string(u.name);
  return std::to_string(value);
}

std::string two_digits(std::int64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); }

}  // namespace

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> parts;
  while (true) {
    const auto comma = text.find(',');
    if (const auto part = trimmed(text.substr(0, comma)); !part.empty()) parts.emplace_back(part);
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

std::optional<std::int64_t> read_integer(std::string_view text) {
  text = trimmed(text);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<double> read_number(std::string_view text) {
  text = trimmed(text);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<bool> read_bool(std::string_view text) {
  const std::string word = lower(trimmed(text));
  if (word == "true" || word == "yes" || word == "on" || word == "1") return true;
  if (word == "false" || word == "no" || word == "off" || word == "0") return false;
  return std::nullopt;
}

std::optional<milliseconds> read_duration(std::string_view text) {
  const auto value = read_with_unit(text, duration_units, false);
  return value ? std::optional{milliseconds{*value}} : std::nullopt;
}

std::optional<bytes> read_size(std::string_view text) {
  const auto value = read_with_unit(text, size_units, true);
  return value && *value >= 0 ? std::optional{static_cast<bytes>(*value)} : std::nullopt;
}

std::optional<std::chrono::minutes> read_clock(std::string_view text) {
  static const re2::RE2 form(R"((\d\d?):(\d\d))");
  int hour = 0, minute = 0;
  if (!re2::RE2::FullMatch(piece(trimmed(text)), form, &hour, &minute)) return std::nullopt;
  if (minute > 59 || hour > 24 || (hour == 24 && minute != 0)) return std::nullopt;
  return std::chrono::hours{hour} + std::chrono::minutes{minute};
}

std::optional<domain::open_span> read_span(std::string_view text, bool over_midnight) {
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto open = read_clock(text.substr(0, dash));
  const auto close = read_clock(text.substr(dash + 1));
  if (!open || !close || *open == *close || (*open > *close && !over_midnight)) return std::nullopt;
  return domain::open_span{*open, *close};
}

std::optional<std::chrono::year_month_day> read_day(std::string_view text) {
  static const re2::RE2 form(R"((\d{4})-(\d\d)-(\d\d))");
  int year = 0;
  unsigned month = 0, day = 0;
  if (!re2::RE2::FullMatch(piece(trimmed(text)), form, &year, &month, &day)) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  return date.ok() ? std::optional{date} : std::nullopt;
}

std::string write_number(double value) {
  std::array<char, 32> text{};
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  return error == std::errc{} ? std::string(text.data(), end) : std::to_string(value);
}

std::string write_duration(milliseconds value) { return write_with_unit(value.count(), duration_units, "s"); }

std::string write_size(bytes value) { return write_with_unit(static_cast<std::int64_t>(value), size_units, "B"); }

std::string write_span(const domain::open_span& value) {
  const auto clock = [](std::chrono::minutes m) {
    return two_digits(m.count() / 60) + ":" + two_digits(m.count() % 60);
  };
  return clock(value.open) + "-" + clock(value.close);
}

std::string write_day(std::chrono::year_month_day value) {
  return std::to_string(static_cast<int>(value.year())) + "-" + two_digits(static_cast<unsigned>(value.month())) + "-" +
         two_digits(static_cast<unsigned>(value.day()));
}

bool is_http_url(std::string_view text) {
  static const re2::RE2 form(
      R"((?i)https?://(?:[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::(\d{1,5}))?(?:[/?][^\s#]*)?)");
  std::string port;
  if (!re2::RE2::FullMatch(piece(text), form, &port)) return false;
  if (port.empty()) return true;
  const auto number = read_integer(port);
  return number && *number >= 1 && *number <= 65535;
}

bool is_store_url(std::string_view text) {
  static const re2::RE2 form(R"(sqlite:\S.*|postgres(?:ql)?://\S+)");
  return re2::RE2::FullMatch(piece(text), form);
}

bool is_email(std::string_view text) {
  static const re2::RE2 form(R"([^\s@,;<>]+@[^\s@,;<>]+)");
  return text.size() <= 254 && re2::RE2::FullMatch(piece(text), form);
}

bool is_e164(std::string_view text) {
  static const re2::RE2 form(R"(\+[1-9]\d{7,14})");
  return re2::RE2::FullMatch(piece(text), form);
}

bool is_zip(std::string_view text) {
  static const re2::RE2 form(R"(\d{1,5})");
  return re2::RE2::FullMatch(piece(text), form);
}

bool is_ip_address(std::string_view text) {
  const std::string address(text);
  in6_addr any{};
  return inet_pton(AF_INET, address.c_str(), &any) == 1 || inet_pton(AF_INET6, address.c_str(), &any) == 1;
}

bool is_identifier(std::string_view text) {
  static const re2::RE2 form(R"([A-Za-z0-9_-]{1,64})");
  return re2::RE2::FullMatch(piece(text), form);
}

std::string mask_secret(std::string_view value) {
  if (value.empty()) return "not set";
  if (value.size() < 8) return "****";
  return "****" + std::string(value.substr(value.size() - 2));
}

std::string mask_url(std::string_view value) {
  const auto scheme = value.find("://");
  std::string shown(value);
  if (scheme != std::string_view::npos) {
    const auto from = scheme + 3;
    const auto authority_end = std::min(value.find_first_of("/?#", from), value.size());
    const auto at = value.substr(0, authority_end).rfind('@');
    if (at != std::string_view::npos && at > from) {
      const auto colon = value.substr(from, at - from).find(':');
      if (colon != std::string_view::npos) shown.replace(from + colon + 1, at - from - colon - 1, "****");
    }
  }
  static const re2::RE2 parameter(R"((?i)([?&](?:password|secret|token|key|api_key)=)[^&\s]*)");
  re2::RE2::GlobalReplace(&shown, parameter, R"(\1****)");
  return shown;
}

}  // namespace calllock::config

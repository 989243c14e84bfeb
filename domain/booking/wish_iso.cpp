#include "domain/booking/wish_iso.hpp"

#include <string>

namespace calllock::domain::wishes {
namespace {

using namespace std::chrono;

bool digits(std::string_view text) {
  for (const char c : text)
    if (c < '0' || c > '9') return false;
  return !text.empty();
}

int number(std::string_view text) {
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

std::optional<day> read_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !digits(text.substr(0, 4)) ||
      !digits(text.substr(5, 2)) || !digits(text.substr(8, 2)))
    return std::nullopt;
  const year_month_day date{year{number(text.substr(0, 4))}, month{static_cast<unsigned>(number(text.substr(5, 2)))},
                            std::chrono::day{static_cast<unsigned>(number(text.substr(8, 2)))}};
  return date.ok() ? std::optional<day>{day{date}} : std::nullopt;
}

/// `20260305t140000z` in the long form.
std::string expanded(std::string_view text) {
  if (text.size() < 13 || text[8] != 't' || !digits(text.substr(0, 8)) || !digits(text.substr(9, 4)))
    return std::string{text};
  std::string out;
  out.append(text.substr(0, 4)).append("-").append(text.substr(4, 2)).append("-").append(text.substr(6, 2));
  out.append("t").append(text.substr(9, 2)).append(":").append(text.substr(11, 2));
  auto rest = text.substr(13);
  if (rest.size() >= 2 && digits(rest.substr(0, 2))) {
    out.append(":").append(rest.substr(0, 2));
    rest.remove_prefix(2);
  }
  return out.append(rest);
}

/// With an offset that instant; without, local time.
std::optional<instant> read_instant(std::string_view raw, const calendar& cal) {
  const std::string text = expanded(raw);
  if (const auto t = parse_rfc3339(text)) return t;
  const auto utc = parse_rfc3339(text + "z");
  if (!utc) return std::nullopt;
  return to_instant(local_instant{utc->time_since_epoch()}, cal.zone);
}

/// `pt2h`, `pt1h30m`, `p1d`.
std::optional<minutes> read_duration(std::string_view text) {
  if (text.empty() || text.front() != 'p') return std::nullopt;
  text.remove_prefix(1);
  minutes total{0};
  bool time = false;
  while (!text.empty()) {
    if (text.front() == 't') {
      time = true;
      text.remove_prefix(1);
      continue;
    }
    const auto end = text.find_first_not_of("0123456789");
    if (end == 0 || end == std::string_view::npos || end > 4) return std::nullopt;
    const int value = number(text.substr(0, end));
    switch (text[end]) {
      case 'w': total += days{7 * value}; break;
      case 'd': total += days{value}; break;
      case 'h': total += hours{value}; break;
      case 'm':
        if (!time) return std::nullopt;
        total += minutes{value};
        break;
      default: return std::nullopt;
    }
    text.remove_prefix(end + 1);
  }
  return total;
}

/// The end of a window; what its start says need not be said again.
std::optional<instant> read_end(std::string_view text, std::string_view start_text, instant start,
                                const calendar& cal) {
  if (const auto length = read_duration(text)) return start + *length;
  if (const auto t = read_instant(text, cal)) return t;
  if (!text.empty() && text.front() == 't') text.remove_prefix(1);
  const std::string whole = std::string{start_text.substr(0, 10)} + "t" + std::string{text};
  return read_instant(whole, cal);
}

}  // namespace

std::optional<iso_hit> match_iso(std::string_view text, const calendar& cal) {
  const auto stroke = text.find('/');
  const auto first = text.substr(0, stroke);
  iso_hit hit;
  if (stroke == std::string_view::npos) {
    if (read_date(first)) return std::nullopt;  // the grammar of dates reads it, with what is said around it
    hit.start = read_instant(first, cal);
    return hit.start ? std::optional<iso_hit>{hit} : std::nullopt;
  }
  const auto second = text.substr(stroke + 1);
  if (const auto from = read_date(first)) {
    const auto to = read_date(second);
    if (!to || *to < *from) return std::nullopt;
    hit.days = one_day(day_form::range, *from);
    hit.days->last = *to;
    return hit;
  }
  hit.start = read_instant(first, cal);
  if (!hit.start) return std::nullopt;
  hit.end = read_end(second, expanded(first), *hit.start, cal);
  if (!hit.end) return std::nullopt;
  return hit;
}

}  // namespace calllock::domain::wishes

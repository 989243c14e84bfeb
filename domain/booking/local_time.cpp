#include "domain/booking/local_time.hpp"

#include <date/tz.h>

#include <array>
#include <cstdio>
#include <exception>

namespace calllock::domain {
namespace {

using std::chrono::duration_cast;
using std::chrono::floor;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::year_month_day;

constexpr std::array<const char*, 7> weekday_names = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                      "Thursday", "Friday", "Saturday"};
constexpr std::array<const char*, 12> month_names = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};

/// Null for UTC, which is also what an unknown zone or a machine without a zone database falls back to.
const date::time_zone* find_zone(std::string_view name) noexcept {
  thread_local const date::time_zone* last = nullptr;  // nearly always asked for again
  if (last != nullptr && last->name() == name) return last;
  try {
    last = date::locate_zone(std::string{name});
    return last;
  } catch (const std::exception&) {
    return nullptr;
  }
}

/// The rules of a zone are read from disk on first use, which can fail as well.
std::optional<date::sys_info> info_at(const date::time_zone* zone, instant t) noexcept {
  if (zone == nullptr) return std::nullopt;
  try {
    return zone->get_info(floor<seconds>(t));
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

std::optional<date::local_info> info_at(const date::time_zone* zone, local_instant t) noexcept {
  if (zone == nullptr) return std::nullopt;
  try {
    return zone->get_info(date::local_seconds{floor<seconds>(t).time_since_epoch()});
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

template <class... T>
std::string print(const char* format, T... values) {
  std::array<char, 96> buffer{};
  const int written = std::snprintf(buffer.data(), buffer.size(), format, values...);
  return written > 0 ? std::string(buffer.data()) : std::string();
}

int number(seconds s) { return static_cast<int>(s.count()); }

std::string clock_text(local_instant t) {
  const auto day = floor<std::chrono::days>(t);
  const auto second = number(duration_cast<seconds>(t - day));
  return iso_date(year_month_day{day}) + print("T%02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60);
}

/// Takes exactly `count` digits from the front of `text`.
std::optional<int> take_digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, std::string_view any_of) {
  if (text.empty() || any_of.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

/// Digits after the decimal point as milliseconds, finer ones cut off.
milliseconds take_fraction(std::string_view& text) {
  int value = 0;
  int scale = 100;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    value += (text.front() - '0') * scale;
    scale /= 10;
    text.remove_prefix(1);
  }
  return milliseconds{value};
}

std::optional<minutes> take_offset(std::string_view& text) {
  if (take(text, "Zz")) return minutes{0};
  const bool negative = !text.empty() && text.front() == '-';
  if (!take(text, "+-")) return std::nullopt;
  const auto hour = take_digits(text, 2);
  if (!hour) return std::nullopt;
  take(text, ":");
  const int minute = text.empty() ? 0 : take_digits(text, 2).value_or(-1);
  if (*hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  const minutes offset{*hour * 60 + minute};
  return negative ? -offset : offset;
}

}  // namespace

bool is_time_zone(std::string_view name) { return find_zone(name) != nullptr; }

seconds utc_offset(instant t, std::string_view zone) {
  const auto info = info_at(find_zone(zone), t);
  return info ? info->offset : seconds{0};
}

local_instant to_local(instant t, std::string_view zone) {
  return local_instant{t.time_since_epoch() + utc_offset(t, zone)};
}

instant to_instant(local_instant t, std::string_view zone) {
  const auto info = info_at(find_zone(zone), t);
  // In the gap `first` is the rule before it: its offset moves the time on by just the gap. When a time comes twice,
  // `first` is the earlier one.
  return instant{t.time_since_epoch() - (info ? info->first.offset : seconds{0})};
}

instant at_local(year_month_day day, minutes after_midnight, std::string_view zone) {
  return to_instant(std::chrono::local_days{day} + after_midnight, zone);
}

year_month_day local_date(instant t, std::string_view zone) {
  return year_month_day{floor<std::chrono::days>(to_local(t, zone))};
}

minutes local_clock(instant t, std::string_view zone) {
  const auto local = to_local(t, zone);
  return duration_cast<minutes>(local - floor<std::chrono::days>(local));
}

std::string iso_date(year_month_day day) {
  return print("%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
               static_cast<unsigned>(day.day()));
}

std::string rfc3339(instant t, std::string_view zone) {
  const auto offset = utc_offset(t, zone);
  const int minute = number(offset < seconds{0} ? -offset : offset) / 60;
  return clock_text(local_instant{t.time_since_epoch() + offset}) +
         print("%c%02d:%02d", offset < seconds{0} ? '-' : '+', minute / 60, minute % 60);
}

std::string rfc3339_utc(instant t) {
  const auto whole = floor<seconds>(t);
  const auto rest = static_cast<int>((t - whole).count());
  std::string text = clock_text(local_instant{t.time_since_epoch()});
  if (rest != 0) text += print(".%03d", rest);
  return text + "Z";
}

std::optional<instant> parse_rfc3339(std::string_view text) {
  const auto year = take_digits(text, 4);
  if (!year || !take(text, "-")) return std::nullopt;
  const auto month = take_digits(text, 2);
  if (!month || !take(text, "-")) return std::nullopt;
  const auto day = take_digits(text, 2);
  if (!day || !take(text, "Tt ")) return std::nullopt;
  const auto hour = take_digits(text, 2);
  if (!hour || !take(text, ":")) return std::nullopt;
  const auto minute = take_digits(text, 2);
  if (!minute) return std::nullopt;
  int second = 0;
  milliseconds fraction{0};
  if (take(text, ":")) {
    const auto digits = take_digits(text, 2);
    if (!digits) return std::nullopt;
    second = *digits;
    if (take(text, ".,")) fraction = take_fraction(text);
  }
  const auto offset = take_offset(text);
  const year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                            std::chrono::day{static_cast<unsigned>(*day)}};
  // 60 is a leap second; it is the same instant as the next minute here, as in POSIX time.
  if (!offset || !text.empty() || !date.ok() || *hour > 23 || *minute > 59 || second > 60) return std::nullopt;
  return instant{std::chrono::sys_days{date}} + std::chrono::hours{*hour} + minutes{*minute} + seconds{second} +
         fraction - *offset;
}

std::string speak_date(year_month_day day, std::optional<year_month_day> today) {
  if (!day.ok()) return {};
  const std::chrono::weekday weekday{std::chrono::sys_days{day}};
  std::string text = print("%s, %s %u", weekday_names.at(weekday.c_encoding()),
                           month_names.at(static_cast<unsigned>(day.month()) - 1), static_cast<unsigned>(day.day()));
  if (today && today->year() != day.year()) text += print(", %d", static_cast<int>(day.year()));
  return text;
}

std::string speak_clock(minutes after_midnight) {
  constexpr int per_day = 24 * 60;
  const int minute = ((static_cast<int>(after_midnight.count() % per_day)) + per_day) % per_day;
  if (minute == 0) return "midnight";
  if (minute == 12 * 60) return "noon";
  const int hour = (minute / 60 + 11) % 12 + 1;
  const char* const half = minute < 12 * 60 ? "AM" : "PM";
  return minute % 60 == 0 ? print("%d %s", hour, half) : print("%d:%02d %s", hour, minute % 60, half);
}

std::string speak_instant(instant t, std::string_view zone) {
  return speak_date(local_date(t, zone)) + " at " + speak_clock(local_clock(t, zone));
}

std::string speak_span(instant start, instant end, std::string_view zone) {
  const auto first = local_date(start, zone);
  // Midnight at the end belongs to the day before: "Saturday between 8 PM and midnight".
  const auto last = end > start ? local_date(end - milliseconds{1}, zone) : first;
  if (first == last)
    return speak_date(first) + " between " + speak_clock(local_clock(start, zone)) + " and " +
           speak_clock(local_clock(end, zone));
  return "from " + speak_instant(start, zone) + " to " + speak_date(last) + " at " +
         speak_clock(local_clock(end, zone));
}

}  // namespace calllock::domain

#include <algorithm>
#include <array>
#include <span>

#include "domain/analysis/one_of.hpp"
#include "domain/analysis/time_context.hpp"

/// Days that have a name, resolved to their last occurrence.
namespace calllock::domain {
namespace {

namespace ch = std::chrono;

/// A day of the year by its name. `nth` is 0 for a date, 1 to 4 for that weekday of the month, 5 for the last one.
struct occasion {
  std::string_view first, second, third;
  int month, day_or_weekday, nth;
};

/// In the order of their first words; the longest name first where one begins another.
constexpr std::array<occasion, 45> occasions{{
    {"black", "friday", "", 11, 5, 4},     {"christmas", "eve", "", 12, 24, 0},  {"christmas", "day", "", 12, 25, 0},
    {"christmas", "", "", 12, 25, 0},      {"cinco", "de", "mayo", 5, 5, 0},     {"columbus", "day", "", 10, 1, 2},
    {"father's", "day", "", 6, 0, 3},      {"flag", "day", "", 6, 14, 0},        {"groundhog", "day", "", 2, 2, 0},
    {"halloween", "", "", 10, 31, 0},      {"independence", "day", "", 7, 4, 0}, {"july", "fourth", "", 7, 4, 0},
    {"july", "4th", "", 7, 4, 0},          {"juneteenth", "", "", 6, 19, 0},     {"labor", "day", "", 9, 1, 1},
    {"martin", "luther", "king", 1, 1, 3}, {"memorial", "day", "", 5, 1, 5},     {"mlk", "day", "", 1, 1, 3},
    {"mother's", "day", "", 5, 0, 2},      {"new", "year's", "eve", 12, 31, 0},  {"new", "year's", "day", 1, 1, 0},
    {"new", "year's", "", 1, 1, 0},        {"new", "years", "eve", 12, 31, 0},   {"new", "years", "day", 1, 1, 0},
    {"new", "years", "", 1, 1, 0},         {"president's", "day", "", 2, 1, 3},  {"presidents", "day", "", 2, 1, 3},
    {"school", "started", "", 8, 15, 0},   {"school", "began", "", 8, 15, 0},    {"school", "let", "out", 5, 28, 0},
    {"school", "got", "out", 5, 28, 0},    {"school", "ended", "", 5, 28, 0},    {"spring", "break", "", 3, 16, 0},
    {"st", "patrick's", "day", 3, 17, 0},  {"super", "bowl", "", 2, 0, 2},       {"tax", "day", "", 4, 15, 0},
    {"thanksgiving", "", "", 11, 4, 4},    {"the", "fourth", "of", 7, 4, 0},     {"the", "4th", "of", 7, 4, 0},
    {"the", "super", "bowl", 2, 0, 2},     {"turkey", "day", "", 11, 4, 4},      {"valentine", "day", "", 2, 14, 0},
    {"valentine's", "day", "", 2, 14, 0},  {"valentine's", "", "", 2, 14, 0},    {"veterans", "day", "", 11, 11, 0},
}};

static_assert(std::ranges::is_sorted(occasions, {}, &occasion::first));

/// Where the names with each first letter begin, and behind the last.
constexpr auto places_by_letter = [] {
  std::array<std::size_t, 27> places{};
  for (const auto& o : occasions) {
    for (auto later = static_cast<std::size_t>(o.first.front() - 'a') + 1; later < places.size(); ++later)
      ++places[later];
  }
  return places;
}();

/// The occasions whose first word may be `word`.
std::span<const occasion> occasions_like(std::string_view word) {
  if (word.front() < 'a' || word.front() > 'z') return {};
  const auto letter = static_cast<std::size_t>(word.front() - 'a');
  return std::span(occasions).subspan(places_by_letter[letter],
                                      places_by_letter[letter + 1] - places_by_letter[letter]);
}

/// Hours since noon of the last such day, the n-th weekday of a month.
double hours_since_weekday(const call_clock& clock, int month, int wanted, int nth) {
  if (!clock.now) return 20 * day_hours;
  for (int y = static_cast<int>(ch::year_month_day(ch::floor<ch::days>(*clock.now)).year());; --y) {
    const auto weekday = ch::weekday(static_cast<unsigned>(wanted));
    const auto of_month = ch::year(y) / ch::month(static_cast<unsigned>(month));
    const ch::local_days day = nth == 5 ? ch::local_days{of_month / weekday[ch::last]}
                                        : ch::local_days{of_month / weekday[static_cast<unsigned>(nth)]};
    if (day + ch::hours(12) <= *clock.now) return in_hours(*clock.now - (day + ch::hours(12)));
  }
}

/// Hours since noon of the last Easter Sunday, by the anonymous Gregorian rule.
double hours_since_easter(const call_clock& clock) {
  if (!clock.now) return 30 * day_hours;
  for (int y = static_cast<int>(ch::year_month_day(ch::floor<ch::days>(*clock.now)).year());; --y) {
    const int a = y % 19, b = y / 100, c = y % 100, h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7, m = (a + 11 * h + 22 * l) / 451,
              n = h + l - 7 * m + 114;
    const ch::local_days day{ch::year(y) / ch::month(static_cast<unsigned>(n / 31)) /
                             ch::day(static_cast<unsigned>(n % 31 + 1))};
    if (day + ch::hours(12) <= *clock.now) return in_hours(*clock.now - (day + ch::hours(12)));
  }
}

/// "The time change", "since the time changed", "the clocks went back", "daylight saving": the nearer of the two days
/// on which clocks are set in the United States. Number of words, 0 for none.
std::size_t clock_change(const time_context& t, std::size_t k) {
  const auto w = t.word(k), next = t.word(k + 1);
  if (w == "time" && (next == "change" || next == "changed")) return 2;
  if (w == "daylight" && next.starts_with("saving")) return 2;
  const bool set = next == "went" || next == "fell" || next == "sprang" || next == "changed" || next == "moved";
  return (w == "clocks" || w == "clock") && set ? 2 : 0;
}

/// "The Christmas bins", "a Halloween costume": the day only says what kind of thing it is, unless the words date
/// something: "since the Christmas party", "on Labor Day weekend".
bool names_a_thing(const time_context& t, std::size_t next) {
  if (t.ends_at(next)) return false;
  constexpr auto goes_on = word_kind::function | word_kind::subject | word_kind::joins | word_kind::breaks |
                           word_kind::part_of_day | word_kind::time_unit | word_kind::family | word_kind::negator;
  if (t.is(next, goes_on)) return false;
  for (std::size_t back = 1; back <= 2 && back <= t.start; ++back) {
    if (is_one_of(t.r.word(t.start - back), "since", "at", "on", "before", "after", "around", "during", "over",
                  "until"))
      return false;
  }
  return true;
}

}  // namespace

std::optional<time_expression> occasion_at(const time_context& t, std::size_t k) {
  const auto first = t.word(k);
  const bool article = first == "the" && t.is(k + 1, word_kind::ordinal | word_kind::occasion);
  if (!article && !t.is(k, word_kind::occasion | word_kind::month) && first != "st") return std::nullopt;
  const std::size_t before = k - t.start;
  const auto dated = [&](double hours, std::size_t words) -> std::optional<time_expression> {
    if (names_a_thing(t, k + words)) return std::nullopt;
    return point_in_time(hours, before + words);
  };
  for (const auto& o : occasions_like(first)) {
    if (first != o.first) continue;
    if (!o.second.empty() && t.word(k + 1) != o.second) continue;
    if (!o.third.empty() && t.word(k + 2) != o.third) continue;
    const std::size_t words = (o.third.empty() ? o.second.empty() ? 1U : 2U : 3U) + (o.third == "of" ? 1U : 0U);
    return dated(o.nth == 0 ? hours_since(t.clock, o.month, o.day_or_weekday, false)
                            : hours_since_weekday(t.clock, o.month, o.day_or_weekday, o.nth),
                 words);
  }
  if (first == "easter") return dated(hours_since_easter(t.clock), t.word(k + 1) == "sunday" ? 2 : 1);
  if (const auto words = clock_change(t, k); words != 0) {
    return point_in_time(std::min(hours_since_weekday(t.clock, 3, 0, 2), hours_since_weekday(t.clock, 11, 0, 1)),
                         before + words);
  }
  return std::nullopt;
}

}  // namespace calllock::domain

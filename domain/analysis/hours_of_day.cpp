#include <array>
#include <charconv>

#include "domain/analysis/one_of.hpp"
#include "domain/analysis/time_context.hpp"

/// Times of the day: words, clock times, and both behind a day.
namespace calllock::domain {
namespace {

using enum word_kind;

/// "At", "around", "early" …: words between a day and its hour.
bool leads_to_hour(std::string_view w) noexcept {
  return is_one_of(w, "at", "around", "about", "like", "right", "in", "the", "early", "late", "by", "sometime",
                   "maybe");
}

/// "Making lunch", "during supper", "before bed": what comes before the name of a meal or hour of the same day.
bool leads_to_clock(std::string_view w) noexcept {
  return is_one_of(w, "after", "around", "about", "at", "since", "like", "between", "before", "by", "till", "making",
                   "eating", "fixing", "having", "cooking", "during", "over", "starting", "through");
}

/// Can a clock time end before token `k`? "By two" is none in "by two different techs".
bool may_follow_hour(const time_context& t, std::size_t k) {
  using enum word_kind;
  if (t.ends_at(k) || t.is(k, function | subject | joins | breaks | part_of_day | negator | weekday | interjection))
    return true;
  return is_one_of(t.word(k), "am", "pm", "o'clock", "ish", "last", "this", "yesterday", "sharp", "when", "or");
}

}  // namespace

std::optional<double> hour_of(std::string_view w) noexcept {
  struct row {
    std::string_view word;
    double hour;
  };
  static constexpr std::array<row, 17> rows{{{"dawn", 6},
                                             {"sunrise", 6},
                                             {"breakfast", 7.5},
                                             {"morning", 8},
                                             {"noon", 12},
                                             {"lunch", 12},
                                             {"lunchtime", 12},
                                             {"afternoon", 15},
                                             {"evening", 19},
                                             {"dinner", 18},
                                             {"dinnertime", 18},
                                             {"supper", 18},
                                             {"suppertime", 18},
                                             {"night", 21},
                                             {"tonight", 20},
                                             {"bedtime", 22},
                                             {"midnight", 24}}};
  for (const auto& r : rows) {
    if (r.word == w) return r.hour;
  }
  return std::nullopt;
}

std::optional<double> hour_behind(const time_context& t, std::size_t k, std::size_t& used, std::optional<double> part) {
  const std::size_t from = k;
  used = 0;
  while (k < t.end && leads_to_hour(t.word(k))) ++k;
  if (k >= t.end || t.r.tokens[k].before > gap::comma) return part;
  if ((t.word(k) == "before" || t.word(k) == "after") &&
      (t.word(k + 1) == "work" || t.word(k + 1) == "bed" || t.word(k + 1) == "school" || hour_of(t.word(k + 1)))) {
    used = k + 2 - from;
    if (t.word(k + 1) == "bed") return 22;
    if (t.word(k + 1) == "school") return t.word(k) == "before" ? 7 : 15;
    if (t.word(k + 1) == "work") return t.word(k) == "before" ? 7 : 18;
    return *hour_of(t.word(k + 1)) + (t.word(k) == "before" ? -1 : 1);
  }
  if (const auto h = hour_of(t.word(k)); h && t.word(k) != "night") {
    used = k + 1 - from;
    return h;
  }
  if (t.word(k) == "night") {
    used = k + 1 - from;
    return 21;
  }
  std::size_t after = k;
  const auto clock = clock_hour(t, k, after);
  if (!clock) return part;
  double hour = *clock;
  std::size_t k2 = after;
  bool said_half = false;
  if (k2 < t.end && (t.word(k2) == "am" || t.word(k2) == "pm")) {
    if (t.word(k2) == "pm" && hour < 12) hour += 12;
    if (t.word(k2) == "am" && hour == 12) hour = 0;
    said_half = true;
    ++k2;
  } else if (t.word(k2) == "in" && t.word(k2 + 1) == "the" && hour_of(t.word(k2 + 2))) {
    if (*hour_of(t.word(k2 + 2)) >= 12 && hour < 12) hour += 12;
    said_half = true;
    k2 += 3;
  } else if (t.word(k2) == "o'clock") {
    ++k2;
  }
  if (!said_half && part && *part >= 12 && hour < 12) hour += 12;
  if (!said_half && !part && hour < 6) hour += 12;
  used = k2 - from;
  return hour;
}

std::optional<double> clock_hour(const time_context& t, std::size_t k, std::size_t& after) {
  if (k >= t.end) return std::nullopt;
  const auto& token = t.r.tokens[k];
  const auto w = t.word(k);
  double hour = -1;
  after = k + 1;
  if (token.digits) {
    int h = 0, m = 0;
    const auto [p, error] = std::from_chars(w.data(), w.data() + w.size(), h);
    if (error != std::errc() || h > 24) return std::nullopt;
    if (p != w.data() + w.size() && *p == ':') std::from_chars(p + 1, w.data() + w.size(), m);
    hour = h + m / 60.0;
  } else if (token.is(digit | teen) && token.value >= 1 && token.value <= 12 && w != "oh" && w != "o") {
    hour = token.value;
    if (after < t.end && t.r.tokens[after].before <= gap::hyphen && t.r.tokens[after].is(tens)) {
      hour += t.r.tokens[after].value / 60.0;
      ++after;
    }
  } else {
    return std::nullopt;
  }
  if (after < t.end && t.word(after) == "ish") ++after;
  return hour;
}

std::optional<time_expression> clock_time(const time_context& t) {
  const std::size_t k = t.start;
  const auto& first = t.r.tokens[k];
  if (!first.digits && !first.is(digit | teen | part_of_day | before_time)) return std::nullopt;
  const bool prepositional = leads_to_clock(t.word_before());
  const auto w = t.word(k);
  const bool names_hour = w == "midnight" || w == "noon" || w == "lunchtime" || w == "suppertime" || w == "dinnertime";
  const bool said_clock =
      t.clock.asked_when &&
      (t.word(k + 1) == "o'clock" || t.word(k + 1) == "am" || t.word(k + 1) == "pm" || t.word(k + 1) == "this" ||
       t.word(k + 1) == "ish" || (t.word(k + 1) == "in" && t.word(k + 2) == "the"));
  if (!prepositional && !said_clock && !(names_hour && (t.clock.asked_when || t.r.tokens[k].before >= gap::comma)))
    return std::nullopt;
  bool exact = false;
  std::size_t after = k;
  std::optional<double> hour;
  if (const auto h = hour_of(t.word(k)); h) {
    hour = h;
    after = k + 1;
  } else {
    hour = clock_hour(t, k, after);
    if (!hour || *hour > 12.99 || *hour < 1) return std::nullopt;
    const auto follows = t.word(after);
    if (!may_follow_hour(t, after)) return std::nullopt;
    if (after < t.end && t.r.tokens[after].before <= gap::hyphen &&
        (t.r.tokens[after].is(time_unit) || follows == "degrees" || follows == "or" || follows == "percent" ||
         t.r.tokens[after].digits || t.r.tokens[after].is(digit | teen | tens))) {
      return std::nullopt;
    }
    if (follows == "pm" || (follows == "in" && t.word(after + 2) != "morning")) *hour += *hour < 12 ? 12 : 0;
    if (follows == "o'clock") ++after;
    if (follows == "in") after += 3;
    if (follows == "pm" || follows == "am") ++after;
    exact = after > k + 1;
    if (t.word(after) == "last" && t.word(after + 1) == "night") {
      return point_in_time(day_hours + t.hours_now() - (*hour < 12 ? *hour + 12 : *hour), after + 2 - t.start);
    }
    if (t.word(after) == "yesterday") return point_in_time(day_hours + t.hours_now() - *hour, after + 1 - t.start);
    if (t.word(after) == "this" && hour_of(t.word(after + 1))) after += 2;
  }
  double hours = t.hours_now() - *hour;
  if (hours < 0 && *hour <= 12) hours += 12;
  if (hours < 0) hours += 24;
  auto e = point_in_time(std::max(0.2, hours), after - t.start);
  e->bare_clock = !exact;
  return e;
}

}  // namespace calllock::domain

#include "domain/booking/wish_clock.hpp"

#include <string>

#include "domain/booking/wish_numbers.hpp"

namespace calllock::domain::wishes {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

std::optional<int> two_digits(std::string_view text) {
  if (text.size() != 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') return std::nullopt;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

std::optional<int> hour_figures(std::string_view text) {
  if (text.size() == 2) return two_digits(text);
  if (text.size() == 1 && text[0] >= '0' && text[0] <= '9') return text[0] - '0';
  return std::nullopt;
}

clock_time plain(int hour, int minute) { return clock_time{hour, minute, half::open, false, false, {}}; }

/// "14:00", "09:30" and "00:15" are 24-hour forms.
std::optional<clock_time> written(int hour, int minute, bool leading_zero) {
  if (hour > 24 || minute > 59 || (hour == 24 && minute > 0)) return std::nullopt;
  clock_time time = plain(hour, minute);
  if (hour > 12 || hour == 0 || leading_zero) time.side = half::full;
  return time;
}

/// "2:45", "2.45", "14:00:00".
std::optional<clock_time> match_marked(std::string_view w) {
  const auto mark = w.find_first_of(":.");
  if (mark > 2) return std::nullopt;  // or is not there
  const auto hour = hour_figures(w.substr(0, mark));
  const auto minute = two_digits(w.substr(mark + 1, 2));
  const auto rest = w.size() > mark + 3 ? w.substr(mark + 3) : std::string_view{};
  const bool seconds = w[mark] == ':' && rest.size() == 3 && rest[0] == ':' && two_digits(rest.substr(1));
  if (!hour || !minute || !(rest.empty() || seconds)) return std::nullopt;
  return written(*hour, *minute, w[0] == '0');
}

/// "1030", "0915" where a clock time is due.
std::optional<clock_time> match_compact(std::string_view w) {
  if (w.size() != 3 && w.size() != 4) return std::nullopt;
  const auto hour = hour_figures(w.substr(0, w.size() - 2));
  const auto minute = two_digits(w.substr(w.size() - 2));
  if (!hour || !minute || (*hour == 0 && w.size() == 3)) return std::nullopt;
  return written(*hour, *minute, w[0] == '0');
}

/// The minutes in "ten thirty", "nine oh five", "2 45".
std::optional<number_hit> spoken_minutes(const words& text, std::size_t at) {
  if (at >= text.size() || text[at].before != pause::none) return std::nullopt;
  if (word_is(text, at, "oh|o|zero")) {
    const auto unit = match_number(text, at + 1);
    if (unit && unit->value >= 1 && unit->value <= 9) return number_hit{unit->value, 1 + unit->length, false};
    return std::nullopt;
  }
  const auto n = match_number(text, at);
  if (!n || n->value < 10 || n->value > 59) return std::nullopt;
  if (n->value < 15 && !word_is(text, at + n->length, "am|pm")) return std::nullopt;
  // "nine twenty minutes" is nine, and something else.
  if (word_is(text, at + n->length, "minutes|hours|days|degrees|hour|years|percent|dollars|miles")) return std::nullopt;
  return n;
}

/// "half past eight", "quarter to nine", "ten past four", and "ten to three" if `to_counts`.
std::optional<clock_hit> match_past(const words& text, std::size_t at, bool to_counts) {
  reader r{text, at};
  r.take("a");
  int minute = 0;
  bool figures = false;
  if (r.take("half")) {
    minute = 30;
  } else if (r.take("quarter")) {
    minute = 15;
  } else if (const auto n = match_number(text, r.at()); n && n->value >= 1 && n->value <= 29 && r.length() == 0) {
    minute = n->value;
    r.skip(n->length);
    figures = !r.take("minutes|minute");
  } else {
    return std::nullopt;
  }
  const bool five = minute % 5 == 0 && minute <= 25;
  bool before = false;
  if (r.take("past")) {
  } else if (r.peek("after") && (!figures || five)) {
    r.skip(1);
  } else if (r.peek("to|until|of|before") && minute != 30 &&
             (!figures || (five && (to_counts || minute > 12) && !r.peek("until|before")))) {
    r.skip(1);
    before = true;
  } else if (minute != 30) {
    return std::nullopt;  // "half nine" is half past nine
  }
  const auto hour = match_number(text, r.at());
  const bool noon = word_is(text, r.at(), "noon|midnight");
  if (!noon && (!hour || hour->value < 1 || hour->value > 12)) return std::nullopt;
  if (hour && word_is(text, r.at() + hour->length, "hour|hours|days|day|minutes|weeks")) return std::nullopt;
  int h = noon ? 12 : hour->value;
  r.skip(noon ? 1 : hour->length);
  if (before) {
    h = h == 1 ? 12 : h - 1;
    minute = 60 - minute;
  }
  clock_time time = plain(h, minute);
  // A quarter past noon is p.m., past midnight a.m.; a quarter to them the other way round.
  if (noon) time.side = word_is(text, r.at() - 1, "noon") != before ? half::pm : half::am;
  return clock_hit{time, r.length(), true};
}

/// "It's a hundred and nine in here": the nine is part of a temperature, a price or a number of a house.
bool behind_a_hundred(const words& text, std::size_t at) {
  const std::size_t hundred = at > 0 && text[at - 1].text == "and" ? at - 1 : at;
  return hundred > 1 && text[hundred - 1].text == "hundred" && word_is(text, hundred - 2, "a|one");
}

std::optional<clock_hit> match_core(const words& text, std::size_t at, bool to_counts) {
  if (behind_a_hundred(text, at)) return std::nullopt;
  reader r{text, at};
  r.take("12|twelve|high");
  if (r.take("noon|midday")) return clock_hit{clock_time{12, 0, half::full, false, false, {}}, r.length(), true};
  if (r.take("noonish")) return clock_hit{clock_time{12, 0, half::full, false, true, {}}, r.length(), true};
  if (r.take("midnight")) return clock_hit{clock_time{0, 0, half::full, true, false, {}}, r.length(), true};
  if (const auto past = match_past(text, at, to_counts)) return past;
  const std::string& w = text[at].text;
  if (const auto time = match_marked(w)) return clock_hit{*time, 1, true};
  const auto n = match_number(text, at);
  if (!n) {
    // "oh nine hundred"
    const auto hour = word_is(text, at, "oh|o") ? match_number(text, at + 1) : std::nullopt;
    if (!hour || !word_is(text, at + 1 + hour->length, "hundred") || hour->value > 9) return std::nullopt;
    return clock_hit{clock_time{hour->value, 0, half::full, false, false, {}}, 2 + hour->length, true};
  }
  if (n->digits && (w.size() == 3 || w.size() == 4)) {
    const auto time = match_compact(w);
    if (!time) return std::nullopt;
    const bool sure = word_is(text, at + 1, "am|pm|hours|oclock");
    if (word_is(text, at + 1, "hours"))
      return clock_hit{clock_time{time->hour, time->minute, half::full, false, false, {}}, 2, true};
    return clock_hit{*time, 1, sure};
  }
  if (word_is(text, at + n->length, "hundred") && n->value <= 24 &&
      (word_is(text, at + n->length + 1, "hours") || n->value > 12))
    return clock_hit{clock_time{n->value, 0, half::full, false, false, {}},
                     n->length + (word_is(text, at + n->length + 1, "hours") ? 2U : 1U), true};
  if (n->value > 23 || (n->value == 0 && !n->digits)) return std::nullopt;
  if (const auto m = spoken_minutes(text, at + n->length))
    return clock_hit{*written(n->value, m->value, false), n->length + m->length, true};
  if (n->value > 12 || n->value == 0) return std::nullopt;
  return clock_hit{plain(n->value, 0), n->length, false};
}

void read_half(reader& r, clock_hit& hit) {
  // "I am" is no time of day.
  if (r.peek("am|pm") && !(r.at() > 0 && r.text()[r.at() - 1].text == "i")) {
    if (hit.time.side == half::open || (hit.time.side == half::full && hit.time.hour <= 12))
      hit.time.side = r.peek("am") ? half::am : half::pm;
    r.skip(1);
    hit.sure = true;
  }
  reader part = r;
  if (part.take_all("in|of|at the") || part.take_all("at")) {
    if (part.take("morning|mornings|am")) {
      if (hit.time.side == half::open) hit.time.side = half::am;
    } else if (part.take("afternoon|evening|night|afternoons|evenings|pm")) {
      if (hit.time.side == half::open) hit.time.side = half::pm;
    } else {
      return;
    }
    hit.sure = true;
    r = part;
  }
}

void read_tail(reader& r, clock_hit& hit) {
  if (r.take("oclock")) hit.sure = true;
  if (r.take("sharp|exactly") || r.take_all("on the dot|nose")) hit.sure = true;
  if (r.take("ish") || r.take_all("or so") || r.take_all("or thereabouts") || r.take_all("give or take") ||
      r.take_all("or around there|then")) {
    hit.time.around = true;
    hit.sure = true;
  }
}

}  // namespace

std::optional<zone_hit> match_zone(const words& text, std::size_t at) {
  struct named {
    std::string_view words;
    std::string_view zone;
  };
  static constexpr named zones[] = {{"eastern|est|edt", "America/New_York"}, {"central|cst|cdt", "America/Chicago"},
                                    {"mountain|mst|mdt", "America/Denver"},  {"pacific|pst|pdt", "America/Los_Angeles"},
                                    {"arizona|phoenix", "America/Phoenix"},  {"alaska", "America/Anchorage"},
                                    {"hawaii", "Pacific/Honolulu"},          {"utc|gmt|zulu", "UTC"},
                                    {"atlantic", "America/Halifax"}};
  reader r{text, at};
  r.take("in");
  for (const auto& z : zones) {
    if (!r.peek(z.words)) continue;
    r.skip(1);
    const bool bare = r.length() == 1;
    r.take("standard|daylight");
    if (r.take("time")) return zone_hit{z.zone, r.length()};
    // "central air" is a machine, "mountain" and "arizona" alone are places.
    if (!bare || one_of(text[at].text, "arizona|phoenix|alaska|hawaii|atlantic")) return std::nullopt;
    if (r.peek("air|ac|a|heat|heating|unit|system|hvac|vac|cooling|park|road")) return std::nullopt;
    return zone_hit{z.zone, r.length()};
  }
  return std::nullopt;
}

std::optional<clock_hit> match_clock(const words& text, std::size_t at, bool to_counts) {
  if (at >= text.size() || text[at].aside) return std::nullopt;
  auto hit = match_core(text, at, to_counts);
  if (!hit) return std::nullopt;
  reader r{text, at};
  r.skip(hit->length);
  read_tail(r, *hit);
  read_half(r, *hit);
  read_tail(r, *hit);
  if (const auto zone = match_zone(text, r.at()); zone && !pause_before(text, r.at())) {
    hit->time.zone = zone->zone;
    hit->sure = true;
    r.skip(zone->length);
  }
  // Twelve at night is a midnight, and nobody said which.
  if (hit->time.hour == 12 && hit->time.side == half::pm && word_is(text, r.at() - 1, "night") &&
      !word_is(text, at + 1, "pm"))
    hit->time.midnight = true;
  hit->length = r.length();
  return hit;
}

namespace {

minutes in_half(const clock_time& time, half side) {
  const int hour = time.hour % 12 + (side == half::pm ? 12 : 0);
  return hours{hour} + minutes{time.minute};
}

/// How far a local time lies outside the opening hours; zero within, both ends included.
minutes outside(minutes t, const open_span& span) {
  if (t < span.open) return span.open - t;
  return t > span.close ? t - span.close : minutes{0};
}

instant at_zone(const clock_time& time, minutes clock, day d, const calendar& cal) {
  return time.zone.empty() ? cal.at(d, clock) : to_instant(d + clock, time.zone);
}

}  // namespace

minutes minutes_of(const clock_time& time, day d, const calendar& cal) {
  if (time.side == half::full) return hours{time.hour} + minutes{time.minute};
  if (time.side != half::open) return in_half(time, time.side);
  if (time.hour == 12) return in_half(time, half::pm);
  const auto span = cal.hours_of(d);
  const auto early = in_half(time, half::am);
  const auto late = in_half(time, half::pm);
  const auto gap = [&](minutes clock) {
    if (time.zone.empty()) return outside(clock, span);
    const auto local = to_local(at_zone(time, clock, d, cal), cal.zone);
    return outside(std::chrono::duration_cast<minutes>(local - d), span);
  };
  return gap(late) < gap(early) ? late : early;
}

instant instant_of(const clock_time& time, day d, const calendar& cal) {
  return at_zone(time, minutes_of(time, d, cal), d, cal);
}

instant end_after(const clock_time& end, instant start, day d, const calendar& cal) {
  if (end.side != half::open) return instant_of(end, d, cal);
  for (const auto clock : {in_half(end, half::am), in_half(end, half::pm)}) {
    const auto t = at_zone(end, clock, d, cal);
    if (t > start) return t;
  }
  return at_zone(end, in_half(end, half::am), d + std::chrono::days{1}, cal);
}

}  // namespace calllock::domain::wishes

#include "domain/booking/wish_parts.hpp"

#include <algorithm>
#include <utility>

#include "domain/booking/wish_phrases.hpp"

namespace calllock::domain::wishes {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr int today_flag = 100;  ///< added to a part that names today as well
constexpr minutes evening_start = hours{17};
constexpr minutes evening_end = hours{20};

constexpr int of(day_part part) { return static_cast<int>(part); }

const phrase_table& table() {
  static const phrase_table parts{
      {"in? the? morning|mornings", of(day_part::morning)},
      {"this morning", of(day_part::morning) + today_flag},
      {"in the am", of(day_part::morning)},
      {"morning time", of(day_part::morning)},
      {"in? the? afternoon|afternoons", of(day_part::afternoon)},
      {"in the pm", of(day_part::afternoon)},
      {"this afternoon", of(day_part::afternoon) + today_flag},
      {"later this afternoon", of(day_part::afternoon) + today_flag},
      {"later this morning", of(day_part::morning) + today_flag},
      {"in? the? evening|evenings", of(day_part::evening)},
      {"this evening", of(day_part::evening) + today_flag},
      {"later this evening", of(day_part::evening) + today_flag},
      {"later tonight", of(day_part::evening) + today_flag},
      {"tonight", of(day_part::evening) + today_flag},
      {"at night", of(day_part::evening)},
      {"night|nights|nighttime", of(day_part::evening)},
      {"early|late|later evening", of(day_part::evening)},
      {"late|later at? night", of(day_part::evening)},
      {"early|late|later in the evening", of(day_part::evening)},
      {"first thing", of(day_part::early_morning)},
      {"first thing in the? morning", of(day_part::early_morning)},
      {"first thing this morning", of(day_part::early_morning) + today_flag},
      {"first thing at|upon? opening", of(day_part::early_morning)},
      {"first appointment|slot|call|stop of the day|morning", of(day_part::early_morning)},
      {"first appointment|slot|call|stop in the morning", of(day_part::early_morning)},
      {"right when|as you open", of(day_part::early_morning)},
      {"when|as you open up?", of(day_part::early_morning)},
      {"early mornings|morning", of(day_part::early_morning)},
      {"early this morning", of(day_part::early_morning) + today_flag},
      {"early on? in the morning|day", of(day_part::early_morning)},
      {"bright and early", of(day_part::early_morning)},
      {"crack of dawn", of(day_part::early_morning)},
      {"start|beginning|top of the day", of(day_part::early_morning)},
      {"late|later mornings|morning", of(day_part::late_morning)},
      {"late|later in the morning", of(day_part::late_morning)},
      {"late this morning", of(day_part::late_morning) + today_flag},
      {"at|over|during|around|about? the|my|our? lunch|lunchtime|lunches", of(day_part::lunch)},
      {"on|during my|our|the|his|her lunch|lunchtime", of(day_part::lunch)},
      {"middle of the day", of(day_part::lunch)},
      {"before|by|until lunch|lunchtime", of(day_part::before_lunch)},
      {"before my|our|the|his|her lunch|lunchtime", of(day_part::before_lunch)},
      {"after|past|following lunch|lunchtime", of(day_part::after_lunch)},
      {"after my|our|the|his|her lunch|lunchtime", of(day_part::after_lunch)},
      {"early|earlier afternoons|afternoon", of(day_part::early_afternoon)},
      {"early|earlier in the afternoon", of(day_part::early_afternoon)},
      {"early this afternoon", of(day_part::early_afternoon) + today_flag},
      {"late|later afternoons|afternoon", of(day_part::late_afternoon)},
      {"late|later in the afternoon", of(day_part::late_afternoon)},
      {"late|later this afternoon", of(day_part::late_afternoon) + today_flag},
      {"late|later in the day", of(day_part::late_afternoon)},
      {"at|towards|toward|near|around? the? very? end of the|your|my? day|workday|business", of(day_part::end_of_day)},
      {"at|towards|toward|near|around? the? end of the business|work|working day", of(day_part::end_of_day)},
      {"at? the? close of business|day", of(day_part::end_of_day)},
      {"eod|cob", of(day_part::end_of_day)},
      {"last thing in the day|afternoon", of(day_part::end_of_day)},
      {"last thing", of(day_part::end_of_day)},
      {"last appointment|slot|call|stop of the day", of(day_part::end_of_day)},
      {"right? before you close", of(day_part::end_of_day)},
      {"early|earlier", of(day_part::early)},
      {"early on", of(day_part::early)},
      {"late|later", of(day_part::late)},
      {"later on", of(day_part::late)},
  };
  return parts;
}

constexpr std::string_view day_ends =
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow|mondays|tuesdays|wednesdays|thursdays|"
    "fridays|"
    "saturdays|sundays|mon|tue|tues|wed|thu|thurs|fri";

/// "early" and "late" are parts only next to a day: "if it is not too late" says nothing.
bool next_to_day(const words& text, std::size_t at, std::size_t length) {
  const bool before = at > 0 && text[at].before != pause::stop &&
                      (one_of(text[at - 1].text, day_ends) || one_of(text[at - 1].text, "morning|afternoon|evening"));
  std::size_t next = at + length;
  if (word_is(text, next, "on")) ++next;
  if (word_is(text, next, "this|next")) ++next;
  return before || (word_is(text, next, day_ends) && text[next].before == pause::none);
}

}  // namespace

std::optional<part_hit> match_part(const words& text, std::size_t at) {
  if (at >= text.size() || text[at].aside) return std::nullopt;
  // "Thursday a.m.": without a clock time these are halves of the day.
  const bool day_before = at > 0 && (one_of(text[at - 1].text, day_ends));
  if (day_before && word_is(text, at, "am|pm"))
    return part_hit{text[at].text == "am" ? day_part::morning : day_part::afternoon, 1, false};
  const auto hit = table().match(text, at);
  if (!hit) return std::nullopt;
  const bool today = hit->value >= today_flag;
  const auto part = static_cast<day_part>(hit->value - (today ? today_flag : 0));
  // "The first thing you have" is any time.
  if (part == day_part::early_morning && word_is(text, at + hit->length, "you|yall|they|he|available|open|that|with"))
    return std::nullopt;
  const bool quality = part == day_part::early || part == day_part::late;
  if (quality && !next_to_day(text, at, hit->length)) return std::nullopt;
  return part_hit{part, hit->length, today};
}

std::optional<day_part> merge_parts(day_part first, day_part second) {
  if (first == second) return first;
  if (second == day_part::early || second == day_part::late) std::swap(first, second);
  const bool early = first == day_part::early;
  if (early || first == day_part::late) {
    switch (second) {
      case day_part::morning: return early ? day_part::early_morning : day_part::late_morning;
      case day_part::afternoon: return early ? day_part::early_afternoon : day_part::late_afternoon;
      case day_part::evening: return day_part::evening;
      default: return second;
    }
  }
  // The narrower of two that fit: "first thing, in the morning", "in the afternoon, after lunch".
  static constexpr std::pair<day_part, day_part> inside[] = {
      {day_part::early_morning, day_part::morning},     {day_part::late_morning, day_part::morning},
      {day_part::before_lunch, day_part::morning},      {day_part::after_lunch, day_part::afternoon},
      {day_part::early_afternoon, day_part::afternoon}, {day_part::late_afternoon, day_part::afternoon},
      {day_part::end_of_day, day_part::afternoon}};
  for (const auto& [narrow, wide] : inside) {
    if ((first == narrow && second == wide) || (first == wide && second == narrow)) return narrow;
  }
  return std::nullopt;
}

minutes closing_after(minutes start, day d, const calendar& cal) {
  const auto close = cal.hours_of(d).close;
  return close > start ? close : evening_end;
}

clock_span span_of(day_part part, day d, const calendar& cal) {
  const auto span = cal.hours_of(d);
  const auto to_closing = [&](minutes start) { return clock_span{start, closing_after(start, d, cal)}; };
  // A business that opens at noon has no morning of its own; then the usual one is meant.
  const auto from_opening = [&](minutes end) { return clock_span{span.open < end ? span.open : hours{8}, end}; };
  switch (part) {
    case day_part::morning: return from_opening(hours{12});
    case day_part::afternoon: return to_closing(hours{12});
    case day_part::evening: return {evening_start, evening_end};
    case day_part::early:
    case day_part::early_morning: return {span.open, span.open + hours{2}};
    case day_part::late_morning: return {hours{10}, hours{12}};
    case day_part::lunch: return {minutes{11 * 60 + 30}, minutes{13 * 60 + 30}};
    case day_part::before_lunch: return from_opening(minutes{11 * 60 + 30});
    case day_part::after_lunch: return to_closing(minutes{13 * 60 + 30});
    case day_part::early_afternoon: return {hours{12}, hours{14}};
    case day_part::late:
    case day_part::late_afternoon: return to_closing(hours{15});
    case day_part::end_of_day: return {std::max(span.open, span.close - hours{2}), span.close};
  }
  return {span.open, span.close};
}

half half_of(day_part part) {
  switch (part) {
    case day_part::morning:
    case day_part::early:
    case day_part::early_morning:
    case day_part::late_morning: return half::am;
    case day_part::afternoon:
    case day_part::evening:
    case day_part::early_afternoon:
    case day_part::late_afternoon:
    case day_part::late:
    case day_part::after_lunch:
    case day_part::end_of_day: return half::pm;
    case day_part::lunch:
    case day_part::before_lunch: return half::open;
  }
  return half::open;
}

}  // namespace calllock::domain::wishes

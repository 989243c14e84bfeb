#include "domain/booking/wish_numbers.hpp"

#include <string_view>
#include <unordered_map>

namespace calllock::domain::wishes {
namespace {

using dictionary = std::unordered_map<std::string_view, int>;

const dictionary& cardinals() {
  static const dictionary words = {
      {"zero", 0},      {"one", 1},       {"two", 2},       {"three", 3},    {"four", 4},     {"five", 5},
      {"six", 6},       {"seven", 7},     {"eight", 8},     {"nine", 9},     {"ten", 10},     {"eleven", 11},
      {"twelve", 12},   {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17},
      {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},   {"thirty", 30},  {"forty", 40},   {"fourty", 40},
      {"fifty", 50},    {"sixty", 60},    {"seventy", 70},  {"eighty", 80},  {"ninety", 90}};
  return words;
}

const dictionary& ordinals() {
  static const dictionary words = {{"first", 1},        {"second", 2},      {"third", 3},       {"fourth", 4},
                                   {"fifth", 5},        {"sixth", 6},       {"seventh", 7},     {"eighth", 8},
                                   {"ninth", 9},        {"tenth", 10},      {"eleventh", 11},   {"twelfth", 12},
                                   {"thirteenth", 13},  {"fourteenth", 14}, {"fifteenth", 15},  {"sixteenth", 16},
                                   {"seventeenth", 17}, {"eighteenth", 18}, {"nineteenth", 19}, {"twentieth", 20},
                                   {"thirtieth", 30},   {"fortieth", 40}};
  return words;
}

std::optional<int> find(const dictionary& words, std::string_view text) {
  const auto found = words.find(text);
  return found == words.end() ? std::nullopt : std::optional<int>{found->second};
}

bool usable(const words& text, std::size_t at) { return at < text.size() && !text[at].aside; }

/// The digits at the front, at most four of them, and what comes after.
std::optional<int> figures(std::string_view text, std::string_view& rest) {
  int value = 0;
  std::size_t count = 0;
  while (count < text.size() && text[count] >= '0' && text[count] <= '9') {
    if (count == 4) return std::nullopt;
    value = value * 10 + (text[count++] - '0');
  }
  if (count == 0) return std::nullopt;
  rest = text.substr(count);
  return value;
}

}  // namespace

std::optional<number_hit> match_number(const words& text, std::size_t at) {
  if (!usable(text, at)) return std::nullopt;
  std::string_view rest;
  if (const auto value = figures(text[at].text, rest)) {
    if (!rest.empty()) return std::nullopt;
    return number_hit{*value, 1, true};
  }
  const auto value = find(cardinals(), text[at].text);
  if (!value) return std::nullopt;
  if (*value >= 20 && *value % 10 == 0 && usable(text, at + 1) && text[at + 1].before == pause::none) {
    const auto unit = find(cardinals(), text[at + 1].text);
    if (unit && *unit >= 1 && *unit <= 9) return number_hit{*value + *unit, 2, false};
  }
  return number_hit{*value, 1, false};
}

std::optional<number_hit> match_ordinal(const words& text, std::size_t at) {
  if (!usable(text, at)) return std::nullopt;
  std::string_view rest;
  if (const auto value = figures(text[at].text, rest)) {
    if (*value < 1 || *value > 99 || !one_of(rest, "st|nd|rd|th")) return std::nullopt;
    return number_hit{*value, 1, true};
  }
  if (const auto value = find(ordinals(), text[at].text)) return number_hit{*value, 1, false};
  const auto tens = find(cardinals(), text[at].text);
  if (tens && *tens >= 20 && usable(text, at + 1) && text[at + 1].before == pause::none) {
    const auto unit = find(ordinals(), text[at + 1].text);
    if (unit && *unit <= 9) return number_hit{*tens + *unit, 2, false};
  }
  return std::nullopt;
}

std::optional<count_hit> match_count(const words& text, std::size_t at) {
  reader r{text, at};
  if (r.take_all("a couple|few") || r.take("couple|few|several")) {
    const bool two = word_is(text, r.at() - 1, "couple");
    r.take("of");
    return count_hit{two ? 2 : 3, r.length(), true};
  }
  if (r.take("a|an")) return count_hit{1, 1, false};
  if (const auto n = match_number(text, at)) return count_hit{n->value, n->length, false};
  return std::nullopt;
}

}  // namespace calllock::domain::wishes

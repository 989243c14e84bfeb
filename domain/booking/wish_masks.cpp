#include "domain/booking/wish_masks.hpp"

#include <algorithm>
#include <string_view>

#include "domain/booking/wish_numbers.hpp"
#include "domain/booking/wish_phrases.hpp"

namespace calllock::domain::wishes {
namespace {

void mask(words& text, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to && i < text.size(); ++i) text[i].aside = true;
}

constexpr std::string_view sure_streets =
    "street|st|avenue|ave|road|rd|lane|ln|boulevard|blvd|parkway|pkwy|highway|hwy|terrace|turnpike";
/// These are words of other uses as well ("in court", "on the way"): a house number must lead.
constexpr std::string_view other_streets =
    "drive|dr|court|ct|way|place|pl|circle|cir|trail|loop|square|run|pike|crossing|ridge";

/// Names that a street may have and a wish as well.
constexpr std::string_view time_names =
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|"
    "september|"
    "october|november|december|noon|midnight|christmas|easter|memorial|spring|central|pacific|mountain|eastern";

/// "412 Ninth Street", "off of Fifth Avenue", "9 Maple Drive".
void mask_addresses(words& text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i].before != pause::none) continue;
    const bool sure = one_of(text[i].text, sure_streets);
    if (!sure && !one_of(text[i].text, other_streets)) continue;
    // A house number up to four words ahead begins the address.
    std::size_t from = i;
    for (std::size_t back = 1; back <= 4 && back <= i; ++back) {
      const std::size_t place = i - back;
      const char c = text[place].text.front();
      if (c >= '0' && c <= '9' && match_number(text, place) && back >= 2) {
        from = place;
        break;
      }
      if (text[place].before != pause::none || one_of(text[place].text, "on|at|off|in|of|from|by|near|the|am|pm|to"))
        break;
    }
    if (from == i && sure) {
      // Without a house number only a name that could be a time matters: "on Fifth Avenue", "May Street".
      if (i >= 2 && match_ordinal(text, i - 2) && match_ordinal(text, i - 2)->length == 2)
        from = i - 2;
      else if (match_ordinal(text, i - 1) || match_number(text, i - 1) || one_of(text[i - 1].text, time_names))
        from = i - 1;
    }
    if (from != i) mask(text, from, i + 1);
  }
}

/// What names a place or thing by number.
constexpr std::string_view labels =
    "unit|apartment|apt|suite|ste|room|building|bldg|lot|box|code|extension|ext|zip|highway|route|interstate|exit|"
    "model|"
    "serial|account|invoice|order|option|line|channel|version|floor|number|gate|door|ticket|confirmation|zone|stage|"
    "phase|"
    "filter|grade|seer|merv|thermostat|setting|breaker|circuit";
constexpr std::string_view label_links = "number|code|is|'s|at|to|of|on|has|set";

void mask_labels(words& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!one_of(text[i].text, labels)) continue;
    std::size_t next = i + 1;
    bool linked = false;
    while (next < text.size() && next <= i + 3 && text[next].before == pause::none &&
           one_of(text[next].text, label_links)) {
      linked = linked || one_of(text[next].text, "at|on|to");
      ++next;
    }
    // "The number is 9…", but not "line on Monday at nine": the number must come at once.
    if (linked && !one_of(text[i].text, "thermostat|setting")) continue;
    while (next < text.size() && text[next].before == pause::none &&
           (match_number(text, next) || text[next].text == "-")) {
      const auto n = match_number(text, next);
      const std::size_t length = n ? n->length : 1;
      if (word_is(text, next + length, "am|pm|oclock")) break;
      mask(text, next, next + length);
      next += length;
    }
  }
}

/// Digits that a word adds to a telephone number; 0 if it is none.
std::size_t phone_digits(const words& text, std::size_t at) {
  const auto& w = text[at].text;
  if (one_of(w, "-|oh|o|double|plus")) return w == "-" || w == "double" || w == "plus" ? 0 : 1;
  const auto n = match_number(text, at);
  if (!n)
    return w.size() > 4 && std::all_of(w.begin(), w.end(), [](char c) { return c >= '0' && c <= '9'; }) ? w.size() : 0;
  return n->digits ? w.size() : n->value <= 9 ? 1 : 2;
}

bool phone_word(const words& text, std::size_t at) {
  return phone_digits(text, at) > 0 || one_of(text[at].text, "-|double|plus");
}

/// Seven digits and more in a row, spoken or written.
void mask_phones(words& text) {
  for (std::size_t i = 0; i < text.size();) {
    std::size_t digits = 0;
    std::size_t end = i;
    while (end < text.size() && phone_word(text, end)) digits += phone_digits(text, end++);
    if (digits >= 7 || (end == i + 1 && digits >= 5)) mask(text, i, end);
    i = std::max(end, i + 1);
  }
}

/// After a number these say how many, how old, how large, how hot; hours and days are left to their own grammar.
constexpr std::string_view units =
    "year|years|yr|yrs|degree|degrees|people|person|kid|kids|child|children|dog|dogs|cat|cats|bedroom|bedrooms|bath|"
    "baths|"
    "bathroom|bathrooms|story|stories|ton|tons|gallon|gallons|feet|foot|ft|inch|inches|unit|units|dollar|dollars|bucks|"
    "percent|"
    "times|vents|rooms|floor|floors|psi|amp|amps|volt|volts|pounds|blocks|miles|mile|guys|men|techs|systems|system|"
    "furnaces|"
    "furnace|heaters|calls|call|messages|second|seconds|sec|moment|thing|things|more|square|month old|"
    "btu|seer|zones|zone|grader|weeks old|filters|thermostats|houses|properties|stars|fahrenheit|below|above|tenants|"
    "visits|estimates|quotes|quote|days "
    "old|drops|leaks|toilets|sinks|cents|seater|person's|point|problem|issue|question";

void mask_quantities(words& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto n = match_number(text, i);
    if (!n) continue;
    const std::size_t next = i + n->length;
    if (next >= text.size() || text[next].before != pause::none) continue;

    if (one_of(text[next].text, units)) mask(text, i, next);
    // "ten year old", "it is 95 in here", "70 something".
    if (text[next].text == "something") mask(text, i, next);
    if (word_is(text, next, "day|week|month") && word_is(text, next + 1, "old")) mask(text, i, next + 1);
    if (word_is(text, next, "days|weeks|months|minutes|hours") &&
        word_is(text, next + 1, "old|late|early|ago|drive|away"))
      mask(text, i, next + 2);
    if (i > 0 && one_of(text[i - 1].text, "age|aged|r|size")) mask(text, i, next);
  }
}

const phrase_table& idioms() {
  static const phrase_table table{
      {"month of sundays", 1},
      {"twelfth|thirtieth|31st|12th|30th of never", 1},
      {"once in a blue moon", 1},
      {"cold day in hell|july|august", 1},
      {"christmas in july", 1},
      {"24/7|9/11|50/50", 1},
      {"twenty four seven", 1},
      {"24 7", 1},
      {"a|my? nine to five", 1},
      {"a|my? nine - five", 1},
      {"eleventh hour", 1},
      {"out of ten", 1},
      {"one in a million", 1},
      {"a million years", 1},
      {"square one", 1},
      {"one|a|two|second|few second|seconds|sec|moment|moments|minute of? your? time?", 2},
      {"give|gimme me? a|an|one|two|five|another|couple minute|minutes|second|seconds|sec|moment|moments|hour", 1},
      {"give us a|one|two|five minute|minutes|second|sec|moment", 1},
      {"just|got a|one minute|second|sec|moment", 1},
      {"one more|another|last time|thing|day", 1},
      {"that|this|the|which|no|any|some|every|another|each|last|good|other|new|old|either one", 1},

      {"one another", 1},
      {"for one", 1},
      {"one or the other", 1},
      {"one way or another|the", 1},
      {"either|first one", 1},
      {"the second|first|third "
       "time|one|floor|story|opinion|unit|guy|call|visit|street|house|door|person|half|message|week|appointment|"
       "option|choice",
       3},
      {"second|first|third time|floor|story|opinion|unit|guy|call|visit|house|choice|hand|class|grade|grader|shift", 1},
      {"friday night lights", 1},
      {"super sunday", 1},
      {"happy monday|tuesday|wednesday|thursday|friday|saturday|sunday", 1},
      {"good morning|afternoon|evening", 1},
      {"have a good|nice|great day|one|morning|afternoon|evening|night|weekend", 1},
      {"top of the morning", 1},
      {"number one|two|three|four|five|six|seven|eight|nine|ten", 1},
      {"r 22", 1},
      {"nine one one", 1},
      {"911", 1},
      {"win|wins|won|winning the? super|superbowl|lottery bowl?", 1},
  };
  return table;
}

void mask_idioms(words& text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto hit = idioms().match(text, i);
    if (!hit) {
      ++i;
      continue;
    }
    const std::size_t end = i + hit->length;
    const bool greeting = word_is(text, i, "good") && i > 0 && text[i].before == pause::none;
    // "At one" is a clock time, "a minute" may count ("a minute from now"); "the first week of June" is a span.
    const bool counted =
        hit->value == 2 && (word_is(text, end, "from") || (i > 0 && one_of(text[i - 1].text, "in|within|next")));
    const bool seconds = hit->value == 2 && !word_is(text, end - 1, "minute");
    const bool span = hit->value == 3 && word_is(text, end - 1, "week|half") && word_is(text, end, "of|in");
    const bool clock = word_is(text, end, "oclock|am|pm|thirty|fifteen");
    if (!greeting && !span && !clock && (!counted || seconds)) mask(text, i, end);
    i = end;
  }
}

}  // namespace

void mask_side_numbers(words& text) {
  mask_idioms(text);
  mask_addresses(text);
  mask_labels(text);
  mask_phones(text);
  mask_quantities(text);
}

}  // namespace calllock::domain::wishes

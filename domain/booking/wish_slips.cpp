#include "domain/booking/wish_slips.hpp"

#include <array>
#include <iterator>
#include <string>
#include <string_view>

#include "domain/booking/wish_numbers.hpp"
#include "domain/booking/wish_phrases.hpp"

namespace calllock::domain::wishes {
namespace {

struct slip {
  std::string_view heard;
  std::string_view meant;  ///< empty: filler, nothing is meant
};

/// What is heard for what. Single words that are no English word, and pairs that make no sense apart.
constexpr slip slips[] = {
    // Weekdays.
    {"mon|mun|munn day", "monday"},
    {"munday|mondy|moday|mondey|monda|monnday", "monday"},
    {"tues|tue|toos|chews|choose|twos day", "tuesday"},
    {"two 's day", "tuesday"},
    {"tuseday|toosday|tuesdy|tuesay|tusday|chewsday|teusday|tuesdey", "tuesday"},
    {"wednes|wednesd|wens|wends|wends|wenz|whens|wins|weds|wed day", "wednesday"},
    {"when|win 's day", "wednesday"},
    {"a leven", "eleven"},
    {"wensday|wednsday|wenesday|wendsday|wenzday|wedesday|wednesdy|wendesday|wednessday|wenday|winsday|wedensday|"
     "weddnesday",
     "wednesday"},
    {"thurs|thur|thirs|thers|thirst|thurz|thu day", "thursday"},
    {"thirsday|thersday|thrusday|thurday|thursdy|thurdsay|thurseday|thuresday|tursday|thirstday|thursay", "thursday"},
    {"fri|fry|frie|fried|fly day", "friday"},
    {"fryday|firday|fridy|frieday|fridey|freiday|frday", "friday"},
    {"satur|sat|satter|sater|saturn day", "saturday"},
    {"sat or|her|a|er day", "saturday"},
    {"saterday|satday|saturdy|satuday|satruday|saturady|satarday|satterday|sarurday", "saturday"},
    {"sun|son|sunn day", "sunday"},
    {"sundy|sonday|suday|sunay", "sunday"},
    // Near days.
    {"to|too|two|2|tom|tu morrow|morow|marrow|morro", "tomorrow"},
    {"tomorow|tommorow|tommorrow|tomarrow|tomorro|tmrw|tmr|tmrow|2morrow|2moro|tomoro|tomorrows|tommorro|tomorow",
     "tomorrow"},
    {"to|too day", "today"},
    {"2day|todays", "today"},
    {"to|too|two night|nite|knight", "tonight"},
    {"tonite|2nite|2night", "tonight"},
    {"yester day", "yesterday"},
    {"week|weak end", "weekend"},
    {"week|weak ends", "weekends"},
    {"week day", "weekday"},
    {"week days", "weekdays"},
    {"next weak", "next week"},
    {"this weak", "this week"},
    {"following weak", "following week"},
    {"next weak|week end", "next weekend"},
    {"this weak|week end", "this weekend"},
    // Parts of the day.
    {"mourning|mornin|morening|moring|morrning|mornig", "morning"},
    {"mournings", "mornings"},
    {"morn ing", "morning"},
    {"fore noon", "morning"},
    {"forenoon", "morning"},
    {"this after noon", "this afternoon"},
    {"after noons", "afternoons"},
    {"afternoo|aftenoon|afternon|afternoom|aftermoon|afternun|afterno", "afternoon"},
    {"eve|even|evan ning|ing", "evening"},
    {"evenin|evning|eveing", "evening"},
    {"nite", "night"},
    {"mid day", "midday"},
    {"mid night|nite", "midnight"},
    {"mid week", "midweek"},
    {"mid morning", "morning"},
    {"mid afternoon", "afternoon"},
    {"midmorning", "morning"},
    {"midafternoon", "afternoon"},
    {"noon time", "noon"},
    {"noontime|noons", "noon"},
    {"lunch time|hour|break|period", "lunchtime"},
    {"launch time", "lunchtime"},
    {"lunchbreak|lunchhour", "lunchtime"},
    // Clock times.
    {"a em|m", "am"},
    {"ay em|m", "am"},
    {"p m|em", "pm"},
    {"pee|pea em|m", "pm"},
    {"o|oh|of|a clock", "oclock"},
    {"o'clock|oclocks", "oclock"},
    {"an our", "an hour"},
    {"half an our", "half an hour"},
    {"noon ish", "noonish"},
    {"quarter too|two", "quarter to"},
    {"quarter passed|pass", "quarter past"},
    {"half passed|pass|pasta", "half past"},
    {"corner past", "quarter past"},
    {"for thirty", "four thirty"},
    {"for fifteen", "four fifteen"},
    {"for forty five", "four forty five"},
    {"ate thirty", "eight thirty"},
    {"won thirty", "one thirty"},
    {"too thirty", "two thirty"},
    {"elevin|elven|leven|elevan", "eleven"},
    {"twelv|twelf", "twelve"},
    {"fiveish", "five ish"},
    {"oneish", "one ish"},
    {"twoish", "two ish"},
    {"threeish", "three ish"},
    {"fourish", "four ish"},
    {"sixish", "six ish"},
    {"sevenish", "seven ish"},
    {"eightish", "eight ish"},
    {"nineish|ninish", "nine ish"},
    {"tenish", "ten ish"},
    {"elevenish", "eleven ish"},
    {"twelveish|twelvish", "twelve ish"},
    // Urgency.
    {"a|ay sap|zap", "asap"},
    {"as app|ap", "asap"},
    {"a s a p", "asap"},
    {"aysap|asp|assap|asaap", "asap"},
    {"as soon as posible|possable|possibly|posable|possibel|passable", "as soon as possible"},
    {"right a way", "right away"},
    {"any|eny time", "anytime"},
    {"any times", "anytime"},
    {"anny time", "anytime"},
    {"some time", "sometime"},
    {"what|whut ever", "whatever"},
    {"when ever", "whenever"},
    {"when|win|wen never", "whenever"},
    {"any day", "anyday"},
    {"may be", "maybe"},
    // Months, holidays, ordinals.
    {"febuary|feburary|febraury|februrary", "february"},
    {"janurary|janaury|januray", "january"},
    {"agust|augst", "august"},
    {"setember|septembre|setptember", "september"},
    {"octobre|ocotber", "october"},
    {"novembre|novemeber", "november"},
    {"decembre|decemeber|desember", "december"},
    {"thanks giving", "thanksgiving"},
    {"x mas", "christmas"},
    {"xmas|chrismas|cristmas|xmas's", "christmas"},
    {"labour|labor|laber day", "labor day"},
    {"june teenth", "juneteenth"},
    {"hallow een", "halloween"},
    {"holloween|haloween", "halloween"},
    {"the forth", "the fourth"},
    {"fith", "fifth"},
    {"nineth", "ninth"},
    {"twelth", "twelfth"},
    // Small words.
    {"untill|til|till", "until"},
    {"befor|b4", "before"},
    {"arond|aroun|arround", "around"},
    {"bout", "about"},
    {"thru", "through"},
    {"wont", "will not"},
    {"cannot|cant", "can not"},
    {"couldnt", "could not"},
    {"wouldnt", "would not"},
    {"doesnt", "does not"},
    {"dont", "do not"},
    {"didnt", "did not"},
    {"isnt", "is not"},
    {"arent", "are not"},
    {"wasnt", "was not"},
    {"im", "i am"},
    {"id", "i would"},
    {"ive", "i have"},
    {"lets", "let us"},
    {"hrs", "hours"},
    {"hr", "hour"},
    {"mins", "minutes"},
    {"secs", "seconds"},
    {"wks", "weeks"},
    {"wk", "week"},
    {"wkend", "weekend"},
    {"appt", "appointment"},
    // Filler, politeness.
    {"um|umm|uh|uhh|uhm|er|erm|hmm|hm|mm|mmm|ah|eh|aw|gosh|golly|gee|oops", ""},
    {"please|pls|plz|kindly|thanks", ""},
    {"thank you so|very? much?", ""},
    {"well|yeah|yes|yep|yup|yea|ya|okay|ok|alright|hey|hi|hello|honey|hon|dear|sir|maam|mister|darling", ""},
    {"just|maybe|perhaps|possibly|probably|basically|literally|really|honestly|obviously|hopefully", ""},
    {"let you know", "let you know"},
    {"do you know", "do you know"},
    {"you know", ""},
    {"i guess|suppose|think|believe|reckon", ""},
    {"kind|sort of", ""},
    {"kinda|sorta|totally|definitely|certainly|simply", ""},
    {"if you dont mind", ""},
    {"if you do not mind", ""},
};

/// The table wants a braced list; the rows above carry texts instead of numbers.
template <std::size_t... I>
phrase_table build(std::index_sequence<I...>) {
  return phrase_table{phrase{slips[I].heard, static_cast<int>(I)}...};
}

const phrase_table& table() {
  static const phrase_table built = build(std::make_index_sequence<std::size(slips)>{});
  return built;
}

void append(words& out, std::string_view phrase, pause before) {
  while (!phrase.empty()) {
    const auto blank = phrase.find(' ');
    out.push_back(word{std::string{phrase.substr(0, blank)}, before, false});
    before = pause::none;
    phrase.remove_prefix(blank == std::string_view::npos ? phrase.size() : blank + 1);
  }
}

/// Names that were torn in two: "sat urday", "wed nesday", "thanks giving".
constexpr std::string_view torn =
    "sunday|monday|tuesday|wednesday|thursday|friday|saturday|tomorrow|tonight|yesterday|morning|evening|weekend|"
    "midnight|midday|"
    "thanksgiving|christmas|january|february|september|october|november|december|noonish";

words rejoin(const words& text) {
  words out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    out.push_back(text[i]);
    if (i + 1 >= text.size() || text[i + 1].before != pause::none || text[i].text.size() + text[i + 1].text.size() > 12)
      continue;
    const std::string whole = text[i].text + text[i + 1].text;
    if (!one_of(whole, torn)) continue;
    out.back().text = whole;
    ++i;
  }
  return out;
}

words replace(const words& text) {
  words out;
  out.reserve(text.size());
  pause carried = pause::none;  // of filler that was taken out
  for (std::size_t i = 0; i < text.size();) {
    const pause before = std::max(carried, text[i].before);
    const auto hit = table().match(text, i);
    if (!hit) {
      out.push_back(text[i]);
      out.back().before = before;
      carried = pause::none;
      ++i;
      continue;
    }
    const auto meant = slips[static_cast<std::size_t>(hit->value)].meant;
    append(out, meant, before);
    carried = meant.empty() ? before : pause::none;
    i += hit->length;
  }
  return out;
}

constexpr std::string_view clock_leads = "at|past|around|about|after|before|until|by|from|between";
constexpr std::string_view clock_tails =
    "am|pm|oclock|ish|sharp|thirty|fifteen|forty|today|tomorrow|tonight|in|on|or|monday|tuesday|wednesday|thursday|"
    "friday|"
    "saturday|sunday|works";

/// "too pm" is two p.m., "at ate" is at eight; apart from a clock time these are words of their own.
void mend_numbers(words& text) {
  struct homophone {
    std::string_view heard;
    std::string_view meant;
    std::string_view leads;  ///< a word before it that alone makes it a number, if a tail or the end follows
  };
  static constexpr homophone homophones[] = {
      {"too|tu", "two", clock_leads}, {"to", "two", "at|around|past"}, {"for|fore|foe", "four", "at|past|around|half"},
      {"ate", "eight", clock_leads},  {"won", "one", clock_leads},     {"tree", "three", clock_leads},
      {"tin", "ten", clock_leads}};
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (const auto& h : homophones) {
      if (!one_of(text[i].text, h.heard)) continue;
      const bool led = i > 0 && text[i].before == pause::none && one_of(text[i - 1].text, h.leads);
      const bool tail = word_is(text, i + 1, clock_tails) || pause_before(text, i + 1);
      const bool sure_tail = word_is(text, i + 1, "am|pm|oclock") ||
                             (i > 0 && one_of(text[i - 1].text, "in|within|next|or|and") &&
                              word_is(text, i + 1, "days|weeks|hours|minutes|months|hour|week|day|ours"));
      const bool minutes_to =
          i > 0 && (one_of(text[i - 1].text, "quarter|five|ten|twenty|minutes")) && h.meant == "two";
      if (sure_tail || (led && tail && !minutes_to)) text[i].text = h.meant;
    }
    if (text[i].text == "ours" && i > 0 && match_number(text, i - 1)) text[i].text = "hours";
    if (text[i].text == "noone" && i > 0 && one_of(text[i - 1].text, clock_leads)) text[i].text = "noon";
    // "quarter too three", "ten passed nine".
    if (text[i].text == "too" && match_number(text, i + 1)) text[i].text = "to";
    if (one_of(text[i].text, "passed|pass") && i > 0 && match_number(text, i + 1) &&
        (match_number(text, i - 1) || one_of(text[i - 1].text, "minutes|half|quarter")))
      text[i].text = "past";
  }
}

constexpr std::string_view day_words =
    "today|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mondays|tuesdays|wednesdays|thursdays|"
    "fridays|"
    "saturdays|sundays|mon|tue|tues|wed|weds|thu|thur|thurs|fri|yesterday";

/// "After noon" next to a day is the afternoon; figures and what belongs to them are joined.
words join(const words& text) {
  words out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool noon = text[i].text == "after" && word_is(text, i + 1, "noon") && text[i + 1].before == pause::none;
    const bool day_before = i > 0 && (one_of(text[i - 1].text, day_words) || text[i - 1].text == "this");
    const bool day_after =
        word_is(text, i + 2, day_words) || (word_is(text, i + 2, "on") && word_is(text, i + 3, day_words));
    if (noon && ((day_before && text[i].before == pause::none) || day_after)) {
      out.push_back(word{"afternoon", text[i].before, false});
      ++i;
      continue;
    }
    out.push_back(text[i]);
    // "the 5 th", "march 21 st".
    const auto n = match_number(text, i);
    if (n && n->digits && n->value <= 31 && word_is(text, i + 1, "st|nd|rd|th") && text[i + 1].before == pause::none &&
        i > 0) {
      out.back().text += text[i + 1].text;
      ++i;
    }
  }
  return out;
}

}  // namespace

words mend_slips(words text) {
  text = replace(rejoin(text));
  mend_numbers(text);
  return join(text);
}

}  // namespace calllock::domain::wishes

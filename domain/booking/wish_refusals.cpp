#include "domain/booking/wish_asides.hpp"

#include <algorithm>
#include <string_view>

#include "domain/booking/wish_phrases.hpp"

namespace calllock::domain::wishes {
namespace {

/// Says of the times before it that they are wished for.
const phrase_table& approvals() {
  static const phrase_table table{
      {"works|work|suits|sounds", 1},
      {"would|will|could|might|should be? "
       "work|do|good|great|fine|perfect|nice|ideal|best|better|suit|okay|lovely|wonderful",
       1},
      {"is|'s|are fine|good|great|perfect|okay|ok|open|free|best|better|possible|wonderful|ideal|available", 1},
      {"good|fine|okay|ok|possible|open|available|free", 1},
  };
  return table;
}

/// Words that may stand between a refusal and what is refused.
constexpr std::string_view refusal_gap =
    "on|in|at|between|the|this|a|an|for|any|anything|do|make|it|come|be|have|want|to|like|able|good|available|free|"
    "home|here|"
    "around|there|"
    "need|really|you|schedule|book|take|accept|work|possible|during|early|late|over|either|next|anytime|sometime|me|us|"
    "works|"
    "him|them|somebody|out|of|all|every|each";

bool gap_allows(const words& text, std::size_t from, std::size_t to, std::size_t most) {
  if (to < from || to - from > most) return false;
  for (std::size_t i = from; i < to; ++i)
    if (!one_of(text[i].text, refusal_gap)) return false;
  for (std::size_t i = from; i <= to && i < text.size(); ++i)
    if (text[i].before == pause::stop || (text[i].before == pause::comma && i > from)) return false;
  return true;
}

/// "Any time but Monday": only after "any", "every" and the like is "but" a refusal.
bool but_refuses(const items& found, std::size_t index, const words& text) {
  const auto& but = found[index];
  if (text[but.first].text != "but") return false;
  bool any = false;
  for (std::size_t i = but.first, steps = 0; i > 0 && steps < 8; ++steps) {
    if (text[i].before == pause::stop) break;
    --i;
    any = any || one_of(text[i].text,
                        "any|anytime|anyday|anything|every|everyday|all|whenever|weekday|weekdays|whatever|everything");
  }
  return any;
}

bool approved(const item& it, const words& text) { return approvals().match(text, it.end).has_value(); }

/// Refuses the list that begins with `index`: further days joined by "or", "and", "nor".
void refuse_list(items& found, std::size_t index, const words& text, bool commas) {
  found[index].refused = true;
  const auto kind = found[index].kind;
  for (std::size_t k = index + 1; k < found.size(); ++k) {
    auto& it = found[k];
    if (it.kind == item_kind::either || it.kind == item_kind::also) continue;
    if (it.kind != kind && !(it.kind == item_kind::part && found[k - 1].refused)) return;
    const std::size_t gap = it.first - found[k - 1].end;
    const bool joined = found[k - 1].kind == item_kind::either || found[k - 1].kind == item_kind::also ||
                        word_is(text, it.first - 1, "nor") || (commas && it.kind == kind) ||
                        (it.kind == item_kind::part && gap == 0);
    if (!joined || gap > 2 || text[it.first].before == pause::stop || approved(it, text)) return;
    it.refused = true;
    if (it.kind == item_kind::part && kind == item_kind::days)
      it.aside = true;  // "not Monday morning" refuses the Monday
  }
}

}  // namespace

bool approval_at(const words& text, std::size_t at) { return approvals().match(text, at).has_value(); }

namespace {

/// "Not tomorrow", "I can't do Thursday": true if what follows at once is refused.
bool refuses_next(items& found, std::size_t index, const words& text, bool list) {
  const std::size_t next = index + 1;
  if (next >= found.size() || !found[next].limits() || found[next].flipped || found[next].aside) return false;
  if (!gap_allows(text, found[index].end, found[next].first, 5) || approved(found[next], text)) return false;
  refuse_list(found, next, text, list);
  return true;
}

/// "Thursday I can't", "Monday and Tuesday don't work": refuses what was said right before.
void refuse_before(items& found, std::size_t index, const words& text) {
  std::size_t edge = found[index].first;
  for (std::size_t k = index; k-- > 0;) {
    auto& it = found[k];
    const bool joins = it.kind == item_kind::either || it.kind == item_kind::also;
    if (joins && k + 1 == index) return;
    if ((!joins && !it.limits()) || it.end + 1 < edge || text[edge].before == pause::stop) return;
    // "Next week, Wednesday is out": without an "and" only the last one is meant.
    const bool joined =
        k + 1 == index || found[k + 1].kind == item_kind::either || found[k + 1].kind == item_kind::also;
    if (!joins && !joined && (it.kind == found[k + 1].kind || text[edge].before != pause::none)) return;
    if (!joins) it.refused = true;
    edge = it.first;
  }
}

}  // namespace

void mark_refusals(items& found, const words& text) {
  for (std::size_t k = 0; k < found.size(); ++k) {
    const auto kind = found[k].kind;
    const auto& word = text[found[k].first].text;
    if (kind == item_kind::but && but_refuses(found, k, text)) refuses_next(found, k, text, true);
    const bool looks_back = kind == item_kind::refuse_last;
    // "No Mondays, please".
    if (kind == item_kind::correction && word == "no" && k + 1 < found.size() && found[k + 1].first == found[k].end &&
        text[found[k + 1].end - 1].text.ends_with('s') &&
        (found[k + 1].kind == item_kind::days || found[k + 1].kind == item_kind::part))
      refuse_list(found, k + 1, text, true);
    if (kind != item_kind::refuse_next && !looks_back) continue;
    // "Tomorrow, but I can't be there before noon" bounds the day and does not refuse it.
    if (looks_back && k + 1 < found.size() && found[k + 1].flipped) continue;
    const bool ahead = !looks_back || (one_of(word, "i|we") && !pause_before(text, found[k].end));
    if (ahead && refuses_next(found, k, text, !one_of(word, "not|never|would|can|i|we"))) continue;
    if (looks_back || pause_before(text, found[k].end)) refuse_before(found, k, text);
  }
}

void mark_preferences(items& found, const words& text) {
  for (std::size_t k = 0; k < found.size(); ++k) {
    if (found[k].kind == item_kind::prefer_next && k + 1 < found.size() && found[k + 1].content()) {
      found[k + 1].preferred = true;
    }
    // "Saturday, if I had my pick" looks back.
    const bool last = found[k].kind == item_kind::prefer_last ||
                      (found[k].kind == item_kind::prefer_next && pause_before(text, found[k].end) && k > 0 &&
                       text[found[k].first].text == "if");
    if (last && k > 0 && found[k - 1].content() && found[k].first - found[k - 1].end <= 1 &&
        text[found[k].first].before != pause::stop) {
      // The whole run of times before it: "Thursday at ten would be better".
      std::size_t first = k - 1;
      while (first > 0 && found[first - 1].content() && found[first - 1].end + 1 >= found[first].first &&
             found[first - 1].kind != found[first].kind)
        --first;
      found[first].preferred = true;
    }
  }
}

}  // namespace calllock::domain::wishes

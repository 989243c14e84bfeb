#include "domain/booking/wish_phrases.hpp"

#include <algorithm>

namespace calllock::domain::wishes {

phrase_table::phrase_table(std::initializer_list<phrase> phrases) {
  for (const auto& p : phrases) {
    entry e{{}, p.value};
    std::string_view rest = p.pattern;
    while (!rest.empty()) {
      const auto blank = rest.find(' ');
      std::string_view item = rest.substr(0, blank);
      rest.remove_prefix(blank == std::string_view::npos ? rest.size() : blank + 1);
      const bool optional = item.back() == '?';
      if (optional) item.remove_suffix(1);
      e.elements.push_back({item, optional});
    }
    // Every word a phrase can begin with leads to it.
    for (const auto& item : e.elements) {
      for (std::string_view left = item.alternatives; !left.empty();) {
        const auto bar = left.find('|');
        auto& list = by_first_word_[left.substr(0, bar)];
        if (list.empty() || list.back() != entries_.size()) list.push_back(entries_.size());
        left.remove_prefix(bar == std::string_view::npos ? left.size() : bar + 1);
      }
      if (!item.optional) break;
    }
    entries_.push_back(std::move(e));
  }
}

/// Words matched from `element` on, counted from `start`; 0 if the rest does not match.
std::size_t phrase_table::longest(const entry& e, std::size_t element, const words& text, std::size_t at,
                                  std::size_t start) {
  if (element == e.elements.size()) return at - start;
  const auto& item = e.elements[element];
  std::size_t best = 0;
  const bool crosses = at > start && at < text.size() && text[at].before == pause::stop;
  if (!crosses && word_is(text, at, item.alternatives)) best = longest(e, element + 1, text, at + 1, start);
  if (best == 0 && item.optional) best = longest(e, element + 1, text, at, start);
  return best;
}

std::optional<phrase_table::hit> phrase_table::match(const words& text, std::size_t at) const {
  if (at >= text.size()) return std::nullopt;
  const auto list = by_first_word_.find(text[at].text);
  if (list == by_first_word_.end()) return std::nullopt;
  std::optional<hit> best;
  for (const auto index : list->second) {
    const std::size_t length = longest(entries_[index], 0, text, at, at);
    if (length > 0 && (!best || length > best->length)) best = hit{entries_[index].value, length};
  }
  return best;
}

}  // namespace calllock::domain::wishes

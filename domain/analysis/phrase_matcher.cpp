#include "domain/analysis/phrase_matcher.hpp"

namespace calllock::domain {

void matcher::scan(const clause& c, phrase_index::side side, std::vector<phrase_hit>& hits) {
  low_ = c.first;
  high_ = c.first + c.count;
  side_ = side;
  list_anchors();
  w_.groups.clear();
  for (const auto& a : w_.group_anchors) {
    each_match(*a.at, phrase_index::for_groups, a.token, a.token, [&](const indexed_sequence& s) {
      w_.groups.push_back({s.group, from_, to_});
      traits_ |= phrase_index::trait_of_group(s.group);
    });
  }
  const auto take = [&](const indexed_sequence& s) { hits.push_back({s.what, s.use, from_, to_}); };
  for (const auto& a : w_.anchors) each_match(*a.at, side, a.token, a.token, take);
  if ((traits_ & phrase_index::trait_number) != 0) {
    std::uint32_t last = 0;
    for (auto t = low_; t < high_; ++t) {
      if (number_at(t, last)) each_match_around(index_.at_number, phrase_index::number_symbol, t, last, take);
    }
  }
  for (const auto& g : w_.groups)
    each_match_around(index_.at_group[g.group], phrase_index::symbol_of_group(g.group), g.first, g.last, take);
}

/// Lists each word, pair of words and beginning of a word that anchors sequences of this side, those of groups apart,
/// and takes down what the clause has.
void matcher::list_anchors() {
  w_.anchors.clear();
  w_.group_anchors.clear();
  words_ = traits_ = 0;
  const unsigned wanted = 1U << side_ | 1U << phrase_index::for_groups;
  const auto* slots = w_.slots.data();
  for (auto t = low_; t < high_; ++t) {
    const auto& k = slots[t];
    words_ |= phrase_index::bit_of(k.whole) | phrase_index::bit_of(k.base);
    if (k.number) traits_ |= phrase_index::trait_number;
    if (k.negates) traits_ |= phrase_index::trait_denies;
    if ((k.hangs & wanted) != 0) list(index_.at_word[k.whole], t);
    if (k.whole == 0 || (k.hangs & phrase_index::begins_openly) != 0) list_open_words(t);
    if ((k.hangs & phrase_index::leads_pair) != 0 && t + 1 < high_ &&
        (slots[t + 1].hangs & phrase_index::ends_pair) != 0)
      list_pair(k.whole, slots[t + 1].whole, t);
    if (k.base != k.whole) list_contraction(t);
  }
}

void matcher::list(const phrase_index::lists& at, std::uint32_t token) {
  if (at.any(phrase_index::for_groups)) w_.group_anchors.push_back({&at, token});
  if (at.any(side_)) w_.anchors.push_back({&at, token});
}

void matcher::list_pair(std::uint16_t first, std::uint16_t second, std::uint32_t token) {
  if (const auto* at = index_.of_pair(first, second)) list(*at, token);
}

/// "The heater's dead" has the words "heater's" and "heater", each with the words beside it.
void matcher::list_contraction(std::uint32_t t) {
  const auto& k = w_.slots[t];
  if (k.base == 0) return;
  list(index_.at_word[k.base], t);
  if (t + 1 < high_) {
    const auto& next = w_.slots[t + 1];
    list_pair(k.base, next.whole, t);
    if (next.base != next.whole) list_pair(k.base, next.base, t);
  }
  if (t > low_) list_pair(w_.slots[t - 1].whole, k.base, t - 1);
}

void matcher::list_open_words(std::uint32_t t) {
  if (const auto word = w_.slots[t].whole; word != 0) {
    for (auto i = index_.known_from[word]; i < index_.known_from[word + 1U]; ++i)
      list(index_.at_open_word[index_.known_opens[i]], t);
    return;
  }
  const auto& found = w_.open_words;
  while (next_open_word_ < found.size() && found[next_open_word_].token < t) ++next_open_word_;
  for (; next_open_word_ < found.size() && found[next_open_word_].token == t; ++next_open_word_)
    list(index_.at_open_word[found[next_open_word_].open_word], t);
}

/// Tries the sequences of `side` whose anchor stands at tokens [first, last]; `found` is told of those that match.
template <class F>
void matcher::each_match(const phrase_index::lists& at, phrase_index::side side, std::uint32_t first,
                         std::uint32_t last, const F& found) {
  const auto* end = index_.postings.data() + at.from[side + 1U];
  for (const auto* p = index_.postings.data() + at.from[side]; p != end; ++p) {
    if ((p->need[0] & words_) == 0 || (p->need[1] & words_) == 0 || (p->traits & ~traits_) != 0) continue;
    const auto& s = index_.sequences[p->sequence];
    if (p->whole != 0) {
      from_ = first;
      to_ = first + p->whole - 1U;
      found(s);
    } else if (match(s, first + p->offset, last + p->offset)) {
      found(s);
    }
  }
}

/// The same of what hangs on a number or a group at tokens [first, last], and on it together with the word beside it.
template <class F>
void matcher::each_match_around(const phrase_index::lists& alone, std::uint16_t symbol, std::uint32_t first,
                                std::uint32_t last, const F& found) {
  each_match(alone, side_, first, last, found);
  const auto try_pair = [&](std::uint16_t a, std::uint16_t b) {
    if (const auto* at = index_.of_pair(a, b)) each_match(*at, side_, first, last, found);
  };
  if (first > low_) {
    const auto& before = w_.slots[first - 1];
    try_pair(before.whole, symbol);
    if (before.base != before.whole) try_pair(before.base, symbol);
  }
  if (last + 1 < high_) {
    const auto& behind = w_.slots[last + 1];
    try_pair(symbol, behind.whole);
    if (behind.base != behind.whole) try_pair(symbol, behind.base);
  }
}

/// The number that begins at token `t`, as far as a phrase takes it: its last token; nothing if there is none or if the
/// token is inside a number.
bool matcher::number_at(std::uint32_t t, std::uint32_t& last) const {
  if (!number(t) || (t > low_ && number(t - 1))) return false;
  last = t;
  while (last + 1 < high_ && last + 1 < t + number_words && number(last + 1)) ++last;
  return true;
}

/// Does `s` stand here, its anchor at tokens [first, last]? Sets the tokens of the whole.
bool matcher::match(const indexed_sequence& s, std::uint32_t first, std::uint32_t last) {
  front_ = index_.elements.data() + s.first;
  back_ = front_ + s.count;
  return right(front_ + s.anchor + 1, last + 1) && left(front_ + s.anchor, first);
}

/// Elements from `e` on match from token `t` on; sets the last token.
bool matcher::right(const indexed_element* e, std::uint32_t t) {
  if (e == back_) return to_ = t - 1, true;
  if (e->what == phrase_element::kind::end) return t == high_ && right(e + 1, t);
  for (int skip = 0; skip <= e->gap_before; ++skip, ++t) {
    if (t >= high_ || (skip > 0 && negates(t - 1))) return false;
    if (e->what == phrase_element::kind::words) {
      if (is(*e, t) && right(e + 1, t + 1)) return true;
    } else if (e->what == phrase_element::kind::number) {
      auto n = t;
      while (n < high_ && n < t + number_words && number(n)) ++n;
      for (; n > t; --n) {
        if (right(e + 1, n)) return true;
      }
    } else {
      for (auto g = w_.groups.rbegin(); g != w_.groups.rend(); ++g) {
        if (g->first == t && g->group == e->group && right(e + 1, g->last + 1)) return true;
      }
    }
  }
  return false;
}

/// Elements before `e` match so that they end before token `t`; sets the first token.
bool matcher::left(const indexed_element* e, std::uint32_t t) {
  if (e == front_) return from_ = t, true;
  const int skips = e->gap_before;
  --e;
  for (int skip = 0; skip <= skips; ++skip) {
    if (t <= low_ || (skip > 0 && negates(t))) return false;
    --t;
    if (e->what == phrase_element::kind::words) {
      if (is(*e, t) && left(e, t)) return true;
    } else if (e->what == phrase_element::kind::number) {
      for (auto n = t; n + number_words > t && number(n); --n) {
        if (left(e, n)) return true;
        if (n == low_) break;
      }
    } else {
      for (auto g = w_.groups.rbegin(); g != w_.groups.rend(); ++g) {
        if (g->last == t && g->group == e->group && left(e, g->first)) return true;
      }
    }
  }
  return false;
}

bool matcher::is(const indexed_element& e, std::uint32_t t) const {
  const auto& k = w_.slots[t];
  if (e.negator && k.negates) return true;
  const auto* id = index_.word_ids.data() + e.first_word;
  for (const auto* end = id + e.words; id != end; ++id) {
    if (*id == k.whole || *id == k.base) return true;
  }
  if (e.stems == 0) return false;
  const auto word = r_.word(t);
  for (std::uint32_t i = 0; i < e.stems; ++i) {
    if (word.starts_with(index_.stems[e.first_stem + i])) return true;
  }
  return false;
}

}  // namespace calllock::domain

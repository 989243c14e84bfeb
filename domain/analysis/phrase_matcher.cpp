#include "domain/analysis/phrase_matcher.hpp"

namespace calllock::domain {

void matcher::scan(const clause& c, phrase_index::side side, std::vector<phrase_hit>& hits) {
  low_ = c.first;
  high_ = c.first + c.count;
  at_ = &index_.of[side];
  shift_ = side * side_postings::hanging_bits;
  list_anchors();
  if ((traits_ & phrase_index::trait_number) != 0) list_numbers();
  if (!w_.group_anchors.empty()) {
    each_match(w_.group_anchors, [&](const indexed_sequence& s) {
      w_.groups.push_back({s.group, from_, to_});
      traits_ |= phrase_index::trait_of_group(s.group);
    });
  }
  for (const auto& g : w_.groups) {
    list(at_->at_group[g.group], g.first, g.last);
    list_beside(symbol_of_group(g.group), at_->group_hangs[g.group], g.first, g.last);
  }
  each_match(w_.anchors, [&](const indexed_sequence& s) { hits.push_back({s.what, s.use, from_, to_}); });
}

/// Lists each word, pair of words and beginning of a word that anchors sequences of this side, those of groups apart,
/// and takes down what the clause has.
void matcher::list_anchors() {
  w_.anchors.clear();
  w_.group_anchors.clear();
  w_.groups.clear();
  words_ = 0;
  const auto wanted = static_cast<unsigned>(side_postings::has_groups | side_postings::has_phrases) << shift_;
  const auto leads = static_cast<unsigned>(side_postings::leads_pair) << shift_;
  const auto ends = static_cast<unsigned>(side_postings::ends_pair) << shift_;
  const auto* slots = w_.slots.data();
  std::uint64_t words = 0;  // this and what follows in registers
  unsigned before = 0, all = 0;
  for (auto t = low_, end = high_; t < end; ++t) {
    const auto k = slots[t];
    words |= phrase_index::bit_of(k.whole);
    all |= k.flags;
    if ((before & leads) != 0 && (k.flags & ends) != 0) list_pair(slots[t - 1].whole, k.whole, t - 1, t - 1);
    if ((k.flags & wanted) != 0) list(at_->at_word[k.whole], t, t);
    if ((k.flags & (token_slot::contracted | token_slot::begins_openly)) != 0) {
      if (k.is(token_slot::contracted)) list_contraction(t);
      if (k.is(token_slot::begins_openly)) list_open_words(t);
    }
    before = k.flags;
  }
  words_ |= words;
  traits_ = 0;
  if ((all & token_slot::number) != 0) traits_ |= phrase_index::trait_number;
  if ((all & token_slot::denies) != 0) traits_ |= phrase_index::trait_denies;
}

/// Lists what hangs on the clause's numbers.
void matcher::list_numbers() {
  std::uint32_t last = 0;
  for (auto t = low_; t < high_; ++t) {
    if (!number_at(t, last)) continue;
    list(at_->at_number, t, last);
    list_beside(number_symbol, at_->number_hangs, t, last);
  }
}

inline void matcher::list(const posting_lists& at, std::uint32_t first, std::uint32_t last) {
  if (at.groups != at.phrases) w_.group_anchors.push_back({at.groups, at.phrases, first, last});
  if (at.phrases != at.end) w_.anchors.push_back({at.phrases, at.end, first, last});
}

inline void matcher::list_pair(symbol_id a, symbol_id b, std::uint32_t first, std::uint32_t last) {
  if (const auto* at = at_->of_pair(a, b)) list(*at, first, last);
}

/// "The heater's dead" has the words "heater's" and "heater", each with the words beside it.
void matcher::list_contraction(std::uint32_t t) {
  const auto base = w_.slots[t].base;
  words_ |= phrase_index::bit_of(base);
  list(at_->at_word[base], t, t);
  if (t > low_) list_pair(w_.slots[t - 1].whole, base, t - 1, t - 1);
  if (t + 1 == high_) return;
  const auto& next = w_.slots[t + 1];
  list_pair(base, next.whole, t, t);
  if (next.is(token_slot::contracted)) list_pair(base, next.base, t, t);
}

void matcher::list_open_words(std::uint32_t t) {
  if (const auto word = w_.slots[t].whole; word != 0) {
    for (auto i = index_.known_from[word]; i < index_.known_from[word + 1U]; ++i)
      list(at_->at_open_word[index_.known_opens[i]], t, t);
    return;
  }
  const auto& found = w_.open_words;
  while (next_open_word_ < found.size() && found[next_open_word_].token < t) ++next_open_word_;
  for (; next_open_word_ < found.size() && found[next_open_word_].token == t; ++next_open_word_)
    list(at_->at_open_word[found[next_open_word_].open_word], t, t);
}

/// Lists what hangs on a number or a group at tokens [first, last] together with the word beside it.
void matcher::list_beside(symbol_id symbol, unsigned hangs, std::uint32_t first, std::uint32_t last) {
  if ((hangs & side_postings::ends_pair) != 0 && first > low_) {
    const auto& before = w_.slots[first - 1];
    list_pair(before.whole, symbol, first, last);
    if (before.is(token_slot::contracted)) list_pair(before.base, symbol, first, last);
  }
  if ((hangs & side_postings::leads_pair) != 0 && last + 1 < high_) {
    const auto& behind = w_.slots[last + 1];
    list_pair(symbol, behind.whole, first, last);
    if (behind.is(token_slot::contracted)) list_pair(symbol, behind.base, first, last);
  }
}

/// Tries the sequences at each of the anchors; `found` is told of those that match.
template <class F>
void matcher::each_match(const std::vector<anchor_found>& anchors, const F& found) {
  const auto* postings = at_->postings.data();
  const auto words = words_;
  for (const auto& a : anchors) {
    for (const auto *p = postings + a.begin, *end = postings + a.end; p != end; ++p) {
      if ((p->need[0] & words) == 0 || (p->need[1] & words) == 0 || (p->traits & ~traits_) != 0) continue;
      const auto& s = index_.sequences[p->sequence];
      if (p->whole != 0) {
        from_ = a.first;
        to_ = a.first + p->whole - 1U;
        found(s);
      } else if (match(s, a.first + p->offset, a.last + p->offset)) {
        found(s);
      }
    }
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
  if (s.plain) return match_plain(s, first);
  front_ = index_.elements.data() + s.first;
  back_ = front_ + s.count;
  return right(front_ + s.anchor + 1, last + 1) && left(front_ + s.anchor, first);
}

/// The same of a sequence that is words only, one right behind the other.
bool matcher::match_plain(const indexed_sequence& s, std::uint32_t anchor) {
  if (anchor < low_ + s.anchor || anchor - s.anchor + s.count > high_) return false;
  const auto* elements = index_.elements.data() + s.first;
  from_ = anchor - s.anchor;
  to_ = from_ + s.count - 1U;
  for (std::uint32_t i = 0; i < s.count; ++i) {
    if (i != s.anchor && !is(elements[i], from_ + i)) return false;
  }
  return true;
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
        if (g->first == t && g->group == e->first && right(e + 1, g->last + 1)) return true;
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
        if (g->last == t && g->group == e->first && left(e, g->first)) return true;
      }
    }
  }
  return false;
}

inline bool matcher::is(const indexed_element& e, std::uint32_t t) const {
  const auto& k = w_.slots[t];
  if ((e.mask & (phrase_index::bit_of(k.whole) | phrase_index::bit_of(k.base))) != 0) {
    const auto* id = index_.word_ids.data() + e.first;
    for (const auto* end = id + e.words; id != end; ++id) {
      if (*id == k.whole || *id == k.base) return true;
    }
  }
  if (e.negator && k.is(token_slot::denies)) return true;
  if (e.stems == 0) return false;
  const auto word = r_.word(t);
  for (std::uint32_t i = 0; i < e.stems; ++i) {
    if (word.starts_with(index_.stems[e.first_stem + i])) return true;
  }
  return false;
}

}  // namespace calllock::domain

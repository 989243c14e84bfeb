#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/analysis/phrase_index.hpp"
#include "domain/analysis/reading.hpp"
#include "domain/analysis/word_table.hpp"

/// The second half of a scan: what stands around the anchors that were found. Internal to the lexicon.
namespace calllock::domain {

/// A group's phrase at tokens [first, last]; chained by first and by last token.
struct group_found {
  std::uint16_t group;
  std::uint32_t first, last;
  std::int32_t next_by_first, next_by_last;
};

/// A word that begins as one of `phrase_index::open_words`.
struct open_word_found {
  std::uint32_t open_word;
  std::uint32_t token;
};

/// What matching asks about a token, small, so that a whole call stays in the first cache.
struct token_slot {
  std::uint16_t whole = 0;  ///< id of the word; 0, the id of no word, where no phrase has it
  std::uint16_t base = 0;   ///< id of the word without its contraction
  std::uint32_t clause = 0;
  bool caller = false;
  bool number = false;
  bool negates = false;
};

/// The tokens of a clause and masks of its words and groups.
struct clause_slot {
  std::uint32_t low = 0, high = 0;
  std::uint64_t words = 0;
  std::uint64_t groups = 0;  ///< of the groups found in it
};

/// Anchors that were found and whose sequences have yet to be tried.
struct anchor_found {
  const phrase_index::lists* at = nullptr;
  std::uint32_t token = 0;
  bool pair = false;
};

/// The ids of a phrase table's words, first by the vocabulary's number that a token carries already.
class word_ids {
public:
  void fill(const std::unordered_map<std::string, std::uint16_t>& words) {
    others_.fill(words);
    by_entry_.assign(vocabulary_size(), 0);
    for (const auto& [w, id] : words) {
      if (const auto entry = look_up(w).id; entry != 0) by_entry_[entry] = id;
    }
  }
  [[nodiscard]] std::uint16_t whole(const token& t, std::string_view word) const noexcept {
    return t.word != 0 ? by_entry_[t.word] : others_.find(word);
  }
  [[nodiscard]] std::uint16_t find(std::string_view word) const noexcept { return others_.find(word); }

private:
  std::vector<std::uint16_t> by_entry_;
  word_table others_;
};

/// What a scan needs beside its arguments; one per thread, grown and never shrunk.
struct workspace {
  std::string padded;  ///< the text as Vectorscan sees it
  std::vector<open_word_found> found;
  std::vector<token_slot> slots;
  std::vector<clause_slot> clauses;
  std::vector<anchor_found> anchors, group_anchors;
  std::vector<std::int32_t> by_first, by_last;
  std::vector<group_found> groups;

  void prepare(const reading& r, const word_ids& ids) {
    constexpr auto number =
        word_kind::digit | word_kind::teen | word_kind::tens | word_kind::hundred | word_kind::thousand;
    constexpr auto negator = word_kind::negator | word_kind::no;
    const auto tokens = r.tokens.size();
    found.clear();
    groups.clear();
    by_first.assign(tokens, -1);
    by_last.assign(tokens, -1);
    slots.resize(tokens);
    clauses.clear();
    anchors.clear();
    group_anchors.clear();
    for (const auto& c : r.clauses) {
      const auto end = c.first + c.count;
      const auto index = static_cast<std::uint32_t>(clauses.size());
      std::uint64_t words = 0;
      for (auto t = c.first; t < end; ++t) {
        const auto& k = r.tokens[t];
        const auto word = r.word(t);
        const auto whole = ids.whole(k, word);
        const auto base = k.apostrophe == 0 ? whole : ids.find(word.substr(0, k.apostrophe));
        words |= phrase_index::bit_of(whole) | phrase_index::bit_of(base);
        slots[t] = {whole, base, index, c.who == speaker::caller, k.digits || k.is(number), k.is(negator)};
      }
      clauses.push_back({c.first, end, words, 0});
    }
  }
};

/// Compares sequences with the words around an anchor.
class matcher {
public:
  matcher(const phrase_index& index, const reading& r, workspace& w) : index_(index), r_(r), w_(w) {}

  /// Does `s` stand here, its anchor at tokens [first, last]? Sets the tokens of the whole.
  bool match(const indexed_sequence& s, std::uint32_t first, std::uint32_t last, std::uint32_t& from,
             std::uint32_t& to) {
    const auto& c = w_.clauses[w_.slots[first].clause];
    low_ = c.low;
    high_ = c.high;
    s_ = &s;
    return right(s.anchor + 1U, last + 1, to) && left(s.anchor, first, from);
  }

  /// Has clause `c` what the sequence of `p` asks for beside its anchor?
  static bool has_rest(const phrase_index::posting& p, const clause_slot& c) noexcept {
    return (p.need == 0 || (p.need & c.words) != 0) && (p.groups & c.groups) == p.groups;
  }

  /// Could the sequence of `p` stand around tokens [first, last] of clause `c`? Only looks at the word beside them.
  bool may_match(const phrase_index::posting& p, const clause_slot& c, std::uint32_t first, std::uint32_t last) {
    if (!has_rest(p, c)) return false;
    if (p.side == 0) return true;
    if (p.side < 0 ? first == c.low : last + 1 >= c.high) return false;
    const auto& k = w_.slots[p.side < 0 ? first - 1 : last + 1];
    for (std::size_t i = 0; i < p.count; ++i) {
      if (p.words[i] == k.whole || p.words[i] == k.base) return true;
    }
    return false;
  }

  /// The number that begins at token `t`, as far as a phrase takes it: its last token; nothing if there is none or if
  /// the token is inside a number.
  bool number_at(std::uint32_t t, std::uint32_t& last) const {
    const auto& k = w_.slots[t];
    if (!k.number) return false;
    const auto& c = w_.clauses[k.clause];
    if (t > c.low && w_.slots[t - 1].number) return false;
    last = t;
    while (last + 1 < c.high && last + 1 < t + number_words && w_.slots[last + 1].number) ++last;
    return true;
  }

  void remember(std::uint16_t group, std::uint32_t first, std::uint32_t last) {
    const auto at = static_cast<std::int32_t>(w_.groups.size());
    w_.groups.push_back({group, first, last, w_.by_first[first], w_.by_last[last]});
    w_.clauses[w_.slots[first].clause].groups |= phrase_index::bit_of(group);
    w_.by_first[first] = at;
    w_.by_last[last] = at;
  }

private:
  const indexed_element& element(std::size_t i) const { return index_.elements[s_->first + i]; }

  /// Elements from `i` on match from token `t` on; `to` becomes the last token.
  bool right(std::size_t i, std::uint32_t t, std::uint32_t& to) {
    if (i == s_->count) return to = t - 1, true;
    const auto& e = element(i);
    if (e.what == phrase_element::kind::end) return t == high_ && right(i + 1, t, to);
    for (int skip = 0; skip <= e.gap_before; ++skip, ++t) {
      if (t >= high_ || (skip > 0 && negates(t - 1))) return false;
      if (e.what == phrase_element::kind::words) {
        if (is(e, t) && right(i + 1, t + 1, to)) return true;
      } else if (e.what == phrase_element::kind::number) {
        auto n = t;
        while (n < high_ && n < t + number_words && number(n)) ++n;
        for (; n > t; --n) {
          if (right(i + 1, n, to)) return true;
        }
      } else {
        for (auto g = w_.by_first[t]; g >= 0; g = w_.groups[static_cast<std::size_t>(g)].next_by_first) {
          const auto& found = w_.groups[static_cast<std::size_t>(g)];
          if (found.group == e.group && right(i + 1, found.last + 1, to)) return true;
        }
      }
    }
    return false;
  }

  /// Elements before `i` match so that they end before token `t`; `from` becomes the first token.
  bool left(std::size_t i, std::uint32_t t, std::uint32_t& from) {
    if (i == 0) return from = t, true;
    const auto& e = element(i - 1);
    const auto skips = element(i).gap_before;
    for (int skip = 0; skip <= skips; ++skip) {
      if (t <= low_ || (skip > 0 && negates(t))) return false;
      --t;
      if (e.what == phrase_element::kind::words) {
        if (is(e, t) && left(i - 1, t, from)) return true;
      } else if (e.what == phrase_element::kind::number) {
        for (auto n = t; n + number_words > t && number(n); --n) {
          if (left(i - 1, n, from)) return true;
          if (n == low_) break;
        }
      } else {
        for (auto g = w_.by_last[t]; g >= 0; g = w_.groups[static_cast<std::size_t>(g)].next_by_last) {
          const auto& found = w_.groups[static_cast<std::size_t>(g)];
          if (found.group == e.group && left(i - 1, found.first, from)) return true;
        }
      }
    }
    return false;
  }

  /// A gap never swallows a negator: "the heater isn't dead" is not "heater * dead".
  bool negates(std::uint32_t t) const { return w_.slots[t].negates; }

  bool number(std::uint32_t t) const { return w_.slots[t].number; }

  bool is(const indexed_element& e, std::uint32_t t) {
    if (e.negator && negates(t)) return true;
    if (e.words > 0) {
      const auto& k = w_.slots[t];
      const auto* id = index_.word_ids.data() + e.first_word;
      for (const auto* end = id + e.words; id != end; ++id) {
        if (*id == k.whole || *id == k.base) return true;
      }
    }
    const auto word = e.stems > 0 ? r_.word(t) : std::string_view();
    for (std::uint32_t k = 0; k < e.stems; ++k) {
      if (word.starts_with(index_.stems[e.first_stem + k])) return true;
    }
    return false;
  }

  const phrase_index& index_;
  const reading& r_;
  workspace& w_;
  const indexed_sequence* s_ = nullptr;
  std::uint32_t low_ = 0, high_ = 0;
};

}  // namespace calllock::domain

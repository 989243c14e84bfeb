#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/analysis/phrase_index.hpp"
#include "domain/analysis/reading.hpp"
#include "domain/analysis/word_table.hpp"

/// The second half of a scan: what stands around the words that Vectorscan has found. Internal to the lexicon.
namespace calllock::domain {

inline constexpr std::uint16_t not_looked_up = 0xffff;

/// A group's phrase at tokens [first, last]; chained by first and by last token.
struct group_found {
  std::uint16_t group;
  std::uint32_t first, last;
  std::int32_t next_by_first, next_by_last;
};

struct literal_found {
  std::uint32_t literal;
  std::uint32_t token;
};

/// What a scan needs beside its arguments; one per thread, grown and never shrunk.
struct workspace {
  std::string padded;  ///< the text as Vectorscan sees it
  std::vector<literal_found> found;
  std::vector<std::uint16_t> whole, base;  ///< id of a token, and of it without a contraction
  std::vector<std::int32_t> by_first, by_last;
  std::vector<group_found> groups;

  void clear(std::size_t tokens) {
    found.clear();
    groups.clear();
    whole.assign(tokens, not_looked_up);
    base.assign(tokens, not_looked_up);
    by_first.assign(tokens, -1);
    by_last.assign(tokens, -1);
  }
};

/// Compares sequences with the words around an anchor.
class matcher {
public:
  matcher(const phrase_index& index, const word_table& words, const reading& r, workspace& w)
      : index_(index), words_(words), r_(r), w_(w) {}

  /// Does `s` stand here, its anchor at tokens [first, last]? Sets the tokens of the whole.
  bool match(const indexed_sequence& s, std::uint32_t first, std::uint32_t last, std::uint32_t& from,
             std::uint32_t& to) {
    const auto& c = r_.clauses[r_.tokens[first].clause];
    low_ = c.first;
    high_ = c.first + c.count;
    s_ = &s;
    return right(s.anchor + 1U, last + 1, to) && left(s.anchor, first, from);
  }

  /// Could the sequence of `p` stand around tokens [first, last]? Only looks at the word beside them.
  bool may_match(const phrase_index::posting& p, std::uint32_t first, std::uint32_t last) {
    if (p.side == 0) return true;
    if (p.side < 0 ? first == 0 : last + 1 >= r_.tokens.size()) return false;
    const auto t = p.side < 0 ? first - 1 : last + 1;
    if (w_.whole[t] == not_looked_up) look_up(t);
    for (std::size_t i = 0; i < p.count; ++i) {
      if (p.words[i] == w_.whole[t] || p.words[i] == w_.base[t]) return true;
    }
    return false;
  }

  void remember(std::uint16_t group, std::uint32_t first, std::uint32_t last) {
    const auto at = static_cast<std::int32_t>(w_.groups.size());
    w_.groups.push_back({group, first, last, w_.by_first[first], w_.by_last[last]});
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
  bool negates(std::uint32_t t) const { return r_.tokens[t].is(word_kind::negator | word_kind::no); }

  bool number(std::uint32_t t) const {
    const auto& k = r_.tokens[t];
    return k.digits ||
           k.is(word_kind::digit | word_kind::teen | word_kind::tens | word_kind::hundred | word_kind::thousand);
  }

  bool is(const indexed_element& e, std::uint32_t t) {
    if (e.words > 0) {
      if (w_.whole[t] == not_looked_up) look_up(t);
      const auto* id = index_.word_ids.data() + e.first_word;
      for (const auto* end = id + e.words; id != end; ++id) {
        if (*id == w_.whole[t] || *id == w_.base[t]) return true;
      }
    }
    const auto word = e.stems > 0 ? r_.word(t) : std::string_view();
    for (std::uint32_t k = 0; k < e.stems; ++k) {
      if (word.starts_with(index_.stems[e.first_stem + k])) return true;
    }
    return false;
  }

  void look_up(std::uint32_t t) {
    const auto word = r_.word(t);
    w_.whole[t] = words_.find(word);
    const auto apostrophe = word.find('\'');
    w_.base[t] = apostrophe == std::string_view::npos ? w_.whole[t] : words_.find(word.substr(0, apostrophe));
    // 0 is the id of no word, so an unknown token equals no element.
  }

  const phrase_index& index_;
  const word_table& words_;
  const reading& r_;
  workspace& w_;
  const indexed_sequence* s_ = nullptr;
  std::uint32_t low_ = 0, high_ = 0;
};

}  // namespace calllock::domain

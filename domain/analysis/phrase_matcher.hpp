#pragma once

#include <cstdint>
#include <vector>

#include "domain/analysis/phrase_index.hpp"
#include "domain/analysis/reading.hpp"
#include "domain/analysis/scan_workspace.hpp"

namespace calllock::domain {

/// The second half of a scan: goes through a reading clause by clause, looks for anchors and compares what stands
/// around them. Internal to the lexicon.
class matcher {
public:
  /// `w` is prepared, and its open-ended words are found.
  matcher(const phrase_index& index, const reading& r, workspace& w) : index_(index), r_(r), w_(w) {}

  /// Appends the phrases of `side` in clause `c` to `hits`; the clauses come in their order.
  void scan(const clause& c, phrase_index::side side, std::vector<phrase_hit>& hits);

private:
  void list_anchors();
  void list_numbers();
  void list(const posting_lists& at, std::uint32_t first, std::uint32_t last);
  void list_pair(symbol_id a, symbol_id b, std::uint32_t first, std::uint32_t last);
  void list_contraction(std::uint32_t t);
  void list_open_words(std::uint32_t t);
  void list_beside(symbol_id symbol, unsigned hangs, std::uint32_t first, std::uint32_t last);

  template <class F>
  void each_match(const std::vector<anchor_found>& anchors, const F& found);

  [[nodiscard]] bool number_at(std::uint32_t t, std::uint32_t& last) const;

  bool match(const indexed_sequence& s, std::uint32_t first, std::uint32_t last);
  bool match_plain(const indexed_sequence& s, std::uint32_t anchor);
  bool right(const indexed_element* e, std::uint32_t t);
  bool left(const indexed_element* e, std::uint32_t t);
  [[nodiscard]] bool is(const indexed_element& e, std::uint32_t t) const;

  /// A gap never swallows a negator: "the heater isn't dead" is not "heater * dead".
  [[nodiscard]] bool negates(std::uint32_t t) const { return w_.slots[t].is(token_slot::denies); }
  [[nodiscard]] bool number(std::uint32_t t) const { return w_.slots[t].is(token_slot::number); }

  const phrase_index& index_;
  const reading& r_;
  workspace& w_;
  std::size_t next_open_word_ = 0;

  // Of the clause at hand: what its side listens for, its tokens [low_, high_), `bit_of` its words, its traits.
  const side_postings* at_ = nullptr;
  unsigned shift_ = 0;  ///< of what hangs on a word for this side
  std::uint32_t low_ = 0, high_ = 0;
  std::uint64_t words_ = 0;
  std::uint64_t traits_ = 0;

  // Of the sequence that is compared: its elements, and the tokens [from_, to_] where it stands.
  const indexed_element* front_ = nullptr;
  const indexed_element* back_ = nullptr;
  std::uint32_t from_ = 0, to_ = 0;
};

}  // namespace calllock::domain

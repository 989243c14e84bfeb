#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/analysis/phrase_index.hpp"
#include "domain/analysis/reading.hpp"
#include "domain/analysis/word_table.hpp"

/// What a scan notes down about a reading. Internal to the lexicon.
namespace calllock::domain {

/// What matching asks about a token, small, so that a whole call stays in the first cache.
struct token_slot {
  /// Beside what hangs on it, four bits for each side.
  enum flag : std::uint32_t { number = 1 << 16, denies = 1 << 17, contracted = 1 << 18, begins_openly = 1 << 19 };

  std::uint16_t whole = 0;  ///< id of the word; 0, the id of no word, where no phrase has it
  std::uint16_t base = 0;   ///< id of the word without its contraction
  std::uint32_t flags = 0;  ///< what hangs on the whole, and `flag`

  [[nodiscard]] bool is(flag f) const noexcept { return (flags & f) != 0; }
};

/// What is known of a phrase table's words, first by the vocabulary's number that a token carries already.
class known_words {
public:
  void fill(const phrase_index& index);

  [[nodiscard]] const token_slot& of_entry(std::uint16_t word) const noexcept { return by_entry_[word]; }
  [[nodiscard]] const token_slot& of_id(std::uint16_t id) const noexcept { return by_id_[id]; }
  [[nodiscard]] std::uint16_t find(std::string_view word) const noexcept { return ids_.find(word); }
  /// The same of `length` bytes of `text` from `begin` on, mostly faster.
  [[nodiscard]] std::uint16_t find(std::string_view text, std::uint32_t begin, std::size_t length) const noexcept {
    return ids_.find_in_text(text, begin, length);
  }

private:
  std::vector<token_slot> by_entry_, by_id_;
  word_table ids_;
};

/// A word that no phrase has, and so may begin as one of `phrase_index::open_words`.
struct strange_word {
  std::uint32_t at = 0;  ///< in `workspace::strange_text`, of the blank before it
  std::uint32_t token = 0;
};

/// A word that begins as one of `phrase_index::open_words`.
struct open_word_found {
  std::uint32_t open_word = 0;
  std::uint32_t token = 0;
};

/// An anchor at tokens [first, last] whose postings [begin, end) have yet to be tried.
struct anchor_found {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t first = 0, last = 0;
};

/// A group's phrase at tokens [first, last].
struct group_found {
  std::uint16_t group = 0;
  std::uint32_t first = 0, last = 0;
};

/// What a scan needs beside its arguments; one per thread, grown and never shrunk.
struct workspace {
  std::vector<token_slot> slots;
  std::string strange_text;  ///< what Vectorscan sees: the strange words, a blank before each
  std::vector<strange_word> strange;
  std::vector<open_word_found> open_words;  ///< among the strange words, in the order of their tokens

  // Of the clause at hand.
  std::vector<anchor_found> anchors, group_anchors;
  std::vector<group_found> groups;

  void prepare(const reading& r, const phrase_index& index, const known_words& words);

private:
  void look_up_strange(const token& k, const reading& r, const phrase_index& index, const known_words& words,
                       token_slot& slot);
};

}  // namespace calllock::domain

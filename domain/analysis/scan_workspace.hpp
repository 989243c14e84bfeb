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
  std::uint16_t whole = 0;  ///< id of the word; 0, the id of no word, where no phrase has it
  std::uint16_t base = 0;   ///< id of the word without its contraction
  std::uint8_t hangs = 0;   ///< on the whole, see `phrase_index::hanging`
  bool number = false;
  bool negates = false;
};

/// The ids of a phrase table's words, first by the vocabulary's number that a token carries already.
class word_ids {
public:
  struct known {
    std::uint16_t id = 0;
    std::uint8_t hangs = 0;
  };

  void fill(const phrase_index& index);

  [[nodiscard]] std::uint16_t find(std::string_view word) const noexcept { return others_.find(word); }
  [[nodiscard]] known whole(const token& t, std::string_view word) const noexcept {
    if (t.word != 0) return by_entry_[t.word];
    const auto id = find(word);
    return {id, hangs_[id]};
  }

private:
  std::vector<known> by_entry_;
  std::vector<std::uint8_t> hangs_;
  word_table others_;
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

/// An anchor whose sequences have yet to be tried.
struct anchor_found {
  const phrase_index::lists* at = nullptr;
  std::uint32_t token = 0;
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

  void prepare(const reading& r, const word_ids& ids);
};

}  // namespace calllock::domain

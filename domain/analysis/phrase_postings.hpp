#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace calllock::domain {

/// What stands for a word in the index: its id, from 1. Numbers and groups have symbols above those of all words, so
/// that they make pairs like words.
using symbol_id = std::uint16_t;
inline constexpr symbol_id number_symbol = 0xffff, first_group_symbol = 0xf000;
constexpr symbol_id symbol_of_group(std::uint16_t group) noexcept {
  return static_cast<symbol_id>(first_group_symbol + group);
}

/// One sequence to try at an anchor, with what the clause must hold beside it: most tries end there, without a look at
/// the sequence.
struct posting {
  std::array<std::uint64_t, 2> need{};  ///< masks of the words of two more elements; all ones: none to ask for
  std::uint64_t traits = 0;             ///< of the clause, see `phrase_index::trait_of_group`
  std::uint32_t sequence = 0;
  std::uint8_t offset = 0;  ///< of the anchor in a pair of words
  std::uint8_t whole = 0;   ///< so many words at the anchor are the whole sequence; 0: there is more to compare
};

/// The postings of one anchor: up to `phrases` of groups, from there of phrases.
struct posting_lists {
  std::uint32_t groups = 0, phrases = 0, end = 0;
};

/// What one side's clauses are searched for, by anchor.
struct side_postings {
  /// What hangs on a symbol, as bits; of groups and numbers only the pairs.
  enum hanging : std::uint8_t { has_groups = 1, has_phrases = 2, leads_pair = 4, ends_pair = 8 };
  static constexpr unsigned hanging_bits = 4;

  std::vector<posting> postings;
  std::vector<posting_lists> at_word;  ///< by id
  std::vector<std::uint8_t> hangs;     ///< by id of the word
  std::vector<posting_lists> at_group;
  std::vector<std::uint8_t> group_hangs;
  std::vector<posting_lists> at_open_word;
  posting_lists at_number;
  std::uint8_t number_hangs = 0;
  std::vector<posting_lists> at_pair;

  /// A hash table of pairs, a power of two long.
  struct pair_slot {
    std::uint32_t key = 0;  ///< both symbols; 0: empty
    std::uint32_t at = 0;   ///< in `at_pair`
  };
  std::vector<pair_slot> pairs;
  /// One bit for each hash of a pair: most pairs of a text are in no phrase.
  static constexpr std::size_t may_bits = std::size_t{1} << 17;
  std::array<std::uint64_t, may_bits / 64> may{};

  static std::uint32_t key_of(symbol_id first, symbol_id second) noexcept {
    return static_cast<std::uint32_t>(first) << 16 | second;
  }
  static std::uint32_t hash_of(std::uint32_t key) noexcept {
    const std::uint32_t h = key * 0x9E3779B1U;
    return h ^ (h >> 15);
  }
  /// What hangs on two symbols that stand side by side; null for nearly all.
  [[nodiscard]] const posting_lists* of_pair(symbol_id first, symbol_id second) const noexcept {
    const auto key = key_of(first, second);
    const auto h = hash_of(key);
    const std::size_t bit = h % may_bits;
    if ((may[bit / 64] >> (bit % 64) & 1) == 0) return nullptr;
    for (std::size_t i = h & (pairs.size() - 1); pairs[i].key != 0; i = (i + 1) & (pairs.size() - 1)) {
      if (pairs[i].key == key) return &at_pair[pairs[i].at];
    }
    return nullptr;
  }
};

/// Collects postings by anchor and lays them one behind the other, so that a scan walks through memory in one
/// direction.
class postings_builder {
public:
  struct open_lists {
    std::vector<posting> groups, phrases;
  };
  [[nodiscard]] open_lists& at(symbol_id s) { return by_symbol_[s]; }
  [[nodiscard]] open_lists& at_pair(symbol_id a, symbol_id b) { return by_pair_[side_postings::key_of(a, b)]; }
  [[nodiscard]] open_lists& at_open_word(std::size_t number) { return by_open_word_[number]; }

  /// `words`: the highest id.
  [[nodiscard]] side_postings finish(std::size_t words, std::size_t groups, std::size_t open_words) const;

private:
  std::map<symbol_id, open_lists> by_symbol_;
  std::map<std::size_t, open_lists> by_open_word_;
  std::map<std::uint32_t, open_lists> by_pair_;
};

}  // namespace calllock::domain

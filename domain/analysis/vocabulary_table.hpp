#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "domain/analysis/hints.hpp"
#include "domain/analysis/vocabulary.hpp"
#include "domain/analysis/word_key.hpp"

namespace calllock::domain {

/// All known words and the pairs of them that begin hint phrases, in two hash tables made once. The reading looks into
/// both for every word of a call, so it keeps a reference and the look-ups are inline.
class vocabulary_table {
public:
  static constexpr std::size_t slots = std::size_t{1} << 13;  ///< a power of two, about three times the number of words

  /// An entry that knows nothing for an unknown word.
  [[nodiscard]] const word_entry& find(const word_key& key) const noexcept {
    for (std::size_t i = slot_of(key);; i = (i + 1) & (slots - 1)) {
      const auto& r = records_[i + 1];
      if (r.key == key || r.entry.id == 0) return r.entry;
    }
  }

  /// The entry with this id; one that knows nothing for 0.
  [[nodiscard]] const word_entry& entry(std::uint16_t id) const noexcept { return records_[id].entry; }

  /// The hint phrases of two and more words that begin with these two, longest first.
  [[nodiscard]] phrase_range phrases_from(const word_entry& first, const word_entry& second) const noexcept {
    const auto bit = pair_bit(first.id, second.id);
    if ((paired_[bit / 64] >> (bit % 64) & 1) == 0) return {};
    for (std::size_t i = pair_slot(first.id, second.id); pairs_[i].range.count != 0; i = (i + 1) & (slots - 1)) {
      if (pairs_[i].first == first.id && pairs_[i].second == second.id) return pairs_[i].range;
    }
    return {};
  }

protected:
  struct word_pair {
    std::uint16_t first = 0, second = 0;
    phrase_range range;
  };
  /// Key and entry side by side in the slot itself: a look-up mostly reads one line of the cache. An entry's id is its
  /// place in `records_`, one behind its slot.
  struct record {
    word_key key;
    word_entry entry;
  };

  static std::size_t slot_of(const word_key& k) noexcept {
    // The upper bits of a sum of products; two multiplications that do not wait for each other.
    const std::uint64_t h = k.head * 0x9E3779B97F4A7C15ULL + k.tail * 0xC2B2AE3D27D4EB4FULL;
    return static_cast<std::size_t>(h >> 51);
  }
  static std::uint32_t hash_of(std::uint16_t a, std::uint16_t b) noexcept {
    return (a * 0x9E3779B1U) ^ (b * 0x85EBCA77U);
  }
  static std::size_t pair_slot(std::uint16_t a, std::uint16_t b) noexcept { return hash_of(a, b) >> 7 & (slots - 1); }

  /// One bit for each hash of a pair: most pairs of a text begin no phrase.
  static constexpr std::size_t pair_bits = std::size_t{1} << 16;
  static std::size_t pair_bit(std::uint16_t a, std::uint16_t b) noexcept { return hash_of(a, b) >> 16; }

  std::vector<record> records_{slots + 1};
  std::vector<word_pair> pairs_{slots};
  std::array<std::uint64_t, pair_bits / 64> paired_{};
};

[[nodiscard]] const vocabulary_table& vocabulary() noexcept;

}  // namespace calllock::domain

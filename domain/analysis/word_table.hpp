#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/analysis/word_key.hpp"

namespace calllock::domain {

/// Ids of words in a flat table: a word of up to sixteen letters is two numbers, so that a look-up hashes and compares
/// without a loop and mostly within one cache line.
class word_table {
public:
  void fill(const std::unordered_map<std::string, std::uint16_t>& words) {
    std::size_t size = 16;
    while (size < words.size() * 2) size *= 2;
    slots_.assign(size, {});
    for (const auto& [w, id] : words) {
      if (w.size() > word_key::longest) {
        long_.emplace(w, id);
        continue;
      }
      const auto k = key_of(w);
      auto at = place(k);
      while (slots_[at].id != 0) at = (at + 1) & (size - 1);
      slots_[at] = {k, id};
    }
  }

  /// The id of `w`, 0 for a word that no phrase has.
  [[nodiscard]] std::uint16_t find(std::string_view w) const noexcept {
    return w.size() > word_key::longest ? find_long(w) : find(key_of(w));
  }
  /// The same of `length` bytes of `text` from `begin` on: faster where enough text follows to read a whole key.
  [[nodiscard]] std::uint16_t find_in_text(std::string_view text, std::size_t begin,
                                           std::size_t length) const noexcept {
    if (length <= word_key::longest && begin + word_key::longest <= text.size())
      return find(key_in_text(text.data() + begin, length));
    return find(text.substr(begin, length));
  }

private:
  struct slot {
    word_key key;
    std::uint16_t id = 0;
  };
  [[nodiscard]] std::size_t place(const word_key& k) const noexcept {
    auto h = (k.head ^ (k.tail * 0x9e3779b97f4a7c15ULL)) * 0xff51afd7ed558ccdULL;
    h ^= h >> 32;
    return static_cast<std::size_t>(h) & (slots_.size() - 1);
  }
  [[nodiscard]] std::uint16_t find(const word_key& k) const noexcept {
    for (auto at = place(k); slots_[at].id != 0; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].key == k) return slots_[at].id;
    }
    return 0;
  }
  [[nodiscard]] std::uint16_t find_long(std::string_view w) const noexcept {
    const auto found = long_.find(w);
    return found == long_.end() ? std::uint16_t{0} : found->second;
  }
  std::vector<slot> slots_;
  std::map<std::string, std::uint16_t, std::less<>> long_;
};

}  // namespace calllock::domain

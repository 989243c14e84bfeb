#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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
      if (w.size() > longest) {
        long_.emplace(w, id);
        continue;
      }
      const auto k = key_of(w);
      auto at = place(k);
      while (slots_[at].id != 0) at = (at + 1) & (size - 1);
      slots_[at] = {k.low, k.high, id};
    }
  }

  /// The id of `w`, 0 for a word that no phrase has.
  [[nodiscard]] std::uint16_t find(std::string_view w) const noexcept {
    if (w.size() > longest) {
      const auto found = long_.find(w);
      return found == long_.end() ? std::uint16_t{0} : found->second;
    }
    const auto k = key_of(w);
    for (auto at = place(k); slots_[at].id != 0; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].low == k.low && slots_[at].high == k.high) return slots_[at].id;
    }
    return 0;
  }

private:
  static constexpr std::size_t longest = 16;
  struct key {
    std::uint64_t low = 0, high = 0;
  };
  struct slot {
    std::uint64_t low = 0, high = 0;
    std::uint16_t id = 0;
  };
  /// Two overlapping loads and the length determine a word; no loop over its letters.
  static key key_of(std::string_view w) noexcept {
    const char* p = w.data();
    const std::size_t n = w.size();
    const std::uint64_t length = static_cast<std::uint64_t>(n) << 58;
    if (n >= 8) return {load<std::uint64_t>(p), load<std::uint64_t>(p + n - 8) ^ length};
    if (n >= 4) return {load<std::uint32_t>(p), load<std::uint32_t>(p + n - 4) ^ length};
    if (n >= 2) return {load<std::uint16_t>(p), load<std::uint16_t>(p + n - 2) ^ length};
    return {n == 1 ? load<std::uint8_t>(p) : 0, length};
  }
  template <class T>
  static std::uint64_t load(const char* p) noexcept {
    T v{};
    std::memcpy(&v, p, sizeof v);
    return v;
  }
  [[nodiscard]] std::size_t place(key k) const noexcept {
    auto h = (k.low ^ (k.high * 0x9e3779b97f4a7c15ULL)) * 0xff51afd7ed558ccdULL;
    h ^= h >> 32;
    return static_cast<std::size_t>(h) & (slots_.size() - 1);
  }
  std::vector<slot> slots_;
  std::map<std::string, std::uint16_t, std::less<>> long_;
};

}  // namespace calllock::domain

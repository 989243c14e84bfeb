#include "domain/analysis/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "domain/analysis/hint_phrases.hpp"
#include "domain/analysis/hints.hpp"
#include "domain/analysis/vocabulary_words.hpp"

namespace calllock::domain {
namespace {

constexpr std::size_t slots = 8192;  // power of two, about four times the number of words
constexpr std::size_t longest_word = 16;

std::uint64_t load(const char* p, std::size_t n) noexcept {
  std::uint64_t v = 0;
  switch (n) {  // constant sizes become single moves
    case 8: std::memcpy(&v, p, 8); return v;
    case 7: std::memcpy(&v, p, 7); return v;
    case 6: std::memcpy(&v, p, 6); return v;
    case 5: std::memcpy(&v, p, 5); return v;
    case 4: std::memcpy(&v, p, 4); return v;
    case 3: std::memcpy(&v, p, 3); return v;
    case 2: std::memcpy(&v, p, 2); return v;
    case 1: std::memcpy(&v, p, 1); return v;
    default: return 0;
  }
}

/// Words up to sixteen bytes are determined by their first and last eight, so two loads do what a loop over the letters
/// would.
std::size_t slot_of(std::string_view w) noexcept {
  const std::uint64_t head = load(w.data(), std::min<std::size_t>(w.size(), 8));
  const std::uint64_t tail = w.size() > 8 ? load(w.data() + w.size() - 8, 8) : w.size();
  const std::uint64_t h = (head * 0x9E3779B97F4A7C15ULL) ^ (tail * 0xC2B2AE3D27D4EB4FULL);
  return static_cast<std::size_t>(((h ^ (h >> 29)) * 0xBF58476D1CE4E5B9ULL) >> 40) & (slots - 1);
}

template <class F>
void each_part(std::string_view list, char divider, F&& f) {
  while (!list.empty()) {
    const auto cut = list.find(divider);
    if (const auto part = list.substr(0, cut); !part.empty()) f(part);
    if (cut == std::string_view::npos) break;
    list.remove_prefix(cut + 1);
  }
}

class table {
public:
  table() {
    entries_.reserve(4096);
    entries_.push_back({});  // entry 0: unknown words
    for (const auto& g : words::groups) {
      each_part(g.list, ' ', [&](std::string_view w) { entry(w).kinds = entry(w).kinds | g.kinds; });
    }
    for (const auto& g : words::valued_groups) {
      std::uint16_t value = g.first;
      each_part(g.list, ' ', [&](std::string_view w) {
        entry(w).kinds = entry(w).kinds | g.kinds;
        entry(w).value = value;
        value = static_cast<std::uint16_t>(value + g.step);
      });
    }
    index_phrases();
  }

  const word_entry& find(std::string_view w) const noexcept {
    if (w.empty() || w.size() > longest_word) return entries_[0];
    for (std::size_t i = slot_of(w);; i = (i + 1) & (slots - 1)) {
      const auto& e = entries_[slot_[i]];
      if (slot_[i] == 0 || e.text == w) return e;
    }
  }

  std::span<const hint_phrase> phrases(const word_entry& e) const noexcept {
    return std::span(phrases_).subspan(e.hints, e.hint_count);
  }

private:
  word_entry& entry(std::string_view w) {
    std::size_t i = slot_of(w);
    while (slot_[i] != 0 && entries_[slot_[i]].text != w) i = (i + 1) & (slots - 1);
    if (slot_[i] == 0) {
      slot_[i] = static_cast<std::uint16_t>(entries_.size());
      entries_.push_back({.text = w});
    }
    return entries_[slot_[i]];
  }

  static std::string_view first_word(std::string_view phrase) { return phrase.substr(0, phrase.find(' ')); }

  void index_phrases() {
    for (const auto& g : words::hint_groups) {
      each_part(g.list, '|', [&](std::string_view p) { phrases_.push_back({g.id, p}); });
    }
    std::stable_sort(phrases_.begin(), phrases_.end(), [](const auto& a, const auto& b) {
      const auto wa = first_word(a.text), wb = first_word(b.text);
      return wa != wb ? wa < wb : a.text.size() > b.text.size();
    });
    for (std::size_t i = 0; i < phrases_.size(); ++i) {
      auto& e = entry(first_word(phrases_[i].text));
      if (e.hint_count++ == 0) e.hints = static_cast<std::uint16_t>(i);
    }
  }

  std::vector<word_entry> entries_;
  std::array<std::uint16_t, slots> slot_{};
  std::vector<hint_phrase> phrases_;
};

const table& known_words() {
  static const table t;
  return t;
}

}  // namespace

const word_entry& look_up(std::string_view word) noexcept { return known_words().find(word); }

std::span<const hint_phrase> hints_of(const word_entry& entry) noexcept { return known_words().phrases(entry); }

}  // namespace calllock::domain

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace calllock::domain::wishes {

/// What stands between a word and the one before it.
enum class pause : std::uint8_t { none, comma, stop };

/// One word of what was said, in lower case. Numbers keep the marks inside them (`2:45`, `7/21`, `5th`); a range of
/// digits has a word `-` in its middle; `'s` is a word of its own.
struct word {
  std::string text;
  pause before = pause::none;
  bool aside = false;  ///< belongs to an address, a telephone number, an age or the like: never part of a wish
};

using words = std::vector<word>;

/// Cuts a text into words. Any bytes are allowed; what is neither letter, digit nor known mark separates words.
[[nodiscard]] words split_words(std::string_view text);

/// True if the word at `at` exists, is no aside and is one of `alternatives` (separated by `|`).
[[nodiscard]] bool word_is(const words& text, std::size_t at, std::string_view alternatives);

/// True if `alternatives` (separated by `|`) holds `text`.
[[nodiscard]] bool one_of(std::string_view text, std::string_view alternatives);

/// True if nothing but the end, a comma or a stop comes before the word at `at`.
[[nodiscard]] bool pause_before(const words& text, std::size_t at);

/// A place in the words from which a grammar reads on; cheap to copy, so a failed reading is simply dropped.
class reader {
public:
  reader(const words& text, std::size_t at) : text_(&text), at_(at), start_(at) {}

  [[nodiscard]] const words& text() const { return *text_; }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] std::size_t length() const { return at_ - start_; }

  /// The word `ahead` of the place is one of `alternatives`, and no full stop lies before it (except at the start).
  [[nodiscard]] bool peek(std::string_view alternatives, std::size_t ahead = 0) const;
  /// Reads one word if it is one of `alternatives`.
  bool take(std::string_view alternatives);
  /// Reads the words of `phrase` (separated by blanks, alternatives by `|`) if all are there.
  bool take_all(std::string_view phrase);
  void skip(std::size_t count) { at_ += count; }

private:
  const words* text_;
  std::size_t at_;
  std::size_t start_;
};

}  // namespace calllock::domain::wishes

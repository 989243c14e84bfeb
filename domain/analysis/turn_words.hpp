#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "domain/analysis/characters.hpp"
#include "domain/analysis/reading.hpp"
#include "domain/analysis/vocabulary_table.hpp"

namespace calllock::domain {

/// The words of one turn on their way into a reading: each is spelled out behind the text, then becomes a token, unless
/// what follows shows it to be hesitation. What nearly every word passes is inline.
class turn_words {
protected:
  static constexpr std::size_t longest_token = 60;  ///< longer runs of letters are cut; no word of any rule is so long

  turn_words(std::string_view turn, reading& out)
      : s_(turn), out_(out), first_(out.tokens.size()), end_(out.text.size()) {
    out_.text.resize(end_ + 2 * turn.size() + most_of_word);
  }

  /// The end of the turn: only hesitations can still go.
  void finish_turn();

  [[nodiscard]] bool any_words() const noexcept { return out_.tokens.size() > first_; }

  void widen(gap g) noexcept { pending_ = std::max(pending_, g); }

  /// Makes room for one more word behind the text.
  void begin_word() {
    if (end_ + most_of_word > out_.text.size()) out_.text.resize(2 * out_.text.size() + most_of_word);
    word_ = out_.text.data() + end_;
    length_ = apostrophe_ = 0;
  }
  void put(char c) noexcept { word_[length_++] = c; }
  void put_apostrophe() noexcept {
    if (apostrophe_ == 0) apostrophe_ = length_;
    put('\'');
  }
  [[nodiscard]] std::string_view current() const noexcept { return {word_, length_}; }

  void finish(std::size_t source, std::size_t source_length) {
    const auto& entry = find(word_, length_);
    const auto& base = base_of(current(), entry);
    append(source, source_length, entry.kinds != word_kind::none ? entry : base, entry.id, base.id);
  }

  /// A word that is not in the vocabulary, or only as one without its apostrophe: "hes blowin", as some recognisers
  /// write, is "he's blowing". What may be a name, and "its" where others have their apostrophes, stays.
  void finish_loose(std::size_t source, const word_entry& entry);

  /// The entry of a word behind whose beginning sixteen bytes can be read.
  [[nodiscard]] const word_entry& find(const char* word, std::size_t length) const noexcept {
    return length > word_key::longest ? unknown : known_.find(key_in_text(word, length));
  }

  /// Appends the word in the buffer, after the words before it that it shows to be hesitation have gone. `source`:
  /// where it stands in the turn. Inline: the call alone would be a tenth of what a plain word costs.
  [[gnu::always_inline]] void append(std::size_t source, std::size_t source_length, const word_entry& known,
                                     std::uint16_t word, std::uint16_t base) {
    const auto first_class = class_of(word_[0]);
    const bool digits = first_class == byte_class::digit && class_of(word_[length_ - 1]) == byte_class::digit;
    if (last_may_go_ && shows_hesitation()) leave_out_hesitation(digits);
    const char front = s_[source];
    token& t = out_.tokens.emplace_back();
    t.begin = static_cast<std::uint32_t>(end_);
    t.source = static_cast<std::uint32_t>(source);
    t.length = static_cast<std::uint16_t>(length_);
    t.source_length = static_cast<std::uint16_t>(source_length);
    t.kinds = known.kinds;
    t.value = known.value;
    t.word = word;
    t.base = base;
    t.apostrophe = static_cast<std::uint8_t>(apostrophe_);
    t.before = pending_;
    t.capital = static_cast<unsigned char>(front) < 0x80 ? is_upper(front) : is_latin_capital(source);
    t.letter = length_ == 1 && first_class == byte_class::letter;
    t.digits = digits;
    last_may_go_ = t.is(may_be_hesitation);
    word_[length_] = ' ';
    end_ += length_ + 1;
    pending_ = gap::blank;
  }

  std::string_view s_;  ///< the turn
  reading& out_;
  std::size_t first_;            ///< token of the turn
  gap pending_ = gap::sentence;  ///< what stands before the next word
  char* word_ = nullptr;         ///< the word being read, in `out_.text` from `end_` on
  std::size_t end_;              ///< of the text behind the last token and its blank
  std::size_t length_ = 0;       ///< of the word being read
  std::size_t apostrophe_ = 0;   ///< offset of the first one in the word; 0: none
  const vocabulary_table& known_ = vocabulary();

private:
  static constexpr std::size_t most_of_word = longest_token + word_key::longest;
  static constexpr word_kind may_be_hesitation = word_kind::filler | word_kind::function | word_kind::hesitant;
  static constexpr word_entry unknown{};  // of words too long for the vocabulary

  /// What is known about a word without its contraction: of "the furnace's", "our air's".
  [[nodiscard]] const word_entry& base_of(std::string_view w, const word_entry& whole) const noexcept {
    return apostrophe_ != 0 && w.ends_with("'s") ? find(w.data(), w.size() - 2) : whole;
  }

  /// À to Þ in UTF-8.
  [[nodiscard]] bool is_latin_capital(std::size_t k) const noexcept {
    return k + 1 < s_.size() && static_cast<unsigned char>(s_[k]) == 0xC3 &&
           static_cast<unsigned char>(s_[k + 1]) <= 0x9E;
  }

  /// Could the word in the buffer, or the comma before it, show the last one to be hesitation? A word said twice has
  /// the same length; fillers go whatever follows.
  [[nodiscard]] bool shows_hesitation() const noexcept {
    const auto& last = out_.tokens.back();
    return last.length == length_ || pending_ == gap::comma || last.is(word_kind::filler);
  }

  void leave_out_hesitation(bool digits);
  [[nodiscard]] std::size_t hesitation(gap follows, std::string_view next) const noexcept;
  std::uint32_t drop(std::size_t n, gap follows, bool digits_follow);

  bool last_may_go_ = false;  // the last word is hesitation if the next one shows it
};

}  // namespace calllock::domain

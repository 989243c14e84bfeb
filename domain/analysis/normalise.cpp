#include "domain/analysis/normalise.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "domain/analysis/characters.hpp"
#include "domain/analysis/one_of.hpp"
#include "domain/analysis/turn_words.hpp"

namespace calllock::domain {
namespace {

/// Reads a turn byte by byte, a plain word at a time.
class tokenizer : turn_words {
public:
  tokenizer(std::string_view turn, reading& out) : turn_words(turn, out) {}

  void run() {
    while (i_ < s_.size()) {
      const char c = s_[i_];
      switch (class_of(c)) {
        case byte_class::blank: ++i_; break;
        case byte_class::digit: number(); break;
        case byte_class::letter:
          if (const auto t = static_cast<unsigned char>(c) < 0x80 ? typographic{} : typographic_at(s_, i_);
              t.ascii != 0) {
            mark(t.ascii);
            i_ += t.length;
            break;
          }
          word();
          break;
        case byte_class::other: punctuation(); break;
      }
    }
    finish_turn();
  }

private:
  bool letter_at(std::size_t k) const noexcept { return k < s_.size() && class_of(s_[k]) == byte_class::letter; }
  bool digit_at(std::size_t k) const noexcept { return k < s_.size() && class_of(s_[k]) == byte_class::digit; }
  bool word_at(std::size_t k) const noexcept { return letter_at(k) || digit_at(k); }

  void punctuation() {
    const char c = s_[i_];
    if (c == '-' && i_ + 1 < s_.size() && s_[i_ + 1] == '-') {
      mark('~');
      while (i_ < s_.size() && s_[i_] == '-') ++i_;
      return;
    }
    if (c == '.' && i_ + 1 < s_.size() && s_[i_ + 1] == '.') {
      mark('^');
      while (i_ < s_.size() && s_[i_] == '.') ++i_;
      return;
    }
    mark(c);
    ++i_;
  }

  void mark(char c) {
    const bool after_word = i_ > 0 && word_at(i_ - 1);
    switch (c) {
      case ',':
      case ':': widen(gap::comma); break;
      case '.': widen(abbreviation_gap()); break;
      case '?':
        if (any_words()) out_.tokens.back().asks = true;
        widen(gap::sentence);
        break;
      case '!':
      case ';': widen(gap::sentence); break;
      case '~':
      case '^': widen(gap::pause); break;
      case '/': widen(gap::hyphen); break;
      case '-': widen(after_word && word_at(i_ + 1) ? gap::hyphen : gap::pause); break;
      case '(':
      case '[': skip_note(); break;
      case '&': emit("and", i_, 1); break;
      case '#': emit("#", i_, 1); break;
      case '@': emit("at", i_, 1); break;
      default: break;
    }
  }

  /// "(inaudible speech)", "[background noise]" are notes of the recogniser, nobody's words.
  void skip_note() {
    constexpr std::size_t longest_note = 60;
    const auto end = s_.substr(0, i_ + longest_note).find_first_of(")]", i_);
    if (end != std::string_view::npos) i_ = end;
    widen(gap::comma);
  }

  /// A stop behind a title or an initial ends nothing, behind "Dr" or "St" it is no more than a comma.
  gap abbreviation_gap() const noexcept {
    if (!any_words() || pending_ != gap::blank) return gap::sentence;
    const auto& t = out_.tokens.back();
    const auto w = out_.word(out_.tokens.size() - 1);
    if (w == "mr" || w == "mrs" || w == "ms") return gap::blank;
    if (is_one_of(w, "dr", "st", "ave", "blvd", "rd", "ln", "ct", "ste", "apt", "jr", "sr", "pl", "cir"))
      return gap::comma;
    if (t.letter && t.capital && w != "i" && w != "a" && t.before != gap::hyphen && is_initial()) return gap::comma;
    return gap::sentence;
  }

  /// The last word is a letter that stands in front of or inside a name: "J. Smith", "Franklin D. Roosevelt".
  bool is_initial() const noexcept {
    const std::size_t n = out_.tokens.size();
    if (n == first_ + 1 || out_.tokens[n - 1].before >= gap::comma) return true;
    return out_.tokens[n - 2].capital && !out_.tokens[n - 2].letter;
  }

  void word() {
    begin_word();
    if (!plain_word()) joined_word();
  }

  /// Letters and digits of ASCII and nothing that could belong to the word behind them: nearly every word. False, and
  /// nothing read, for any other.
  bool plain_word() {
    const char* const from = s_.data() + i_;
    const std::size_t room = s_.size() - i_;
    const std::size_t most = std::min(longest_token, room);
    std::size_t n = 1;
    while (n < most && word_bytes[static_cast<unsigned char>(from[n])] != 0) ++n;
    if (n == most ? n != room : from[n] != ' ' && may_go_on(from[n], n)) return false;
    const std::size_t at = i_;
    i_ += n;
    length_ = n;
    if (n <= word_key::longest && room >= word_key::longest) {
      const auto key = cut_to(small_letters(bytes_at(from)), n);
      std::memcpy(word_, &key.head, 8);
      std::memcpy(word_ + 8, &key.tail, 8);
      const auto& entry = known_.find(key);
      if (static_cast<std::int64_t>(entry.kinds) <= 0) [[unlikely]]  // none, or `bare`, the highest
        finish_loose(at, entry);
      else
        append(at, n, entry, entry.id, entry.id);
      if (i_ < s_.size() && s_[i_] == ' ') ++i_;
    } else {
      for (std::size_t k = 0; k < n; ++k) word_[k] = word_bytes[static_cast<unsigned char>(from[k])];
      finish_loose(at, find(word_, n));
    }
    return true;
  }

  /// Can `c` behind so many letters be part of a word?
  static bool may_go_on(char c, std::size_t letters) noexcept {
    return c == '\'' || c == '-' || static_cast<unsigned char>(c) >= 0x80 || (c == '.' && letters == 1);
  }

  /// A word with apostrophes, stops, sounds or letters outside ASCII in it.
  void joined_word() {
    const std::size_t begin = i_;
    std::size_t initials = 0;
    bool sounds = false;  // "uh-huh" stays one word
    while (i_ < s_.size() && i_ - begin < longest_token) {
      const char c = s_[i_];
      if (word_bytes[static_cast<unsigned char>(c)] != 0) {
        plain_letters(begin + longest_token);
      } else if (static_cast<unsigned char>(c) >= 0x80) {
        if (!foreign_byte()) break;
      } else if (c == '\'' && letter_at(i_ + 1)) {
        put_apostrophe();
        ++i_;
      } else if (c == '.' && i_ - begin == 1 + 2 * initials && letter_at(i_ + 1) && !letter_at(i_ + 2)) {
        ++i_;  // p.m., A.C.
        ++initials;
      } else if (c == '-' && !sounds && letter_at(i_ + 1) && is_sound(current())) {
        put(c);
        sounds = true;
        ++i_;
      } else {
        break;
      }
    }
    if (initials != 0 && i_ < s_.size() && s_[i_] == '.') ++i_;
    restore_ending();
    finish(begin, i_ - begin);
  }

  /// "Blowin' hot since this mornin'": the letter that the apostrophe stands for takes its place. A word in single
  /// quotes may end so as well ("'do it again'"), nearly always with an "a" before.
  void restore_ending() noexcept {
    const auto w = current();
    if (i_ >= s_.size() || w.size() < 4 || !w.ends_with("in") || w[w.size() - 3] == 'a') return;
    const bool plain = s_[i_] == '\'';
    if (!plain && typographic_at(s_, i_).ascii != '\'') return;
    put('g');
    i_ += plain ? 1 : 3;
  }

  /// Letters and digits of ASCII up to `limit`: nearly every byte of a transcript comes by here.
  void plain_letters(std::size_t limit) noexcept {
    const char* p = s_.data() + i_;
    const char* const end = s_.data() + std::min(limit, s_.size());
    char* to = word_ + length_;
    while (p != end) {
      const char small = word_bytes[static_cast<unsigned char>(*p)];
      if (small == 0) break;
      *to++ = small;
      ++p;
    }
    i_ = static_cast<std::size_t>(p - s_.data());
    length_ = static_cast<std::size_t>(to - word_);
  }

  /// A byte of a letter outside ASCII, or a curved apostrophe inside a word; false for other marks.
  bool foreign_byte() {
    const auto t = typographic_at(s_, i_);
    if (t.ascii == '\'' && letter_at(i_ + 3) && typographic_at(s_, i_ + 3).ascii == 0) {
      put_apostrophe();
      i_ += 3;
      return true;
    }
    if (t.ascii != 0) return false;
    high_byte();
    return true;
  }

  static bool is_sound(std::string_view w) noexcept {
    return w == "uh" || w == "huh" || w == "mm" || w == "nuh" || w == "mhm";
  }

  /// Letters outside ASCII; capitals of Latin-1 become small ones.
  void high_byte() {
    const auto c = static_cast<unsigned char>(s_[i_]);
    put(s_[i_++]);
    if (c == 0xC3 && i_ < s_.size()) {
      const auto d = static_cast<unsigned char>(s_[i_]);
      if (d >= 0x80 && d <= 0x9E && d != 0x97) {
        put(static_cast<char>(d + 0x20));
        ++i_;
      }
    }
  }

  /// Digits with thousands commas ("9,000"), clock and decimal points ("10:30", "2.5"), and the letters of "9th".
  void number() {
    const std::size_t begin = i_;
    begin_word();
    while (i_ < s_.size() && i_ - begin < longest_token) {
      const char c = s_[i_];
      if (digit_at(i_) || ((c == ':' || c == '.') && digit_at(i_ + 1))) {
        put(c);
        ++i_;
      } else if (c == ',' && i_ - begin <= 3 && digit_at(i_ + 1) && digit_at(i_ + 2) && digit_at(i_ + 3) &&
                 !digit_at(i_ + 4)) {
        ++i_;
      } else {
        break;
      }
    }
    if (const auto suffix = letters_ahead(); suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") {
      put(suffix[0]);
      put(suffix[1]);
      i_ += 2;
    }
    finish(begin, i_ - begin);
  }

  std::string_view letters_ahead() noexcept {
    if (i_ + 1 >= s_.size() || !letter_at(i_) || !letter_at(i_ + 1) || letter_at(i_ + 2)) return {};
    ahead_ = {lower(s_[i_]), lower(s_[i_ + 1])};
    return {ahead_.data(), 2};
  }

  void emit(std::string_view w, std::size_t source, std::size_t source_length) {
    begin_word();
    for (const char c : w) put(c);
    finish(source, source_length);
  }

  std::size_t i_ = 0;  // in the turn
  std::array<char, 2> ahead_{};
};

}  // namespace

void append_tokens(std::string_view turn, reading& out) { tokenizer(turn, out).run(); }

}  // namespace calllock::domain

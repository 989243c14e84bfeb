#include "domain/analysis/normalise.hpp"
#include "domain/analysis/characters.hpp"
#include "domain/analysis/one_of.hpp"
#include "domain/analysis/vocabulary_table.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace calllock::domain {
namespace {

constexpr std::size_t longest_token = 60;  // longer runs of letters are cut; no word of any rule is so long

constexpr word_entry unknown;  // of words too long for the vocabulary

gap stronger(gap a, gap b) noexcept { return std::max(a, b); }

class tokenizer {
public:
  tokenizer(std::string_view turn, reading& out)
      : s_(turn), out_(out), first_(out.tokens.size()), end_(out.text.size()) {
    out_.text.resize(end_ + 2 * turn.size() + most_of_word);
  }

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
    settle(gap::sentence);
    out_.text.resize(end_);
  }

private:
  static constexpr std::size_t most_of_word = longest_token + word_key::longest;
  static constexpr word_kind may_be_hesitation = word_kind::filler | word_kind::function | word_kind::hesitant;

  /// Makes room for one more word behind the text.
  void begin_word() {
    if (end_ + most_of_word > out_.text.size()) out_.text.resize(2 * out_.text.size() + most_of_word);
    word_ = out_.text.data() + end_;
    length_ = apostrophe_ = 0;
  }

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
        if (out_.tokens.size() > first_) out_.tokens.back().asks = true;
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
    if (out_.tokens.size() == first_ || pending_ != gap::blank) return gap::sentence;
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

  void widen(gap g) noexcept { pending_ = stronger(pending_, g); }

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
      finish(at, n, known_.find(key));
      if (i_ < s_.size() && s_[i_] == ' ') ++i_;
    } else {
      for (std::size_t k = 0; k < n; ++k) word_[k] = word_bytes[static_cast<unsigned char>(from[k])];
      finish(at, n);
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

  void put(char c) noexcept { word_[length_++] = c; }
  void put_apostrophe() noexcept {
    if (apostrophe_ == 0) apostrophe_ = length_;
    put('\'');
  }
  std::string_view current() const noexcept { return {word_, length_}; }

  /// À to Þ in UTF-8.
  bool is_latin_capital(std::size_t k) const noexcept {
    return k + 1 < s_.size() && static_cast<unsigned char>(s_[k]) == 0xC3 &&
           static_cast<unsigned char>(s_[k + 1]) <= 0x9E;
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

  void finish(std::size_t source, std::size_t source_length) { finish(source, source_length, find(word_, length_)); }

  /// Appends the word in the buffer, after the words before it that it shows to be hesitation have gone. Inline: the
  /// call alone would be a tenth of what a plain word costs.
  [[gnu::always_inline]] void finish(std::size_t source, std::size_t source_length, const word_entry& entry) {
    const auto first_class = class_of(word_[0]);
    const bool digits = first_class == byte_class::digit && class_of(word_[length_ - 1]) == byte_class::digit;
    if (last_may_go_ && shows_hesitation()) leave_out_hesitation(digits);
    const auto& base = base_of(current(), entry);
    const auto& known = entry.kinds != word_kind::none ? entry : base;
    const char front = s_[source];
    token& t = out_.tokens.emplace_back();
    t.begin = static_cast<std::uint32_t>(end_);
    t.source = static_cast<std::uint32_t>(source);
    t.length = static_cast<std::uint16_t>(length_);
    t.source_length = static_cast<std::uint16_t>(source_length);
    t.kinds = known.kinds;
    t.value = known.value;
    t.word = entry.id;
    t.base = base.id;
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

  /// The entry of a word behind which `most_of_word` bytes can be read.
  const word_entry& find(const char* word, std::size_t length) const noexcept {
    return length > word_key::longest ? unknown : known_.find(key_in_text(word, length));
  }

  /// What is known about a word without its contraction: of "the furnace's", "our air's".
  const word_entry& base_of(std::string_view w, const word_entry& whole) const noexcept {
    return apostrophe_ != 0 && w.ends_with("'s") ? find(w.data(), w.size() - 2) : whole;
  }

  /// Could the word in the buffer, or the comma before it, show the last one to be hesitation? A word said twice has
  /// the same length; fillers go whatever follows.
  bool shows_hesitation() const noexcept {
    const auto& last = out_.tokens.back();
    return last.length == length_ || pending_ == gap::comma || last.is(word_kind::filler);
  }

  /// Drops the words that the one in the buffer shows to be hesitation, and moves it to where they stood.
  void leave_out_hesitation(bool digits) {
    while (out_.tokens.size() > first_) {
      const std::size_t dropped = hesitation(pending_, current());
      if (dropped == 0) break;
      const std::size_t to = drop(dropped, pending_, digits);
      std::memmove(out_.text.data() + to, word_, length_);
      word_ = out_.text.data() + to;
      end_ = to;
    }
  }

  /// The end of the turn: only hesitations can still go.
  void settle(gap follows) {
    if (out_.tokens.size() == first_) return;
    if (const std::size_t dropped = hesitation(follows, {}); dropped != 0) end_ = drop(dropped, follows, false);
  }

  /// Number of words at the end of the turn so far that are hesitation, given what follows them.
  std::size_t hesitation(gap follows, std::string_view next) const noexcept {
    const auto& last = out_.tokens.back();
    if (!last.is(may_be_hesitation)) return 0;
    const std::size_t n = out_.tokens.size() - first_;
    if (last.is(word_kind::filler) && follows != gap::hyphen) return 1;
    const auto w = out_.word(out_.tokens.size() - 1);
    if (last.is(word_kind::hesitant) && follows == gap::comma) {
      if (w == "like" && last.before >= gap::comma) return 1;
      if (w == "know" && n > 1 && out_.word(out_.tokens.size() - 2) == "you" &&
          out_.tokens[out_.tokens.size() - 2].before >= gap::comma) {
        return 2;
      }
    }
    if (last.is(word_kind::function) && w == next && follows != gap::sentence && follows != gap::hyphen) return 1;
    return 0;
  }

  /// Drops the last `n` tokens and joins what stood before and behind them; where the text now ends.
  std::uint32_t drop(std::size_t n, gap follows, bool digits_follow) {
    const std::size_t at = out_.tokens.size() - n;
    const token front = out_.tokens[at];
    const bool asked = out_.tokens.back().asks;
    out_.tokens.resize(at);
    const gap before = front.before;
    if (before >= gap::pause || follows >= gap::pause) {
      pending_ = stronger(before, follows);
    } else {
      // Commas that only set off the hesitation go with it, unless a "yes" or a number stands before them.
      const bool after_reply = at > first_ && out_.tokens[at - 1].is(word_kind::interjection);
      const bool after_number = at > first_ && out_.tokens[at - 1].digits && digits_follow;
      pending_ =
          (after_reply || after_number) && (before == gap::comma || follows == gap::comma) ? gap::comma : gap::blank;
    }
    if (asked && at > first_) out_.tokens.back().asks = true;
    return front.begin;
  }

  std::string_view s_;
  reading& out_;
  std::size_t first_;
  std::size_t i_ = 0;
  gap pending_ = gap::sentence;  // what stands before the next word
  std::array<char, 2> ahead_{};
  char* word_ = nullptr;  // the word being read, in `out_.text` from `end_` on
  std::size_t end_;       // of the text behind the last token and its blank
  std::size_t length_ = 0;
  std::size_t apostrophe_ = 0;  // offset of the first one in the word; 0: none
  bool last_may_go_ = false;    // the last word is hesitation if the next one shows it
  const vocabulary_table& known_ = known_words();
};

}  // namespace

void append_tokens(std::string_view turn, reading& out) { tokenizer(turn, out).run(); }

}  // namespace calllock::domain

#include "domain/booking/wish_words.hpp"

#include <algorithm>

#include "domain/ascii.hpp"

namespace calllock::domain::wishes {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Bytes of other alphabets count as letters, so that a name with an accent stays one word.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// After these a point marks an abbreviation, not the end of a sentence.
constexpr std::string_view abbreviations =
    "a|p|am|pm|mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|mr|"
    "mrs|"
    "ms|dr|st|ave|apt|approx";

constexpr std::string_view weekday_starts = "sun|mon|tue|wed|thu|fri|sat";

/// Typographic marks in UTF-8 become their plain forms, so that the splitter sees single characters only.
std::string plain_marks(std::string_view text) {
  static constexpr std::pair<std::string_view, char> marks[] = {
      {"\xE2\x80\x98", '\''}, {"\xE2\x80\x99", '\''}, {"\xE2\x80\x9C", ' '}, {"\xE2\x80\x9D", ' '},
      {"\xE2\x80\x93", '-'},  {"\xE2\x80\x94", ';'},  {"\xE2\x80\xA6", ';'}, {"\xC2\xA0", ' '}};
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto* mark = std::find_if(std::begin(marks), std::end(marks),
                                    [&](const auto& m) { return text.substr(i, m.first.size()) == m.first; });
    if (mark != std::end(marks)) {
      out.push_back(mark->second);
      i += mark->first.size();
    } else {
      out.push_back(text[i++]);
    }
  }
  return out;
}

class splitter {
public:
  explicit splitter(std::string_view text) : text_(text) {}

  words run() {
    while (at_ < text_.size()) {
      if (iso()) continue;
      const char c = text_[at_];
      if (is_digit(c)) {
        number();
      } else if (is_letter(c)) {
        letters();
      } else {
        mark(c);
        ++at_;
      }
    }
    return std::move(out_);
  }

private:
  [[nodiscard]] char peek(std::size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void push(std::string text) {
    word next{std::move(text), pause_, odd_number_};
    out_.push_back(std::move(next));
    pause_ = pause::none;
    odd_number_ = false;
  }

  /// `2026-03-05…` up to the next blank is one word, whatever marks it holds.
  bool iso() {
    if (at_ > 0 && (is_digit(text_[at_ - 1]) || is_letter(text_[at_ - 1]))) return false;
    static constexpr std::string_view date = "dddd-dd-dd";
    static constexpr std::string_view compact = "ddddddddT";
    if (!looks_like(date) && !looks_like(compact)) return false;
    std::string text;
    while (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) > ' ') text.push_back(lower(text_[at_++]));
    while (!text.empty() && !is_digit(text.back()) && !is_letter(text.back())) text.pop_back();
    push(std::move(text));
    return true;
  }

  [[nodiscard]] bool looks_like(std::string_view shape) const {
    for (std::size_t i = 0; i < shape.size(); ++i) {
      const char c = peek(i);
      if (shape[i] == 'd' ? !is_digit(c) : lower(shape[i]) != lower(c)) return false;
    }
    return true;
  }

  void number() {
    std::string text;
    while (is_digit(peek(0))) {
      text.push_back(text_[at_++]);
      const char c = peek(0);
      if ((c == ':' || c == '.' || c == '/') && is_digit(peek(1))) {
        text.push_back(c);
        ++at_;
      } else if (c == ',' && is_digit(peek(1)) && is_digit(peek(2)) && is_digit(peek(3)) && !is_digit(peek(4))) {
        ++at_;  // 1,200
      }
    }
    const char a = lower(peek(0));
    const char b = lower(peek(1));
    const bool ordinal = !is_letter(peek(2)) && ((a == 's' && b == 't') || (a == 'n' && b == 'd') ||
                                                 (a == 'r' && b == 'd') || (a == 't' && b == 'h'));
    if (ordinal) {
      text += {a, b};
      at_ += 2;
    }
    if (peek(0) == '%') odd_number_ = true;
    push(std::move(text));
  }

  void letters() {
    std::string text;
    std::string suffix;
    while (is_letter(peek(0)) || (peek(0) == '\'' && is_letter(peek(1)))) {
      if (peek(0) == '\'') {
        ++at_;
        while (is_letter(peek(0))) suffix.push_back(lower(text_[at_++]));
        break;
      }
      text.push_back(lower(text_[at_++]));
      // Single letters with points between them are one word: a.m., A.S.A.P.
      if (peek(0) == '.' && is_letter(peek(1)) && !is_letter(peek(2)) && dotted(text)) ++at_;
    }
    contract(std::move(text), suffix);
  }

  [[nodiscard]] bool dotted(const std::string& text) const {
    const std::size_t from = at_ - text.size() - (text.size() - 1);
    return text.size() == 1 ? !(at_ > 1 && is_letter(text_[at_ - 2])) : from < at_ && text_[at_ - 2] == '.';
  }

  void contract(std::string text, const std::string& suffix) {
    if (suffix.empty()) return push(std::move(text));
    if (suffix == "s" && text != "let") {
      push(std::move(text));
      return push("'s");
    }
    const std::string_view whole = suffix == "re"   ? "are"
                                   : suffix == "ve" ? "have"
                                   : suffix == "ll" ? "will"
                                   : suffix == "d"  ? "would"
                                                    : "";
    if (whole.empty()) return push(text + suffix);  // don't, I'm, o'clock
    push(std::move(text));
    push(std::string{whole});
  }

  void mark(char c) {
    const bool between_digits = at_ > 0 && is_digit(text_[at_ - 1]) && is_digit(peek(1));
    switch (c) {
      case '-': return hyphen();
      case '.':
        if (peek(1) == '.' || (at_ > 0 && text_[at_ - 1] == '.')) return widen(pause::comma);
        if (!out_.empty() && one_of(out_.back().text, abbreviations)) return;
        return widen(pause::stop);
      case '!':
      case '?':
      case '\n': return widen(pause::stop);
      case ',':
      case ';':
      case '(':
      case ')': return widen(pause::comma);
      case ':': return between_digits ? void() : widen(pause::comma);
      case '&': return push("and");
      case '@': return push("at");
      case '~': return push("about");
      case '$':
      case '#': odd_number_ = true; return;
      default: return;
    }
  }

  void hyphen() {
    std::size_t next = 1;
    while (peek(next) == ' ') ++next;
    const bool after_blank = at_ > 0 && text_[at_ - 1] == ' ';
    const bool prior_number = !out_.empty() && is_digit(out_.back().text.front());
    const bool prior_half = !out_.empty() && one_of(out_.back().text, "am|pm|noon");
    if ((prior_number || prior_half) && is_digit(peek(next))) return push("-");
    if (weekday_at(next) && !out_.empty() && out_.back().text.size() >= 3 &&
        one_of(std::string_view{out_.back().text}.substr(0, 3), weekday_starts))
      return push("-");
    if (after_blank || peek(1) == '-' || next > 1) widen(pause::comma);
  }

  [[nodiscard]] bool weekday_at(std::size_t ahead) const {
    const char start[] = {lower(peek(ahead)), lower(peek(ahead + 1)), lower(peek(ahead + 2))};
    return one_of(std::string_view{start, 3}, weekday_starts);
  }

  void widen(pause p) { pause_ = std::max(pause_, p); }

  std::string_view text_;
  std::size_t at_ = 0;
  words out_;
  pause pause_ = pause::none;
  bool odd_number_ = false;
};

}  // namespace

words split_words(std::string_view text) { return splitter{plain_marks(text)}.run(); }

bool one_of(std::string_view text, std::string_view alternatives) {
  while (true) {
    const auto bar = alternatives.find('|');
    if (alternatives.substr(0, bar) == text) return true;
    if (bar == std::string_view::npos) return false;
    alternatives.remove_prefix(bar + 1);
  }
}

bool word_is(const words& text, std::size_t at, std::string_view alternatives) {
  return at < text.size() && !text[at].aside && one_of(text[at].text, alternatives);
}

bool pause_before(const words& text, std::size_t at) { return at >= text.size() || text[at].before != pause::none; }

bool reader::peek(std::string_view alternatives, std::size_t ahead) const {
  const std::size_t place = at_ + ahead;
  if (place >= text_->size() || (place != start_ && (*text_)[place].before == pause::stop)) return false;
  return word_is(*text_, place, alternatives);
}

bool reader::take(std::string_view alternatives) {
  if (!peek(alternatives)) return false;
  ++at_;
  return true;
}

bool reader::take_all(std::string_view phrase) {
  reader copy = *this;
  while (!phrase.empty()) {
    const auto blank = phrase.find(' ');
    if (!copy.take(phrase.substr(0, blank))) return false;
    phrase.remove_prefix(blank == std::string_view::npos ? phrase.size() : blank + 1);
  }
  *this = copy;
  return true;
}

}  // namespace calllock::domain::wishes

#include "domain/analysis/turn_words.hpp"

#include <cstring>

namespace calllock::domain {

void turn_words::finish_turn() {
  if (any_words()) {
    constexpr auto follows = gap::sentence;
    if (const auto dropped = hesitation(follows, {}); dropped != 0) end_ = drop(dropped, follows, false);
  }
  out_.text.resize(end_);
}

void turn_words::finish_loose(std::size_t source, const word_entry& entry) {
  const std::size_t said = length_;
  const bool ends_in = word_[said - 1] == 'n' && said > 3 && word_[said - 2] == 'i';
  if (entry.kinds == word_kind::none && ends_in && !is_upper(s_[source])) {
    word_[said] = 'g';
    const auto& whole = find(word_, said + 1);
    if (whole.kinds != word_kind::none) {
      ++length_;
      return append(source, said, whole, whole.id, whole.id);
    }
  }
  const auto possessive = [&] { return current() == "its" && s_.find_first_of("'.,") != std::string_view::npos; };
  if (any(entry.kinds, word_kind::bare) && !possessive()) {
    apostrophe_ = said - entry.value;
    std::memmove(word_ + apostrophe_ + 1, word_ + apostrophe_, entry.value);
    word_[apostrophe_] = '\'';
    ++length_;
    return finish(source, said);
  }
  append(source, said, entry, entry.id, entry.id);
}

/// Drops the words that the one in the buffer shows to be hesitation, and moves it to where they stood.
void turn_words::leave_out_hesitation(bool digits) {
  while (any_words()) {
    const std::size_t dropped = hesitation(pending_, current());
    if (dropped == 0) break;
    const std::size_t to = drop(dropped, pending_, digits);
    std::memmove(out_.text.data() + to, word_, length_);
    word_ = out_.text.data() + to;
    end_ = to;
  }
}

/// Number of words at the end of the turn so far that are hesitation, given what follows them.
std::size_t turn_words::hesitation(gap follows, std::string_view next) const noexcept {
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
std::uint32_t turn_words::drop(std::size_t n, gap follows, bool digits_follow) {
  const std::size_t at = out_.tokens.size() - n;
  const token front = out_.tokens[at];
  const bool asked = out_.tokens.back().asks;
  out_.tokens.resize(at);
  const gap before = front.before;
  if (before >= gap::pause || follows >= gap::pause) {
    pending_ = std::max(before, follows);
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

}  // namespace calllock::domain

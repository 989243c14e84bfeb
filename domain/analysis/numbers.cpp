#include "domain/analysis/numbers.hpp"

#include <algorithm>
#include <charconv>

namespace calllock::domain {
namespace {

using enum word_kind;

constexpr word_kind spoken = digit | teen | tens;

/// "Oh" and "o" are the digits of fewer than three letters.
bool is_oh(const token& t) { return t.is(digit) && t.length < 3; }

/// "12", not "8:30".
bool only_digits(std::string_view w) {
  return std::all_of(w.begin(), w.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_numeral(const reading& r, std::size_t i) {
  return i < r.tokens.size() && r.tokens[i].digits && only_digits(r.word(i));
}

int numeral_value(std::string_view w) {
  int v = 0;
  std::from_chars(w.data(), w.data() + std::min<std::size_t>(w.size(), 8), v);
  return v;
}

/// One spoken number below a hundred; tokens used, 0 if there is none. "oh" counts as zero only inside a run.
std::size_t below_hundred(const reading& r, std::size_t i, int& value) {
  if (i >= r.tokens.size()) return 0;
  const auto& t = r.tokens[i];
  if (t.is(tens)) {
    value = t.value;
    if (i + 1 < r.tokens.size() && r.tokens[i + 1].before <= gap::hyphen && r.tokens[i + 1].is(digit) &&
        r.tokens[i + 1].value != 0) {
      value += r.tokens[i + 1].value;
      return 2;
    }
    return 1;
  }
  if (t.is(digit | teen)) {
    value = t.value;
    return 1;
  }
  return 0;
}

class run_reader {
public:
  run_reader(const reading& r, std::size_t i, gap widest) : r_(r), i_(i), widest_(widest) {
    run_.first = static_cast<std::uint32_t>(i);
  }

  digit_run read() {
    if (!begins()) return run_;
    while (i_ < r_.tokens.size() && (i_ == run_.first || r_.tokens[i_].before <= widest_)) {
      const std::size_t used = step();
      if (used == 0) break;
      i_ += used;
      run_.count = static_cast<std::uint32_t>(i_ - run_.first);
    }
    return run_;
  }

private:
  bool begins() const {
    if (i_ >= r_.tokens.size()) return false;
    const auto& t = r_.tokens[i_];
    if (is_oh(t)) return follows_digit(i_ + 1);
    return is_numeral(r_, i_) || t.is(spoken) || (t.is(multiple) && follows_digit(i_ + 1));
  }

  bool follows_digit(std::size_t k) const {
    return k < r_.tokens.size() && r_.tokens[k].before <= gap::hyphen && (r_.tokens[k].is(spoken) || is_numeral(r_, k));
  }

  void put(std::string_view s) {
    for (const char c : s) {
      if (run_.size == digit_run::most) {
        run_.overflow = true;
        return;
      }
      run_.digits[run_.size++] = c;
    }
  }

  void put_number(int v) {
    std::array<char, 12> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), v).ptr;
    put({buffer.data(), static_cast<std::size_t>(end - buffer.data())});
  }

  /// "Fourteen Oaks", "Seven Oaks": digits one by one and a telephone number go on with digits.
  bool begins_name(std::size_t k) const {
    if (!r_.tokens[k].is(digit | multiple)) return true;
    return k + 1 < r_.tokens.size() && r_.tokens[k + 1].capital && !may_begin_digits(r_.tokens[k + 1]);
  }

  std::size_t step() {
    if (is_numeral(r_, i_)) {
      if (r_.tokens[i_].length <= 2 && i_ + 1 < r_.tokens.size() && r_.tokens[i_ + 1].before <= gap::hyphen &&
          r_.tokens[i_ + 1].is(hundred | thousand)) {
        return scaled(numeral_value(r_.word(i_)), 1);  // "78 hundred"
      }
      put(r_.word(i_));
      return 1;
    }
    const auto& t = r_.tokens[i_];
    // "2400 Fourteen Oaks": a number in words with a capital behind one in figures begins a name.
    if (run_.count != 0 && run_.numerals_only && run_.size > 2 && t.capital && begins_name(i_)) return 0;
    run_.numerals_only = false;
    if (t.is(multiple) && follows_digit(i_ + 1)) return repeated(t.value);
    // "oh" between digits is a zero, "oh," before a word is a sigh.
    if (is_oh(t) && !follows_digit(i_ + 1) && t.before > gap::hyphen) return 0;
    int value = 0;
    const std::size_t used = below_hundred(r_, i_, value);
    if (used == 0) return 0;
    return scaled(value, used);
  }

  std::size_t repeated(int times) {
    for (int k = 0; k < times; ++k) {
      if (is_numeral(r_, i_ + 1)) {
        put(r_.word(i_ + 1));
      } else {
        put_number(r_.tokens[i_ + 1].value);
      }
    }
    return 2;
  }

  /// "fourteen hundred", "two thousand four hundred and six"; otherwise the number as it is.
  std::size_t scaled(int value, std::size_t used) {
    const std::size_t start = i_;
    std::size_t k = i_ + used;
    if (k >= r_.tokens.size() || r_.tokens[k].before > gap::hyphen || !r_.tokens[k].is(hundred | thousand)) {
      put_number(value);
      return used;
    }
    run_.counted = true;
    int total = 0;
    int part = value;
    while (k < r_.tokens.size() && r_.tokens[k].before <= gap::hyphen) {
      if (r_.tokens[k].is(hundred)) {
        part *= 100;
        ++k;
      } else if (r_.tokens[k].is(thousand)) {
        total += part * 1000;
        part = 0;
        ++k;
      } else {
        break;
      }
      std::size_t next = k;
      if (next < r_.tokens.size() && r_.word(next) == "and") ++next;
      int more = 0;
      const std::size_t taken =
          next < r_.tokens.size() && r_.tokens[next].before <= gap::hyphen ? below_hundred(r_, next, more) : 0;
      if (taken == 0) break;
      k = next + taken;
      part += more;
    }
    put_number(total + part);
    return k - start;
  }

  const reading& r_;
  std::size_t i_;
  gap widest_;
  digit_run run_;
};

}  // namespace

std::size_t digits_at_most(const reading& r, std::size_t i, gap widest) noexcept {
  std::size_t most = 0, times = 1;
  for (std::size_t k = i; k < r.tokens.size() && (k == i || r.tokens[k].before <= widest); ++k) {
    const auto& t = r.tokens[k];
    if (t.is(hundred | thousand)) return digit_run::most;
    if (!may_begin_digits(t)) break;
    most += times * (t.digits ? t.length : 2U);
    times = t.is(multiple) ? t.value : 1U;
  }
  return most;
}

digit_run read_digits(const reading& r, std::size_t i, gap widest) { return run_reader(r, i, widest).read(); }

namespace {

template <std::size_t N>
bool word_is(const reading& r, std::size_t k, const char (&literal)[N]) {
  return k < r.tokens.size() && r.tokens[k].before <= gap::comma && r.word(k) == std::string_view(literal, N - 1);
}

/// A number without "or", "to" and "and a half".
std::optional<quantity> plain_quantity(const reading& r, std::size_t i) {
  if (i >= r.tokens.size() || !may_begin_quantity(r.tokens[i])) return std::nullopt;
  const auto& t = r.tokens[i];
  const auto w = r.word(i);
  if (w == "half") return quantity{0.5, word_is(r, i + 1, "a") || word_is(r, i + 1, "an") ? 2U : 1U};
  if (t.is(vague_count)) return quantity{static_cast<double>(t.value), word_is(r, i + 1, "of") ? 2U : 1U, true};
  if (w == "a" || w == "an" || w == "one") {
    if (i + 1 < r.tokens.size() && r.tokens[i + 1].is(vague_count)) {
      return quantity{static_cast<double>(r.tokens[i + 1].value), word_is(r, i + 2, "of") ? 3U : 2U, true};
    }
    if (i + 1 < r.tokens.size() && r.tokens[i + 1].is(hundred)) return quantity{100, 2};
    if (word_is(r, i + 1, "half")) return quantity{0.5, 2};
    if (word_is(r, i + 1, "dozen")) return quantity{12, 2};
    return quantity{1, 1};
  }
  if (t.digits) {
    if (w.find(':') != std::string_view::npos) return std::nullopt;
    double v = 0;
    std::from_chars(w.data(), w.data() + w.size(), v);
    return quantity{v, 1};
  }
  int v = 0;
  const std::size_t used = below_hundred(r, i, v);
  if (used == 0 || is_oh(t)) return std::nullopt;
  quantity q{static_cast<double>(v), static_cast<std::uint32_t>(used)};
  if (i + used < r.tokens.size() && r.tokens[i + used].is(hundred)) {
    q.value *= 100;
    ++q.count;
  }
  return q;
}

}  // namespace

std::optional<quantity> read_quantity(const reading& r, std::size_t i) {
  auto q = plain_quantity(r, i);
  if (!q) return q;
  const std::size_t k = i + q->count;
  // Only "or", "to", "and" or another number can go on.
  if (k >= r.tokens.size() || r.tokens[k].before > gap::comma || !r.tokens[k].is(joins | function | spoken)) return q;
  const auto take_larger = [&](std::size_t at, std::uint32_t skipped) {
    if (const auto more = plain_quantity(r, at)) {
      q->value = std::max(q->value, more->value);
      q->count += skipped + more->count;
    }
  };
  if (word_is(r, k, "or") || (word_is(r, k, "to") && k + 1 < r.tokens.size() && r.tokens[k + 1].is(spoken))) {
    take_larger(k + 1, 1);
  } else if (word_is(r, k, "and") && word_is(r, k + 1, "a") && word_is(r, k + 2, "half")) {
    q->value += 0.5;
    q->count += 3;
  } else if (r.tokens[k].before == gap::comma && r.tokens[k].is(spoken)) {
    take_larger(k, 0);  // "two, three days"
  }
  return q;
}

std::optional<int> read_year(const reading& r, std::size_t i, std::uint32_t& count) {
  const auto plausible = [](int y) { return y >= 1950 && y <= 2049; };
  if (is_numeral(r, i)) {
    const auto w = r.word(i);
    const int y = numeral_value(w);
    count = 1;
    return w.size() == 4 && plausible(y) ? std::optional(y) : std::nullopt;
  }
  if (i >= r.tokens.size() || !may_begin_digits(r.tokens[i])) return std::nullopt;
  const auto run = read_digits(r, i, gap::hyphen);
  if (run.count == 0 || run.size != 4) return std::nullopt;
  const int y = numeral_value(run.text());
  count = run.count;
  return plausible(y) ? std::optional(y) : std::nullopt;
}

}  // namespace calllock::domain

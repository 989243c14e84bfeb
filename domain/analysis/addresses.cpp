#include "domain/analysis/addresses.hpp"

#include <algorithm>
#include <array>

#include "domain/analysis/names.hpp"
#include "domain/analysis/numbers.hpp"
#include "domain/analysis/one_of.hpp"
#include "domain/analysis/sources.hpp"

namespace calllock::domain {
namespace {

using enum word_kind;

constexpr std::size_t longest_street = 6;

/// Words that end a street's name wherever they stand.
bool ends_street(const reading& r, std::size_t k) {
  const auto& t = r.tokens[k];
  const auto w = r.word(k);
  if (is_one_of(w, "a", "and")) return true;
  if (is_one_of(w, "of", "the", "la")) return false;
  if (t.is(unit_word) && !is_one_of(w, "floor", "number", "room", "building", "lot")) {
    return w != "no" || t.before >= gap::comma;
  }
  if (t.is(yes | word_kind::no | breaks | condition | part_of_day | weekday | time_unit) && !t.is(street_type))
    return true;
  if (t.is(ordinal)) return false;
  if (t.is(function) || t.is(subject) || t.is(negator)) return true;
  return is_one_of(w, "number", "zip", "near", "off", "or", "just", "over", "degrees", "dollars", "percent", "ton",
                   "tons", "gallon", "gallons", "square", "feet", "foot", "inch", "inches", "people", "apartments",
                   "units", "o'clock", "am", "pm", "bucks", "miles", "which", "where", "right", "apiece", "times",
                   "please", "thanks", "behind", "across", "don't", "something");
}

/// "100 degrees", "9 AM", "three rental houses": words that show that the number before them counts something.
bool is_counted(const reading& r, std::size_t k) {
  const auto& t = r.tokens[k];
  const auto w = r.word(k);
  if (t.is(time_unit) || t.is(equipment) || t.is(family | outsider)) return !t.is(street_type);
  return is_one_of(w, "degrees", "years", "am", "pm", "seer", "rental", "houses", "bedroom", "story", "percent",
                   "dollars", "or", "to", "until", "is", "times");
}

class address_finder {
public:
  explicit address_finder(const reading& r) : r_(r) {}

  std::vector<said_address> run() {
    std::size_t next = 0;
    for (const std::size_t k : r_.notable) {
      if (k < next || !may_begin_digits(r_.tokens[k])) continue;
      if (const auto run = read_digits(r_, k, gap::comma); run.count != 0) next = begin_with(run);
    }
    return std::move(found_);
  }

private:
  /// Tries an address whose number is the end of `run`; the token to go on with.
  std::size_t begin_with(const digit_run& run) {
    const std::size_t next = run.end();
    if (correct_number(run) || number_behind(run)) return next;
    // "It's 2, oh, pardon me, 3 Abbey Road": only the part behind the last comma belongs to the street.
    const auto number = number_before(run);
    if (number.count == 0 || number.size > 6 || number.overflow || next >= r_.tokens.size()) return next;
    if (!same_turn(run.first, next) || !may_follow(number, next)) return next;
    if (is_zip_behind(number)) {
      take_type_behind(next);
      return next;
    }
    return street(number, next);
  }

  /// "Sweetwater Trail, number 419", "County Road 212. The house number's 4480": the number behind its street.
  bool number_behind(const digit_run& run) {
    std::size_t k = run.first;
    bool named = false;
    while (k > 0 && run.first - k < 4 && same_turn(k - 1, run.first)) {
      const auto w = r_.word(k - 1);
      const bool number = is_one_of(w, "number", "number's");
      if (!number && !is_one_of(w, "the", "is", "house", "it's", "and")) break;
      named = named || number;
      --k;
    }
    if (!named || k == 0 || run.size == 0 || run.size > 6 || !same_turn(k - 1, run.first)) return false;
    const std::size_t end = k;
    const bool typed = r_.tokens[end - 1].is(street_type) || (r_.tokens[end - 1].digits && is_road_number(end - 1));
    std::size_t begin = end;
    while (begin > 0 && end - begin < longest_street && same_turn(begin - 1, end - 1) && !ends_street(r_, begin - 1) &&
           (begin == end || r_.tokens[begin].before <= gap::hyphen)) {
      --begin;
    }
    if (!typed || end - begin < 2) return false;
    take(run, begin, end, end - 1, r_.tokens[begin].capital);
    return true;
  }

  /// A street follows its number at once; a comma may stand between only if the number can be no ZIP ("78613, Cedar
  /// Park").
  bool may_follow(const digit_run& number, std::size_t next) const {
    if (number.first > 0 && same_turn(number.first - 1, number.first) && r_.tokens[number.first - 1].is(unit_word) &&
        r_.word(number.first - 1) != "no" && r_.word(number.first - 1) != "number") {
      return false;
    }
    const auto between = r_.tokens[next].before;
    return between <= gap::hyphen || between == gap::pause || (between == gap::comma && number.size < 5);
  }

  /// "1605 Lantana Spur, it's 76574 Taylor": five digits right behind an address are its ZIP.
  bool is_zip_behind(const digit_run& number) const {
    constexpr std::uint32_t nearest = 2;
    return number.size == 5 && !found_.empty() && found_.back().end <= number.first &&
           number.first - found_.back().end <= nearest && same_turn(found_.back().token, number.first);
  }

  /// "2816 Heron Pond 78613, Heron Pond Drive": behind the ZIP comes the name once more, now with its type.
  void take_type_behind(std::size_t k) {
    auto& a = found_.back();
    const std::uint32_t begin = begun_;
    std::size_t same = 0;
    while (begin + same < a.end && k + same < r_.tokens.size() && r_.word(begin + same) == r_.word(k + same)) ++same;
    const std::size_t type = k + same;
    if (same == 0 || begin + same != a.end || type >= r_.tokens.size() || !same_turn(k, type) ||
        r_.tokens[type].before > gap::hyphen || !r_.tokens[type].is(street_type))
      return;
    a.street = r_.joined(k, type);
  }

  /// The digits right before the street: behind the last comma of the run, if there is one.
  digit_run number_before(const digit_run& run) const {
    for (std::size_t k = run.end(); k-- > run.first + 1;) {
      if (r_.tokens[k].before == gap::comma) return read_digits(r_, k, gap::hyphen);
    }
    return run;
  }

  bool same_turn(std::size_t a, std::size_t b) const {
    return r_.clauses[r_.tokens[a].clause].turn == r_.clauses[r_.tokens[b].clause].turn;
  }

  std::size_t street(const digit_run& number, std::size_t k) {
    k = behind_false_start(number, k);
    const std::size_t begin = k;
    std::size_t last_type = 0, words = 0;
    bool cased = false, odd = false;
    for (; k < r_.tokens.size() && words < longest_street && same_turn(begin, k); ++k, ++words) {
      const auto& t = r_.tokens[k];
      if (k > begin && t.before >= gap::comma) break;
      const bool of_number = t.letter && t.capital && r_.word(k) != "i" && !same_clause_ends(k);  // "2400 B Cherrywood"
      if (t.letter && !t.is(direction) && k == begin && !of_number) return k;
      const bool named = k == begin && t.capital && !t.digits && number.numerals_only;  // "2400 Fourteen Oaks"
      if ((t.digits || t.is(digit | teen | tens)) && !named) {
        if (!is_road_number(k)) break;
        const auto road = read_digits(r_, k, gap::hyphen);
        k = road.end() - 1;
        last_type = k;
        continue;
      }
      if (ends_street(r_, k)) break;
      if (t.is(street_type) && (k > begin || t.capital)) last_type = k;
      cased = cased || t.capital;
      odd = odd || (k == begin && is_counted(r_, k));
    }
    if (k == begin || (odd && last_type <= begin)) return std::max(k, begin);
    // "It's the one way in the back": one everyday word is no street.
    if (words == 1 && !cased && r_.tokens[begin].is(common | street_type)) return k;
    return take(number, begin, k, last_type, cased);
  }

  /// "2510 Pearl... Pearlwood Street" begins a word and says it whole; "9214, same street. Saffron Trail" and "4407-B
  /// Pansy Trail" name a street behind the words for it and behind the letter of the unit.
  std::size_t behind_false_start(const digit_run& number, std::size_t k) const {
    const auto ahead = [&](std::size_t n) { return n < r_.tokens.size() && same_turn(k, n); };
    if (!ahead(k + 1)) return k;
    const auto& next = r_.tokens[k + 1];
    const bool begun = r_.word(k).size() >= 3 && r_.word(k + 1).size() > r_.word(k).size() &&
                       r_.word(k + 1).starts_with(r_.word(k)) && next.before >= gap::comma;
    if (begun) return k + 1;
    if (r_.word(k) == "same" && r_.tokens[k + 1].is(street_type) && ahead(k + 2)) return k + 2;
    const bool unit = number.size >= 3 && r_.tokens[k].letter && r_.tokens[k].before == gap::hyphen &&
                      !r_.tokens[k].is(direction) && next.before == gap::blank && next.capital;
    return unit ? k + 1 : k;
  }

  /// Is token `k` the last word before a pause?
  bool same_clause_ends(std::size_t k) const {
    return k + 1 >= r_.tokens.size() || r_.tokens[k + 1].before >= gap::comma;
  }

  /// The words of the street, the number of a road in digits: "Highway 71" for "highway seventy one".
  std::string street_words(std::size_t begin, std::size_t stop) const {
    std::size_t k = begin + 1;
    while (k < stop && !is_road_number(k)) ++k;
    const auto road = k < stop ? read_digits(r_, k, gap::hyphen) : digit_run{};
    if (k >= stop || road.count == 0 || road.end() > stop) return r_.joined(begin, stop - 1);
    std::string out = r_.joined(begin, k - 1) + " " + std::string(road.text());
    if (road.end() < stop) out += " " + r_.joined(road.end(), stop - 1);
    return out;
  }

  /// "County Road 208", "Highway 71", "FM 1826".
  bool is_road_number(std::size_t k) const {
    return is_one_of(r_.word(k - 1), "road", "highway", "hwy", "fm", "rr", "route", "interstate", "cr");
  }

  std::size_t take(const digit_run& number, std::size_t begin, std::size_t end, std::size_t last_type, bool cased) {
    const auto& c = r_.clauses[r_.tokens[number.first].clause];
    std::size_t stop = end;
    const bool typed = last_type > begin || (last_type == begin && end > begin + 1);
    if (typed) stop = last_type + 1;
    if (typed && stop < end && r_.tokens[stop].is(direction) && !r_.tokens[stop].is(street_type))
      ++stop;  // "Abbey Road North"
    if (typed && stop < r_.tokens.size() && letter_of_avenue(stop)) ++stop;
    const std::size_t after = stop;
    stop = repeat_with_type(begin, stop);
    const std::size_t behind = std::max<std::size_t>(std::max(stop, after), number.end());
    const bool asked = r_.turns[c.turn].asked.has(hint::address_question);
    const int weight = (typed || stop != after ? 3 : 0) + (asked ? 3 : 0) + (c.has(hint::at_address) ? 1 : 0) +
                       (cased ? 1 : 0) + (zip_follows(behind) ? 2 : 0);
    if (weight >= 4) {
      said_address a;
      a.number = std::string(number.text());
      a.street = after != stop ? repeated_ : plain_street(begin, stop);
      a.token = static_cast<std::uint32_t>(std::min<std::size_t>(number.first, begin));
      a.end = static_cast<std::uint32_t>(behind);
      a.turn = c.turn;
      a.weight = weight;
      judge_place(a, c);
      read_tail(a);
      begun_ = static_cast<std::uint32_t>(begin);
      found_.push_back(std::move(a));
    }
    return std::max(behind, end);
  }

  /// "Avenue G".
  bool letter_of_avenue(std::size_t k) const {
    const auto type = r_.word(k - 1);
    const bool lettered = type == "avenue" || type == "ave" || type == "street" || type == "road";
    return lettered && r_.tokens[k].letter && r_.tokens[k].before == gap::blank && r_.word(k) != "i" &&
           (r_.tokens[k].capital || k + 1 >= r_.tokens.size() || r_.tokens[k + 1].before >= gap::comma);
  }

  /// "740 Shady Bluff. Uh, Shady Bluff Drive.", "906 Bluestem Hollow... Hollow Road": the name said again, now with its
  /// type. Returns the end of the repetition and keeps the joined street in `repeated_`.
  std::size_t repeat_with_type(std::size_t begin, std::size_t stop) {
    const std::size_t limit = std::min(r_.tokens.size(), stop + 8);
    for (std::size_t k = stop; k < limit && same_turn(begin, k); ++k) {
      const bool soft = r_.tokens[k].is(interjection) || r_.tokens[k].is(subject) || r_.tokens[k].is(joins);
      std::size_t back = begin;
      while (back < stop && r_.word(back) != r_.word(k)) ++back;
      if (back < stop) {
        std::size_t same = 0;
        while (back + same < stop && k + same < r_.tokens.size() && r_.word(back + same) == r_.word(k + same)) ++same;
        const std::size_t type = k + same;
        if (back + same == stop && type < r_.tokens.size() && r_.tokens[type].before <= gap::hyphen &&
            r_.tokens[type].is(street_type)) {
          repeated_ = r_.joined(begin, stop - 1) + " " + std::string(r_.said(type, type));
          return type + 1;
        }
      }
      if (!soft) break;
    }
    return stop;
  }

  /// The words of the street; of a name said twice, broken off and begun again, the second time ("Ridge Harbor, uh,
  /// Ridge Harbor Drive").
  std::string plain_street(std::size_t begin, std::size_t stop) const {
    for (std::size_t m = begin + 1; m < stop; ++m) {
      std::size_t same = 0;
      while (begin + same < m && m + same < stop && r_.word(begin + same) == r_.word(m + same)) ++same;
      if (begin + same == m && m + same < stop) return street_words(m, stop);
    }
    return street_words(begin, stop);
  }

  bool zip_follows(std::size_t k) const {
    const std::size_t limit = std::min(r_.tokens.size(), k + 8);
    for (; k < limit; ++k) {
      if (!may_begin_digits(r_.tokens[k])) continue;
      if (r_.tokens[k].digits && r_.tokens[k].length == 5) return true;
      if (const auto run = read_digits(r_, k, gap::comma); run.count != 0 && run.size == 5 && !run.counted) return true;
    }
    return false;
  }

  /// Is it the place of service? Judged from its clause, the one before and the one after.
  void judge_place(said_address& a, const clause& c) const {
    const std::uint32_t index = r_.tokens[a.token].clause;
    const bool here = c.has(hint::service_place);
    bool away = c.has(hint::other_place) || c.has(hint::old_place);
    if (index > 0 && r_.clauses[index - 1].turn == c.turn) {
      const auto& before = r_.clauses[index - 1];
      away = away || (before.has(hint::other_place) && !here);
    }
    const std::uint32_t last = r_.tokens[a.end - 1].clause;
    if (last + 1 < r_.clauses.size() && r_.clauses[last + 1].turn == c.turn) {
      const auto& next = r_.clauses[last + 1];
      away = away || (points_back(r_, next) && (next.has(hint::old_place) || next.has(hint::other_place)));
      const bool recalled = next.is(clause_mark::says_no) && next.count <= 3;
      a.withdrawn = recalled && c.who == speaker::caller && r_.tokens[next.first].before == gap::pause;
    }
    a.elsewhere = away && !here;
  }

  /// Unit and city behind the street.
  void read_tail(said_address& a) const {
    std::size_t k = a.end;
    const std::size_t limit = std::min(r_.tokens.size(), k + 14);
    while (k < limit && same_turn(a.token, k)) {
      const auto& t = r_.tokens[k];
      if (t.digits && t.length == 5) break;
      if (t.is(unit_word) && k + 1 < limit && (r_.word(k) != "no") && (r_.tokens[k + 1].before <= gap::hyphen)) {
        k = read_unit(a, k);
        continue;
      }
      if (a.city.empty() && t.before >= gap::comma && names_city(k)) k = read_city(a, k);
      ++k;
    }
  }

  std::size_t read_unit(said_address& a, std::size_t k) const {
    const auto& value = r_.tokens[k + 1];
    std::string label(r_.said(k, k));
    if (label == "#") label = "Unit";
    if (value.letter) {
      a.unit = tidy_name(label) + " " + tidy_name(r_.said(k + 1, k + 1));
      return k + 2;
    }
    const auto run = read_digits(r_, k + 1, gap::hyphen);
    if (run.count == 0 || run.size > 5) return k + 1;
    a.unit = (label == "number" ? std::string("Unit") : tidy_name(label)) + " " + std::string(run.text());
    if (run.end() < r_.tokens.size() && r_.tokens[run.end()].letter && r_.tokens[run.end()].before <= gap::hyphen &&
        r_.word(run.end()) != "i") {
      a.unit += tidy_name(r_.said(run.end(), run.end()));
    }
    return run.end();
  }

  /// "Kyle", "Round Rock": a name of its own, or everyday words that both have capitals.
  bool names_city(std::size_t k) const {
    const auto& t = r_.tokens[k];
    if (t.digits || !t.capital || t.is(interjection) || t.is(subject)) return false;
    if (!t.is(common)) return true;
    return k + 1 < r_.tokens.size() && r_.tokens[k + 1].capital && r_.tokens[k + 1].before == gap::blank &&
           !r_.tokens[k + 1].is(subject);
  }

  std::size_t read_city(said_address& a, std::size_t k) const {
    std::size_t end = k + 1;
    while (end < r_.tokens.size() && end < k + 3 && r_.tokens[end].before == gap::blank && r_.tokens[end].capital &&
           !r_.tokens[end].digits && !r_.tokens[end].is(subject)) {
      ++end;
    }
    a.city = r_.joined(k, end - 1);
    return end - 1;
  }

  /// "5120 Marigold Bend, no sorry, 5210": a number alone after a correction replaces the number.
  bool correct_number(const digit_run& run) {
    if (found_.empty() || run.size == 0 || run.size > 6 || run.counted) return false;
    auto& a = found_.back();
    const auto& c = r_.clauses[r_.tokens[run.first].clause];
    if (a.turn != c.turn || run.first < a.end || run.first > a.end + 8) return false;
    bool corrected = false;
    for (std::uint32_t i = r_.tokens[a.end - 1].clause; i <= r_.tokens[run.first].clause; ++i) {
      corrected = corrected || r_.clauses[i].is(clause_mark::correction) || r_.clauses[i].is(clause_mark::says_no);
    }
    const std::size_t next = run.end();
    const bool alone = next >= r_.tokens.size() || r_.tokens[next].before >= gap::comma || !same_turn(run.first, next);
    if (!corrected || !alone || run.size != a.number.size() ||
        (run.size == 5 && run.text().substr(0, 2) != a.number.substr(0, 2)))
      return false;
    a.number = std::string(run.text());
    return true;
  }

  const reading& r_;
  std::vector<said_address> found_;
  std::string repeated_;
  std::uint32_t begun_ = 0;  // where the street of the last address begins
};

}  // namespace

std::vector<said_address> find_addresses(const reading& r) { return address_finder(r).run(); }

}  // namespace calllock::domain

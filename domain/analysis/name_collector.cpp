#include "domain/analysis/name_collector.hpp"

#include <algorithm>

#include "domain/analysis/sources.hpp"

namespace calllock::domain {
namespace {

using enum word_kind;

constexpr std::size_t longest_name = 4;  // words, hyphenated parts not counted

bool is_alphabetic(std::string_view w) {
  return std::none_of(w.begin(), w.end(), [](char c) { return (c >= '0' && c <= '9') || c == '#'; });
}

/// Words that can follow a first name in a sentence and are no surname although the table of common words lacks them.
bool ends_name(const reading& r, std::size_t i) {
  const auto& t = r.tokens[i];
  return t.is(function) || t.is(subject) || t.is(interjection) || t.is(breaks) || t.is(joins) ||
         t.is(word_kind::question) || t.is(digit | teen | tens) || t.digits || t.is(part_of_day | weekday);
}

/// "It's Latrice. Latr—": the beginning of the same name once more.
bool is_cut_off(std::string_view part, std::string_view whole) noexcept {
  return part.size() >= 3 && part.size() < whole.size() && whole.starts_with(part) && whole[part.size()] != ' ';
}

/// "I'm comparing", in a transcript without capitals.
bool is_participle(std::string_view w) noexcept {
  return w.find(' ') == std::string_view::npos && (w.ends_with("ing") || w.ends_with("ed") || w.ends_with("ly"));
}

}  // namespace

name_collector::name_collector(const reading& r, const tenant_profile& tenant) : r_(r) {
  for (const auto& n : tenant.agent_names) agents_.push_back(comparable(n));
  if (agents_.empty()) agent_from_greeting();
  cased_ = has_both_cases();
}

/// Are some of the caller's words written with a capital and some without?
bool name_collector::has_both_cases() const {
  bool capital = false, small = false;
  for (const auto& c : r_.clauses) {
    if (c.who != speaker::caller) continue;
    for (auto k = c.first; k < c.first + c.count; ++k) {
      if (!r_.tokens[k].letter) (r_.tokens[k].capital ? capital : small) = true;
    }
    if (capital && small) return true;
  }
  return false;
}

/// "This is Sarah": the agent's name when the profile does not have it.
void name_collector::agent_from_greeting() {
  for (const auto& h : r_.hints) {
    const auto& c = r_.clauses[r_.tokens[h.token].clause];
    if (c.turn > 2) break;
    if (c.who != speaker::agent || h.id != hint::this_is) continue;
    const std::size_t k = h.token + h.words;
    if (k < c.first + c.count) agents_.emplace_back(r_.word(k));
  }
}

bool name_collector::is_greeting(std::size_t k) const {
  const auto w = r_.word(k);
  if (std::find(agents_.begin(), agents_.end(), w) != agents_.end()) {
    // "Hi Sarah," but not "Sarah Mendelsohn".
    const bool whole = k + 1 < r_.tokens.size() && r_.tokens[k + 1].before <= gap::hyphen && fits(k + 1, k, false);
    return !whole;
  }
  return w == "morning" || w == "afternoon" || w == "evening" || w == "day" || w == "there";
}

void name_collector::at(std::size_t k, std::uint32_t t, int weight, name_part part, name_owner owner, bool strict) {
  const std::size_t turn_end = end_of_turn(t);
  while (k < turn_end && r_.tokens[k].is(title) && !r_.tokens[k].is(given_name)) ++k;
  const std::size_t begin = k;
  std::size_t words = 0;
  while (k < turn_end && words < longest_name) {
    const auto& tok = r_.tokens[k];
    if (k > begin && tok.before >= gap::comma && !is_initial(k - 1)) break;
    if (!fits(k, begin, strict)) break;
    if (tok.before != gap::hyphen) ++words;
    ++k;
  }
  while (k > begin && is_name_particle(r_.word(k - 1))) --k;
  if (k == begin) return;
  // "Yesenia, Yesenia Carrizales": begun again, and whole this time.
  const bool begun_again = k == begin + 1 && k < turn_end && r_.tokens[k].before >= gap::comma &&
                           r_.word(k) == r_.word(begin) && !r_.tokens[k].letter;
  if (begun_again) return at(k, t, weight, part, owner, strict);
  name_candidate n;
  n.text = tidy_name(r_.joined(begin, k - 1));
  if (n.text.ends_with("'s")) n.text.resize(n.text.size() - 2);  // "Dr. Nwosu's."
  if (words == 1) n.text += surname_behind_spelling(k, turn_end);
  n.token = static_cast<std::uint32_t>(begin);
  n.count = static_cast<std::uint32_t>(k - begin);
  n.turn = t;
  n.part = part;
  n.owner = owner;
  n.weight = weight;
  const std::string plain = comparable(n.text);
  if (plain.size() < 2 || (!cased_ && is_participle(plain)) ||
      std::find(agents_.begin(), agents_.end(), plain) != agents_.end())
    return;
  if (!found_.empty() && found_.back().turn == t && is_cut_off(plain, comparable(found_.back().text))) return;
  if (!found_.empty() && found_.back().token == n.token && found_.back().count == n.count) {
    if (found_.back().weight < n.weight) found_.back() = std::move(n);
    return;
  }
  found_.push_back(std::move(n));
}

/// "Dee, D-E-E, Winterbourne": the surname stands behind the letters of the first name.
std::string name_collector::surname_behind_spelling(std::size_t k, std::size_t turn_end) const {
  const std::size_t letters = k;
  while (k < turn_end && r_.tokens[k].letter) ++k;
  if (k < letters + 2 || k >= turn_end || r_.tokens[letters].before < gap::comma) return {};
  const auto& last = r_.tokens[k];
  const bool set_off = last.before == gap::comma && (k + 1 >= turn_end || r_.tokens[k + 1].before >= gap::comma);
  if (!set_off || !last.capital || last.is(common) || !fits(k, k, false)) return {};
  return " " + tidy_name(r_.said(k, k));
}

/// Can token `k` be a word of the name that began at `begin`? In a transcript with capitals a name has them; without
/// them only words that are no everyday words count.
bool name_collector::fits(std::size_t k, std::size_t begin, bool strict) const {
  const auto& t = r_.tokens[k];
  const auto w = r_.word(k);
  if (!is_alphabetic(w)) return false;
  if (k > begin && is_name_particle(w) && k + 1 < r_.tokens.size() && !r_.tokens[k + 1].is(common)) return true;
  if (k == begin && is_name_particle(w) && w != "st" && k + 1 < r_.tokens.size() &&
      r_.tokens[k + 1].before == gap::blank && !r_.tokens[k + 1].is(common) && t.capital) {
    return true;
  }
  if (t.letter)
    return k > begin && t.capital && t.before == gap::blank && w != "i" && w != "a" && k + 1 < r_.tokens.size() &&
           r_.tokens[k + 1].before == gap::comma && !r_.tokens[k + 1].letter;
  if (k > begin && t.before == gap::hyphen) return true;
  if (!t.is(common)) return (t.capital || !cased_) && !(t.is(brand) && k == begin && strict) && !ends_name(r_, k);
  // "Grace", "Price", "Fields": everyday words that are names, too.
  if (cased_ && !t.capital) return false;
  if (k == begin) return t.is(given_name) && !strict && has_surname(k);
  return !ends_name(r_, k) && (t.is(given_name) || cased_);
}

/// "Grace Hill" is a name, "Will do" is not.
bool name_collector::has_surname(std::size_t k) const {
  if (k + 1 >= r_.tokens.size()) return true;
  const auto& next = r_.tokens[k + 1];
  if (next.before >= gap::comma) return true;
  return !ends_name(r_, k + 1) && (cased_ ? next.capital : !next.is(common) || next.is(given_name));
}

std::size_t name_collector::end_of_turn(std::uint32_t t) const {
  const auto& turn = r_.turns[t];
  const auto& last = r_.clauses[turn.first + turn.count - 1];
  return last.first + last.count;
}

}  // namespace calllock::domain

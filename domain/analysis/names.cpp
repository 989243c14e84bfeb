#include "domain/analysis/names.hpp"

#include <algorithm>

#include "domain/analysis/one_of.hpp"
#include "domain/analysis/sources.hpp"

namespace calllock::domain {
namespace {

using enum word_kind;

constexpr std::size_t longest_name = 4;       // words, hyphenated parts not counted
constexpr std::size_t clauses_of_answer = 8;  // how far into an answer a name is looked for

bool is_alphabetic(std::string_view w) {
  return std::none_of(w.begin(), w.end(), [](char c) { return (c >= '0' && c <= '9') || c == '#'; });
}

/// Words that can follow a first name in a sentence and are no surname although the table of common words lacks them.
bool ends_name(const reading& r, std::size_t i) {
  const auto& t = r.tokens[i];
  return t.is(function) || t.is(subject) || t.is(interjection) || t.is(breaks) || t.is(joins) ||
         t.is(word_kind::question) || t.is(digit | teen | tens) || t.digits || t.is(part_of_day | weekday);
}

class name_finder {
public:
  name_finder(const reading& r, const tenant_profile& tenant) : r_(r) {
    for (const auto& n : tenant.agent_names) agents_.push_back(comparable(n));
    if (agents_.empty()) agent_from_greeting();
    cased_ = has_both_cases();
  }

  std::vector<name_candidate> run() {
    for (std::uint32_t t = 0; t < r_.turns.size(); ++t) {
      const auto& turn = r_.turns[t];
      if (turn.count == 0 || r_.clauses[turn.first].who != speaker::caller) continue;
      read_turn(t);
      first_turn_ = false;
    }
    if (found_.empty()) {
      for (const auto& e : r_.exchanges) read_echo(e);
    }
    return std::move(found_);
  }

private:
  /// Are some of the caller's words written with a capital and some without?
  bool has_both_cases() const {
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
  void agent_from_greeting() {
    for (const auto& h : r_.hints) {
      const auto& c = r_.clauses[r_.tokens[h.token].clause];
      if (c.turn > 2) break;
      if (c.who != speaker::agent || h.id != hint::this_is) continue;
      const std::size_t k = h.token + h.words;
      if (k < c.first + c.count) agents_.emplace_back(r_.word(k));
    }
  }

  void read_turn(std::uint32_t t) {
    const auto& turn = r_.turns[t];
    const auto& asked = turn.asked;
    const bool other = asked.has(hint::other_name_question);
    const bool last = asked.has(hint::last_name_question) && !asks_for_both(t);
    const bool wanted = asked.has(hint::name_question) || last || other;
    for (std::uint32_t i = turn.first; i < turn.first + turn.count; ++i) {
      const auto& c = r_.clauses[i];
      const bool near = i - turn.first < clauses_of_answer;
      read_hints(c, t, wanted, last);
      if (first_turn_) behind_office(c, t);
      if (wanted && near) {
        bare(c, t, 6, last ? name_part::last : name_part::whole, other ? name_owner::other : name_owner::caller);
      } else if (first_turn_ && near) {
        bare(c, t, 2, name_part::whole, name_owner::caller);
      } else {
        bare_account(i, t);
        completes(c, t);
        stands_alone(c, t);
      }
    }
  }

  /// "And the name is still Howard Lim?" "It is.": the name that the agent says and the caller confirms.
  void read_echo(const exchange& e) {
    const auto& q = r_.clauses[e.question];
    const bool about_names = q.has(hint::name_question) || q.has(hint::name_is) || q.has(hint::this_is);
    if (e.kind != answer::affirms || !about_names) return;
    for (std::size_t k = q.first + 1; k < q.first + q.count; ++k) {
      const auto before = r_.word(k - 1);
      const bool named = before == "is" || before == "still" || before == "with" || before == "this" ||
                         before == "to" || before == "for";
      if (named && r_.tokens[k].capital) at(k, q.turn, 3, name_part::whole, name_owner::caller, true);
    }
  }

  /// "First and last name": the answer is both, not the last one.
  bool asks_for_both(std::uint32_t t) const {
    const auto span = r_.asked_before(t);
    for (std::uint32_t i = span.first; i < span.first + span.count; ++i) {
      const auto w = r_.words(r_.clauses[i]);
      if (w.find("first and last") != std::string_view::npos || w.find("full name") != std::string_view::npos ||
          w.find("first name") != std::string_view::npos) {
        return true;
      }
    }
    return false;
  }

  void read_hints(const clause& c, std::uint32_t t, bool wanted, bool last) {
    const bool any = c.has(hint::name_is) || c.has(hint::first_name_is) || c.has(hint::last_name_is) ||
                     c.has(hint::this_is) || c.has(hint::their_name) || c.has(hint::account_name);
    if (!any) return;
    for (std::size_t i = first_hint(c); i < r_.hints.size() && r_.hints[i].token < c.first + c.count; ++i) {
      const auto& h = r_.hints[i];
      const std::size_t after = h.token + h.words;
      switch (h.id) {
        case hint::name_is:
          if (h.token > c.first && is_part_word(r_.word(h.token - 1))) break;
          at(after, t, 7, name_part::whole, whose(h.token, c));
          break;
        case hint::first_name_is: at(skip_is(after), t, 6, name_part::first, whose(h.token, c)); break;
        case hint::last_name_is: at(skip_is(after), t, 6, name_part::last, whose(h.token, c)); break;
        case hint::this_is: introduction(h, c, t, wanted, last); break;
        case hint::their_name: at(skip_is(after), t, 6, name_part::whole, name_owner::other); break;
        case hint::account_name: account(h, c, t); break;
        default: break;
      }
    }
  }

  /// "Last name is …" is read as such, not as "name is …".
  static bool is_part_word(std::string_view w) noexcept {
    return w == "last" || w == "first" || w == "family" || w == "middle";
  }

  std::size_t first_hint(const clause& c) const {
    const auto it = std::lower_bound(r_.hints.begin(), r_.hints.end(), c.first,
                                     [](const hint_hit& h, std::uint32_t token) { return h.token < token; });
    return static_cast<std::size_t>(it - r_.hints.begin());
  }

  std::size_t skip_is(std::size_t k) const {
    while (k < r_.tokens.size() && (r_.word(k) == "is" || r_.word(k) == "it's" || r_.word(k) == "was")) ++k;
    return k;
  }

  /// "His name is …" belongs to somebody else, "my wife's name is …" too.
  name_owner whose(std::size_t hint_token, const clause& c) const {
    if (hint_token == c.first) return name_owner::caller;
    const auto before = r_.word(hint_token - 1);
    if (before == "his" || before == "her" || before == "their" || before == "whose") return name_owner::other;
    const auto& t = r_.tokens[hint_token - 1];
    return t.is(family | outsider) ? name_owner::other : name_owner::caller;
  }

  /// "This is …", "I'm …", "it's …". Outside an answer only where an introduction stands: at the beginning of a clause
  /// of the first turn, or with a whole name.
  void introduction(const hint_hit& h, const clause& c, std::uint32_t t, bool wanted, bool last) {
    const auto w = r_.word(h.token);
    const bool at_start = h.token == c.first || only_replies(c.first, h.token) || (w == "this" && first_turn_);
    if (!at_start && !wanted) return;
    const bool plain =
        w == "this" || (h.words == 1 && (w == "i'm" || w == "im")) || w == "you're" || w == "i" || w == "here";
    const bool account_words = w == "under" || w == "put" || w == "it'd" || (w == "it" && h.words > 2);
    if (!plain && !wanted && !first_turn_ && !account_words) return;
    const std::size_t after = h.token + h.words;
    at(after, t, plain ? 5 : 4, last ? name_part::last : name_part::whole, name_owner::caller, !plain && !wanted);
  }

  bool only_replies(std::size_t from, std::size_t to) const {
    for (std::size_t k = from; k < to; ++k) {
      if (!r_.tokens[k].is(interjection) && !r_.tokens[k].is(joins) && !is_greeting(k)) return false;
    }
    return true;
  }

  /// "Under my husband's name, Leland Teague": the name follows, perhaps in the next clause.
  void account(const hint_hit& h, const clause& c, std::uint32_t t) {
    std::size_t k = h.token + h.words;
    while (k < c.first + c.count &&
           (r_.tokens[k].is(family) || r_.word(k) == "name" || r_.word(k) == "is" || r_.word(k) == "my" ||
            r_.word(k) == "his" || r_.word(k) == "her" || r_.word(k) == "the")) {
      ++k;
    }
    const auto words = r_.words(c);
    const bool of_family = words.find("my ") != std::string_view::npos || words.find("his ") != std::string_view::npos;
    if (k >= c.first + c.count) expects_account_ = true;
    at(k, t, 6, name_part::whole, of_family ? name_owner::account : name_owner::caller);
  }

  /// The clause after "it's under my mother's name".
  void bare_account(std::uint32_t index, std::uint32_t t) {
    if (!expects_account_) return;
    const auto before = found_.size();
    bare(r_.clauses[index], t, 5, name_part::whole, name_owner::account);
    if (found_.size() != before) expects_account_ = false;
  }

  /// "Inspector Dwayne Purcell, City of Georgetown": whoever calls in office leads with it.
  void behind_office(const clause& c, std::uint32_t t) {
    for (std::size_t k = c.first; k + 2 < c.first + c.count; ++k) {
      if (!is_one_of(r_.word(k), "inspector", "official", "officer", "deputy", "marshal", "adjuster", "sergeant"))
        continue;
      const bool led = k == c.first || r_.tokens[k].before >= gap::comma || r_.word(k) == "official";
      const auto &first = r_.tokens[k + 1], &second = r_.tokens[k + 2];
      if (led && first.capital && second.capital && first.before == gap::blank && second.before == gap::blank &&
          !first.is(common))
        at(k + 1, t, 5, name_part::whole, name_owner::caller);
    }
  }

  /// The words of a clause, without the address that follows behind a comma: "Linnea Frost, 61 Juniper Bluff". No more
  /// than `most` and one are counted.
  std::size_t before_address(const clause& c, std::uint32_t most) const {
    const std::size_t count = std::min(c.count, most + 1);
    for (std::size_t i = 1; i < count; ++i) {
      const auto& token = r_.tokens[c.first + i];
      if (token.before >= gap::comma && token.digits) return i;
    }
    return count;
  }

  /// "Yes ma'am. Fletcher Ruiz.": nobody asked, but the sentence is nothing but a name.
  void stands_alone(const clause& c, std::uint32_t t) {
    const auto& asked = r_.turns[t].asked;
    if (!cased_ || asked.has(hint::address_question) || asked.has(hint::zip_question)) return;
    if (c.count < 2 || !r_.tokens[c.first].capital || r_.tokens[c.first].before != gap::sentence) return;
    const auto count = before_address(c, 3);
    if (count < 2 || count > 3) return;
    for (std::size_t k = c.first; k < c.first + count; ++k) {
      const auto& token = r_.tokens[k];
      if (!token.capital || token.letter || token.is(common | brand | weekday | street_type | property) ||
          (token.is(month) && token.length > 4))
        return;
      if (token.before >= gap::comma && k != c.first) return;
    }
    const std::size_t next = c.first + c.count;
    const bool ends = next >= r_.tokens.size() || r_.tokens[next].before == gap::sentence;
    if (ends) bare(c, t, 3, name_part::whole, name_owner::caller);
  }

  /// A first name said before comes again with the last name.
  void completes(const clause& c, std::uint32_t t) {
    if (found_.empty() || c.count < 2) return;
    const auto& n = found_.back();
    if (n.count != 1 || n.owner != name_owner::caller || r_.word(n.token) != r_.word(c.first)) return;
    bare(c, t, n.weight, name_part::whole, name_owner::caller);
  }

  /// A clause that is, or begins with, nothing but a name.
  void bare(const clause& c, std::uint32_t t, int weight, name_part part, name_owner owner) {
    std::size_t k = c.first;
    const std::size_t end = c.first + c.count;
    while (k < end && (r_.tokens[k].is(interjection) || r_.tokens[k].is(title) || is_greeting(k))) ++k;
    if (k >= end || r_.tokens[k].letter) return;
    const auto before = found_.size();
    at(k, t, weight, part, owner, weight < 3);
    if (found_.size() == before || weight >= 3) return;
    // An unasked name must be whole and followed by what it belongs to, or stand alone.
    const auto& n = found_.back();
    const std::size_t next = n.token + n.count;
    const bool goes_on = next < end && r_.tokens[next].before <= gap::hyphen;
    const auto w = r_.word(next);
    const bool single = n.text.find(' ') == std::string::npos && !(goes_on && (w == "with" || w == "from"));
    if (single || (goes_on && w != "with" && w != "from" && w != "over" && w != "at" && w != "here" && w != "calling" &&
                   w != "and")) {
      found_.pop_back();
    }
  }

  bool is_greeting(std::size_t k) const {
    const auto w = r_.word(k);
    if (std::find(agents_.begin(), agents_.end(), w) != agents_.end()) {
      // "Hi Sarah," but not "Sarah Mendelsohn".
      const bool whole = k + 1 < r_.tokens.size() && r_.tokens[k + 1].before <= gap::hyphen && fits(k + 1, k, false);
      return !whole;
    }
    return w == "morning" || w == "afternoon" || w == "evening" || w == "day" || w == "there";
  }

  /// Takes a name that begins at token `k`, if one does.
  void at(std::size_t k, std::uint32_t t, int weight, name_part part, name_owner owner, bool strict = false) {
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
  std::string surname_behind_spelling(std::size_t k, std::size_t turn_end) const {
    const std::size_t letters = k;
    while (k < turn_end && r_.tokens[k].letter) ++k;
    if (k < letters + 2 || k >= turn_end || r_.tokens[letters].before < gap::comma) return {};
    const auto& last = r_.tokens[k];
    const bool set_off = last.before == gap::comma && (k + 1 >= turn_end || r_.tokens[k + 1].before >= gap::comma);
    if (!set_off || !last.capital || last.is(common) || !fits(k, k, false)) return {};
    return " " + tidy_name(r_.said(k, k));
  }

  /// "It's Latrice. Latr—": the beginning of the same name once more.
  static bool is_cut_off(std::string_view part, std::string_view whole) noexcept {
    return part.size() >= 3 && part.size() < whole.size() && whole.starts_with(part) && whole[part.size()] != ' ';
  }

  /// "I'm comparing", in a transcript without capitals.
  static bool is_participle(std::string_view w) noexcept {
    return w.find(' ') == std::string_view::npos && (w.ends_with("ing") || w.ends_with("ed") || w.ends_with("ly"));
  }

  bool is_initial(std::size_t k) const { return r_.tokens[k].letter && r_.tokens[k].capital; }

  /// Can token `k` be a word of the name that began at `begin`? In a transcript with capitals a name has them; without
  /// them only words that are no everyday words count.
  bool fits(std::size_t k, std::size_t begin, bool strict) const {
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
  bool has_surname(std::size_t k) const {
    if (k + 1 >= r_.tokens.size()) return true;
    const auto& next = r_.tokens[k + 1];
    if (next.before >= gap::comma) return true;
    return !ends_name(r_, k + 1) && (cased_ ? next.capital : !next.is(common) || next.is(given_name));
  }

  std::size_t end_of_turn(std::uint32_t t) const {
    const auto& turn = r_.turns[t];
    const auto& last = r_.clauses[turn.first + turn.count - 1];
    return last.first + last.count;
  }

  const reading& r_;
  std::vector<std::string> agents_;
  std::vector<name_candidate> found_;
  bool cased_ = false;
  bool first_turn_ = true;
  bool expects_account_ = false;
};

}  // namespace

std::vector<name_candidate> find_names(const reading& r, const tenant_profile& tenant) {
  return name_finder(r, tenant).run();
}

}  // namespace calllock::domain

#include "domain/analysis/names.hpp"

#include <algorithm>

#include "domain/analysis/name_collector.hpp"
#include "domain/analysis/one_of.hpp"

namespace calllock::domain {
namespace {

using enum word_kind;

constexpr std::size_t clauses_of_answer = 8;  // how far into an answer a name is looked for

/// Looks where names are said.
class name_finder : name_collector {
public:
  name_finder(const reading& r, const tenant_profile& tenant) : name_collector(r, tenant) {}

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

  bool first_turn_ = true;
  bool expects_account_ = false;
};

}  // namespace

std::vector<name_candidate> find_names(const reading& r, const tenant_profile& tenant) {
  return name_finder(r, tenant).run();
}

}  // namespace calllock::domain

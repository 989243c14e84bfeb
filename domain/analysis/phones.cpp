#include "domain/analysis/phones.hpp"

#include <algorithm>

#include "domain/analysis/numbers.hpp"
#include "domain/analysis/one_of.hpp"
#include "domain/analysis/sources.hpp"

namespace calllock::domain {
namespace {

/// "Text the girl first, Kayla, 512 …", "call my wife at …": whoever is to be called there is somebody else.
bool is_to_call_other(const reading& r, const clause& c, std::uint32_t number) {
  for (auto t = c.first; t + 1 < number; ++t) {
    if (!is_one_of(r.word(t), "call", "text", "phone", "ring", "contact", "reach")) continue;
    auto k = t + 1;
    while (is_one_of(r.word(k), "the", "my", "our", "his", "her") && k + 1 < number) ++k;
    const auto& who = r.tokens[k];
    if (who.is(word_kind::family | word_kind::outsider) ||
        is_one_of(r.word(k), "girl", "lady", "man", "boy", "renter", "renters", "manager", "super", "foreman"))
      return true;
    // "Call Rory, he works nights".
    if (is_one_of(r.word(k + 1), "he", "she", "they", "he's", "she's", "they're")) return true;
  }
  return false;
}

/// Does the clause with the number, or the one before it in the turn, say that it is somebody else's?
bool is_theirs(const reading& r, const digit_run& run) {
  const auto index = r.tokens[run.first].clause;
  const auto& c = r.clauses[index];
  if (c.has(hint::reach_at) && !c.has(hint::their_number)) return false;
  if (c.has(hint::their_number) || c.has(hint::their_name) || is_to_call_other(r, c, run.first)) return true;
  if (index == 0) return false;
  // "Set it up with her, she's at 512 …"
  if (is_one_of(r.word(c.first), "she's", "he's", "they're", "she", "he", "they")) return true;
  // "Arrange the time with him, would you? Caspian, 512 …"
  constexpr std::uint32_t reach = 3;
  for (auto i = index; i > 0 && index - i <= reach && r.clauses[i].turn == c.turn; --i) {
    const auto w = r.words(r.clauses[i]);
    if (w.ends_with(" with him") || w.ends_with(" with her") || w.ends_with(" with them")) return true;
  }
  const auto& before = r.clauses[index - 1];
  if (before.turn == c.turn && is_to_call_other(r, before, run.first)) return true;
  if (before.turn == c.turn && (before.has(hint::their_number) || before.has(hint::their_name))) return true;
  return r.turns[c.turn].asked.has(hint::other_name_question) || r.turns[c.turn].asked.has(hint::their_number);
}

bool is_whole_number(std::string_view digits) {
  return digits.size() == 10 || (digits.size() == 11 && digits.front() == '1');
}

/// The digits of a run; of one that is longer than a number its end, from the first word that leaves a whole number:
/// "use the 737 one, 737 555 0158".
std::string number_in(const reading& r, const digit_run& run) {
  if (run.size > 10 && !is_whole_number(run.text())) {
    for (std::size_t k = run.first + 1; k < run.end(); ++k) {
      const auto rest = read_digits(r, k, gap::pause);
      if (rest.end() == run.end() && is_whole_number(rest.text())) return std::string(rest.text());
    }
  }
  return std::string(run.text());
}

bool is_own_number(std::string_view e164, const tenant_profile& tenant) {
  return std::any_of(tenant.own_numbers.begin(), tenant.own_numbers.end(),
                     [&](const std::string& n) { return n == e164; });
}

}  // namespace

std::vector<said_phone> find_phones(const reading& r, const call_facts& facts) {
  constexpr std::size_t shortest = 7;  // digits, without the area code
  std::vector<said_phone> all;
  std::size_t next = 0;
  for (const std::size_t k : r.notable) {
    if (k < next || !may_begin_digits(r.tokens[k])) continue;
    if (digits_at_most(r, k, gap::pause) < shortest) continue;
    const auto run = read_digits(r, k, gap::pause);
    if (run.count == 0) continue;
    next = run.end();
    if (run.counted || run.overflow) continue;
    std::string digits = number_in(r, run);
    if (digits.size() == shortest && facts.caller_number && facts.caller_number->size() == 12 &&
        facts.caller_number->starts_with("+1")) {
      digits.insert(0, facts.caller_number->substr(2, 3));
    }
    if (!is_whole_number(digits)) continue;
    if (auto phone = normalise_phone(digits)) all.push_back({*phone, run.first, is_theirs(r, run)});
  }
  return all;
}

std::optional<std::string> choose_phone(const std::vector<said_phone>& said, const call_record& call,
                                        const call_facts& facts, const tenant_profile& tenant) {
  for (auto it = said.rbegin(); it != said.rend(); ++it) {
    if (!it->theirs && !is_own_number(it->e164, tenant)) return it->e164;
  }
  if (const auto tool = from_tool(call, facts, {"customer_phone", "phone_number", "caller_phone", "phone"})) {
    auto phone = normalise_phone(*tool);
    const bool theirs = phone && std::any_of(said.begin(), said.end(),
                                             [&](const said_phone& s) { return s.theirs && s.e164 == *phone; });
    if (phone && !theirs && !is_own_number(*phone, tenant)) return phone;
  }
  if (facts.caller_number) return facts.caller_number;
  if (const auto variable = from_variables(call, facts, {"customer_phone", "phone_number"})) {
    if (auto phone = normalise_phone(*variable); phone && !is_own_number(*phone, tenant)) return phone;
  }
  return std::nullopt;
}

}  // namespace calllock::domain

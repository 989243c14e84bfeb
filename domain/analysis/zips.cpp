#include "domain/analysis/addresses.hpp"
#include "domain/analysis/numbers.hpp"
#include "domain/analysis/one_of.hpp"

namespace calllock::domain {
namespace {

bool is_zip(std::string_view digits) { return digits.size() == 5 && digits >= "00501" && digits <= "99950"; }

bool holds(std::string_view words, std::string_view wanted) { return words.find(wanted) != std::string_view::npos; }

/// What else has a number: a paper, an account, a machine.
bool is_numbered(std::string_view w) {
  return is_one_of(w, "ticket", "invoice", "order", "job", "claim", "account", "model", "serial", "license", "policy");
}

/// "Ticket 55318", "the claim number is 44120".
bool is_other_number(const reading& r, std::size_t token) {
  const auto& c = r.clauses[r.tokens[token].clause];
  constexpr std::size_t reach = 3;
  for (std::size_t k = token; k > c.first && token - k < reach; --k) {
    if (is_numbered(r.word(k - 1))) return true;
  }
  return false;
}

/// The agent asks which size of filter, or for the number of a paper or a machine.
bool asks_for_other_number(const reading& r, std::uint32_t turn) {
  const auto span = r.asked_before(turn);
  for (auto i = span.first; i < span.first + span.count; ++i) {
    const auto w = r.words(r.clauses[i]);
    if (holds(w, "size") && holds(w, "filter")) return true;
    const auto& q = r.clauses[i];
    if (!q.is(clause_mark::question)) continue;
    for (std::size_t k = q.first + 1; k < q.first + q.count; ++k) {
      if (r.word(k) == "number" && is_numbered(r.word(k - 1))) return true;
    }
  }
  return false;
}

/// "No, nine, that's my office, it's 78748": what stands right behind these is stated, whatever was denied before.
bool is_stated(const reading& r, std::size_t token) {
  return token > 0 && is_one_of(r.word(token - 1), "it's", "its", "is", "zip", "code");
}

}  // namespace

bool points_back(const reading& r, const clause& c) {
  const auto w = r.word(c.first);
  return w == "that's" || w == "that" || w == "which" || w == "no" || w == "oh" || w == "sorry" || w == "wait" ||
         w == "but" || w == "it's";
}

std::vector<said_zip> find_zips(const reading& r, const std::vector<said_address>& addresses) {
  std::vector<said_zip> zips;
  std::size_t next_address = 0;
  const auto add = [&](std::string_view digits, std::size_t token, std::size_t end) {
    while (next_address < addresses.size() && addresses[next_address].end <= token) ++next_address;
    if (next_address < addresses.size() && token >= addresses[next_address].token) return;  // a house number
    const auto index = r.tokens[token].clause;
    const auto& c = r.clauses[index];
    if (asks_for_other_number(r, c.turn) || is_other_number(r, token)) return;
    if (c.negation_begin != c.negation_end && c.denies(r.tokens[token].begin) && !is_stated(r, token)) return;
    if (end < r.tokens.size() && r.tokens[end].before <= gap::hyphen &&
        r.clauses[r.tokens[end].clause].turn == c.turn &&
        (r.word(end) == "dollars" || r.word(end) == "bucks" || r.word(end) == "miles" || r.word(end) == "btu")) {
      return;
    }
    bool away = c.has(hint::old_place) || c.has(hint::other_place);
    if (index + 1 < r.clauses.size() && r.clauses[index + 1].turn == c.turn && r.tokens[end - 1].clause == index) {
      const auto& n = r.clauses[index + 1];
      away = away || (points_back(r, n) && (n.has(hint::old_place) || n.has(hint::other_place)));
    }
    // "Ignore it if it says 78701."
    away = away || (c.is(clause_mark::hypothetical) && !zips.empty());
    zips.push_back({std::string(digits), static_cast<std::uint32_t>(token), c.turn, away});
  };
  std::size_t next = 0;
  for (const std::size_t k : r.notable) {
    if (k < next || !may_begin_digits(r.tokens[k])) continue;
    if (r.tokens[k].digits && is_zip(r.word(k))) {
      std::size_t end = k + 1;
      if (end < r.tokens.size() && r.tokens[end].before == gap::hyphen && r.tokens[end].digits) ++end;  // ZIP+4
      add(r.word(k), k, end);
      next = end;
      continue;
    }
    if (digits_at_most(r, k, gap::comma) < 5) continue;
    const auto run = read_digits(r, k, gap::comma);
    if (run.count == 0) continue;
    if (!run.counted && !run.overflow && is_zip(run.text())) {
      add(run.text(), run.first, run.end());
    } else if (!run.overflow && run.size > 5) {
      // Written digits of another thing in front: "unit 3, 78754".
      for (std::size_t i = run.first + 1; i < run.end(); ++i) {
        if (r.tokens[i].digits && r.tokens[i].before == gap::comma && is_zip(r.word(i))) add(r.word(i), i, i + 1);
      }
    }
    next = run.end();
  }
  return zips;
}

}  // namespace calllock::domain

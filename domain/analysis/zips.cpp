#include "domain/analysis/addresses.hpp"
#include "domain/analysis/numbers.hpp"

namespace calllock::domain {
namespace {

bool is_zip(std::string_view digits) { return digits.size() == 5 && digits >= "00501" && digits <= "99950"; }

/// The agent asks which size of filter.
bool asks_for_size(const reading& r, std::uint32_t turn) {
  const auto span = r.asked_before(turn);
  for (auto i = span.first; i < span.first + span.count; ++i) {
    const auto w = r.words(r.clauses[i]);
    if (w.find("size") != std::string_view::npos && w.find("filter") != std::string_view::npos) return true;
  }
  return false;
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
    if (asks_for_size(r, c.turn)) return;  // "Sixteen, twenty-five, four."
    if (c.negation_begin != c.negation_end && c.denies(r.tokens[token].begin)) return;
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

#include <algorithm>

#include "domain/analysis/durations.hpp"
#include "domain/analysis/extract.hpp"
#include "domain/analysis/sources.hpp"

namespace calllock::domain {
namespace {

constexpr std::size_t longest_description = 240;
constexpr std::size_t longest_detail = 160;

/// Cut at a word, without the punctuation that would then stand at the end.
std::string cut(std::string_view text, std::size_t most) {
  if (text.size() > most) {
    text = text.substr(0, most);
    const auto blank = text.rfind(' ');
    if (blank != std::string_view::npos && blank > most / 2) text = text.substr(0, blank);
  }
  while (!text.empty() && (text.back() == ' ' || text.back() == ',' || text.back() == ';')) text.remove_suffix(1);
  return std::string(text);
}

bool about_the_caller(const clause& c) {
  return c.who == speaker::caller && !c.is(clause_mark::other_party) && !c.is(clause_mark::hypothetical) &&
         !c.is(clause_mark::echo_denied);
}

/// The first clause of the caller that has `h`, as said.
std::optional<std::string> first_with(const reading& r, hint h, bool needs_affirmed) {
  if (!r.caller_said.has(h)) return std::nullopt;
  for (const auto& c : r.clauses) {
    if (!about_the_caller(c) || !c.has(h) || c.is(clause_mark::question)) continue;
    if (needs_affirmed && c.negation_begin != c.negation_end) continue;
    if (const auto words = r.said(c); !words.empty()) return cut(words, longest_detail);
  }
  return std::nullopt;
}

/// From the first clause that tells of a fault to the end of what belongs to it in that turn.
std::string described(const reading& r) {
  for (std::size_t i = 0; i < r.clauses.size(); ++i) {
    const auto& c = r.clauses[i];
    if (!about_the_caller(c) || !(c.has(hint::fault) || c.has(hint::maybe_fault) || c.has(hint::wants_equipment) ||
                                  c.has(hint::down) || c.has(hint::weak)))
      continue;
    std::size_t last = i;
    while (last + 1 < r.clauses.size() && r.clauses[last + 1].turn == c.turn && last - i < 3) ++last;
    const auto& end = r.clauses[last];
    if (end.count == 0) return {};
    return cut(r.said(c.first, end.first + end.count - 1), longest_description);
  }
  return {};
}

/// What the equipment still does, by the worst that the caller says of it.
system_status status_of(const reading& r) {
  const auto& said = r.caller_said;
  if (!said.has(hint::down) && !said.has(hint::partly) && !said.has(hint::weak)) return system_status::none;
  int down = 0, partly = 0, weak = 0;
  for (const auto& c : r.clauses) {
    if (!about_the_caller(c) || c.is(clause_mark::repaired) || c.is(clause_mark::past)) continue;
    if (c.is(clause_mark::question)) continue;
    down += c.has(hint::down) ? 1 : 0;
    partly += c.has(hint::partly) ? 1 : 0;
    weak += c.has(hint::weak) ? 1 : 0;
  }
  if (weak != 0 && weak >= down) return system_status::running_but_ineffective;
  if (partly != 0 && partly >= down) return system_status::partially_working;
  if (down != 0) return system_status::completely_down;
  return weak != 0 ? system_status::running_but_ineffective : system_status::none;
}

/// "Last week" may be two days ago or thirteen.
bool is_vague(const said_duration& d) { return d.words.ends_with("last week"); }

/// What the agent noted of the matter sums up what he and the caller settled, so its time holds where it is plainly
/// said; otherwise the caller's own words do.
std::optional<said_duration> duration_of(const reading& r, const reading& noted, std::optional<instant> start,
                                         std::string_view zone) {
  constexpr int plainly = 4, at_all = 1;
  auto said = find_duration(r, start, zone);
  auto summed_up = find_duration(noted, start, zone);
  if (!summed_up || (said && (summed_up->sureness < plainly || (said->sureness >= plainly && is_vague(*summed_up)))) ||
      summed_up->sureness < at_all)
    return said;
  if (said) {
    said->category = summed_up->category;
    return said;
  }
  return summed_up;
}

}  // namespace

void extract_problem(const reading& r, const reading& noted, const call_record& call, const call_facts& facts,
                     const tenant_profile& tenant, analysis& out) {
  const auto start = call.started_at ? call.started_at : call.ended_at;
  if (const auto d = duration_of(r, noted, start, tenant.time_zone)) {
    out.duration = d->category;
    out.problem_duration = d->words;
    if (d->is_onset) out.problem_onset = d->words;
  }
  const auto given = [&](std::string_view key) -> std::optional<std::string> {
    if (auto v = from_tool(call, facts, {key})) return v;
    return from_variables(call, facts, {key});
  };
  if (!out.problem_duration) {
    if (auto v = given("problem_duration")) {
      out.duration = categorise_text(*v, start, tenant.time_zone);
      out.problem_duration = std::move(v);
    }
  }
  if (!out.problem_onset) out.problem_onset = given("problem_onset");
  out.problem_pattern = given("problem_pattern");
  if (!out.problem_pattern) out.problem_pattern = first_with(r, hint::recurring, false);
  out.customer_attempted_fixes = given("customer_attempted_fixes");
  if (!out.customer_attempted_fixes) out.customer_attempted_fixes = first_with(r, hint::tried, true);

  auto description =
      from_tool(call, facts, {"problem_description", "issue_description", "urgency_description", "reason", "notes"});
  if (!description) description = from_variables(call, facts, {"problem_description", "problem_summary"});
  if (description) {
    out.problem_description = cut(*description, longest_description);
  } else if (auto words = described(r); !words.empty()) {
    out.problem_description = std::move(words);
  }
  out.system = status_of(r);
}

}  // namespace calllock::domain

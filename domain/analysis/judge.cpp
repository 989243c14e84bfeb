#include "domain/analysis/judge.hpp"

#include <algorithm>

#include "domain/analysis/judgements.hpp"
#include "domain/analysis/lexicon.hpp"

namespace calllock::domain {

bool judgement::tagged(cue c) const noexcept {
  const auto& list = out.tags[static_cast<std::size_t>(category_of(c))];
  return std::any_of(list.begin(), list.end(), [&](const tag& t) { return t.name == name_of(c); });
}

void judgement::add(cue c, std::string_view rule) { add_for(c, c, rule); }

void judgement::add_for(cue c, cue evidence, std::string_view rule) {
  if (tagged(c)) return;
  auto t = said.evidence(evidence, r, rule.empty() ? name_of(c) : rule);
  t.name = std::string(name_of(c));
  out.tags[static_cast<std::size_t>(category_of(c))].push_back(std::move(t));
}

namespace {

/// Each category in the declaration order of taxonomy.md §3.
void order_tags(tag_set& tags) {
  const auto rank = [](const tag& t, tag_category c) {
    const auto found = find_cue(text(c), t.name);
    return found ? static_cast<std::size_t>(*found) : cue_count;
  };
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const auto c = static_cast<tag_category>(i);
    std::stable_sort(tags[i].begin(), tags[i].end(),
                     [&](const tag& a, const tag& b) { return rank(a, c) < rank(b, c); });
  }
}

}  // namespace

void judge(const call_reading& read_once, const call_facts& facts, const tenant_profile& tenant, instant now,
           const lexicon* phrases, analysis& out) {
  judgement j{read_once.said, read_once.call, facts, tenant, now, out, {}, {}, {}, read_once.tools};
  if (phrases != nullptr) {
    j.said.collect(read_once.said, *phrases);
    j.noted.collect_notes(read_once.noted, *phrases);
    j.summed.collect_notes(read_once.summed, *phrases);
    out.lexicon_version = phrases->version();
  }
  judge_outsider(j);
  judge_hazards(j);
  judge_matter(j);
  judge_service_tags(j);
  judge_recovery_tags(j);
  judge_end(j);
  judge_urgency(j);
  judge_plain_tags(j);
  judge_context_words(j);
  judge_clock_tags(j);
  judge_caller(j);
  judge_call_type(j);
  judge_revenue(j);
  judge_priority(j);
  judge_intent(j);
  judge_booking_audit(j);
  order_tags(out.tags);
}

}  // namespace calllock::domain

#include "domain/analysis/judge.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "domain/analysis/judgements.hpp"
#include "domain/analysis/lexicon.hpp"

namespace calllock::domain {

bool judgement::tagged(cue c) const noexcept {
  const auto& list = out.tags[static_cast<std::size_t>(category_of(c))];
  return std::any_of(list.begin(), list.end(), [name = name_of(c)](const tag& t) { return t.name == name; });
}

void judgement::add(cue c, std::string_view rule) { add_for(c, c, rule); }

void judgement::add_for(cue c, cue evidence, std::string_view rule) {
  if (tagged(c)) return;
  auto t = said.evidence(evidence, r, rule.empty() ? name_of(c) : rule);
  if (evidence != c) t.name = name_of(c);
  auto& list = out.tags[static_cast<std::size_t>(category_of(c))];
  if (list.empty()) list.reserve(4);
  list.push_back(std::move(t));
}

namespace {

/// Each category in the declaration order of taxonomy.md §3.
void order_tags(tag_set& tags) {
  std::array<std::ptrdiff_t, tag_category_count> left{};  // to be ordered
  for (std::size_t i = 0; i < tags.size(); ++i) left[i] = std::ssize(tags[i]);
  for (std::size_t i = 0; i < tag_count; ++i) {
    const auto c = static_cast<cue>(i);
    const auto category = static_cast<std::size_t>(category_of(c));
    if (left[category] < 2) continue;
    const auto end = tags[category].end(), first = end - left[category];
    const auto found = std::find_if(first, end, [name = name_of(c)](const tag& t) { return t.name == name; });
    if (found == end) continue;
    std::rotate(first, found, found + 1);
    --left[category];
  }
}

/// What the notes mean, kept in `kept`. Most calls have none, and clearing a table of all cues for them is not free.
const findings& found_in(const reading& notes, const lexicon* phrases, std::unique_ptr<findings>& kept) {
  static const findings nothing;
  if (phrases == nullptr || notes.tokens.empty()) return nothing;
  kept = std::make_unique<findings>();
  kept->collect_notes(notes, *phrases);
  return *kept;
}

}  // namespace

void judge(const call_reading& read_once, const call_facts& facts, const tenant_profile& tenant, instant now,
           const lexicon* phrases, analysis& out) {
  std::unique_ptr<findings> noted, summed;
  judgement j{read_once.said,
              read_once.call,
              facts,
              tenant,
              now,
              out,
              {},
              found_in(read_once.noted, phrases, noted),
              found_in(read_once.summed, phrases, summed),
              read_once.tools};
  if (phrases != nullptr) {
    j.said.collect(read_once.said, *phrases);
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

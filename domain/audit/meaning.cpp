// Is what was understood consistent with itself?
#include <algorithm>
#include <set>

#include "domain/audit/audit.hpp"
#include "domain/call/close.hpp"

namespace calllock::domain {
namespace {

using enum audit_finding::severity;

const std::vector<tag>& tags_of(const analysis& a, tag_category c) { return a.tags[static_cast<std::size_t>(c)]; }

void cards_say_something(const audit_input& in, const cards& texts, audit_report& out) {
  const auto check = [&](std::string_view card, std::string_view which, std::string_view summary) {
    if (!card.empty() && card == summary)
      out.findings.push_back({moderate, "card_repeats_summary", std::string{which} + " is the same as ai_summary"});
  };
  check(texts.headline, "the headline", in.engine_summary);
  check(texts.summary, "the card summary", in.engine_summary);
  for (const auto& r : in.records) {
    if (r.table == "calls") continue;
    check(r.card_headline, "the stored headline in " + r.table, r.ai_summary);
    check(r.card_summary, "the stored card summary in " + r.table, r.ai_summary);
  }
}

void tools_went_well(const audit_input& in, audit_report& out) {
  std::set<std::string> urgencies;
  for (const auto& e : in.events) {
    if (e.kind != "tool") continue;
    for (const std::string_view name : {"urgency", "urgency_tier"})
      if (const auto u = known(e.request, name); u && e.name != "create_callback" && parse_urgency(*u) != urgency::none)
        urgencies.insert(std::string{text(parse_urgency(*u))});
    if (e.status >= 500)
      out.findings.push_back({moderate, "tool_failed", e.name + " was answered with " + std::to_string(e.status)});
    if (e.duration_ms > in.tool_budget_ms)
      out.findings.push_back({moderate, "tool_late",
                              e.name + " took " + std::to_string(e.duration_ms) + " ms, its budget is " +
                                  std::to_string(in.tool_budget_ms) + " ms"});
    if (e.status == 0 && e.duration_ms < 0)
      out.findings.push_back({moderate, "tool_failed", e.name + " was never answered"});
  }
  if (urgencies.size() > 1) {
    std::string list;
    for (const auto& u : urgencies) list += (list.empty() ? "" : ", ") + u;
    out.findings.push_back(
        {moderate, "urgency_changed", "the tools of this call were given different urgencies: " + list});
  }
}

void promises_kept(const audit_input& in, audit_report& out) {
  if (in.state.final_reason != end_reason::callback_later && !in.state.callback_promised) return;
  const bool lead = std::any_of(in.records.begin(), in.records.end(),
                                [](const auto& r) { return r.table == "leads" || r.table == "jobs"; });
  const bool told = std::any_of(in.deliveries.begin(), in.deliveries.end(),
                                [](const auto& d) { return d.kind == "job" && d.state != "dead"; });
  if (!lead && !told && in.state.phase == call_phase::closed)
    out.findings.push_back(
        {moderate, "callback_not_created", "a call back was promised, but no record of it was made"});
}

}  // namespace

void audit_meaning(const audit_input& in, const tenant_profile& tenant, instant now, const lexicon* phrases,
                   audit_report& out) {
  tools_went_well(in, out);
  promises_kept(in, out);
  if (in.state.phase != call_phase::closed || !in.state.record) return;
  const auto finished = finish_call(in.state, *in.state.record, tenant, now, phrases);
  const analysis& a = *finished.understood;
  cards_say_something(in, finished.texts, out);
  for (const auto& r : in.records) {
    if (r.table == "calls") continue;
    if ((r.equipment_type.empty() || r.equipment_type == "unknown") &&
        (r.call_subtype == "ac" || r.call_subtype == "heating" || r.call_subtype == "heatpump"))
      out.findings.push_back(
          {moderate, "equipment_unknown", "equipment is unknown though the call's subtype is " + r.call_subtype});
  }
  if (a.urgency >= urgency::high && tags_of(a, tag_category::urgency).empty())
    out.findings.push_back(
        {moderate, "urgency_untagged", "urgency is " + std::string{text(a.urgency)} + " but no URGENCY tag was set"});
  if (a.caller == caller_type::unknown && !tags_of(a, tag_category::service_type).empty())
    out.findings.push_back({minor, "caller_type_unknown", "caller_type is unknown though service tags exist"});
  if (a.duration != duration_category::none && in.state.duration == duration_category::none)
    out.findings.push_back({minor, "duration_missing", "the caller said since when, the session does not have it"});
  if (in.state.quality_score < 0) out.findings.push_back({minor, "score_missing", "the quality score was not stored"});
}

}  // namespace calllock::domain

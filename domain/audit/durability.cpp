// Was the call kept, ended and delivered?
#include <algorithm>

#include "domain/audit/audit.hpp"

namespace calllock::domain {
namespace {

using enum audit_finding::severity;
using namespace std::chrono_literals;

/// A delivery that is only waiting is no finding until it has been waiting this long.
constexpr auto delivery_patience = 5min;

void delivered(const audit_input& in, std::string_view kind, instant now, audit_report& out) {
  const auto of_kind = [&](const audit_delivery& d) { return d.kind == kind; };
  if (std::none_of(in.deliveries.begin(), in.deliveries.end(), of_kind)) {
    out.findings.push_back({critical, "delivery_missing", "no " + std::string{kind} + " delivery was ever queued"});
    return;
  }
  for (const auto& d : in.deliveries) {
    if (!of_kind(d)) continue;
    if (d.state == "dead") {
      out.findings.push_back({critical, "delivery_dead",
                              "the " + d.kind + " delivery to " + d.destination + " is dead after " +
                                  std::to_string(d.attempts) + " attempts: " + d.last_error});
    } else if (d.state != "done" && now - d.created_at > delivery_patience) {
      out.findings.push_back(
          {moderate, "delivery_late",
           "the " + d.kind + " delivery to " + d.destination + " has been waiting for " +
               std::to_string(std::chrono::duration_cast<std::chrono::minutes>(now - d.created_at).count()) +
               " minutes"});
    }
  }
}

}  // namespace

void audit_durability(const audit_input& in, instant now, audit_report& out) {
  if (!in.session_found) {
    out.findings.push_back({critical, "session_missing", "there is no session for this call"});
    return;
  }
  instant last{};
  for (const auto& e : in.events) last = std::max(last, e.at);
  // A second of grace: event and session are written in one commit, with clocks of two machines.
  if (!in.events.empty() && in.session_updated_at + 1s < last)
    out.findings.push_back({critical, "session_stale", "the session is older than the call's last event"});
  if (in.state.phase != call_phase::closed) return;  // deliveries come with the end
  if (in.state.final_reason == end_reason::none)
    out.findings.push_back({critical, "end_reason_missing", "the call is closed without an end_call_reason"});
  delivered(in, "job", now, out);
  delivered(in, "call", now, out);
  for (const auto& d : in.deliveries)
    if (d.kind == "alert" && d.state == "dead")
      out.findings.push_back(
          {critical, "delivery_dead", "the emergency alert to " + d.destination + " is dead: " + d.last_error});
  for (const auto& r : in.records)
    if (r.table == "leads" && r.end_call_reason.empty())
      out.findings.push_back({critical, "lead_reason_missing", "lead " + r.id + " has no end_call_reason"});
}

}  // namespace calllock::domain

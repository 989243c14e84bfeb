#include "app/audit_command.hpp"

#include <charconv>
#include <ostream>

#include "app/exit_status.hpp"
#include "app/store_port.hpp"
#include "codec/audit_report.hpp"
#include "domain/audit/audit.hpp"
#include "domain/booking/local_time.hpp"
#include "domain/call/close.hpp"

namespace calllock::app {
namespace {

using severity = domain::audit_finding::severity;

style style_of(severity s) {
  return s == severity::critical ? style::red : s == severity::moderate ? style::yellow : style::dim;
}

std::string took(int duration_ms) { return duration_ms < 0 ? "-" : std::to_string(duration_ms) + " ms"; }

/// What a step said, without personal data that nobody asked for: the flags and codes of the answer.
std::string outcome_of(const domain::audit_event& e) {
  for (const std::string_view name : {"error", "code", "reason", "state"})
    if (const auto v = domain::known(e.answer, name)) return *v;
  for (const std::string_view name : {"state", "error", "reason", "preferred_time", "date_time"})
    if (const auto v = domain::known(e.request, name)) return *v;
  return {};
}

void print_timeline(const domain::audit_input& in, const domain::tenant_profile& tenant, const terminal& out) {
  table shown({{"no.", true}, {"time"}, {"kind"}, {"what"}, {"status", true}, {"took", true}, {"", false, true}});
  for (const auto& e : in.events)
    shown.add({{std::to_string(e.seq)},
               {domain::rfc3339(e.at, tenant.time_zone)},
               {e.kind},
               {e.name},
               {e.status == 0 ? "-" : std::to_string(e.status), e.status >= 400 ? style::red : style::plain},
               {took(e.duration_ms)},
               {outcome_of(e)}});
  out.out() << out.styled(style::bold, "Timeline") << "\n";
  shown.print(out);
}

void print_deliveries(const domain::audit_input& in, const terminal& out) {
  table shown({{"kind"}, {"destination"}, {"state"}, {"tries", true}, {"last error", false, true}});
  for (const auto& d : in.deliveries)
    shown.add({{d.kind},
               {d.destination},
               {d.state, d.state == "dead"   ? style::red
                         : d.state == "done" ? style::green
                                             : style::yellow},
               {std::to_string(d.attempts)},
               {d.last_error}});
  out.out() << "\n" << out.styled(style::bold, "Deliveries") << "\n";
  shown.print(out);
}

/// Why each tag was given: the words, and the turn they stand in.
void print_evidence(const domain::audit_input& in, const domain::tenant_profile& tenant, const domain::lexicon* phrases,
                    const terminal& out) {
  if (!in.state.record) return;
  const auto finished = domain::finish_call(in.state, *in.state.record, tenant, in.session_updated_at, phrases);
  table shown({{"tag"}, {"turn", true}, {"evidence", false, true}});
  for (std::size_t c = 0; c < domain::tag_category_count; ++c)
    for (const auto& t : finished.understood->tags[c])
      shown.add({{std::string{domain::text(static_cast<domain::tag_category>(c))} + "." + t.name},
                 {t.turn < 0 ? "rule" : std::to_string(t.turn)},
                 {t.quote}});
  if (shown.empty()) return;
  out.out() << "\n" << out.styled(style::bold, "Tags") << "\n";
  shown.print(out);
}

void print_report(const domain::audit_input& in, const domain::audit_report& report,
                  const domain::tenant_profile& tenant, const audit_options& options, const terminal& out) {
  out.out() << out.styled(style::bold, "Call " + in.call_id);
  if (in.session_found)
    out.out() << "  " << domain::text(in.state.phase) << ", "
              << (in.state.final_reason == domain::end_reason::none ? "no outcome yet"
                                                                    : domain::text(in.state.final_reason))
              << ", booking "
              << (domain::text(in.state.booking_now()).empty() ? "not known yet"
                                                               : domain::text(in.state.booking_now()));
  out.out() << "\n\n";
  if (in.session_found) {
    print_timeline(in, tenant, out);
    print_deliveries(in, out);
    print_evidence(in, tenant, options.phrases, out);
  }
  out.out() << "\n" << out.styled(style::bold, "Findings") << "\n";
  for (const auto& f : report.findings)
    out.out() << "  " << out.styled(style_of(f.level), std::string{domain::text(f.level)}) << "  " << f.code << ": "
              << f.text << "\n";
  if (report.findings.empty()) out.out() << "  none\n";
  out.out() << report.verdict() << "\n";
}

/// The audit of one call; true if any finding is critical.
bool audit_one(storage::store& store, const std::string& call_id, const terminal& out, const audit_options& options,
               table* list) {
  const auto input = to_audit_input(call_id, store.evidence(call_id));
  std::string tenant_id = "default";
  if (const auto call = store.load(call_id)) tenant_id = call->tenant_id;
  auto tenant = options.tenant(tenant_id);
  if (!tenant) tenant = options.tenant("default");
  const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto report = domain::audit_call(input, *tenant, now, options.phrases);
  if (options.json)
    out.out() << codec::write_audit(input, report) << "\n";
  else if (list)
    list->add({{call_id},
               {std::string{domain::text(input.state.final_reason)}},
               {std::string{domain::text(input.state.final_booking)}},
               {report.verdict(), report.count(severity::critical) > 0 ? style::red : style::plain},
               {report.findings.empty() ? "" : report.findings.front().code}});
  else
    print_report(input, report, *tenant, options, out);
  return report.count(severity::critical) > 0;
}

}  // namespace

std::optional<std::chrono::seconds> parse_period(std::string_view text) {
  long n = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (error != std::errc{} || n <= 0 || n > 1'000'000 || end + 1 != text.data() + text.size()) return std::nullopt;
  switch (*end) {
    case 's': return std::chrono::seconds{n};
    case 'm': return std::chrono::minutes{n};
    case 'h': return std::chrono::hours{n};
    case 'd': return std::chrono::days{n};
    default: return std::nullopt;
  }
}

int run_audit(storage::store& store, const terminal& out, const audit_options& options) {
  if (!options.call_id.empty())
    return audit_one(store, options.call_id, out, options, nullptr) ? exit_status::found : exit_status::ok;
  const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto calls = store.calls_since(now - options.since.value_or(std::chrono::hours{24}), options.limit);
  table list({{"call"}, {"outcome"}, {"booking"}, {"verdict"}, {"worst finding", false, true}});
  bool critical = false;
  for (const auto& id : calls) critical = audit_one(store, id, out, options, &list) || critical;
  if (!options.json) {
    list.print(out);
    out.out() << calls.size() << " calls audited\n";
  }
  return critical ? exit_status::found : exit_status::ok;
}

}  // namespace calllock::app

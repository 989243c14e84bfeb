#include "codec/audit_report.hpp"

#include "codec/json_writer.hpp"
#include "domain/booking/local_time.hpp"

namespace calllock::codec {

std::string write_audit(const domain::audit_input& in, const domain::audit_report& report) {
  std::string out;
  {
    object_writer top{out};
    top.text("call_id", in.call_id);
    top.text("verdict", report.verdict());
    top.flag("session_found", in.session_found);
    if (in.session_found) {
      top.text("phase", domain::text(in.state.phase));
      top.known_text("end_call_reason", domain::text(in.state.final_reason));
      top.known_text("booking_status", domain::text(in.state.final_booking));
      if (in.state.quality_score >= 0) top.number("quality_score", in.state.quality_score);
    }
    {
      array_writer findings{top.member("findings")};
      for (const auto& f : report.findings) {
        object_writer one{findings.element()};
        one.text("severity", domain::text(f.level));
        one.text("code", f.code);
        one.text("text", f.text);
      }
    }
    {
      array_writer timeline{top.member("timeline")};
      for (const auto& e : in.events) {
        object_writer one{timeline.element()};
        one.number("seq", e.seq);
        one.text("at", domain::rfc3339_utc(e.at));
        one.text("kind", e.kind);
        one.text("name", e.name);
        if (e.status != 0) one.number("status", e.status);
        if (e.duration_ms >= 0) one.number("duration_ms", e.duration_ms);
      }
    }
    array_writer deliveries{top.member("deliveries")};
    for (const auto& d : in.deliveries) {
      object_writer one{deliveries.element()};
      one.text("kind", d.kind);
      one.text("destination", d.destination);
      one.text("state", d.state);
      one.number("attempts", d.attempts);
      one.known_text("last_error", d.last_error);
    }
  }
  return out;
}

}  // namespace calllock::codec

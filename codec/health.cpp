#include "codec/health.hpp"

#include "codec/json_writer.hpp"

namespace calllock::codec {

std::string write_health(const health_report& h) {
  std::string out;
  {
    object_writer top{out};
    top.text("status", h.status);
    top.text("timestamp", h.timestamp);
    top.number("uptime", h.uptime_seconds);
    top.text("version", h.version);
    {
      object_writer all{top.member("dependencies")};
      for (const auto& d : h.dependencies) {
        object_writer one{all.escaped_member(d.name)};
        one.text("status", d.status);
        if (d.latency_ms >= 0) one.number("latency", d.latency_ms);
        one.known_text("message", d.message);
      }
    }
    object_writer counts{top.member("counts")};
    for (const auto& [name, value] : h.counts)
      append_number(counts.escaped_member(name), static_cast<std::int64_t>(value));
  }
  return out;
}

std::string write_liveness(std::string_view timestamp) {
  std::string out;
  {
    object_writer top{out};
    top.text("status", "healthy");
    top.text("timestamp", timestamp);
  }
  return out;
}

std::string write_ingest_answer(const ingest_answer& a) {
  std::string out;
  {
    object_writer top{out};
    top.flag("success", true);
    if (!a.id_name.empty()) append_string(top.escaped_member(a.id_name), a.id);
    top.known_text("type", a.type);
    top.known_text("status", a.status);
    top.known_text("action", a.action);
    if (a.with_conflict) top.flag("conflict_detected", a.conflict_detected);
  }
  return out;
}

}  // namespace calllock::codec

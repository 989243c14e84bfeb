#include "actors/event_kinds.hpp"

namespace calllock::actors {

const domain::tool_called* tool_of(const request_ptr& r) { return std::get_if<domain::tool_called>(&r->event); }

bool is_effect(const domain::call_event& e) {
  if (const auto* slots = std::get_if<domain::slots_found>(&e)) return !slots->asked_by;
  if (const auto* found = std::get_if<domain::bookings_found>(&e)) return !found->asked_by;
  return std::holds_alternative<domain::booking_settled>(e) || std::holds_alternative<domain::booking_changed>(e);
}

bool begins_a_call(const domain::call_event& e) {
  return std::holds_alternative<domain::tool_called>(e) || std::holds_alternative<domain::call_reported>(e);
}

described describe(const domain::call_event& event) {
  struct visitor {
    described operator()(const domain::tool_called& e) const {
      return {"tool", std::string{domain::text(e.tool)}, e.args};
    }
    described operator()(const domain::call_reported& e) const { return {"event", e.name, {}}; }
    described operator()(const domain::slots_found& e) const {
      if (e.asked_by) return {"tool", std::string{domain::text(e.asked_by->tool)}, e.asked_by->args};
      return {"effect",
              "slots_found",
              {{"key", e.idempotency_key}, {"free", std::to_string(e.slots.size())}, {"error", e.error}}};
    }
    described operator()(const domain::booking_settled& e) const {
      return {"effect",
              "booking_settled",
              {{"key", e.idempotency_key},
               {"state", std::string{domain::text(e.state)}},
               {"uid", e.provider_uid},
               {"error", e.error}}};
    }
    described operator()(const domain::bookings_found& e) const {
      if (e.asked_by) return {"tool", std::string{domain::text(e.asked_by->tool)}, e.asked_by->args};
      return {"effect",
              "bookings_found",
              {{"key", e.idempotency_key}, {"found", std::to_string(e.bookings.size())}, {"error", e.error}}};
    }
    described operator()(const domain::booking_changed& e) const {
      return {"effect",
              "booking_changed",
              {{"key", e.idempotency_key},
               {"state", std::string{domain::text(e.state)}},
               {"uid", e.uid},
               {"error", e.error}}};
    }
    described operator()(const domain::booking_changed_elsewhere& e) const {
      return {"effect",
              "booking_changed_elsewhere",
              {{"cause", e.cause}, {"kind", std::string{domain::text(e.kind)}}, {"uid", e.uid}}};
    }
    described operator()(const domain::area_checked& e) const {
      return {"tool", std::string{domain::text(domain::tool::validate_service_area)}, e.asked_by->args};
    }
    described operator()(const domain::budget_ended& e) const {
      return {"timer", "budget_ended", {{"key", e.idempotency_key}}};
    }
    described operator()(const domain::history_found& e) const {
      return {"tool", std::string{domain::text(e.tool)}, {{"found", e.history.found ? "true" : "false"}}};
    }
    described operator()(const domain::call_abandoned& e) const {
      return {"timer", "finalise", {{"fetched", e.call ? "true" : "false"}}};
    }
    described operator()(const domain::effects_left_open&) const { return {"timer", "resume", {}}; }
  };
  return std::visit(visitor{}, event);
}

}  // namespace calllock::actors

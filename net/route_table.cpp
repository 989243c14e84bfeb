#include "net/route_table.hpp"

#include <algorithm>
#include <array>

#include "net/twilio_paths.hpp"

namespace calllock::net {
namespace {

using domain::tool;
using enum route_kind;

constexpr std::array routes{
    route{"/health", liveness, {}, "GET, HEAD"},
    route{"/health/detailed", health, {}, "GET, HEAD"},
    route{"/metrics", metrics, {}, "GET, HEAD"},
    route{"/webhook/retell/call-ended", event, {}, "POST"},
    route{"/webhook/retell/end_call", tool_call, tool::end_call, "POST"},
    route{"/webhook/retell/create_callback", tool_call, tool::create_callback, "POST"},
    route{"/webhook/retell/create_callback_request", tool_call, tool::create_callback, "POST"},
    route{"/webhook/retell/book_appointment", tool_call, tool::book_appointment, "POST"},
    route{"/webhook/retell/book_service", tool_call, tool::book_service, "POST"},
    route{"/api/retell/book-service", tool_call, tool::book_service, "POST"},
    route{"/webhook/retell/send_sales_lead_alert", tool_call, tool::send_sales_lead_alert, "POST"},
    route{"/webhook/retell/send_emergency_alert", tool_call, tool::send_emergency_alert, "POST"},
    route{"/webhook/retell/lookup_caller", tool_call, tool::lookup_caller, "POST"},
    route{"/webhook/retell/get_customer_status", tool_call, tool::get_customer_status, "POST"},
    route{"/webhook/retell/validate_service_area", tool_call, tool::validate_service_area, "POST"},
    route{"/webhook/retell/check_calendar_availability", tool_call, tool::check_calendar_availability, "POST"},
    route{"/webhook/retell/lookup_booking", tool_call, tool::lookup_booking, "POST"},
    route{"/webhook/retell/cancel_booking", tool_call, tool::cancel_booking, "POST"},
    route{"/webhook/retell/reschedule_booking", tool_call, tool::reschedule_booking, "POST"},
    route{"/webhook/retell/manage_appointment", tool_call, tool::manage_appointment, "POST"},
    route{"/api/retell/customer-status", tool_call, tool::customer_status, "POST"},
    route{"/api/webhook/jobs", ingest_job, {}, "GET, POST"},
    route{"/api/webhook/calls", ingest_call, {}, "GET, POST"},
    route{"/api/webhook/emergency-alerts", ingest_alert, {}, "GET, POST, PATCH"},
    route{twilio_status_path, text_report, {}, "POST"},
    route{twilio_inbound_path, inbound_text, {}, "POST"},
    route{"/api/bookings/lookup", bookings_lookup, {}, "GET, POST"},
    route{"/api/bookings/cancel", bookings_cancel, {}, "POST"},
    route{"/api/bookings/reschedule", bookings_reschedule, {}, "POST"},
};

std::string_view name_of(http_verb method) {
  switch (method) {
    case http_verb::get: return "GET";
    case http_verb::head: return "HEAD";
    case http_verb::post: return "POST";
    case http_verb::patch: return "PATCH";
    default: return "-";
  }
}

}  // namespace

std::span<const route> all_routes() { return routes; }

const route* find_route(std::string_view path) {
  const auto it = std::find_if(routes.begin(), routes.end(), [&](const route& r) { return r.path == path; });
  return it == routes.end() ? nullptr : &*it;
}

unsigned number_of(const route* r) { return r ? static_cast<unsigned>(r - routes.data()) + 1 : 0; }

bool allows(const route& r, http_verb method) {
  const auto name = name_of(method);
  for (std::size_t at = r.methods.find(name); at != std::string_view::npos; at = r.methods.find(name, at + 1)) {
    const bool starts = at == 0 || r.methods[at - 1] == ' ';
    const std::size_t end = at + name.size();
    if (starts && (end == r.methods.size() || r.methods[end] == ',')) return true;
  }
  return false;
}

}  // namespace calllock::net

#pragma once

#include "net/api.hpp"
#include "net/route_table.hpp"

namespace calllock::net {

/// `/api/webhook/{jobs,calls,emergency-alerts}` from outside (dashboard.md §1.2 to §1.4), already authorised. GET is
/// the dashboard's own health answer; PATCH changes an alert of the tenant named in the body (D-16).
void handle_ingest(const route& r, const request_view& request, responder answer, const api_options& o);

}  // namespace calllock::net

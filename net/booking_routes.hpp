#pragma once

#include <memory>

#include "net/api.hpp"
#include "net/route_table.hpp"

namespace calllock::net {

/// `/api/bookings/{lookup,cancel,reschedule}` (backend.md §3.1), already authorised: for whoever has the API key, so
/// any booking of the business may be changed by its uid. They touch no call. Trouble of the calendar is told with 200
/// and `found` or `success` false, as the old backend does.
void handle_bookings(const route& r, const request_view& request, responder answer,
                     std::shared_ptr<const domain::tenant_profile> tenant, const api_options& o);

}  // namespace calllock::net

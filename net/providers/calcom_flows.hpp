#pragma once

#include <memory>
#include <string>
#include <vector>

#include "net/providers/calcom.hpp"

/// What the calendar does in several requests; coroutines on the HTTP client's thread, each within its errand.
namespace calllock::net {

using calcom_ptr = std::shared_ptr<calcom_api>;
template <class T>
using later = boost::asio::awaitable<T>;

[[nodiscard]] later<domain::slots_found> find_calcom_slots(calcom_ptr api, errand e, domain::tenant_profile tenant,
                                                           domain::find_slots what);
[[nodiscard]] later<domain::booking_settled> book_calcom(calcom_ptr api, errand e, domain::tenant_profile tenant,
                                                         domain::create_booking what);
/// Free times nearest to one that was taken; none when there is no time left to ask.
[[nodiscard]] later<std::vector<domain::instant>> calcom_alternatives(calcom_ptr api, errand e,
                                                                      domain::tenant_profile tenant,
                                                                      domain::instant wished);
[[nodiscard]] later<calcom_bookings> list_calcom_bookings(calcom_ptr api, errand e, std::string phone_e164);
[[nodiscard]] later<calcom_change> cancel_calcom(calcom_ptr api, errand e, std::string uid, std::string reason);
[[nodiscard]] later<calcom_change> reschedule_calcom(calcom_ptr api, errand e, domain::tenant_profile tenant,
                                                     std::string uid, domain::instant start, std::string reason);

}  // namespace calllock::net

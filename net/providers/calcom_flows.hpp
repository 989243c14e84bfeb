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
                                                                      domain::instant wished,
                                                                      std::string moving_uid = {});
[[nodiscard]] later<domain::bookings_found> list_calcom_bookings(calcom_ptr api, errand e, domain::list_bookings what);
[[nodiscard]] later<domain::booking_changed> cancel_calcom(calcom_ptr api, errand e, domain::change_booking what);
[[nodiscard]] later<domain::booking_changed> reschedule_calcom(calcom_ptr api, errand e, domain::tenant_profile tenant,
                                                               domain::change_booking what);

}  // namespace calllock::net

#pragma once

#include <chrono>
#include <functional>

#include "actors/ports.hpp"

namespace calllock::app {

/// What is known about a caller, with the appointment that stands in an outside calendar: asks our tables and the
/// calendar at the same time and puts both together. A calendar that does not answer within `patience` costs its part
/// only. Businesses with the built-in calendar have their visits in our tables already.
[[nodiscard]] decltype(actors::store_port::history) with_calendar(
    decltype(actors::store_port::history) tables,
    std::function<domain::calendar*(const domain::tenant_profile&)> outside, std::chrono::milliseconds patience);

/// The calendar's word on what stands goes over the tables', which may not have heard of a cancellation yet; what was
/// never in the calendar stays.
void merge_standing(domain::customer_history& h, const domain::bookings_found& standing,
                    const domain::tenant_profile& tenant, domain::instant now);

}  // namespace calllock::app

#pragma once

#include <chrono>
#include <string>
#include <utility>

#include "domain/call/dedup.hpp"
#include "support/actor_fixture.hpp"

/// What callers ask for and calendars answer, in the tests of the call actor.
namespace actor_testing {

inline d::tool_called callback() { return builders::a_tool(d::tool::create_callback, {{"reason", "no heat"}}); }
inline d::tool_called booking(std::string when = "tomorrow at 2 pm") {
  return builders::a_tool(d::tool::book_service, {{"preferred_time", std::move(when)}});
}

inline d::slots_found free_at(d::instant t) {
  d::slots_found s;
  s.idempotency_key =
      d::booking_key({{"preferred_time", "tomorrow at 2 pm"}}, builders::the_business(), builders::monday_ten);
  s.ok = true;
  s.slots = {t};
  return s;
}
inline d::booking_settled confirmed(std::string uid) {
  d::booking_settled s;
  s.idempotency_key = free_at(builders::monday_ten).idempotency_key;
  s.state = d::effect_state::confirmed;
  s.provider_uid = std::move(uid);
  return s;
}
inline bool booked(const d::reply& r) { return std::get<d::tool_reply>(r.body).booked == true; }

inline d::bookings_found one_visit(const std::string& key) {
  d::bookings_found f;
  f.idempotency_key = key;
  f.ok = true;
  f.bookings = {{"uid_1", builders::monday_ten + std::chrono::hours{28}, builders::monday_ten + std::chrono::hours{29},
                 "Robin Vale"}};
  return f;
}
inline const d::tool_reply& reply_of(const d::reply& r) { return std::get<d::tool_reply>(r.body); }

}  // namespace actor_testing

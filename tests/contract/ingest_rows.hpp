#pragma once

#include <chrono>
#include <string>

#include "support/store_fixture.hpp"

/// What the built-in dashboard is given in the tests of its ingest.
namespace calllock::test {

inline const domain::instant noon{std::chrono::sys_days{std::chrono::year{2026} / 3 / 9} +
                                  std::chrono::hours{17}};  // in Chicago

inline domain::job_payload a_lead(std::string call_id, domain::end_reason reason = domain::end_reason::callback_later) {
  auto j = a_job(std::move(call_id));
  j.end_call_reason = reason;
  return j;
}

inline domain::job_payload a_booking(std::string call_id, domain::instant at = noon) {
  auto j = a_job(std::move(call_id));
  j.end_call_reason = domain::end_reason::completed;
  j.booking_status = domain::booking_status::confirmed;
  j.scheduled_at = at;
  return j;
}

struct with_user : store_fixture {
  explicit with_user(engine kind) : store_fixture{kind} { (*this)->ensure_user(a_tenant()); }
};

}  // namespace calllock::test

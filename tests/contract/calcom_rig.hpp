#pragma once

#include <memory>

#include "contract/outgoing_rig.hpp"
#include "domain/booking/local_time.hpp"
#include "net/providers/calcom.hpp"
#include "support/fake_calcom.hpp"

namespace calllock::test {

using namespace std::chrono_literals;

/// Cal.com's client against the strict fake, with patience cut short. The host works every hour for the ten days from
/// tomorrow.
struct calcom_rig {
  telemetry::metrics metrics;
  fake_calcom fake;
  outgoing_rig out;
  net::calcom calendar{out.io, out.client, setup()};
  domain::instant first =
      std::chrono::ceil<std::chrono::hours>(std::chrono::system_clock::now()) + std::chrono::hours{24};

  calcom_rig() {
    std::vector<domain::instant> open;
    for (int hour = 0; hour < 240; ++hour) open.push_back(slot(hour));
    fake.open(open);
    fake.faults.late_by = 1500ms;
  }

  [[nodiscard]] net::calcom_setup setup() {
    net::calcom_setup s;
    s.base_url = fake.base_url();
    s.api_key = fake_calcom::key;
    s.event_type_id = fake_calcom::event_type;
    s.attempt_timeout = 600ms;
    s.probe_pause = 40ms;
    s.another_try = 400ms;
    s.breaker_failures = 1000;
    s.metrics = &metrics;
    return s;
  }

  [[nodiscard]] domain::instant slot(int hour) const { return first + std::chrono::hours{hour}; }

  [[nodiscard]] static domain::calendar_request who(const std::string& call_id) {
    domain::calendar_request r;
    r.tenant.hours.fill(domain::open_span{std::chrono::hours{0}, std::chrono::hours{24}});
    r.call_id = call_id;
    r.budget = 5000ms;
    return r;
  }
  [[nodiscard]] static domain::create_booking wish(domain::instant start, int attempt = 1, std::string key = "book:1") {
    domain::create_booking b;
    b.idempotency_key = std::move(key);
    b.start = start;
    b.attempt = attempt;
    b.attendee_name = "Ada L";
    b.attendee_phone = "(415) 555-0123";
    b.address = "1 Elm St, Austin, 78701";
    b.problem = "no heat";
    b.urgency_text = "high";
    return b;
  }

  domain::booking_settled book(const std::string& call_id, const domain::create_booking& what) {
    awaited<domain::booking_settled> result;
    calendar.book(who(call_id), what, result.done());
    return result.get();
  }
  /// A client like the rig's own that holds a time for five minutes before it books.
  [[nodiscard]] std::unique_ptr<net::calcom> holding() {
    auto s = setup();
    s.hold = std::chrono::minutes{5};
    return std::make_unique<net::calcom>(out.io, out.client, s);
  }

  domain::slots_found find(const domain::find_slots& what) {
    awaited<domain::slots_found> result;
    calendar.find(who("call_1"), what, result.done());
    return result.get();
  }
  domain::slots_found find_exact(domain::instant wish) {
    domain::find_slots what;
    what.idempotency_key = "book:1";
    what.exact = what.from = wish;
    what.until = wish + std::chrono::hours{1};
    return find(what);
  }
  domain::booking_changed change(const domain::change_booking& what) {
    awaited<domain::booking_changed> result;
    calendar.change(who("call_1"), what, result.done());
    return result.get();
  }
  domain::booking_changed cancel(const std::string& uid) {
    return change({"cancel:it", domain::effect_kind::cancel, uid, {}, "caller asked", 1});
  }
  domain::booking_changed reschedule(const std::string& uid, domain::instant to, int attempt = 1) {
    return change({"move:it:1", domain::effect_kind::move, uid, to, "caller asked", attempt});
  }
  domain::bookings_found bookings_of(const std::string& phone) {
    awaited<domain::bookings_found> result;
    calendar.list(who("call_1"), {"read:1", phone, nullptr}, result.done());
    return result.get();
  }
};

}  // namespace calllock::test

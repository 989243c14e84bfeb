#include <catch2/catch.hpp>

#include "domain/call/close.hpp"
#include "support/builders.hpp"

using namespace calllock::domain;
using namespace builders;

namespace {

finished_call finished(const call_record& c, const ConversationState& s = {}) {
  return finish_call(s, c, the_business(), monday_ten, nullptr);
}

call_record cut_off_in(std::string state) {
  auto c = an_ended_call();
  c.disconnection_reason = "agent_hangup";
  c.turns = {{speaker::agent, "How can I help you?"},
             {speaker::caller, "My air conditioner stopped cooling."},
             {speaker::agent, "Let me see what we have."},
             {speaker::caller, "Okay."},
             {speaker::agent, "Goodbye."}};
  c.dynamic_variables = {{"current_agent_state", std::move(state)}};
  return c;
}

}  // namespace

TEST_CASE("an agent that hangs up in the middle of booking leaves a real follow-up", "[domain][P-25]") {
  CHECK(finished(cut_off_in("booking")).job.end_call_reason == end_reason::callback_later);
  CHECK(finished(cut_off_in("confirm")).job.end_call_reason == end_reason::callback_later);
  CHECK(finished(cut_off_in("done")).job.end_call_reason != end_reason::callback_later);
}

TEST_CASE("both payloads of a call say the same", "[domain][P-28]") {
  const auto f = finished(*analyzed().call);
  CHECK(f.job.end_call_reason == f.call.outcome);
  CHECK(f.job.booking_status == f.call.booking_status);
  CHECK(f.job.call_type == f.call.call_type);
  CHECK(f.job.is_commercial == f.call.is_commercial);
  CHECK(f.job.revenue_tier_label == f.call.revenue_tier_label);
  CHECK(f.job.revenue_tier_signals == f.call.revenue_tier_signals);
  CHECK(f.job.priority_color == f.call.priority_color);
  CHECK(f.job.card_summary == f.call.card_summary);
  CHECK(f.job.quality_score == f.call.quality_score);
}

TEST_CASE("an address is never sent empty, urgency and outcome never missing", "[domain][D-02][D-18][I4]") {
  call_record nothing;
  nothing.call_id = "call_1";
  const auto f = finished(nothing);
  CHECK(f.job.customer_address == "Not provided");
  CHECK(f.job.urgency != urgency::none);
  CHECK(f.job.end_call_reason != end_reason::none);
  CHECK(f.call.started_at == monday_ten);
}

TEST_CASE("a call record carries the time of the call, not of its processing", "[domain][T-07]") {
  const auto f = finished(*analyzed().call);
  CHECK(f.call.started_at == monday_ten - 2min);
  CHECK(f.call.duration_seconds == 180);
}

TEST_CASE("nothing is scheduled without a booking", "[domain][P-20][P-21]") {
  auto c = an_ended_call();
  c.dynamic_variables = {{"appointment_time", "2026-03-10T14:00:00-05:00"}};
  CHECK_FALSE(finished(c).job.scheduled_at);
}

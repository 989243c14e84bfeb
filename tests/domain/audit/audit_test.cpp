#include <catch2/catch.hpp>

#include <algorithm>

#include "domain/audit/audit.hpp"
#include "support/builders.hpp"

using namespace calllock::domain;
using namespace builders;

namespace {

/// A call that went well: closed, delivered, recorded.
audit_input a_good_call() {
  audit_input in;
  in.call_id = "call_1";
  in.session_found = true;
  in.state.call_id = "call_1";
  in.state.phase = call_phase::closed;
  in.state.final_reason = end_reason::callback_later;
  in.state.final_booking = booking_status::not_requested;
  in.state.duration = duration_category::recent;
  in.state.quality_score = 70;
  in.state.record = analyzed().call;
  in.session_updated_at = monday_ten;
  in.engine_summary = in.state.record->call_summary;
  in.deliveries = {{"job", "builtin", "done", 1, "", monday_ten, {}},
                   {"call", "builtin", "done", 1, "", monday_ten, {}}};
  audit_record lead;
  lead.table = "leads";
  lead.id = "l1";
  lead.end_call_reason = "callback_later";
  lead.booking_status = "not_requested";
  lead.equipment_type = "AC";
  in.records = {lead};
  return in;
}

audit_report audited(const audit_input& in) { return audit_call(in, the_business(), monday_ten + 1h, nullptr); }

bool found(const audit_input& in, std::string_view code, audit_finding::severity level) {
  const auto r = audited(in);
  return std::any_of(r.findings.begin(), r.findings.end(),
                     [&](const auto& f) { return f.code == code && f.level == level; });
}
using enum audit_finding::severity;

}  // namespace

TEST_CASE("a missing session is critical and the only finding", "[domain][audit][P-05]") {
  audit_input in;
  in.call_id = "call_1";
  CHECK(found(in, "session_missing", critical));
  CHECK(audited(in).verdict() == "1 CRITICAL + 0 MODERATE + 0 MINOR");
}

TEST_CASE("a call that went well has no critical finding", "[domain][audit]") {
  CHECK(audited(a_good_call()).count(critical) == 0);
}

TEST_CASE("each critical condition of the first audit is found", "[domain][audit][I7]") {
  auto in = a_good_call();
  SECTION("session older than the last event") {
    in.events = {{1, monday_ten + 5min, "event", "call_ended", "event:call_ended", {}, {}, 200, 3}};
    CHECK(found(in, "session_stale", critical));
  }
  SECTION("state and trace disagree") {
    auto c = *in.state.record;
    c.trace = {{trace_kind::result, "", "t1", "book_service", {{"booked", "true"}}, true}};
    in.state.record = shared(c);
    CHECK(found(in, "booking_disagrees", critical));
  }
  SECTION("confirmed without an id") {
    in.state.bookings.push_back({.idempotency_key = "k", .state = effect_state::confirmed});
    CHECK(found(in, "confirmed_without_id", critical));
  }
  SECTION("end_call_reason missing on the lead") {
    in.records[0].end_call_reason.clear();
    CHECK(found(in, "lead_reason_missing", critical));
  }
  SECTION("delivery missing") {
    in.deliveries.pop_back();
    CHECK(found(in, "delivery_missing", critical));
  }
  SECTION("delivery dead") {
    in.deliveries[0].state = "dead";
    CHECK(found(in, "delivery_dead", critical));
  }
  SECTION("tables disagree about the booking") {
    in.records[0].booking_status = "confirmed";
    CHECK(found(in, "booking_disagrees", critical));
  }
}

TEST_CASE("each moderate and minor condition is found", "[domain][audit]") {
  auto in = a_good_call();
  const audit_event tool_call{1, monday_ten - 1min, "tool", "book_service", "book:x", {{"urgency", "routine"}}, {}, 200,
                              40};
  SECTION("card repeats the summary") {
    in.records[0].ai_summary = in.records[0].card_headline = "same words";
    CHECK(found(in, "card_repeats_summary", moderate));
  }
  SECTION("equipment unknown though the subtype tells it") {
    in.records[0].equipment_type = "unknown";
    in.records[0].call_subtype = "ac";
    CHECK(found(in, "equipment_unknown", moderate));
  }
  SECTION("slot differs from the wish") {
    in.state.bookings.push_back({.idempotency_key = "k",
                                 .state = effect_state::confirmed,
                                 .provider_uid = "u",
                                 .start_at = monday_ten + 30h,
                                 .requested = "tomorrow at 2 pm"});
    in.events = {tool_call};
    CHECK(found(in, "slot_differs", moderate));
    in.state.bookings[0].start_at = monday_ten + 28h;
    CHECK_FALSE(found(in, "slot_differs", moderate));
  }
  SECTION("urgency changed between tools") {
    auto second = tool_call;
    second.request = {{"urgency", "urgent"}};
    in.events = {tool_call, second};
    CHECK(found(in, "urgency_changed", moderate));
  }
  SECTION("a tool failed or was late") {
    auto bad = tool_call;
    bad.status = 503;
    auto slow = tool_call;
    slow.duration_ms = 7000;
    in.events = {bad, slow};
    CHECK(found(in, "tool_failed", moderate));
    CHECK(found(in, "tool_late", moderate));
  }
  SECTION("callback promised but none created") {
    in.records.clear();
    in.deliveries[0].state = "dead";
    CHECK(found(in, "callback_not_created", moderate));
  }
  SECTION("score not stored") {
    in.state.quality_score = -1;
    CHECK(found(in, "score_missing", minor));
  }
}

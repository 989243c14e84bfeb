#include <rapidcheck.h>
#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "codec/conversation_state.hpp"
#include "codec/state_fields.hpp"
#include "generators.hpp"

using namespace calllock;
using domain::ConversationState;

namespace {

boost::json::object written(const ConversationState& s) {
  return boost::json::parse(codec::write_state(s)).as_object();
}

domain::said any_place() { return {*rc::gen::arbitrary<std::uint32_t>(), *rc::gen::arbitrary<std::uint8_t>()}; }

ConversationState any_state() {
  ConversationState s;
  s.call_id = "c" + *test::any_text();
  s.direction = *test::any_enum(domain::call_direction::outbound);
  for (const auto& f : codec::state_texts) (s.*f.member).offer(domain::boxed_text{*test::any_text()}, any_place());
  for (const auto& f : codec::state_hints) s.*f.member = domain::boxed_text{*test::any_text()};
  for (const auto& f : codec::state_flags) s.*f.member = *rc::gen::arbitrary<bool>();
  s.urgency.offer(*test::any_enum(domain::urgency::emergency), any_place());
  s.first_urgency.offer(*test::any_enum(domain::urgency::emergency), any_place());
  s.callback.offer(*test::any_enum(domain::callback_type::general), any_place());
  s.reason.offer(*test::any_enum(domain::end_reason::rescheduled), any_place());
  s.phase = *test::any_enum(domain::call_phase::closed);
  s.final_booking = *test::any_enum(domain::booking_status::confirmed);
  s.final_reason = *test::any_enum(domain::end_reason::rescheduled);
  s.duration = *test::any_enum(domain::duration_category::ongoing);
  s.quality_score = *rc::gen::inRange(-1, 101);
  for (const auto& tool : *rc::gen::container<std::vector<std::string>>(test::any_text()))
    s.visits[tool] = *rc::gen::inRange(0, 100);
  return s;
}

void check_same(const ConversationState& a, const ConversationState& b) {
  RC_ASSERT(a.call_id == b.call_id);
  RC_ASSERT(a.direction == b.direction);
  for (const auto& f : codec::state_texts) RC_ASSERT((a.*f.member == b.*f.member));
  for (const auto& f : codec::state_hints) RC_ASSERT((a.*f.member == b.*f.member));
  for (const auto& f : codec::state_flags) RC_ASSERT((a.*f.member == b.*f.member));
  RC_ASSERT(a.urgency == b.urgency);
  RC_ASSERT(a.first_urgency == b.first_urgency);
  RC_ASSERT(a.callback == b.callback);
  RC_ASSERT(a.reason == b.reason);
  RC_ASSERT(a.visits == b.visits);
  RC_ASSERT(a.phase == b.phase);
  RC_ASSERT(a.final_booking == b.final_booking);
  RC_ASSERT(a.final_reason == b.final_reason);
  RC_ASSERT(a.duration == b.duration);
  RC_ASSERT(a.quality_score == b.quality_score);
}

domain::booking_effect effect(domain::effect_state state, const char* uid) {
  domain::booking_effect e;
  e.idempotency_key = "k";
  e.state = state;
  e.provider_uid = uid;
  e.start_at = domain::instant{std::chrono::milliseconds{1788771600000}};
  return e;
}

}  // namespace

TEST_CASE("a state that is stored and reloaded is the same state", "[codec][I5][P-04]") {
  REQUIRE(rc::check("round trip", [] {
    const auto state = any_state();
    const auto again = codec::read_state(codec::write_state(state));
    RC_ASSERT(again.ok());
    check_same(state, again.value);
    RC_ASSERT(codec::write_state(again.value) == codec::write_state(state));
  }));
}

TEST_CASE("the names at the top level are those of the old backend", "[codec]") {
  ConversationState s;
  s.call_id = "call_1";
  s.direction = domain::call_direction::inbound;
  s.phone_from_caller_id = true;
  s.customer_phone.offer(domain::boxed_text{"+15125550147"}, {0, 0});
  s.customer_name.offer(domain::boxed_text{"Robin Vale"}, {12, 3});
  s.urgency.offer(domain::urgency::high, {9, 2});
  s.callback.offer(domain::callback_type::billing, {9, 3});
  s.reason.offer(domain::end_reason::callback_later, {9, 4});
  s.visits["book_appointment"] = 2;
  const auto o = written(s);
  CHECK(o.at("callId") == "call_1");
  CHECK(o.at("callDirection") == "inbound");
  CHECK(o.at("customerPhone") == "+15125550147");
  CHECK(o.at("phoneFromCallerId") == true);
  CHECK(o.at("customerName") == "Robin Vale");
  CHECK(o.at("urgency") == "Urgent");
  CHECK(o.at("callbackType") == "billing");
  CHECK(o.at("endCallReason") == "callback_later");
  CHECK(o.at("appointmentBooked") == false);
  CHECK(o.at("bookingAttempted") == false);
  CHECK(o.at("bookingStatus") == "not_requested");
  CHECK(o.at("isSafetyEmergency") == false);
  CHECK(o.at("isUrgentEscalation") == false);
  CHECK(o.at("stateVisitCounter").at("book_appointment") == 2);
  CHECK(o.at("phase") == "live");
  CHECK_FALSE(o.contains("qualityScore"));
  CHECK_FALSE(o.contains("serviceAddress"));
  CHECK_FALSE(o.contains("appointmentId"));
  CHECK(o.at("provenance") ==
        boost::json::parse(R"({"customerName":[12,3],"urgency":[9,2],"callbackType":[9,3],"statedReason":[9,4]})"));
}

TEST_CASE("the four urgencies keep their words", "[codec][P-09]") {
  const std::pair<domain::urgency, const char*> words[] = {{domain::urgency::emergency, "Emergency"},
                                                           {domain::urgency::high, "Urgent"},
                                                           {domain::urgency::medium, "Routine"},
                                                           {domain::urgency::low, "Estimate"}};
  for (const auto& [value, word] : words) {
    ConversationState s;
    s.call_id = "c";
    s.urgency.offer(value, {1, 1});
    CHECK(written(s).at("urgency") == word);
  }
}

TEST_CASE("the outcome is what is proved", "[codec][I3]") {
  using domain::effect_state;
  struct row {
    effect_state state;
    const char *uid, *status;
    bool booked;
  };
  const row rows[] = {
      {effect_state::confirmed, "uid_1", "confirmed", true},     {effect_state::confirmed, "", "unknown", false},
      {effect_state::refused, "", "attempted_failed", false},    {effect_state::unknown, "uid_1", "unknown", false},
      {effect_state::in_flight, "", "unknown", false},           {effect_state::planned, "", "unknown", false},
      {effect_state::cancelled, "uid_1", "not_requested", false}};
  for (const auto& r : rows) {
    ConversationState s;
    s.call_id = "c";
    s.bookings = {effect(r.state, r.uid)};
    const auto o = written(s);
    INFO(r.status);
    CHECK(o.at("bookingStatus") == r.status);
    CHECK(o.at("appointmentBooked") == r.booked);
    CHECK(o.at("bookingAttempted") == true);
    CHECK(o.contains("appointmentId") == r.booked);
    if (r.booked) CHECK(o.at("appointmentDateTime") == "2026-09-07T09:00:00.000Z");
  }
}

TEST_CASE("the closed call shows its true end", "[codec][I4]") {
  ConversationState s;
  s.call_id = "c";
  s.phase = domain::call_phase::closed;
  s.reason.offer(domain::end_reason::callback_later, {4, 2});
  s.final_reason = domain::end_reason::sales_lead;
  s.final_booking = domain::booking_status::attempted_failed;
  s.quality_score = 0;
  s.duration = domain::duration_category::recent;
  const auto o = written(s);
  CHECK(o.at("endCallReason") == "sales_lead");
  CHECK(o.at("bookingStatus") == "attempted_failed");
  CHECK(o.at("bookingAttempted") == true);
  CHECK(o.at("qualityScore") == 0);
  CHECK(o.at("problemDurationCategory") == "recent");
  CHECK(codec::read_state(codec::write_state(s)).value.reason.value == domain::end_reason::callback_later);
}

TEST_CASE("a row of the old backend is understood", "[codec]") {
  const auto r =
      codec::read_state(R"({"callId":"call_1","callDirection":"inbound","customerPhone":"auto","phoneFromCallerId":true,
    "customerName":"Robin Vale","serviceAddress":"TBD","urgency":"urgent","problemDescription":"AC","appointmentBooked":true,
    "appointmentId":"apt_123","endCallReason":"sales_lead","callbackType":"service","isThirdParty":true,"syncedToDashboard":false,
    "stateVisitCounter":{"book_appointment":4,"x":"2","y":[]},"qualityScore":65,"problemDurationCategory":"acute","somethingElse":{"a":[1]}})");
  REQUIRE(r.ok());
  const auto& s = r.value;
  CHECK(s.customer_phone.value.empty());
  CHECK(s.customer_name.value.view() == "Robin Vale");
  CHECK(s.customer_name.at == domain::said{});
  CHECK(s.service_address.value.empty());
  CHECK(s.urgency.value == domain::urgency::high);
  CHECK(s.reason.value == domain::end_reason::sales_lead);
  CHECK(s.final_reason == domain::end_reason::none);
  CHECK(s.callback.value == domain::callback_type::service);
  CHECK(s.is_third_party);
  CHECK(s.visits == std::map<std::string, int, std::less<>>{{"book_appointment", 4}, {"x", 2}});
  CHECK(s.quality_score == 65);
  CHECK(s.phase == domain::call_phase::live);
  CHECK(s.bookings.empty());  // an id in an old row may have been invented (B-01)
  CHECK(s.known_booking_uid.empty());
  CHECK(codec::read_state(R"({"callId":"c","urgencyTier":"LifeSafety"})").value.urgency.value ==
        domain::urgency::emergency);
}

TEST_CASE("a row that is no state is an error, not a blank state", "[codec][P-05]") {
  for (const char* json : {"", "{}", "[]", "null", R"({"callId":""})", R"({"callId":null})", R"({"callId":"c")"})
    CHECK(codec::read_state(json).error.status == domain::errc::malformed);
}

TEST_CASE("nonsense in a row does not come through", "[codec]") {
  const auto r = codec::read_state(
      R"({"callId":"c","provenance":{"customerName":[-4,900],"zipCode":["x"],"urgency":7},"customerName":"A","zipCode":"78701",
    "urgency":"whenever","phase":"later","qualityScore":-7,"isThirdParty":"yes","stateVisitCounter":{"a":99999999999}})");
  REQUIRE(r.ok());
  CHECK(r.value.customer_name.at == domain::said{0, 255});
  CHECK(r.value.zip_code.at == domain::said{});
  CHECK_FALSE(r.value.urgency.known());
  CHECK(r.value.phase == domain::call_phase::live);
  CHECK(r.value.quality_score == -1);
  CHECK_FALSE(r.value.is_third_party);
  CHECK(r.value.visits.at("a") == std::numeric_limits<int>::max());
}

#include <catch2/catch.hpp>

#include <rapidcheck.h>

#include "domain/booking/local_time.hpp"
#include "domain/delivery/card_text.hpp"
#include "domain/delivery/cards.hpp"

using namespace calllock::domain;

namespace {

analysis robin() {
  analysis a;
  a.customer_name = "Robin Vale";
  a.street_address = "40 Pecan Row";
  a.city = "Austin";
  a.problem_description = "Upstairs unit runs, no cooling since Friday.";
  a.equipment_type = "AC";
  a.urgency = urgency::high;
  a.type = call_type::service;
  a.color = priority_color::blue;
  a.reason = end_reason::callback_later;
  a.tags[static_cast<std::size_t>(tag_category::service_type)] = {{"REPAIR_AC", 1, "no cooling"}};
  return a;
}

call_facts failed() {
  call_facts f;
  f.booking = booking_status::attempted_failed;
  f.callback_promised = true;
  return f;
}

cards of(const analysis& a, const call_facts& f, std::string_view ai = "Summary of the model.") {
  return make_cards(a, f, tenant_profile{}, ai);
}

}  // namespace

TEST_CASE("a card says problem, equipment, place, outcome and next step", "[P-16]") {
  const auto c = of(robin(), failed());
  CHECK(c.headline == "AC Repair — Austin | URGENT");
  CHECK(c.summary ==
        "Robin Vale: Upstairs unit runs, no cooling since Friday, 40 Pecan Row, Austin. Booking failed. "
        "Callback promised: call back. Flagged as urgent.");
}

TEST_CASE("a long problem is cut behind a word, the outcome never", "[P-16]") {
  auto a = robin();
  for (const std::string word : {"humming ", "condenser-fan ", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa "}) {
    a.problem_description.reset();
    std::string text;
    while (text.size() < 900) text += word;
    a.problem_description = text;
    const auto c = of(a, failed());
    INFO(c.summary);
    CHECK(code_points(c.summary) <= 200);
    CHECK(c.summary.find("Booking failed. Callback promised: call back.") != std::string::npos);
    CHECK(c.summary.find("…") != std::string::npos);
    const auto cut = c.summary.find("…");
    const auto space = c.summary.rfind(' ', cut) + 1;
    CHECK(word.starts_with(c.summary.substr(space, cut - space)));
    CHECK(word.substr(0, word.size() - 1) == c.summary.substr(space, cut - space));
  }
}

TEST_CASE("no full stop is doubled and no sentinel shown", "[P-16]") {
  auto a = robin();
  a.problem_description = "AC blows warm...";
  a.customer_name = "Not provided";
  a.street_address = "TBD";
  a.city = "{{city}}";
  const auto c = of(a, failed());
  CHECK(c.summary.starts_with("Caller: AC blows warm. Booking failed."));
  CHECK(c.summary.find("..") == std::string::npos);
  for (const auto* sentinel : {"TBD", "{{", "Not provided"}) {
    CHECK(c.summary.find(sentinel) == std::string::npos);
    CHECK(c.headline.find(sentinel) == std::string::npos);
  }
}

TEST_CASE("a booked card tells the time in the business's zone", "[P-16]") {
  auto a = robin();
  a.reason = end_reason::completed;
  a.urgency = urgency::medium;
  call_facts f;
  f.booking = booking_status::confirmed;
  f.appointment_at = parse_rfc3339("2026-03-05T20:00:00Z");
  CHECK(of(a, f).summary.ends_with("Booked for Thursday, March 5 at 2 PM."));
  a.slot_changed = true;
  a.requested_time = "Wednesday morning";
  CHECK(of(a, f).summary.ends_with("Review booking: asked for Wednesday morning."));
}

TEST_CASE("each end of a call has its own words", "[P-16]") {
  const std::vector<std::pair<end_reason, const char*>> ends{
      {end_reason::safety_emergency, "911"},
      {end_reason::urgent_escalation, "Put through to a person."},
      {end_reason::customer_hangup, "hung up"},
      {end_reason::sales_lead, "sales"},
      {end_reason::waitlist_added, "waitlist"},
      {end_reason::out_of_area, "Outside the service area"},
      {end_reason::cancelled, "cancelled"},
      {end_reason::rescheduled, "moved"},
      {end_reason::callback_later, "Callback promised"},
      {end_reason::completed, "No appointment made"}};
  for (const auto& [reason, words] : ends) {
    auto a = robin();
    a.reason = reason;
    INFO(words);
    CHECK(of(a, {}).summary.find(words) != std::string::npos);
  }
}

TEST_CASE("cards of outsiders and of silence say so") {
  analysis a;
  a.urgency = urgency::low;
  a.type = call_type::job_seeker;
  a.color = priority_color::gray;
  a.reason = end_reason::completed;
  a.tags[static_cast<std::size_t>(tag_category::non_customer)] = {{"JOB_APPLICANT", 1, "hiring"}};
  CHECK(of(a, {}).headline == "Job Applicant");
  analysis silent;
  silent.type = call_type::unknown;
  silent.color = priority_color::none;
  silent.reason = end_reason::customer_hangup;
  CHECK(of(silent, {}).summary == "Caller: nothing intelligible was said. Caller hung up: call back.");
}

TEST_CASE("cards differ from each other and from the summary whatever it says", "[P-16]") {
  CHECK(rc::check("lengths and differences", [] {
    analysis a = robin();
    a.problem_description =
        *rc::gen::maybe(rc::gen::map(rc::gen::arbitrary<std::string>(), [](std::string s) { return s; }))
            ? std::optional<std::string>(*rc::gen::string<std::string>())
            : std::nullopt;
    a.customer_name = *rc::gen::string<std::string>();
    a.city = *rc::gen::string<std::string>();
    a.street_address = *rc::gen::string<std::string>();
    a.requested_time = *rc::gen::string<std::string>();
    a.slot_changed = *rc::gen::arbitrary<bool>();
    const auto plain = of(a, failed());
    for (const std::string ai : {plain.headline, plain.summary, std::string()}) {
      const auto c = of(a, failed(), ai);
      RC_ASSERT(code_points(c.headline) <= 60u);
      RC_ASSERT(code_points(c.summary) <= 200u);
      RC_ASSERT(c.headline != c.summary);
      RC_ASSERT(c.headline != ai);
      RC_ASSERT(c.summary != ai);
      RC_ASSERT(!c.headline.empty());
      RC_ASSERT(!c.summary.empty());
    }
  }));
}

TEST_CASE("shortening counts characters and keeps words whole") {
  CHECK(shortened("one two three", 20) == "one two three");
  CHECK(shortened("one two three", 8) == "one two…");
  CHECK(shortened("one two three", 7) == "one…");
  CHECK(shortened("Señorita Muñoz año", 15) == "Señorita Muñoz…");
  CHECK(shortened("unbreakable", 5).empty());
  CHECK(code_points("año…") == 4);
}

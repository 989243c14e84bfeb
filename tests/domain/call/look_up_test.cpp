#include <catch2/catch.hpp>

#include "support/steps.hpp"

using namespace calllock::domain;
using namespace steps;
using std::chrono::hours;

namespace {

const instant tuesday_two = monday_ten + hours{28};
const instant thursday_nine = monday_ten + hours{71};

standing_booking visit(std::string uid, instant start) {
  return {std::move(uid), start, start + hours{1}, "Robin Vale"};
}

step_result looked_up(const tool_called& e, std::vector<standing_booking> bookings, bool ok = true) {
  const auto asked = run(fresh(), e);
  const auto& what = std::get<list_bookings>(asked.intents.at(0));
  bookings_found f;
  f.idempotency_key = what.idempotency_key;
  f.asked_by = what.asked_by;
  f.ok = ok;
  f.bookings = std::move(bookings);
  return run(asked.state, f);
}

step_result available(const tool_called& e, std::vector<instant> slots, bool ok = true,
                      std::vector<instant> nearby = {}) {
  const auto asked = run(fresh(), e);
  const auto& what = std::get<find_slots>(asked.intents.at(0));
  slots_found f;
  f.idempotency_key = what.idempotency_key;
  f.asked_by = what.asked_by;
  f.ok = ok;
  f.slots = std::move(slots);
  f.nearby = std::move(nearby);
  return run(asked.state, f);
}

tool_called lookup(text_map args = {}) { return a_tool(tool::lookup_booking, std::move(args)); }
tool_called openings(text_map args = {}) { return a_tool(tool::check_calendar_availability, std::move(args)); }

}  // namespace

TEST_CASE("a caller is told of his appointments, the next one first", "[domain][B-07][B-08][B-15]") {
  const auto one = looked_up(lookup(), {visit("uid_1", tuesday_two)});
  CHECK(spoken(one).found == true);
  CHECK(spoken(one).message == "There is an appointment on Tuesday, March 10 at 2 PM.");
  CHECK(spoken(one).bookings.at(0).uid == "uid_1");
  CHECK(one.state.known_booking_uid.view() == "uid_1");
  CHECK(one.state.has_existing_appointment);
  const auto two = looked_up(lookup(), {visit("uid_2", thursday_nine), visit("uid_1", tuesday_two),
                                        visit("uid_0", monday_ten - hours{5})});  // over
  REQUIRE(spoken(two).bookings.size() == 2);
  CHECK(spoken(two).bookings[0].uid == "uid_1");
  CHECK(spoken(two).message ==
        "There are 2 appointments, on Tuesday, March 10 at 2 PM and Thursday, March 12 at 9 AM.");
  CHECK(two.state.known_booking_uid.empty());
}

TEST_CASE("a number that is only stated gets no uid, and proves nothing later", "[domain][S-06][S-03]") {
  const auto r = looked_up(lookup({{"phone", "+15125559999"}}), {visit("uid_1", tuesday_two)});
  CHECK(spoken(r).found == true);
  CHECK(spoken(r).bookings.at(0).uid.empty());
  CHECK(r.state.known_booking_uid.empty());
}

TEST_CASE("without a usable number nobody is matched", "[domain][B-06][S-03]") {
  const auto tool = GENERATE(tool::lookup_booking, tool::customer_status, tool::get_customer_status,
                             tool::lookup_caller, tool::manage_appointment);
  auto record = a_call();
  record.from_number = "anonymous";
  auto e = a_tool(tool, {{"phone", "12"}, {"phone_number", "12"}});
  e.call = shared(record);
  const auto r = run(fresh(), e);
  CHECK(r.intents.empty());
  CHECK(spoken(r).found == false);
}

TEST_CASE("a calendar that cannot be asked is not an empty one", "[domain][B-25][P-05]") {
  const auto r = looked_up(lookup(), {}, false);
  CHECK(spoken(r).success == false);
  CHECK(spoken(r).code == "calendar_unavailable");
  const auto none = looked_up(lookup(), {});
  CHECK(spoken(none).found == false);
  CHECK(spoken(none).code == std::nullopt);
  const auto full = available(openings(), {}, false);
  CHECK(spoken(full).success == false);
  CHECK(spoken(full).code == "calendar_unavailable");
  CHECK(spoken(available(openings(), {})).success == true);
}

TEST_CASE("the status of an appointment is a question, and nothing is changed by it", "[domain]") {
  const auto status = a_tool(tool::manage_appointment, {{"action", "status"}});
  const auto found = looked_up(status, {visit("uid_1", tuesday_two)});
  CHECK(spoken(found).success == true);
  CHECK(spoken(found).action_taken == "status");
  CHECK(spoken(found).message->find("Tuesday, March 10 at 2 PM") != std::string::npos);
  CHECK(found.state.bookings.empty());
  const auto none = looked_up(status, {});
  CHECK(spoken(none).success == true);
  CHECK(spoken(none).message->find("book one") != std::string::npos);
}

TEST_CASE("the dashboard's status tells the next appointment", "[domain][S-03][B-08]") {
  history_found h{tool::customer_status, true, {}, true};
  CHECK(spoken(run(fresh(), h)).found == false);
  h.history.upcoming = customer_history::appointment{"Tuesday, March 10", "2 PM", "", "uid_1"};
  const auto r = run(fresh(), h);
  CHECK(spoken(r).found == true);
  CHECK(spoken(r).appointment_date == "Tuesday, March 10");
  CHECK(spoken(r).message == "There is an appointment on Tuesday, March 10 at 2 PM.");
}

TEST_CASE("free times are looked for where the caller wants them", "[domain][B-12][B-08][B-09]") {
  const auto asked = run(fresh(), openings({{"preferred_date", "tomorrow at 2 pm"}, {"urgency", "Routine"}}));
  const auto* find = wanted<find_slots>(asked);
  REQUIRE(find);
  CHECK(find->exact == tuesday_two);
  const auto yes = available(openings({{"preferred_date", "tomorrow at 2 pm"}}), {tuesday_two});
  REQUIRE(spoken(yes).slots.size() == 1);
  CHECK(spoken(yes).slots[0].day_of_week == "Tomorrow");
  CHECK(spoken(yes).slots[0].time == "2 PM");  // Chicago's, not UTC's
  CHECK(spoken(yes).slots[0].start == "2026-03-10T14:00:00-05:00");
  const auto no = available(openings({{"preferred_date", "tomorrow at 2 pm"}}), {}, true, {thursday_nine});
  CHECK(spoken(no).code == "slot_taken");
  CHECK(spoken(no).slots.at(0).start == "2026-03-12T09:00:00-05:00");
  CHECK(spoken(run(fresh(), openings({{"preferred_date", "whenever the moon"}}))).code == "time_unclear");
}

TEST_CASE("without a wish who can wait gets three days, who cannot the next times", "[domain][B-12]") {
  std::vector<instant> free;
  for (int day = 0; day < 4; ++day)
    for (int hour = 1; hour < 4; ++hour) free.push_back(monday_ten + hours{24 * day + hour});
  const auto routine = available(openings(), free);
  REQUIRE(spoken(routine).slots.size() == 3);
  CHECK(spoken(routine).slots[1].day_of_week == "Tomorrow");
  const auto urgent = available(openings({{"urgency", "Urgent"}}), free);
  REQUIRE(spoken(urgent).slots.size() == 3);
  CHECK(spoken(urgent).slots[2].day_of_week == "Today");
  CHECK(spoken(urgent).message == "I have Monday, March 9 at 11 AM, noon, or 1 PM. Which would you like?");
}

TEST_CASE("an urgency is one of the known values or none", "[domain][B-26]") {
  CHECK(available(openings({{"urgency", "urgent"}}), {tuesday_two}).state.urgency.value == urgency::high);
  for (const auto* text : {"today", "asap please", "Routine or not"}) {
    const auto r = available(openings({{"urgency", text}}), {tuesday_two});
    CHECK(r.state.urgency.value == urgency::none);
    CHECK_FALSE(r.changed);
  }
}

TEST_CASE("whether a place is served is told by lists and prefixes", "[domain]") {
  auto t = a_business();
  t.service_area = "Greater Austin";
  t.service_zips = {"78745", "786"};
  auto context = at();
  context.tenant = &t;
  struct row {
    std::string said;
    std::optional<bool> inside;
  };
  const auto zip = GENERATE(row{"78745", true}, row{"78745-1234", true}, row{"7 8 7 4 5", true}, row{"78613", true},
                            row{"78701", false}, row{"7874", std::nullopt}, row{"787455", std::nullopt},
                            row{"seven eight", std::nullopt});
  CAPTURE(zip.said);
  const auto r = step(fresh(), a_tool(tool::validate_service_area, {{"zip_code", zip.said}}), "read:1", context);
  CHECK(spoken(r).in_service_area == zip.inside);
  CHECK_FALSE(r.changed);
  if (zip.inside == false)
    CHECK(spoken(r).message == "I'm sorry, 7 8 7 0 1 is outside of the area we serve, which is Greater Austin.");
  t.service_zips.clear();
  const auto everywhere =
      step(fresh(), a_tool(tool::validate_service_area, {{"zip_code", "99999"}}), "read:1", context);
  CHECK(spoken(everywhere).in_service_area == true);
}

TEST_CASE("the business's own validator decides, and the list when it does not answer", "[domain][I8]") {
  auto t = a_business();
  t.service_zips = {"78745"};
  t.asks_area_validator = true;
  auto context = at();
  context.tenant = &t;
  const auto asked = step(fresh(), a_tool(tool::validate_service_area, {{"zip_code", "78701"}}), "read:1", context);
  const auto* check = wanted<check_area>(asked);
  REQUIRE(check);
  CHECK(check->zip == "78701");
  area_checked said;
  said.key = check->key;
  said.asked_by = check->asked_by;
  CHECK(spoken(step(asked.state, said, "read:1", context)).in_service_area == false);
  said.ok = true;
  said.inside = true;
  said.message = "We come on Fridays.";
  const auto r = step(asked.state, said, "read:1", context);
  CHECK(spoken(r).in_service_area == true);
  CHECK(spoken(r).message == "We come on Fridays.");
}

TEST_CASE("a look-up that is late is told as that, and denies nothing", "[domain][I8]") {
  const auto tool = GENERATE(tool::lookup_caller, tool::get_customer_status, tool::customer_status,
                             tool::lookup_booking, tool::check_calendar_availability);
  const auto r = run(fresh(), budget_ended{"read:1", tool});
  CHECK_FALSE(r.changed);
  CHECK(r.answers.at(0).dedup_key == "read:1");
  CHECK(spoken(r).success == false);
  CHECK(spoken(r).code == "look_up_late");
  CHECK_FALSE(spoken(r).message->empty());
}

#include <catch2/catch.hpp>

#include "domain/call/dedup.hpp"
#include "support/builders.hpp"

using namespace calllock::domain;
using namespace builders;

namespace {
std::string key(const call_event& e, std::uint64_t nonce = 1) {
  return dedup_key(e, the_business(), monday_ten, nonce).key;
}
}  // namespace

TEST_CASE("a booking is the same intent whichever tool and words ask for it", "[domain][I2][B-02]") {
  const auto spoken =
      key(a_tool(tool::book_service, {{"preferred_time", "tomorrow at 2 pm"}, {"issue_description", "no cooling"}}));
  const auto iso = key(a_tool(tool::book_appointment,
                              {{"date_time", "2026-03-10T14:00:00-05:00"}, {"problem_description", "AC is out"}}));
  const auto other = key(a_tool(tool::book_service, {{"preferred_time", "tomorrow at 3 pm"}}));
  CHECK(spoken == iso);
  CHECK(spoken != other);
}

TEST_CASE("a window that begins now is the same intent a moment later", "[domain][I2][B-02]") {
  const text_map args{{"preferred_time", "today"}};
  CHECK(booking_key(args, the_business(), monday_ten) == booking_key(args, the_business(), monday_ten + 40s));
}

TEST_CASE("a reworded description does not make another callback", "[domain][I2]") {
  CHECK(key(a_tool(tool::create_callback, {{"callback_type", "billing"}, {"reason", "charged twice"}})) ==
        key(a_tool(tool::create_callback, {{"callback_type", "billing"}, {"reason", "was charged two times"}})));
  CHECK(key(a_tool(tool::create_callback, {{"callback_type", "billing"}})) !=
        key(a_tool(tool::create_callback, {{"callback_type", "warranty"}})));
}

TEST_CASE("tools that only read are never taken for repeats", "[domain][P-26]") {
  const auto e = a_tool(tool::lookup_caller, {});
  CHECK(key(e, 1) != key(e, 2));
}

TEST_CASE("keys carry no personal data", "[domain][I13]") {
  const auto k =
      key(a_tool(tool::send_emergency_alert, {{"caller_phone", "+15125550147"}, {"address", "40 Pecan Row"}}));
  CHECK(k.find("555") == std::string::npos);
  CHECK(k.find("Pecan") == std::string::npos);
}

TEST_CASE("each lifecycle event is remembered by its name", "[domain][I2]") {
  CHECK(key(started()) == "event:call_started");
  CHECK(key(ended()) == key(ended()));
  CHECK(key(ended()) != key(analyzed()));
}

#include <catch2/catch.hpp>

#include "support/spoken_call.hpp"

using namespace calllock;

namespace {

struct row {
  const char* script;
  const char* phone;
};

}  // namespace

TEST_CASE("the number to call is the one asked for, else the calling one", "[analysis][phone]") {
  const auto c = GENERATE(
      row{"U: The AC is out.", "+15125550199"},
      row{"A: Is this the best number?\nU: No, use my cell, 737-555-0123.", "+17375550123"},
      row{"U: Don't use this number. It's seven three seven, five five five, oh one eight oh.", "+17375550180"},
      row{"A: What's a good number?\nU: 555-0144.", "+15125550144"},
      row{"A: Number?\nU: 512-555-0111, no wait, 512-555-0112.", "+15125550112"},
      row{"A: Who should the technician call?\nU: The tenant, his number's 512-555-0155.", "+15125550199"},
      row{"A: Callback number?\nU: It's five one", "+15125550199"},
      row{"A: Your number?\nU: One, 830, 555, 01 double 6.", "+18305550166"});
  CAPTURE(c.script);
  CHECK(test::extracted(c.script).customer_phone == c.phone);
}

TEST_CASE("a withheld number is nobody's number", "[analysis][phone][A-05]") {
  auto call = test::spoken("U: Somebody's there?");
  call.from_number = "anonymous";
  CHECK_FALSE(test::extracted(call).customer_phone);
}

TEST_CASE("a sentinel in a tool's phone gives way to the calling number", "[analysis][phone][B-21]") {
  auto call = test::spoken("U: The AC is out.");
  call.trace.push_back(
      {.kind = domain::trace_kind::invocation, .name = "create_callback", .fields = {{"customer_phone", "auto"}}});
  CHECK(test::extracted(call).customer_phone == "+15125550199");
}

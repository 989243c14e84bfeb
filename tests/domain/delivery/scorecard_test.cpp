#include <catch2/catch.hpp>

#include <algorithm>

#include "domain/delivery/cards.hpp"

using namespace calllock::domain;

namespace {

bool warns(const scorecard& s, const char* text) {
  return std::find(s.warnings.begin(), s.warnings.end(), text) != s.warnings.end();
}

analysis full() {
  analysis a;
  a.customer_name = "Robin Vale";
  a.customer_phone = "+15125550147";
  a.street_address = "40 Pecan Row";
  a.problem_description = "AC not cooling";
  a.urgency = urgency::medium;
  a.reason = end_reason::completed;
  a.tags[static_cast<std::size_t>(tag_category::service_type)] = {{"REPAIR_AC", 1, "not cooling"}};
  return a;
}

}  // namespace

TEST_CASE("a booked call with everything known scores a hundred", "[P-34]") {
  call_facts f;
  f.booking = booking_status::confirmed;
  const auto s = score_call(full(), f);
  CHECK(s.score == 100);
  CHECK(s.warnings.empty());
  CHECK(s.fields.size() == 7);
}

TEST_CASE("a callback counts by the fact, not by the name of its kind", "[P-34]") {
  auto a = full();
  a.reason = end_reason::callback_later;
  a.callback = callback_type::none;
  call_facts f;
  f.callback_promised = true;
  CHECK(score_call(a, f).score == 100);
  f.callback_promised = false;
  a.callback = callback_type::service;
  CHECK(score_call(a, f).score == 80);
  CHECK(warns(score_call(a, f), "callback-gap"));
}

TEST_CASE("tags of the clock do not hide that nothing was understood", "[P-34]") {
  auto a = full();
  for (auto& list : a.tags) list.clear();
  a.tags[static_cast<std::size_t>(tag_category::context)] = {{"WEEKEND", -1, "date of the call"},
                                                             {"PEAK_SUMMER", -1, "June to August"}};
  call_facts f;
  f.booking = booking_status::confirmed;
  CHECK(warns(score_call(a, f), "zero-tags"));
  CHECK(score_call(a, f).score == 90);
}

TEST_CASE("sentinels earn nothing", "[P-34]") {
  auto a = full();
  a.customer_name = "TBD";
  a.street_address = "Not provided";
  CHECK(score_call(a, {}).score == 50);
}

TEST_CASE("calls that want nothing leave no gap", "[P-34]") {
  for (const auto reason : {end_reason::wrong_number, end_reason::out_of_area, end_reason::cancelled}) {
    auto a = full();
    a.reason = reason;
    CHECK_FALSE(warns(score_call(a, {}), "callback-gap"));
  }
  CHECK(warns(score_call(full(), {}), "callback-gap"));
}

#include <catch2/catch.hpp>

#include "support/spoken_call.hpp"

using namespace calllock;

TEST_CASE("who decides and who must be asked", "[analysis][parties][P-24]") {
  struct row {
    const char* script;
    std::optional<bool> decides;
  };
  const auto c = GENERATE(row{"U: I own the place, go ahead.", true},
                          row{"A: Are you able to approve the work?\nU: Yes, I am.", true},
                          row{"U: My landlord has to approve it first, he has to say okay.", false},
                          row{"U: I'd have to run it by my wife.", false}, row{"U: The AC is out.", std::nullopt});
  CAPTURE(c.script);
  CHECK(test::extracted(c.script).is_decision_maker == c.decides);
}

TEST_CASE("the tenant at the door is a contact, not the customer", "[analysis][parties][P-24]") {
  const auto a = test::extracted(
      "U: I have a tenant whose AC stopped cooling, I'm the owner.\nA: Your name?\nU: Hugo Steiner.\nA: Who should the "
      "technician call to "
      "get in?\nU: The tenant. His name's Emil, his number's 512-555-0155.");
  CHECK(a.customer_name == "Hugo Steiner");
  CHECK(a.customer_phone == "+15125550199");
  CHECK(a.site_contact_name == "Emil");
  CHECK(a.site_contact_phone == "+15125550155");
  CHECK(a.is_third_party);
  CHECK(a.third_party_type == "landlord");
}

TEST_CASE("variables of the agent about a third party are used", "[analysis][parties][P-24]") {
  auto call = test::spoken("U: The AC is out.");
  call.dynamic_variables["is_third_party"] = "true";
  call.dynamic_variables["site_contact_name"] = "Ms. Irma Vogt";
  call.dynamic_variables["site_contact_phone"] = "(512) 555-0166";
  const auto a = test::extracted(call);
  CHECK(a.is_third_party);
  CHECK(a.site_contact_name == "Irma Vogt");
  CHECK(a.site_contact_phone == "+15125550166");
}

TEST_CASE("attempts and patterns are kept in the caller's words", "[analysis][problem][P-03]") {
  const auto a = test::extracted(
      "U: The AC trips the breaker every time it starts. I changed the filter and I flipped the breaker.");
  CHECK(a.problem_pattern);
  CHECK(a.customer_attempted_fixes->find("changed the filter") != std::string::npos);
}

#include <catch2/catch.hpp>

#include "support/spoken_call.hpp"

using namespace calllock;

namespace {

struct row {
  const char* script;
  const char* street;  ///< empty: none
  const char* zip;
};

void check(const row& c) {
  CAPTURE(c.script);
  const auto a = test::extracted(c.script);
  CHECK(a.street_address.value_or("") == c.street);
  CHECK(a.zip_code.value_or("") == c.zip);
}

}  // namespace

TEST_CASE("an address is a number with a street, however it is said", "[analysis][place][C-13]") {
  check(GENERATE(
      row{"A: What's the address?\nU: 418 Larkspur Court, 78745.", "418 Larkspur Court", "78745"},
      row{"A: And the address?\nU: It's 77 Old Quarry. 78610.", "77 Old Quarry", "78610"},
      row{"U: I'm at 9 West Elm Street in Kyle, zip is 78640, and the heat is out.", "9 West Elm Street", "78640"},
      row{"A: Address?\nU: 1204 County Road 118, Hutto, 78634.", "1204 County Road 118", "78634"},
      row{"A: Where's the house?\nU: 6 Cold Harbor Way. Seven eight seven oh four.", "6 Cold Harbor Way", "78704"},
      row{"A: The address?\nU: 300 Abbey Lane North. 78702-1234.", "300 Abbey Lane North", "78702"},
      row{"A: What's the service address?\nU: 5 Rue de la Paix. 78731.", "5 Rue de la Paix", "78731"}));
}

TEST_CASE("spoken and split digits make one house number", "[analysis][place][C-13][agent-side]") {
  check(GENERATE(row{"A: Address?\nU: 53 Eleven Mockingbird Lane, 78745.", "5311 Mockingbird Lane", "78745"},
                 row{"A: Address?\nU: Fourteen hundred Ridge Road, 78745.", "1400 Ridge Road", "78745"},
                 row{"A: Address?\nU: Two-oh-nine East Cedar Street, seven eight seven, oh two.",
                     "209 East Cedar Street", "78702"},
                 row{"A: Address?\nU: Thirty-three oh six Gunnison Pass. 78721.", "3306 Gunnison Pass", "78721"},
                 row{"A: Address?\nU: Nineteen forty-four Mill Run, 78617.", "1944 Mill Run", "78617"},
                 row{"A: Address?\nU: Five twenty-one Pine Bluff Drive. 7 8 6 6 4.", "521 Pine Bluff Drive", "78664"}));
}

TEST_CASE("the last word on an address holds", "[analysis][place][C-13]") {
  check(GENERATE(
      row{"A: Address?\nU: 5120, no sorry, 5210 Saddle Horn Drive, 78750.", "5210 Saddle Horn Drive", "78750"},
      row{"A: Address?\nU: 5120 Saddle Horn Drive, no sorry, 5210. 78750.", "5210 Saddle Horn Drive", "78750"},
      row{"A: Address?\nU: 88 Linden... no. That was the old place. 17 Tanager Court, 78750.", "17 Tanager Court",
          "78750"},
      row{"A: Address?\nU: 740 Shaded Brook. Uh, Shaded Brook Drive. 78737.", "740 Shaded Brook Drive", "78737"},
      row{"A: Address?\nU: 64 Ash Way. 78748? No wait, that's my work. It's 78739.", "64 Ash Way", "78739"},
      row{"A: Is that in 78731?\nU: No ma'am, 78759.", "", "78759"}, row{"A: Is that 78620?\nU: Yes.", "", "78620"}));
}

TEST_CASE("the place of service is not where the bill goes", "[analysis][place][C-13]") {
  check(GENERATE(
      row{"A: Address?\nU: Our mailing address is 900 Post Oak Road, but the site's at 12 Quarry Trail, 78642.",
          "12 Quarry Trail", "78642"},
      row{"U: We live on Elm, 78757, but this is for our cabin. The furnace is out.\nA: Where's the cabin?\nU: 31 Bear "
          "Hollow Road, 78624.",
          "31 Bear Hollow Road", "78624"},
      row{"A: Address?\nU: The bill goes to 4 Bank Street, 78701. The house is at 950 Fern Lane, 78745.",
          "950 Fern Lane", "78745"},
      row{"A: Address?\nU: I used to live at 70 Plum Street, now it's 71 Plum Street, 78702.", "71 Plum Street",
          "78702"},
      row{"A: Address?\nU: 15 Heron Way, in 78738. Wait. 78739. The Bee Cave one is our P.O. box.", "15 Heron Way",
          "78739"}));
}

TEST_CASE("numbers beside words are no address", "[analysis][place][C-13]") {
  check(GENERATE(row{"U: It's been 100 degrees on Main Street all week and the AC is out.", "", ""},
                 row{"A: Address?\nU: I'll text it to you, it's over on the frontage road.", "", ""},
                 row{"U: I have 3 rental houses with 2 units each.", "", ""},
                 row{"A: When?\nU: 9 AM works, or 2 in the afternoon.", "", ""},
                 row{"A: Street addresses?\nU: Only lots 14, 15 and 16 on Clover Trace. Zip's 78634.", "", "78634"},
                 row{"A: Address?\nU: It's forty-one something, I can't\nA: Hello?\nU: Seven eight seven", "", ""},
                 row{"A: What does it cost?\nU: You charged me 12345 dollars for 20 minutes.", "", ""}));
}

TEST_CASE("what the agent or a stale variable says is no address", "[analysis][place][P-19][agent-side]") {
  auto call = test::spoken("A: Our office is at 1 Business Plaza, 78701.\nU: Okay, the AC is out.");
  CHECK_FALSE(test::extracted(call).street_address);
  CHECK_FALSE(test::extracted(call).zip_code);
  const auto value = GENERATE("TBD", "Not provided", "{{service_address}}", "5 or 7 Elm Street", "auto", "Elm Street",
                              "200 Stale Lane");
  call.dynamic_variables["service_address"] = value;
  call.dynamic_variables["zip_code"] = "787";
  CHECK_FALSE(test::extracted(call).street_address);
  CHECK_FALSE(test::extracted(call).zip_code);
}

TEST_CASE("the tool's writing of the same address adds unit and city", "[analysis][place]") {
  auto call = test::spoken("A: Address?\nU: Ninety-eight Commodore Street. 78701.");
  call.trace.push_back(
      {.kind = domain::trace_kind::invocation,
       .name = "book_service",
       .fields = {{"service_address", "98 Commodore Street, 9th floor, Austin"}, {"zip_code", "78701"}}});
  const auto a = test::extracted(call);
  CHECK(a.street_address == "98 Commodore Street");
  CHECK(a.unit == "9th floor");
  CHECK(a.city == "Austin");
}

TEST_CASE("a tool's address is overruled by a correction the tool did not hear", "[analysis][place]") {
  auto call = test::spoken("A: Address?\nU: It's 40 Fiddler Lane, 78744. No wait, 42 Fiddler Lane.");
  call.trace.push_back({.kind = domain::trace_kind::invocation,
                        .name = "book_service",
                        .fields = {{"service_address", "40 Fiddler Lane"}}});
  CHECK(test::extracted(call).street_address == "42 Fiddler Lane");
}

TEST_CASE("unit and city stay out of the street", "[analysis][place][C-13]") {
  const auto a = test::extracted("A: Address?\nU: 310 Cantera Street, unit nineteen-oh-four, Round Rock. 78664.");
  CHECK(a.street_address == "310 Cantera Street");
  CHECK(a.unit == "Unit 1904");
  CHECK(a.city == "Round Rock");
  CHECK(a.zip_code == "78664");
}

#include <catch2/catch.hpp>

#include "support/spoken_call.hpp"

using namespace calllock;
using domain::age_bracket;

namespace {

struct type_row {
  const char* script;
  const char* type;  ///< empty: none
};

struct age_row {
  const char* script;
  const char* age;
  age_bracket bracket;
};

}  // namespace

TEST_CASE("the equipment is what the call is about", "[analysis][equipment][C-10]") {
  const auto c =
      GENERATE(type_row{"U: My water heater is leaking on the floor.", "water heater"},
               type_row{"U: We've got no hot water, the tank is cold.", "water heater"},
               type_row{"U: The heater won't come on.", "furnace"},
               type_row{"U: It's the heat pump, it blows cold, like AC cold.", "heat pump"},
               type_row{"U: One of those hot water boiler systems, a radiator pipe burst.", "boiler"},
               type_row{"U: The ductless wall unit in the den drips.", "mini-split"},
               type_row{"U: I'd like a price to get my air ducts cleaned.", "ductwork"},
               type_row{"U: My thermostat won't connect to the Wi-Fi.", "thermostat"},
               type_row{"U: Our outside unit makes a grinding noise.", "AC"},
               type_row{"U: Our heat went out, we've got space heaters going.", "furnace"},
               type_row{"A: Is it a heat pump or a furnace?\nU: Heat pump, it says so on the side.", "heat pump"},
               type_row{"U: It's ninety degrees in here and nothing is running.", "AC"},
               type_row{"U: Hi, is this the pharmacy?", ""});
  CAPTURE(c.script);
  CHECK(test::extracted(c.script).equipment_type.value_or("") == c.type);
}

TEST_CASE("the agent's equipment is not the caller's", "[analysis][equipment][C-10][C-02]") {
  const auto c =
      GENERATE(type_row{"A: We service furnaces, boilers and water heaters.\nU: Great, my AC is dead.", "AC"},
               type_row{"A: Is it the furnace or the AC?\nU: Hello? Hello?", ""},
               type_row{"A: If your furnace or water heater smells, call 911.\nU: Okay, thanks.", ""},
               type_row{"U: My neighbor's boiler blew up. I just want my AC tuned up.", "AC"},
               type_row{"A: So it's a gas furnace?\nU: Yes.", "furnace"});
  CAPTURE(c.script);
  CHECK(test::extracted(c.script).equipment_type.value_or("") == c.type);
}

TEST_CASE("one reading of ages: years, words, years of installation", "[analysis][equipment][C-08]") {
  const auto c =
      GENERATE(age_row{"A: How old is the system?\nU: About eighteen.", "18 years", age_bracket::over_15},
               age_row{"U: The AC is twelve years old and it's leaking.", "12 years", age_bracket::from_10_to_15},
               age_row{"A: How old is it?\nU: It was installed in 2004.", "21 years", age_bracket::over_15},
               age_row{"U: The furnace is from 1998 and it won't light.", "27 years", age_bracket::over_15},
               age_row{"A: What year is the unit?\nU: Twenty nineteen, I think.", "6 years", age_bracket::under_10},
               age_row{"U: The AC broke and it's four months old!", "4 months", age_bracket::under_10},
               age_row{"A: How old's the unit?\nU: Over 20 years.", "20 years", age_bracket::over_15});
  CAPTURE(c.script);
  const auto a = test::extracted(c.script);
  CHECK(a.equipment_age.value_or("") == c.age);
  CHECK(a.equipment_bracket == c.bracket);
}

TEST_CASE("people and contracts have ages, too", "[analysis][equipment][C-08]") {
  const auto script = GENERATE(
      "U: My mother is eighty-seven years old and the AC is out.",
      "U: We have twins, they're three weeks old, and no heat.", "U: I've been a customer for twenty years.",
      "U: He's ninety-one years old and it's hot in here.", "U: The AC has been out for two years in a row each July.");
  CAPTURE(script);
  CHECK_FALSE(test::extracted(script).equipment_age);
  CHECK(test::extracted(script).equipment_bracket == age_bracket::none);
}

TEST_CASE("a field's age is parsed like a spoken one", "[analysis][equipment][C-08]") {
  auto call = test::spoken("U: The AC is out.");
  call.custom_analysis["equipment_age"] = GENERATE("2004", "about 21 years", "21", "installed 2004");
  CHECK(test::extracted(call).equipment_age == "21 years");
}

TEST_CASE("brand and place stand beside the machine", "[analysis][equipment][P-03]") {
  const auto a = test::extracted("U: It's a Trane furnace up in the attic and it quit.");
  CHECK(a.equipment_brand == "Trane");
  CHECK(a.equipment_location == "attic");
  const auto b = test::extracted("A: Your name?\nU: Coleman Bryant. 12 York Street.");
  CHECK_FALSE(b.equipment_brand);
}

TEST_CASE("property and state of the system", "[analysis][equipment]") {
  CHECK(test::extracted("U: The rooftop unit at our restaurant is down.").property ==
        domain::property_type::commercial);
  CHECK(test::extracted("U: It's my condo, the AC won't turn on.").property == domain::property_type::condo);
  CHECK(test::extracted("U: The AC in my apartment is out, I rent.").property == domain::property_type::apartment);
  CHECK(test::extracted("U: We have a two-story house and the AC is out.").property == domain::property_type::house);
  CHECK(test::extracted("U: The AC is completely dead.").system == domain::system_status::completely_down);
  CHECK(test::extracted("U: The AC runs constantly, it won't go below eighty.").system ==
        domain::system_status::running_but_ineffective);
  CHECK(test::extracted("U: The heat comes and goes.").system == domain::system_status::partially_working);
}

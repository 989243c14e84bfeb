#include <catch2/catch.hpp>

#include "support/spoken_call.hpp"

// What the call is about, named, paraphrased or only told by its parts.

using namespace calllock;

TEST_CASE("equipment by its name, its parts and its symptoms", "[analysis][equipment][C-10]") {
  struct row {
    const char* type;  ///< empty: none
    const char* words;
  };
  static const row rows[] = {
      {"AC", "The unit outside is humming but nothing's coming on."},
      {"AC", "My house won't get below eighty-four and the system never shuts off."},
      {"AC", "I think I need freon, the last guy said the compressor was low."},
      {"AC", "There's water dripping from the attic unit, the drain pan's full."},
      {"AC", "I'd like to do my spring tune-up."},
      {"AC", "We need a new condenser, the coil's leaking."},
      {"AC", "The upstairs isn't cooling, downstairs is fine."},
      {"AC", "There's ice all over the copper line outside."},
      {"AC", "It's so hot in here, it's blowing warm air."},
      {"AC", "My capacitor went out again, same as last year."},
      {"furnace", "The pilot won't stay lit."},
      {"furnace", "It's freezing in here, it's blowing cold and the burners don't light."},
      {"furnace", "We've got no heat."},
      {"furnace", "The igniter clicks and nothing happens, the house is cold."},
      {"furnace", "I smell gas by the heater closet."},
      {"heat pump", "Our heat pump's outdoor unit is a block of ice and the house won't warm up."},
      {"water heater", "The hot water tank's leaking, we have no hot water."},
      {"water heater", "Our tankless is throwing an error code."},
      {"boiler", "The radiators are cold, the boiler's gauge reads zero."},
      {"thermostat", "I need a new thermostat put in, one of the smart ones."},
      {"mini-split", "The head in the sunroom, the ductless thing, it's leaking down the wall."},
      {"mini-split", "We finished the garage and want a quote for a mini-split to heat and cool it."},
      {"ductwork", "I want my vents cleaned, I've got dust everywhere and bad allergies."},
      {"ductwork", "A duct came loose in the crawlspace, it's blowing AC under the house."},
      {"", "Hi, is this the hardware store?"},
      {"", "I want to sell you windows."},
      {"", "Your technician was rude to my wife."},
      {"", "I'd like to speak to a manager about my invoice."},
      {"AC", "I was quoted a new sixteen SEER unit and want to go ahead."},
      {"AC", "You guys replaced our air conditioner in May and it's already broke."},
      {"furnace", "I need an estimate for replacing an eighty percent gas furnace."},
      {"AC", "I've got a package unit on the roof of my store that quit."},
      {"furnace", "My tenants have no heat, the thermostat calls but the furnace does nothing."},
      {"AC", "The thermostat says seventy-two but it's eighty-five, the outside fan isn't spinning."},
  };
  for (const auto& c : rows) {
    CAPTURE(c.words);
    CHECK(test::extracted(std::string("U: ") + c.words).equipment_type.value_or("") == c.type);
  }
}

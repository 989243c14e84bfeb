#pragma once

#include "domain/analysis/hint_phrases.hpp"

/// Phrases about equipment, its state, and what was tried.
namespace calllock::domain::words {

inline constexpr hint_group equipment_hints[] = {
    // --- equipment ---
    {hint::ac,
     "ac|a c|acs|ac's|air conditioner|air conditioners|air conditioning|air condition|air conditioner's|"
     "central air|the air|our air|my air|ac unit|condenser|condensing unit|outside unit|outdoor unit|"
     "rooftop unit|rooftop units|unit on the roof|units on the roof|unit up top|rtu|air handler|split system|cooling "
     "system|package unit|evaporator|"
     "evaporator coil|the outside fan|chiller|the ac's|r 22|r22|cooling|window unit|big unit outside|"
     "unit outside|swamp cooler|refrigerated air|central unit|the condenser|condensers|freon|refrigerant|seer|three "
     "ton|four ton|five ton|two ton|half ton|half tons|"
     "three tons|four tons|five tons|ton unit|ton ac"},
    {hint::ac_part,
     "compressor|compressors|this coil|that coil|coil|capacitor|contactor|evaporator coil|the coil|coils|fan "
     "outside|outdoor fan|"
     "condenser fan|outside lines|suction line|copper line|condensate|drain pan|drain line|refrigerant line|"
     "freon leak|not cooling|isn't cooling|won't cool|doesn't cool|stopped cooling|quit cooling|blowing hot|"
     "blowing warm|blows warm|blows hot|cool air|cold air coming|keep it cool|house is hot|hot in here|"
     "hot in the house|it's hot|so hot|ninety degrees|unit outside|outside box|big box outside|spring tune up|"
     "cooling tune up|before summer|ice on the|iced over|frozen up|freezing up|lines outside|coolant|line set|"
     "won't get below|won't go below|won't get under|can't get below|can't get it below|drain pan's|"
     "pan's full|never gets below|an oven|a sauna|like a sauna|hot as blazes|sweltering|sweating|window fans|"
     "no air|in spring|in the spring|spring visit|spring service|hot weather|gets hot|for summer|for the summer|summer "
     "hits|the heat hits|cooling season|"
     "box fans|burning up in here|ninety in|hotter than|hot and humid"},
    {hint::heat_part,
     "pilot|pilot light|burner|burners|igniter|ignitor|flue|heat exchanger|not heating|isn't heating|won't heat|"
     "doesn't heat|stopped heating|quit heating|blowing cold|blows cold|cold in here|freezing in here|no warm air|"
     "fall tune up|heating tune up|before winter|in the fall|in fall|fall visit|cold weather|gets cold|for winter|for "
     "the winter|first freeze|"
     "heating season|flame sensor|gas valve|flame|house is cold|cold in the house|space "
     "heaters"},
    {hint::furnace,
     "furnace|furnaces|furnace's|gas pack|gas packs|gas pac|heat pack|heater|heaters|heater's|the heat|our heat|my "
     "heat|heat's|no heat|gas heat|electric "
     "heat|heating|"
     "heating system|heating unit|central heat|igniter|ignitor|floor furnace|wall furnace|heat exchanger|the heat's"},
    {hint::heat_pump,
     "heat pump|heat pumps|heat pump's|heatpump|heat pump system|emergency heat|aux heat|auxiliary heat"},
    {hint::boiler, "boiler|boilers|boiler's|radiator|radiators|hydronic|steam heat|baseboard hot water"},
    {hint::thermostat,
     "thermostat|thermostats|thermostat's|stat|nest thermostat|ecobee|smart thermostat|a nest|wall thing|my "
     "nest|the nest"},
    {hint::mini_split,
     "mini split|mini splits|mini split's|minisplit|minisplits|ductless|ductless unit|split unit|wall unit|wall units|"
     "multi split"},
    {hint::water_heater,
     "water heater|water heaters|water heater's|hot water|hot water heater|tankless|tankless heater|tank water heater|"
     "hot water tank|heater for the water"},
    {hint::ductwork,
     "duct|ducts|ductwork|duct work|air ducts|air duct|duct cleaning|ducts cleaned|vents cleaned|flex duct|"
     "the vents cleaned|ducting|silver tube|silver tubes|silver hose|big tube|air tube|air hose|flexible tube|return "
     "duct|supply duct|duct's|flex line|flex lines|flex run|trunk line|plenum|"
     "register boot"},
    {hint::cold_side,
     "cooling|cool|not cold|blowing warm|blows warm|warm air|hot air|blowing hot|freon|refrigerant|iced over|"
     "cool air|cold air inside|keep it cool|cools|hot house|on the roof|rooftop"},
    {hint::hot_side,
     "heat|heats|heating|blowing cold|blows cold|cold air|no heat|warm up|freezing in here|pilot|ignite|igniter"},
    {hint::wants_equipment,
     "quote|estimate|price|replace|replacing|replaced|replacement|new|install|installed|buy|bid|cost of a|looking "
     "at|looking for|"
     "put in|upgrade|thinking of|thinking about|go with|want a|need a|tune up|tuned up|tuned|serviced|service|"
     "checked|looked at|check up|checkup|maintenance|cleaned|clean|filter|filters|cleaning"},
    // --- state and attempts ---
    {hint::down,
     "not a peep|not a sound|gone silent|gone mute|gone quiet|went silent|in the towel|completely dead|totally dead|is "
     "dead|went out|went down|won't turn on|won't start|won't come on|"
     "won't kick on|won't run|not running|isn't running|nothing happens|nothing's happening|not coming on|"
     "doesn't come on|doesn't turn on|doesn't run|quit|quit working|stopped working|not working|isn't working|"
     "no heat|no ac|no air|no cooling|died|shut down|shut itself off|completely out|is out|been out|is down|"
     "are down|out of commission|won't light|not turning on|no power|doing nothing|not doing a thing|dead|"
     "no hot water|hasn't worked|kaput|wouldn't catch|wouldn't light|wouldn't start|wouldn't come on|"
     "won't catch|heat went off|ac went off|air went off|shut off on|couldn't get it to|locks out|quit on|"
     "gave out|conked out|crapped out|not on|off since|without air|without heat|without ac|without cooling|"
     "without any|without hot water|without a c|without power|without the ac|without the heat|not come on|"
     "never came on|never kicked on|not kick on|nothing works|stone cold|out of order|on the fritz|went kaput|"
     "belly up|bit the dust|called it quits|lost cooling|lost our cooling|lost heat|lost our heat|lost the ac|"
     "lost air|lost our air|lost hot water|lost the heat|lost power to"},
    {hint::partly,
     "upstairs only|only upstairs|downstairs is fine|downstairs works|upstairs works|one room|that one room|half the "
     "house|"
     "other two are|others are fine|other one's fine|rest of the house|only the|on and off|off and on|comes and goes|"
     "intermittent|sometimes works|works sometimes|shuts off|keeps shutting|keeps quitting|keeps tripping|for a while|"
     "then it quits|then quits|then it stops|then it dies|short cycling|cycles|runs five minutes|still cooling|still "
     "heating|still works|"
     "still running"},
    {hint::weak,
     "blowing warm|blows warm|blowing cold air|blows cold|blowing hot|blowing lukewarm|not cold|not cooling|"
     "isn't cooling|not cool|doesn't cool|not heating|isn't heating|doesn't heat|can't keep up|won't keep up|"
     "not keeping up|won't go below|won't get below|won't get under|won't go above|won't get above|"
     "runs constantly|running constantly|runs nonstop|running nonstop|runs all day|runs and runs|"
     "never shuts off|lukewarm|barely cooling|barely cool|barely heating|room air|weak|hardly any air|"
     "kinda cool|not as cold|not getting cold|doesn't get cold|just blows|only blows|only blowing|warm air|"
     "sitting at|barely cools|barely heats|barely blows|struggling|struggles|not keeping|just circulates|"
     "only gets|only getting|not as cool|not as warm|not very cold|not very warm|not getting warm|"
     "doesn't get warm|gets warm|warm|hot upstairs|cold upstairs"},
    {hint::tried,
     "i changed|we changed|i replaced|we replaced|i reset|we reset|i flipped|we flipped|i tried|we tried|i've tried|"
     "we've tried|i checked|we checked|i cleaned|we cleaned|turned it off and|turned off the|i turned|we turned|"
     "i unplugged|i switched|we switched|changed the filter|replaced the filter|new filter|new batteries|"
     "changed the batteries|reset the|reset it|flipped the breaker|flip it back|checked the "
     "breaker|rebooted|relight|relit|"
     "my husband tried|my husband changed|my husband checked|he changed|he tried|poured bleach|blew out|press the "
     "button|"
     "tried resetting|tried turning|swapped|i jiggled|tightened|hosed"},
};

}  // namespace calllock::domain::words

#pragma once

#include <string_view>

#include "domain/analysis/vocabulary.hpp"

/// The words the reading knows, grouped by what they can be. Words are divided by blanks; a word may stand in several
/// groups. Spellings that speech recognition leaves without an apostrophe are read as the usual ones.
namespace calllock::domain::words {

struct group {
  word_kind kinds;
  std::string_view list;
};

inline constexpr group groups[] = {
    {word_kind::hesitant | word_kind::common, "like know"},
    {word_kind::before_time | word_kind::common,
     "a an every half last this the over all next dinner supper forever ages eternity"},
    {word_kind::occasion | word_kind::common,
     "christmas new halloween valentine's thanksgiving spring mother's father's labor memorial juneteenth veterans "
     "columbus independence school super easter turkey time clock clocks daylight mlk martin presidents president's "
     "cinco "
     "tax groundhog valentine flag"},
    {word_kind::filler, "uh um uhh umm uhm er erm hmm hm eh"},
    {word_kind::yes | word_kind::interjection | word_kind::common,
     "yes yeah yea yep yup ya yah yeh sure correct absolutely definitely affirmative uh-huh mm-hmm mhm mm-hm indeed "
     "exactly certainly yessir aye right"},
    {word_kind::no | word_kind::interjection | word_kind::common,
     "no nope nah naw huh-uh nuh-uh uh-uh mm-mm negative nossir nay"},
    {word_kind::negator | word_kind::common,
     "no not never none neither nor without nothing nobody nowhere cannot can't cant don't dont doesn't doesnt didn't "
     "didnt won't wont wouldn't wouldnt isn't isnt aren't arent wasn't wasnt weren't werent haven't havent hasn't "
     "hasnt "
     "hadn't hadnt couldn't couldnt shouldn't shouldnt ain't aint nary"},
    {word_kind::subject | word_kind::function | word_kind::common,
     "i i'm im i've ive i'd i'll it it's its it'll it'd we we're we've we'd we'll he he's he'll he'd she she's she'll "
     "she'd they they're they've they'd they'll there there's theres that that's thats this you you're you've you'll "
     "you'd my our your here's what's"},
    {word_kind::breaks | word_kind::common, "but because cause 'cause cuz although though whereas"},
    {word_kind::joins | word_kind::common, "and so or then plus"},
    {word_kind::condition | word_kind::common, "if unless suppose"},
    {word_kind::interjection | word_kind::common,
     "well okay ok oh hi hello hey thanks alright right please sorry ma'am maam sir listen look man gosh geez goodness "
     "great perfect good wonderful fine cool awesome bye goodbye howdy wow ah aw aha honey hon dear yo"},
    {word_kind::function | word_kind::common,
     "a an the of to in on at for with from by is was are were be been am and or my your his her their our its to up "
     "out we're do does did has have had"},
    {word_kind::hundred, "hundred"},
    {word_kind::thousand, "thousand"},
    {word_kind::unit_word | word_kind::common,
     "apartment apt suite ste unit number lot building bldg condo floor room no #"},
    {word_kind::title | word_kind::common,
     "mr mrs ms miss mister missus doctor dr reverend rev pastor father sister officer inspector deputy sergeant "
     "captain lieutenant deacon rabbi"},
    {word_kind::family | word_kind::common,
     "husband husband's wife wife's mother mother's mom mom's momma mama father father's dad dad's daddy son son's "
     "daughter "
     "daughter's brother brother's sister sister's grandmother grandma grandma's grandfather grandpa grandson "
     "granddaughter "
     "aunt aunt's uncle uncle's nephew niece cousin spouse partner fiance fiancee parents kid kids child children baby "
     "twins mother-in-law in-laws folks hubby girlfriend boyfriend"},
    {word_kind::outsider | word_kind::common,
     "neighbor neighbor's neighbors neighbour neighbour's friend friend's friends buddy buddy's coworker coworker's "
     "boss "
     "landlord landlord's tenant tenant's tenants client client's roommate plumber plumber's electrician contractor "
     "contractor's handyman inspector inspector's realtor realtor's salesman technician technician's tech guy guys "
     "fella"},
    {word_kind::question | word_kind::common,
     "who what where when why how which whose who's what's where's how's is are do does did can could would will have "
     "has "
     "any was were may should am isn't aren't doesn't don't won't"},
    {word_kind::part_of_day | word_kind::common,
     "morning afternoon evening night tonight noon midnight lunch lunchtime suppertime dinnertime breakfast dawn today "
     "yesterday tomorrow sunrise bedtime overnight"},
    {word_kind::repair | word_kind::common, "fixed repaired resolved mended patched sorted handled cured replaced"},
    {word_kind::cue_name | word_kind::common, "name name's names speaking called"},
    {word_kind::speech | word_kind::common,
     "said says told tells saying telling mentioned claims claimed swears quote"},
    {word_kind::spells, "spelled spelt hyphen apostrophe capital dash"},
    {word_kind::street_type,
     "street st avenue ave av road rd drive dr court ct lane ln boulevard blvd place pl circle cir trail trl terrace "
     "ter "
     "parkway pkwy cove cv highway hwy way loop path pass run ridge bend trace crossing xing point pt square sq alley "
     "aly "
     "plaza row walk bluff hollow hill hills heights view vista canyon creek park glen grove meadow meadows landing "
     "junction pike turnpike expressway freeway route fm rr farm ranch spur crest knoll summit overlook hideaway "
     "commons "
     "green gate mews rise dell valley springs spring shore shores bay harbor ledge field fields oaks woods passage "
     "broadway mall camino calle via paseo fork forks chase cliff estate estates gardens garden isle lake landing "
     "lodge "
     "manor mill mount mountain orchard pine pines plain port prairie rapids rest river shoal skyway station stream "
     "tunnel track trafficway trailway union village ville wells curve close bank corner corners"},
    {word_kind::direction, "north south east west n s e w northeast northwest southeast southwest ne nw se sw"},
    {word_kind::brand,
     "carrier trane lennox goodman rheem ruud york bryant amana daikin mitsubishi fujitsu payne heil tempstar "
     "comfortmaker "
     "armstrong coleman luxaire maytag frigidaire nordyne gibson westinghouse janitrol icp ducane navien rinnai bosch "
     "samsung lg gree pioneer senville mrcool honeywell nest ecobee emerson sensi bradford weil-mclain burnham buderus "
     "viessmann lochinvar hitachi panasonic toshiba aprilaire waterfurnace climatemaster evcon airtemp allied concord "
     "kenmore intertherm keeprite arcoaire grandaire guardian bard whirlpool"},
    {word_kind::property | word_kind::common,
     "house home apartment condo condominium townhouse townhome duplex office shop store restaurant church clinic "
     "warehouse "
     "school building rental property trailer cabin salon bakery gym bar cafe hotel motel daycare studio"},
    {word_kind::operates | word_kind::common,
     "cool cools cooled cooling heat heats heated heating work works worked working run runs running start starts "
     "started "
     "starting light lights lit ignite ignites kick kicks turn turning spin spinning blow blows blowing drain draining "
     "drains "
     "catch hold respond responding connect switch engage engaging fire"},
    {word_kind::place | word_kind::common,
     "attic garage closet basement crawlspace roof rooftop upstairs downstairs hallway kitchen bedroom bathroom "
     "laundry "
     "utility backyard yard outside outdoors porch den loft hall living dining crawl"},
    {word_kind::equipment | word_kind::common,
     "ac a/c hvac air conditioner conditioners conditioning conditioned furnace furnaces heater heaters heat heating "
     "pump "
     "pumps boiler boilers radiator radiators thermostat thermostats mini split splits minisplit ductless duct ducts "
     "ductwork water tank tankless unit units system systems condenser compressor coil handler blower fan vent vents "
     "register registers nest ecobee rooftop cooling cool cold freezer chiller"},
    {word_kind::given_name | word_kind::common,
     "will may grace hope faith joy mark bill rob art sue pat rose dawn summer autumn april june august ray gene jack "
     "frank "
     "grant drew chase hunter mason cooper carter wade rich guy dot star angel heather holly iris ivy lily daisy "
     "violet "
     "olive ginger pearl ruby amber crystal jade penny sandy rusty randy sonny buddy junior chance colt cash dean duke "
     "earl "
     "lance max miles nick norm pierce reed rex rod roman sage stone trace young strong short long king price wells "
     "white "
     "black brown green gray grey park parks rice bush field fields rivers brooks woods hill stone little best bell "
     "cross "
     "day west north winter winters waters cook baker miller smith porter page potter bishop church love swift sharp "
     "wise "
     "major post banks ball bond case cole law lane marsh moss nash pope rush shade sparks stark steel tate vance ward "
     "webb weeks york christian summers walker fisher shepherd gardener mercy patience honor miss cherry candy melody "
     "brandy chip skip dusty sunny"},
};

/// Words with a value: `text` words count up from `first`, or carry the value of their entry.
struct valued_group {
  word_kind kinds;
  std::uint16_t first;
  std::uint16_t step;  ///< 0: all words have the value `first`
  std::string_view list;
};

inline constexpr valued_group valued_groups[] = {
    {word_kind::digit | word_kind::common, 0, 1, "zero one two three four five six seven eight nine"},
    {word_kind::digit | word_kind::common, 0, 0, "oh o aught"},
    {word_kind::teen | word_kind::common, 10, 1,
     "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"},
    {word_kind::tens | word_kind::common, 20, 10, "twenty thirty forty fifty sixty seventy eighty ninety"},
    {word_kind::tens | word_kind::common, 40, 0, "fourty"},
    {word_kind::tens | word_kind::common, 90, 0, "ninty"},
    {word_kind::ordinal | word_kind::common, 1, 1,
     "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
     "fifteenth "
     "sixteenth seventeenth eighteenth nineteenth twentieth"},
    {word_kind::ordinal | word_kind::common, 1, 1,
     "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 13th 14th 15th 16th 17th 18th 19th 20th 21st 22nd 23rd 24th "
     "25th "
     "26th 27th 28th 29th 30th 31st"},
    {word_kind::ordinal | word_kind::common, 30, 0, "thirtieth"},
    {word_kind::bare | word_kind::common, 1, 0,
     "hes shes its thats theres heres whats wheres whos whens hows somebodys nobodys everybodys everythings nothings "
     "im "
     "dont cant wont doesnt didnt isnt aint arent wasnt werent hasnt havent hadnt wouldnt couldnt shouldnt youd theyd"},
    {word_kind::bare | word_kind::common, 2, 0,
     "ive youve weve theyve youre theyre youll theyll itll thatll wouldve couldve shouldve"},
    {word_kind::bare | word_kind::common, 3, 0, "yall"},
    {word_kind::vague_count | word_kind::common, 2, 0, "couple pair"},
    {word_kind::vague_count | word_kind::common, 3, 0, "few coupla"},
    {word_kind::vague_count | word_kind::common, 4, 0, "several many"},
    {word_kind::multiple | word_kind::common, 2, 1, "double triple"},
    {word_kind::time_unit | word_kind::common, 0, 0, "second seconds sec secs"},
    {word_kind::time_unit | word_kind::common, 1, 0, "minute minutes min mins moment"},
    {word_kind::time_unit | word_kind::common, 2, 0, "hour hours hr hrs"},
    {word_kind::time_unit | word_kind::common, 3, 0, "day days mornings evenings afternoons"},
    {word_kind::time_unit | word_kind::common, 4, 0, "night nights"},
    {word_kind::time_unit | word_kind::common, 5, 0, "week weeks wk wks week's"},
    {word_kind::time_unit | word_kind::common, 6, 0, "weekend weekends"},
    {word_kind::time_unit | word_kind::common, 7, 0, "fortnight fortnights"},
    {word_kind::time_unit | word_kind::common, 8, 0, "month months mo mos"},
    {word_kind::time_unit | word_kind::common, 9, 0,
     "season seasons summer summers winter winters spring springs fall falls autumn"},
    {word_kind::time_unit | word_kind::common, 10, 0, "year years yr yrs"},
    {word_kind::time_unit | word_kind::common, 11, 0, "decade decades"},
    {word_kind::weekday | word_kind::common, 0, 1, "sunday monday tuesday wednesday thursday friday saturday"},
    {word_kind::weekday | word_kind::common, 0, 1, "sundays mondays tuesdays wednesdays thursdays fridays saturdays"},
    {word_kind::weekday | word_kind::common, 0, 1,
     "sunday's monday's tuesday's wednesday's thursday's friday's saturday's"},
    {word_kind::month, 1, 1, "jan feb mar apr"},
    {word_kind::month, 6, 1, "jun jul aug sep oct nov dec"},
    {word_kind::month, 9, 0, "sept"},
    {word_kind::month | word_kind::common, 1, 1,
     "january february march april may june july august september october november december"},
};

}  // namespace calllock::domain::words

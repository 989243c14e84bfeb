#include "domain/booking/wish_days.hpp"
#include "domain/booking/wish_phrases.hpp"

namespace calllock::domain::wishes {
namespace {

using namespace std::chrono;

enum holiday : int {
  new_years_day,
  epiphany,
  martin_luther_king,
  groundhog_day,
  super_bowl,
  lincolns_birthday,
  valentines_day,
  presidents_day,
  mardi_gras,
  ash_wednesday,
  st_patricks,
  april_fools,
  palm_sunday,
  good_friday,
  easter,
  easter_monday,
  tax_day,
  earth_day,
  arbor_day,
  cinco_de_mayo,
  mothers_day,
  memorial_day,
  flag_day,
  juneteenth,
  fathers_day,
  independence_day,
  labor_day,
  patriot_day,
  columbus_day,
  halloween,
  all_saints,
  election_day,
  veterans_day,
  thanksgiving,
  black_friday,
  cyber_monday,
  christmas_eve,
  christmas,
  boxing_day,
  new_years_eve,
};

const phrase_table& table() {
  static const phrase_table names{
      {"new year|years 's? day?", new_years_day},
      {"epiphany", epiphany},
      {"three kings day", epiphany},
      {"martin luther king jr? junior? 's? day?", martin_luther_king},
      {"mlk day?", martin_luther_king},
      {"groundhog|groundhogs 's? day", groundhog_day},
      {"super bowl sunday?", super_bowl},
      {"superbowl sunday?", super_bowl},
      {"lincoln 's birthday", lincolns_birthday},
      {"valentine|valentines 's? day?", valentines_day},
      {"president|presidents 's? day", presidents_day},
      {"washington 's birthday", presidents_day},
      {"mardi gras", mardi_gras},
      {"fat tuesday", mardi_gras},
      {"ash wednesday", ash_wednesday},
      {"saint|st patrick|patricks|paddy|paddys 's? day?", st_patricks},
      {"april fool|fools 's? day?", april_fools},
      {"palm sunday", palm_sunday},
      {"good friday", good_friday},
      {"easter sunday? day?", easter},
      {"easter monday", easter_monday},
      {"tax day", tax_day},
      {"earth day", earth_day},
      {"arbor day", arbor_day},
      {"cinco de mayo", cinco_de_mayo},
      {"mother|mothers 's? day", mothers_day},
      {"memorial day", memorial_day},
      {"flag day", flag_day},
      {"juneteenth", juneteenth},
      {"father|fathers 's? day", fathers_day},
      {"independence day", independence_day},
      {"labor day", labor_day},
      {"patriot day", patriot_day},
      {"columbus day", columbus_day},
      {"indigenous people|peoples 's? day", columbus_day},
      {"halloween night?", halloween},
      {"all saints day", all_saints},
      {"election day", election_day},
      {"veteran|veterans 's? day", veterans_day},
      {"thanksgiving day?", thanksgiving},
      {"turkey day", thanksgiving},
      {"black friday", black_friday},
      {"cyber monday", cyber_monday},
      {"christmas eve", christmas_eve},
      {"christmas day?", christmas},
      {"boxing day", boxing_day},
      {"new year|years 's? eve", new_years_eve},
  };
  return names;
}

/// Sunday after the first full moon of spring, by the usual computation for the Gregorian calendar.
day easter_sunday(year y) {
  const int year_number = static_cast<int>(y);
  const int golden = year_number % 19;
  const int century = year_number / 100;
  const int skipped = century - century / 4 - (8 * century + 13) / 25;
  const int raw_moon = (skipped + 19 * golden + 15) % 30;
  const int moon = raw_moon - (raw_moon / 28) * (1 - (29 / (raw_moon + 1)) * ((21 - golden) / 11));
  const int weekday = (year_number + year_number / 4 + moon + 2 - century + century / 4) % 7;
  const int offset = moon - weekday;  // days from March 28
  return day{y / March / 28} + days{offset};
}

day nth(year y, month m, weekday wanted, unsigned count) {
  return nth_weekday(y / m, wanted, count).value_or(day{y / m / 1});
}

day date_in(holiday h, year y) {
  const auto fixed = [y](month m, unsigned d) { return day{y / m / std::chrono::day{d}}; };
  const auto thanks = [y] { return nth(y, November, Thursday, 4); };
  switch (h) {
    case new_years_day: return fixed(January, 1);
    case epiphany: return fixed(January, 6);
    case martin_luther_king: return nth(y, January, Monday, 3);
    case groundhog_day: return fixed(February, 2);
    case super_bowl: return nth(y, February, Sunday, 2);
    case lincolns_birthday: return fixed(February, 12);
    case valentines_day: return fixed(February, 14);
    case presidents_day: return nth(y, February, Monday, 3);
    case mardi_gras: return easter_sunday(y) - days{47};
    case ash_wednesday: return easter_sunday(y) - days{46};
    case st_patricks: return fixed(March, 17);
    case april_fools: return fixed(April, 1);
    case palm_sunday: return easter_sunday(y) - days{7};
    case good_friday: return easter_sunday(y) - days{2};
    case easter: return easter_sunday(y);
    case easter_monday: return easter_sunday(y) + days{1};
    case tax_day: return fixed(April, 15);
    case earth_day: return fixed(April, 22);
    case arbor_day: return previous_weekday(last_day(y / April) + days{1}, Friday);
    case cinco_de_mayo: return fixed(May, 5);
    case mothers_day: return nth(y, May, Sunday, 2);
    case memorial_day: return previous_weekday(last_day(y / May) + days{1}, Monday);
    case flag_day: return fixed(June, 14);
    case juneteenth: return fixed(June, 19);
    case fathers_day: return nth(y, June, Sunday, 3);
    case independence_day: return fixed(July, 4);
    case labor_day: return nth(y, September, Monday, 1);
    case patriot_day: return fixed(September, 11);
    case columbus_day: return nth(y, October, Monday, 2);
    case halloween: return fixed(October, 31);
    case all_saints: return fixed(November, 1);
    case election_day: return nth(y, November, Monday, 1) + days{1};
    case veterans_day: return fixed(November, 11);
    case thanksgiving: return thanks();
    case black_friday: return thanks() + days{1};
    case cyber_monday: return thanks() + days{4};
    case christmas_eve: return fixed(December, 24);
    case christmas: return fixed(December, 25);
    case boxing_day: return fixed(December, 26);
    case new_years_eve: return fixed(December, 31);
  }
  return fixed(January, 1);
}

}  // namespace

std::optional<day_hit> match_holiday(const words& text, std::size_t at, const day_context& context) {
  reader r{text, at};
  if (r.take("this|next")) {
    // "this Christmas" is the coming one as well
  } else {
    r.take("the");
  }
  const auto hit = table().match(text, r.at());
  if (!hit) return std::nullopt;
  const auto named = static_cast<holiday>(hit->value);
  // "That would be good. Friday" and "all good Friday" speak of no holiday.
  if (named == good_friday && r.at() > 0 && text[r.at()].before == pause::none &&
      one_of(text[r.at() - 1].text, "be|is|'s|works|sounds|all|looks|real|very|pretty|a|that|am|are"))
    return std::nullopt;
  const auto y = date_of(context.cal.today).year();
  auto d = date_in(named, y);
  if (d < context.cal.today) d = date_in(named, y + years{1});
  return day_hit{one_day(day_form::holiday, d), r.length() + hit->length};
}

}  // namespace calllock::domain::wishes

#include <algorithm>
#include <array>
#include <cmath>

#include "domain/analysis/equipment_age.hpp"
#include "domain/analysis/equipment_kind.hpp"
#include "domain/analysis/extract.hpp"
#include "domain/analysis/numbers.hpp"
#include "domain/analysis/sources.hpp"
#include "domain/booking/local_time.hpp"

namespace calllock::domain {
namespace {

using enum word_kind;

/// The name of a maker, beside the equipment or in answer to the question for it.
std::optional<std::string> find_brand(const reading& r) {
  for (const std::size_t k : r.notable) {
    if (!r.tokens[k].is(brand)) continue;
    const auto& c = r.clauses[r.tokens[k].clause];
    if (c.is(clause_mark::other_party)) continue;
    const auto before = k > 0 ? r.word(k - 1) : std::string_view();
    const auto after = r.word(k + 1);
    const bool article = before == "a" || before == "the" || before == "says" || before == "our" || before == "my" ||
                         before == "old" || before == "an" || before == "be";
    bool beside = false;
    for (std::size_t j = k > c.first + 4 ? k - 4 : c.first; j < std::min<std::size_t>(k + 5, c.first + c.count); ++j) {
      beside = beside || (j != k && r.tokens[j].is(equipment));
    }
    const bool asked = r.asked_before(c.turn).count != 0 && [&] {
      const auto span = r.asked_before(c.turn);
      for (std::uint32_t i = span.first; i < span.first + span.count; ++i) {
        const auto w = r.words(r.clauses[i]);
        if (w.find("brand") != std::string_view::npos || w.find("make") != std::string_view::npos ||
            w.find("model") != std::string_view::npos || w.find("manufacturer") != std::string_view::npos) {
          return true;
        }
      }
      return false;
    }();
    const bool address = after == "street" || after == "road" || after == "drive" || after == "lane" ||
                         after == "avenue" || (k + 1 < r.tokens.size() && r.tokens[k + 1].is(street_type));
    if ((asked || article || beside) && !(address && k + 1 < r.tokens.size() && r.tokens[k + 1].before == gap::blank)) {
      std::string name(r.said(k, k));
      if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - ('a' - 'A'));
      return name;
    }
  }
  return std::nullopt;
}

/// Where the equipment stands: a place beside a word of equipment, or in answer to "where is it?".
std::optional<std::string> find_location(const reading& r) {
  static constexpr std::array<std::string_view, 14> places{
      "attic",    "garage",     "closet",  "basement", "crawlspace", "roof",    "rooftop",
      "upstairs", "downstairs", "hallway", "backyard", "laundry",    "utility", "loft"};
  for (const auto& c : r.clauses) {
    if (c.who != speaker::caller || c.is(clause_mark::other_party) || c.is(clause_mark::past)) continue;
    bool machine = false;
    std::size_t at = r.tokens.size();
    for (std::size_t k = c.first; k < c.first + c.count; ++k) {
      machine = machine || (r.tokens[k].is(equipment) && !r.tokens[k].is(place));
      if (at == r.tokens.size() && r.tokens[k].is(place) &&
          std::find(places.begin(), places.end(), r.word(k)) != places.end())
        at = k;
    }
    if (at == r.tokens.size()) continue;
    bool asked = false;
    const auto span = r.asked_before(c.turn);
    for (std::uint32_t i = span.first; i < span.first + span.count && !asked; ++i) {
      const auto w = r.words(r.clauses[i]);
      asked = w.find("located") != std::string_view::npos || w.find("where's the furnace") != std::string_view::npos ||
              w.find("where is the unit") != std::string_view::npos ||
              w.find("closet or attic") != std::string_view::npos ||
              w.find("where do the air handlers") != std::string_view::npos;
    }
    if (!machine && !asked) continue;
    std::size_t from = at;
    if (from > c.first &&
        (r.word(from - 1) == "hall" || r.word(from - 1) == "upstairs" || r.word(from - 1) == "downstairs" ||
         r.word(from - 1) == "bedroom" || r.word(from - 1) == "furnace" || r.word(from - 1) == "heater" ||
         r.word(from - 1) == "water")) {
      --from;
    }
    std::size_t to = at;
    const auto behind = r.word(to + 1);
    if (to + 1 < c.first + c.count && (behind == "closet" || behind == "room")) ++to;
    return std::string(r.said(from, to));
  }
  return std::nullopt;
}

int year_of(const call_record& call, const tenant_profile& tenant) {
  const auto at = call.started_at ? call.started_at : call.ended_at;
  if (!at) return 0;
  return static_cast<int>(local_date(*at, tenant.time_zone).year());
}

void set_age(const equipment_years& age, analysis& out) {
  if (age.months) {
    const auto months = static_cast<int>(std::lround(age.years * 12));
    out.equipment_age = std::to_string(months) + (months == 1 ? " month" : " months");
  } else {
    const auto years = static_cast<int>(std::lround(age.years));
    out.equipment_age = std::to_string(years) + (years == 1 ? " year" : " years");
  }
  out.equipment_bracket = age.years < 10    ? age_bracket::under_10
                          : age.years <= 15 ? age_bracket::from_10_to_15
                                            : age_bracket::over_15;
}

property_type property_of(const reading& r) {
  int house = 0, condo = 0, apartment = 0, business = 0;
  for (const auto& c : r.clauses) {
    if (c.who != speaker::caller || c.is(clause_mark::other_party) || c.is(clause_mark::past)) continue;
    if (c.has(hint::business_place) && !c.has(hint::home_office)) ++business;
    if (c.has(hint::condo_place)) condo += 2;
    if (c.has(hint::apartment_place) && !c.has(hint::other_place)) ++apartment;
    if (c.has(hint::house_place)) ++house;
  }
  for (const auto& e : r.exchanges) {
    if (e.kind == answer::affirms && r.clauses[e.question].has(hint::business_place) &&
        !r.clauses[e.question].has(hint::home_office))
      ++business;
  }
  if (condo != 0 && condo >= business) return property_type::condo;
  if (business != 0 && business >= house + apartment) return property_type::commercial;
  if (apartment > house) return property_type::apartment;
  return house != 0 ? property_type::house : property_type::none;
}

}  // namespace

void extract_equipment(const reading& r, const call_record& call, const call_facts& facts, const tenant_profile& tenant,
                       analysis& out) {
  if (const auto kind = find_equipment_kind(r, call, facts)) out.equipment_type = std::string(*kind);
  out.equipment_brand = find_brand(r);
  if (!out.equipment_brand) out.equipment_brand = from_tool(call, facts, {"equipment_brand"});
  if (!out.equipment_brand) out.equipment_brand = from_variables(call, facts, {"equipment_brand"});
  out.equipment_location = find_location(r);
  if (!out.equipment_location) out.equipment_location = from_tool(call, facts, {"equipment_location"});
  if (!out.equipment_location) out.equipment_location = from_variables(call, facts, {"equipment_location"});
  const int this_year = year_of(call, tenant);
  auto age = find_age(r, this_year);
  if (!age) {
    auto text = from_tool(call, facts, {"equipment_age"});
    if (!text) text = from_variables(call, facts, {"equipment_age"});
    if (text) age = age_of_text(*text, this_year);
  }
  if (age) set_age(*age, out);
  out.property = property_of(r);
}

}  // namespace calllock::domain

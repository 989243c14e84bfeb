#include <algorithm>

#include "domain/analysis/addresses.hpp"
#include "domain/analysis/extract.hpp"
#include "domain/analysis/sources.hpp"

namespace calllock::domain {
namespace {

struct place {
  std::string street, unit, city, zip;
};

/// The address of a tool or variable, cut into its parts: "98 Commodore Street, 9th floor, Austin, TX 78701". Nothing
/// for two candidates ("5 or 7 Elm"), for text without a house number, and for lots without one (known-defects.md).
std::optional<place> parse_given(std::string_view text) {
  place p;
  if (const std::string plain = " " + comparable(text) + " "; plain.find(" or ") != std::string::npos)
    return std::nullopt;
  std::size_t part = 0;
  while (!text.empty()) {
    const auto comma = text.find(',');
    auto piece = text.substr(0, comma);
    while (piece.starts_with(' ')) piece.remove_prefix(1);
    while (piece.ends_with(' ')) piece.remove_suffix(1);
    if (part++ == 0) {
      p.street = std::string(piece);
    } else {
      const bool digits = std::any_of(piece.begin(), piece.end(), [](char c) { return c >= '0' && c <= '9'; });
      const std::string plain = comparable(piece);
      const bool unit = plain.starts_with("unit") || plain.starts_with("suite") || plain.starts_with("apt") ||
                        plain.starts_with("apartment") || plain.starts_with("ste") ||
                        plain.find("floor") != std::string::npos;
      if (unit) {
        p.unit = std::string(piece);
      } else if (p.city.empty() && !digits && plain.size() > 2) {
        p.city = std::string(piece);
      }
      if (piece.size() >= 5 && digits) {
        const auto tail = piece.substr(piece.size() - 5);
        if (std::all_of(tail.begin(), tail.end(), [](char c) { return c >= '0' && c <= '9'; }))
          p.zip = std::string(tail);
      }
    }
    if (comma == std::string_view::npos) break;
    text.remove_prefix(comma + 1);
  }
  const bool numbered = !p.street.empty() && p.street.front() >= '0' && p.street.front() <= '9' &&
                        p.street.find(' ') != std::string::npos;
  return numbered ? std::optional(p) : std::nullopt;
}

std::string house_number(std::string_view street) {
  const auto end = street.find_first_not_of("0123456789");
  return std::string(street.substr(0, end));
}

bool same_street(std::string_view a, std::string_view b) {
  std::string x = comparable(a), y = comparable(b);
  if (x == y || x.starts_with(y + " ") || y.starts_with(x + " ")) return true;
  // "Axle Tree Lane. All one word."
  std::erase(x, ' ');
  std::erase(y, ' ');
  return x == y;
}

/// The last address that is the place of service, a sure one before a doubtful one.
const said_address* place_of_service(const std::vector<said_address>& all) {
  const said_address* best = nullptr;
  for (const auto& a : all) {
    if (a.elsewhere || a.withdrawn) continue;
    if (best == nullptr || a.weight >= std::min(best->weight, 6)) best = &a;
  }
  return best;
}

std::optional<std::string> five_digits(std::optional<std::string> value) {
  if (!value) return std::nullopt;
  const bool digits = value->size() >= 5 &&
                      std::all_of(value->begin(), value->begin() + 5, [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || (value->size() > 5 && (*value)[5] != '-')) return std::nullopt;
  return value->substr(0, 5);
}

/// The ZIP said with the address, else the last one said.
const said_zip* zip_of(const std::vector<said_zip>& zips, const said_address* a) {
  const said_zip* best = nullptr;
  for (const auto& z : zips) {
    if (!z.elsewhere) best = &z;
  }
  if (a != nullptr && best != nullptr && best->token < a->token && best->turn != a->turn) {
    for (const auto& z : zips) {
      if (!z.elsewhere && z.token >= a->end) return &z;
    }
  }
  return best;
}

/// A ZIP that the agent asks for and the caller confirms: "Is that 78620?" "Yes."
std::string confirmed_zip(const reading& r) {
  std::string zip;
  for (const auto& e : r.exchanges) {
    if (e.kind != answer::affirms) continue;
    const auto& c = r.clauses[e.question];
    for (std::size_t k = c.first; k < c.first + c.count; ++k) {
      if (r.tokens[k].digits && r.tokens[k].length == 5) zip = std::string(r.word(k));
    }
  }
  return zip;
}

}  // namespace

void extract_place(const reading& r, const said_particulars& particulars, const call_record& call,
                   const call_facts& facts, analysis& out) {
  const auto zips = find_zips(r, particulars.addresses);
  const auto* said = place_of_service(particulars.addresses);
  const auto* zip = zip_of(zips, said);
  const auto record = record_found(r, call);
  const auto tool_text = from_tool(call, facts, {"service_address", "customer_address", "address"});
  const auto tool = tool_text ? parse_given(*tool_text) : std::nullopt;
  place p;
  if (said != nullptr && (!tool || (!same_street(said->text(), tool->street) && said->weight >= 6))) {
    p = {said->text(), said->unit, said->city, {}};
  } else if (tool) {
    p = *tool;
    if (said != nullptr && p.unit.empty()) p.unit = said->unit;
    if (said != nullptr && p.city.empty()) p.city = said->city;
  } else if (record && record->confirmed) {
    p = parse_given(record->address).value_or(place{});
    p.zip = record->zip;
  } else if (const auto variable = from_variables(call, facts, {"service_address", "customer_address", "address"});
             variable && !(record && record->denied && same_street(record->address, *variable))) {
    const auto v = parse_given(*variable);
    // Only what somebody spoke of: a stale variable of an earlier call is not the place (P-19).
    if (v && was_said(r, speaker::caller, v->street)) p = *v;
    if (v && record && !record->denied && same_street(record->address, v->street)) p = *v;
  }
  // A different house number in the variables is the one before a correction; the street said without a number stays
  // out.
  if (!p.street.empty() && !house_number(p.street).empty()) out.street_address = p.street;
  if (!p.unit.empty()) out.unit = p.unit;
  if (!p.city.empty()) out.city = p.city;

  std::optional<std::string> code;
  if (zip != nullptr) code = zip->digits;
  if (!code) {
    if (auto c = confirmed_zip(r); !c.empty()) code = c;
  }
  if (!code) code = five_digits(from_tool(call, facts, {"zip_code", "zip"}));
  if (!code && !p.zip.empty()) code = five_digits(p.zip);
  if (!code && record && record->confirmed) code = five_digits(record->zip);
  if (!code && !(record && record->denied) && zips.empty()) {
    const auto v = five_digits(from_variables(call, facts, {"zip_code", "zip"}));
    if (v && (out.street_address || record)) code = v;
  }
  if (code) out.zip_code = code;
}

}  // namespace calllock::domain

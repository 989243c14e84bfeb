// validate_service_area: does the business go there? Its own validator decides if it has one, else its list (backend.md
// §3.6).
#include <algorithm>
#include <cctype>

#include "domain/call/calendar_talk.hpp"
#include "domain/call/rules.hpp"

namespace calllock::domain {
namespace {

/// Five digits, also of "78745-1234" and of "7 8 7 4 5" as it is spelled on the phone; empty when it is no ZIP.
std::string zip_of(std::string_view said) {
  std::string digits;
  for (const char ch : said) {
    if (std::isdigit(static_cast<unsigned char>(ch)))
      digits.push_back(ch);
    else if (ch != ' ' && ch != '-' && ch != '.' && ch != ',')
      return {};
  }
  if (digits.size() != 5 && digits.size() != 9) return {};
  return digits.substr(0, 5);
}

std::string asked_zip(const tool_called& e) {
  for (const std::string_view name : {"zip_code", "zip", "zipCode"})
    if (const auto v = known(e.args, name))
      if (auto zip = zip_of(*v); !zip.empty()) return zip;
  return {};
}

bool listed(const tenant_profile& t, std::string_view zip) {
  if (t.service_zips.empty()) return true;
  return std::any_of(t.service_zips.begin(), t.service_zips.end(),
                     [&](const std::string& prefix) { return zip.starts_with(prefix); });
}

/// Digits one by one: a voice would read 78745 as a number.
std::string spelled(std::string_view zip) {
  std::string out;
  for (const char ch : zip) {
    if (!out.empty()) out += ' ';
    out += ch;
  }
  return out;
}

tool_reply verdict(bool inside, std::string_view zip, std::string message, const tenant_profile& t) {
  tool_reply body;
  body.in_service_area = inside;
  if (message.empty())
    message = inside ? "Yes, we serve " + spelled(zip) + "."
                     : "I'm sorry, " + spelled(zip) + " is outside of the area we serve" +
                           (t.service_area.empty() ? "." : ", which is " + t.service_area + ".");
  body.message = std::move(message);
  return body;
}

}  // namespace

void ask_area(step_result& r, const tool_called& e, std::string_view key, const step_context& c) {
  r.changed = false;
  std::string zip = asked_zip(e);
  if (zip.empty())
    return answer(r, key, failed("zip_unclear", "What is the five digit ZIP code of the place that needs service?"));
  if (!c.tenant->asks_area_validator) return answer(r, key, verdict(listed(*c.tenant, zip), zip, {}, *c.tenant));
  r.intents.push_back(check_area{std::string{key}, std::move(zip), std::make_shared<const tool_called>(e)});
}

void apply(step_result& r, const area_checked& e, const step_context& c) {
  r.changed = false;
  const std::string zip = asked_zip(*e.asked_by);
  const bool inside = e.ok ? e.inside : listed(*c.tenant, zip);
  answer(r, e.key, verdict(inside, zip, e.ok ? e.message : std::string{}, *c.tenant));
}

}  // namespace calllock::domain

#include <algorithm>

#include "domain/analysis/extract.hpp"
#include "domain/analysis/names.hpp"
#include "domain/analysis/phones.hpp"
#include "domain/analysis/sources.hpp"

namespace calllock::domain {
namespace {

bool said_by_caller(const reading& r, hint h, bool unless_denied = true) {
  return r.caller_said.has(h) && std::any_of(r.clauses.begin(), r.clauses.end(), [&](const clause& c) {
           if (c.who != speaker::caller || !c.has(h) || c.is(clause_mark::hypothetical)) return false;
           return !unless_denied || c.negation_begin == c.negation_end || h == hint::needs_approval ||
                  h == hint::decides;
         });
}

/// "So you're able to approve the work yourself?" "Yeah, that's my call."
void read_decider(const reading& r, analysis& out) {
  for (const auto& e : r.exchanges) {
    if (!r.clauses[e.question].has(hint::decider_question)) continue;
    if (e.kind == answer::affirms) out.is_decision_maker = true;
    if (e.kind == answer::denies) out.is_decision_maker = false;
  }
  if (said_by_caller(r, hint::decides)) out.is_decision_maker = true;
  if (said_by_caller(r, hint::needs_approval)) out.is_decision_maker = false;
}

/// Whom the caller acts for, in the words of backend.md; empty: for himself.
std::string_view third_party_of(const reading& r) {
  if (said_by_caller(r, hint::third_party_business)) return "property_manager";
  if (said_by_caller(r, hint::third_party_family)) return "family";
  if (said_by_caller(r, hint::third_party_tenant)) return "landlord";
  return {};
}

/// The person who will be there, when it is somebody else than the caller.
std::optional<std::string> contact_name(const reading& r, const std::vector<name_candidate>& names,
                                        const analysis& out) {
  const auto customer = out.customer_name ? comparable(*out.customer_name) : std::string();
  for (const auto& n : names) {
    if (n.owner != name_owner::other) continue;
    const auto& c = r.clauses[r.tokens[n.token].clause];
    const bool contact =
        c.has(hint::contact) || c.has(hint::their_name) || r.turns[n.turn].asked.has(hint::other_name_question);
    if (contact && customer.find(comparable(n.text)) == std::string::npos) return n.text;
  }
  return std::nullopt;
}

/// Is anybody else's name or number spoken of at all?
bool speaks_of_contact(const reading& r) {
  return std::any_of(r.turns.begin(), r.turns.end(), [](const turn_info& t) {
    return t.said.has(hint::contact) || t.said.has(hint::their_name) || t.asked.has(hint::other_name_question);
  });
}

}  // namespace

void extract_parties(const reading& r, const said_particulars& said, const call_record& call, const call_facts& facts,
                     analysis& out) {
  read_decider(r, out);
  if (const auto type = third_party_of(r); !type.empty()) {
    out.is_third_party = true;
    out.third_party_type = std::string(type);
  }
  const auto given = [&](std::string_view key) -> std::optional<std::string> {
    if (auto v = from_tool(call, facts, {key})) return v;
    return from_variables(call, facts, {key});
  };
  if (const auto v = given("is_third_party"); v && *v == "true") out.is_third_party = true;
  if (const auto v = given("third_party_type"); v && !out.third_party_type) {
    out.third_party_type = *v;
    out.is_third_party = true;
  }
  if (speaks_of_contact(r)) out.site_contact_name = contact_name(r, said.names, out);
  if (!out.site_contact_name) {
    if (auto v = given("site_contact_name")) out.site_contact_name = tidy_name(*v);
  }
  for (const auto& p : said.phones) {
    if (p.theirs) out.site_contact_phone = p.e164;
  }
  if (!out.site_contact_phone) {
    if (const auto v = given("site_contact_phone")) out.site_contact_phone = normalise_phone(*v);
  }
  if (out.is_decision_maker == false && out.site_contact_phone) out.decision_maker_contact = out.site_contact_phone;
}

}  // namespace calllock::domain

#include <algorithm>

#include "domain/analysis/addresses.hpp"
#include "domain/analysis/extract.hpp"
#include "domain/analysis/names.hpp"
#include "domain/analysis/phones.hpp"
#include "domain/analysis/sources.hpp"

namespace calllock::domain {
namespace {

std::size_t word_count(std::string_view name) {
  return static_cast<std::size_t>(std::count(name.begin(), name.end(), ' ')) + (name.empty() ? 0 : 1);
}

/// "Van der Berg" is one name.
std::size_t words_without_particles(std::string_view name) {
  std::size_t n = 0;
  while (!name.empty()) {
    const auto blank = name.find(' ');
    n += is_name_particle(comparable(name.substr(0, blank))) ? 0U : 1U;
    if (blank == std::string_view::npos) break;
    name.remove_prefix(blank + 1);
  }
  return n;
}

/// Every word of `part` is a word of `whole`.
bool contains_words(std::string_view whole, std::string_view part) {
  const std::string w = " " + comparable(whole) + " ";
  std::string p = comparable(part);
  while (!p.empty()) {
    const auto blank = p.find(' ');
    if (w.find(" " + p.substr(0, blank) + " ") == std::string::npos) return false;
    p = blank == std::string::npos ? std::string() : p.substr(blank + 1);
  }
  return true;
}

bool share_word(std::string_view a, std::string_view b) {
  const std::string w = " " + comparable(a) + " ";
  std::string p = comparable(b);
  while (!p.empty()) {
    const auto blank = p.find(' ');
    if (w.find(" " + p.substr(0, blank) + " ") != std::string::npos) return true;
    p = blank == std::string::npos ? std::string() : p.substr(blank + 1);
  }
  return false;
}

/// The name of one owner, put together from what was said in several places: "Tamsin." … "Burkholder."
class name_builder {
public:
  void take(const name_candidate& n) {
    switch (n.part) {
      case name_part::first: first_ = n.text; break;
      case name_part::last: last_ = n.text; break;
      case name_part::whole: whole(n); break;
    }
  }

  std::string result() const {
    if (!last_.empty()) {
      if (share_word(whole_, last_) && word_count(whole_) > 1) return whole_;
      if (words_without_particles(last_) > 1) return last_;  // asked for the last name, gave both
      const std::string& front = first_.empty() ? whole_ : first_;
      return front.empty() ? last_ : word_count(front) > 1 ? front : front + " " + last_;
    }
    if (!first_.empty() && whole_.empty()) return first_;
    return whole_;
  }

private:
  void whole(const name_candidate& n) {
    const bool single = word_count(n.text) == 1;
    const bool fuller = word_count(whole_) == 1 || contains_words(n.text, whole_) || share_word(n.text, whole_);
    if (whole_.empty() || (!single && (n.weight > weight_ || fuller || (n.weight == weight_ && n.turn != turn_)))) {
      whole_ = n.text;
    } else if (single && word_count(whole_) == 1 && n.turn == turn_ && n.token == end_ &&
               !contains_words(whole_, n.text)) {
      whole_ += " " + n.text;  // "Jovan. Radic."
    } else if (single && word_count(whole_) == 1 && n.weight > weight_) {
      whole_ = n.text;
    } else {
      return;
    }
    weight_ = n.weight;
    turn_ = n.turn;
    end_ = n.token + n.count;
  }

  std::string whole_, first_, last_;
  int weight_ = 0;
  std::uint32_t turn_ = 0;
  std::uint32_t end_ = 0;
};

struct said_names {
  std::string caller, account, other;
};

/// "740 Shady Bluff. Uh, Shady Bluff Drive.": words of a street are no name.
bool is_street(const name_candidate& n, const std::vector<said_address>& streets) {
  constexpr std::uint32_t reach = 6;
  return std::any_of(streets.begin(), streets.end(), [&](const said_address& a) {
    if (a.turn != n.turn || n.token < a.token || n.token >= a.end + reach) return false;
    return n.token < a.end || share_word(a.street, n.text) || share_word(a.city, n.text);
  });
}

said_names build(const std::vector<name_candidate>& found, const std::vector<said_address>& streets) {
  name_builder caller, account, other;
  for (const auto& n : found) {
    if (is_street(n, streets)) continue;
    if (n.owner == name_owner::caller) caller.take(n);
    if (n.owner == name_owner::account) account.take(n);
    if (n.owner == name_owner::other) other.take(n);
  }
  return {caller.result(), account.result(), other.result()};
}

bool caller_says(const reading& r, hint h) { return r.caller_said.has(h); }

/// Of the names said, the one that the visit or account is under.
std::string name_of_visit(const reading& r, const said_names& said) {
  const bool own = caller_says(r, hint::own_name_wanted);
  if (own && !said.caller.empty()) return said.caller;
  if (!said.account.empty()) return said.account;
  const bool theirs = caller_says(r, hint::other_name_wanted);
  if (!said.other.empty() && (theirs || said.caller.empty())) {
    // "Rey. Same last name. But put it in his name."
    return said.other;
  }
  return said.caller;
}

bool usable(std::string_view name, const tenant_profile& tenant) {
  if (name.size() < 2 || is_sentinel(name)) return false;
  if (std::any_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; })) return false;
  const std::string plain = comparable(name);
  if (plain == comparable(tenant.business_name) || plain == "caller" || plain == "customer" ||
      plain == "unknown caller")
    return false;
  return std::none_of(tenant.agent_names.begin(), tenant.agent_names.end(),
                      [&](const std::string& a) { return comparable(a) == plain; });
}

/// A name of the tools or variables, if it can be one.
std::string given_name_of(std::optional<std::string> value, const tenant_profile& tenant) {
  if (!value) return {};
  std::string name = tidy_name(*value);
  return usable(name, tenant) ? name : std::string();
}

std::string choose_name(const reading& r, const said_particulars& particulars, const call_record& call,
                        const call_facts& facts, const tenant_profile& tenant) {
  std::string said = name_of_visit(r, build(particulars.names, particulars.addresses));
  std::string tool = given_name_of(from_tool(call, facts, {"customer_name"}), tenant);
  const auto record = record_found(r, call);
  if (!tool.empty()) {
    const bool heard =
        was_said(r, speaker::caller, tool) || (record && record->confirmed && share_word(record->name, tool));
    if (heard || said.empty()) return tool;
    return said;
  }
  // "And you are?" "Carl. Leave it in her name."
  const bool theirs = caller_says(r, hint::other_name_wanted) && !caller_says(r, hint::own_name_wanted);
  if (record && record->confirmed && !record->name.empty() &&
      (said.empty() || theirs || share_word(record->name, said))) {
    return tidy_name(record->name);
  }
  std::string variable = given_name_of(from_variables(call, facts, {"customer_name"}), tenant);
  const bool denied = record && record->denied && share_word(record->name, variable);
  if (said.empty()) return denied ? std::string() : variable;
  // A single name that a variable completes ("Tamsin", "Tamsin Burkholder").
  if (word_count(said) == 1 && word_count(variable) > 1 && contains_words(variable, said) && !denied) return variable;
  return said;
}

}  // namespace

said_particulars find_particulars(const reading& r, const call_facts& facts, const tenant_profile& tenant) {
  return {find_names(r, tenant), find_addresses(r), find_phones(r, facts)};
}

void extract_customer(const reading& r, const said_particulars& said, const call_record& call, const call_facts& facts,
                      const tenant_profile& tenant, analysis& out) {
  std::string name = choose_name(r, said, call, facts, tenant);
  for (const auto& s : find_spellings(r)) {
    if (!name.empty()) apply_spelling(name, s);
  }
  if (!name.empty()) out.customer_name = std::move(name);
  out.customer_phone = choose_phone(said.phones, call, facts, tenant);
}

}  // namespace calllock::domain

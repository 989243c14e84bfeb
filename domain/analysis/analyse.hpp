#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/call/call_facts.hpp"
#include "domain/call/call_record.hpp"
#include "domain/enums.hpp"
#include "domain/tenant.hpp"

namespace calllock::domain {

/// The nine categories of reference/taxonomy.md, in the order of the wire.
enum class tag_category : std::uint8_t {
  hazard,
  urgency,
  service_type,
  revenue,
  recovery,
  logistics,
  customer,
  non_customer,
  context
};
inline constexpr std::size_t tag_category_count = 9;

/// `HAZARD`, `URGENCY` … as the key of `tags` in the jobs payload.
[[nodiscard]] std::string_view text(tag_category c) noexcept;

/// One tag with the words that earned it; `turn` is the index into `call_record::turns`, -1 for a tag that follows from
/// a rule (clock, hazard, end reason), in which case `quote` names the rule.
struct tag {
  std::string name;  ///< for example GAS_LEAK
  int turn = -1;
  std::string quote;
  friend bool operator==(const tag&, const tag&) = default;
};

/// Tags by category, each category in the declaration order of taxonomy.md §3, no name twice (C-20).
using tag_set = std::array<std::vector<tag>, tag_category_count>;

struct revenue_estimate {
  revenue_tier tier = revenue_tier::none;  ///< none: no paid work in sight; nothing is sent
  std::vector<std::string> signals;        ///< the texts of backend.md §10
  confidence sure = confidence::none;
};

/// Everything that one finished call means: computed once and shared by both payloads (P-28).
struct analysis {
  std::optional<std::string> customer_name;
  std::optional<std::string> customer_phone;  ///< E.164
  std::optional<std::string> street_address;  ///< house number and street
  std::optional<std::string> unit;
  std::optional<std::string> city;
  std::optional<std::string> zip_code;
  std::optional<std::string> problem_description;
  std::optional<std::string> problem_duration;  ///< the caller's words
  duration_category duration = duration_category::none;
  std::optional<std::string> problem_onset;
  std::optional<std::string> problem_pattern;
  std::optional<std::string> customer_attempted_fixes;
  std::optional<std::string> equipment_type;  ///< a value of backend.md §5.7, absent when not known
  std::optional<std::string> equipment_brand;
  std::optional<std::string> equipment_location;
  std::optional<std::string> equipment_age;  ///< "18 years"
  age_bracket equipment_bracket = age_bracket::none;
  property_type property = property_type::none;
  system_status system = system_status::none;
  std::optional<bool> is_decision_maker;
  std::optional<std::string> decision_maker_contact;
  bool is_third_party = false;
  std::optional<std::string> third_party_type;
  std::optional<std::string> site_contact_name;
  std::optional<std::string> site_contact_phone;
  hvac_issue issue = hvac_issue::none;
  domain::urgency urgency = domain::urgency::low;
  bool is_safety_emergency = false;
  bool is_urgent_escalation = false;
  end_reason reason = end_reason::none;  ///< the true end of the call, always set (I4, P-10)
  callback_type callback = callback_type::none;
  caller_type caller = caller_type::unknown;
  primary_intent intent = primary_intent::new_lead;
  work_type work = work_type::service;
  call_type type = call_type::unknown;
  std::string subtype;  ///< call_subtype of backend.md §5.5; empty: absent
  confidence type_confidence = confidence::low;
  bool is_commercial = false;
  std::optional<int> sentiment_score;  ///< 1 to 5
  revenue_estimate revenue;
  priority_color color = priority_color::blue;
  std::string color_reason;
  tag_set tags;
  std::string lexicon_version;  ///< version and hash of the phrases that were used; empty: none were
  // Booking audit (backend.md §9)
  std::string requested_time;
  std::string booked_slot;
  std::string transition_urgency;
  std::string booking_urgency;
  bool slot_changed = false;
  bool urgency_mismatch = false;
};

class lexicon;

/// Reads a finished call. Pure and total: the same arguments give the same result, no input throws, time is linear in
/// the length of the transcript. `now` stands in for a missing start time only when the call has no time at all (T-07).
/// `phrases` is the operator's phrase table; null switches the tags of the text off and leaves what follows from facts.
[[nodiscard]] analysis analyse(const call_record& call, const call_facts& facts, const tenant_profile& tenant,
                               instant now, const lexicon* phrases);

}  // namespace calllock::domain

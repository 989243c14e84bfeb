#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/call/conversation_state.hpp"
#include "domain/call/durable.hpp"
#include "domain/tenant.hpp"

/// The end-to-end audit of one call: what the people of the first audit had to find by hand. Pure; the evidence is read
/// by the store.
namespace calllock::domain {

/// One line of the timeline, from the journal.
struct audit_event {
  std::int64_t seq = 0;
  instant at{};
  std::string kind, name, dedup_key;
  text_map request;
  text_map answer;  ///< scalars of what was said
  int status = 0;
  int duration_ms = -1;  ///< −1: not finished
};

/// One delivery of the outbox.
struct audit_delivery {
  std::string kind, destination, state;  ///< state: pending, leased, done, dead
  int attempts = 0;
  std::string last_error;
  instant created_at{}, next_attempt_at{};
};

/// A record that the built-in dashboard made of the call.
struct audit_record {
  std::string table;  ///< leads, jobs, calls
  std::string id, status, booking_status, end_call_reason, urgency, ai_summary, card_headline, card_summary,
      equipment_type, call_subtype, caller_type;
  std::optional<instant> scheduled_at;
  int quality_score = -1;
};

class lexicon;

struct audit_input {
  std::string call_id;
  bool session_found = false;
  ConversationState state;  ///< with `record`
  instant session_updated_at{};
  std::vector<audit_event> events;  ///< in order
  std::vector<audit_delivery> deliveries;
  std::vector<audit_record> records;
  std::string engine_summary;      ///< Retell's own summary, to compare the cards with
  bool built_in_dashboard = true;  ///< our tables can be looked at; else only the deliveries tell
  int tool_budget_ms = 6000;
};

struct audit_report {
  std::vector<audit_finding> findings;  ///< CRITICAL first
  [[nodiscard]] int count(audit_finding::severity s) const;
  /// `2 CRITICAL + 1 MODERATE + 0 MINOR`
  [[nodiscard]] std::string verdict() const;
};

/// `phrases`: the lexicon by which the call was read.
[[nodiscard]] audit_report audit_call(const audit_input& in, const tenant_profile& tenant, instant now,
                                      const lexicon* phrases);

/// The parts, one file each.
void audit_durability(const audit_input& in, instant now, audit_report& out);
void audit_booking(const audit_input& in, const tenant_profile& tenant, instant now, audit_report& out);
void audit_meaning(const audit_input& in, const tenant_profile& tenant, instant now, const lexicon* phrases,
                   audit_report& out);

}  // namespace calllock::domain

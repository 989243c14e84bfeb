#pragma once

#include <memory>
#include <string>
#include <vector>

#include "domain/analysis/analyse.hpp"
#include "domain/call/conversation_state.hpp"
#include "domain/call/events.hpp"
#include "domain/call/reply.hpp"
#include "domain/delivery/payloads.hpp"

/// What one step of a call makes durable, all in one transaction (design.md §1 "One commit per event").
namespace calllock::domain {

/// A row of the journal. `request` is the business part only. A row whose `answer` is not there yet is completed by a
/// later record with the same `seq`, of which then only the answer and the duration count.
struct journal_entry {
  std::int64_t seq = 0;    ///< from 1 within the call
  bool completes = false;  ///< the row was made by an earlier record
  std::string kind;        ///< tool, event, effect, timer
  std::string name;        ///< end_call, call_ended, booking_settled …
  std::string dedup_key;   ///< unique within the call; the same for every repeat of the same intent (I2)
  text_map request;
  std::optional<reply> answer;  ///< what was said; kept for repeats
  instant received_at{};
  int duration_ms = -1;  ///< −1: not finished
};

enum class delivery_kind : std::uint8_t { job, call, alert, sms, sms_context };
[[nodiscard]] std::string_view text(delivery_kind k) noexcept;
[[nodiscard]] std::optional<delivery_kind> parse_delivery_kind(std::string_view s) noexcept;

/// A row of the outbox to be. `dedup_key` is also the Idempotency-Key of every attempt (I6).
struct outbox_entry {
  delivery_kind kind{};
  std::string dedup_key;    ///< starts with the call id
  std::string destination;  ///< set by the call's actor from the tenant's settings: jobs, calls, alerts, sms,
                            ///< sms_context, builtin
  domain::payload payload;
};

/// The verdict of a finished call, see domain/audit.
struct audit_finding {
  enum class severity : std::uint8_t { minor, moderate, critical };
  severity level{};
  std::string code;  ///< for example session_missing
  std::string text;  ///< for a person
  friend bool operator==(const audit_finding&, const audit_finding&) = default;
};
[[nodiscard]] std::string_view text(audit_finding::severity s) noexcept;

/// One step, as the session writer gets it and the store commits it.
struct step_record {
  std::string call_id;
  std::string tenant_id;
  std::int64_t expected_version = 0;  ///< 0: the row must not exist yet. The new version is `expected_version + 1`
  std::shared_ptr<const ConversationState> state;
  std::shared_ptr<const std::string> retell_call;  ///< Retell's call object as JSON text; null keeps what is stored
  std::vector<journal_entry> journal;
  std::vector<booking_effect> bookings;                ///< rows to insert or update
  std::vector<outbox_entry> outbox;                    ///< inserted unless the dedup key is there
  bool closes = false;                                 ///< the call ends with this step: `phase` becomes closed
  std::shared_ptr<const domain::analysis> understood;  ///< stored with its evidence; null: unchanged
};

/// What became of one record of a batch.
enum class commit_result : std::uint8_t {
  ok,
  conflict,  ///< the version fence did not hold: somebody else owns the call now, or it exists already
  down,      ///< nothing was written
  unknown,   ///< the connection was lost while committing: read back before answering
  refused,   ///< the store refuses this record's data; the rest of the batch was written
};

}  // namespace calllock::domain

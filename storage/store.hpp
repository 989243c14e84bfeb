#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "domain/call/durable.hpp"
#include "domain/call/events.hpp"
#include "domain/delivery/outbox.hpp"
#include "domain/delivery/replies.hpp"
#include "domain/delivery/texts.hpp"
#include "domain/tenant.hpp"

/// The store as verbs that speak plain rows. Two implementations: PostgreSQL and SQLite; one contract test suite runs
/// against both (tests/contract).
///
/// Every verb blocks and is called from one thread at a time per object (the engine gives each store object a thread of
/// its own; writers, readers and deliveries have separate objects). Whatever input can cause comes back as a result; a
/// store that cannot be reached throws `store_down`, a commit whose answer was lost is `commit_result::unknown`.
namespace calllock::storage {

using domain::instant;

/// The store cannot be used now: the connection failed, or it is read-only, full, or not at our schema. `what()` is for
/// the log and carries no personal data.
struct store_down : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct journal_row {
  std::int64_t seq = 0;
  std::string kind, name, dedup_key;
  std::string request;   ///< JSON text
  std::string response;  ///< JSON text; empty while not answered
  int status = 0;        ///< HTTP status of the answer; 0 while not answered
  instant received_at{};
  int duration_ms = -1;
};

/// A call as stored.
struct stored_call {
  std::string tenant_id;
  std::int64_t version = 0;
  domain::ConversationState state;  ///< with `record` from retell_data and `bookings` from the table
  bool synced = false;
  instant created_at{}, updated_at{};
  std::vector<journal_row> journal;  ///< in order of seq
};

struct outbox_row {
  std::int64_t id = 0;
  std::string call_id, tenant_id;
  domain::delivery_kind kind{};
  std::string destination;  ///< a name from the settings: jobs, calls, alerts, sms, sms_context, builtin …
  std::string dedup_key;
  std::string payload;  ///< JSON text as it is sent
  std::string state;    ///< pending, leased, done, dead
  int attempts = 0;
  instant next_attempt_at{}, created_at{};
  std::string last_error;  ///< with the start of the answer for a dead one
};

/// A text that the provider took, with what follows from it.
struct text_receipt {
  domain::taken_text taken;
  domain::sms_kind kind{};
  std::string body, user_email;            ///< for the dashboard's log
  instant watch_at{};                      ///< when it goes to the next number, unless it is known to be delivered
  std::vector<domain::outbox_entry> then;  ///< with destinations
};
/// A text that is not known to have been delivered when it should have been.
struct overdue_text {
  outbox_row row;
  std::string sid, status;  ///< empty: the provider never took it
};

struct ingest_result {
  bool created = false;     ///< else updated
  std::string record_type;  ///< job, lead, call, alert, or none (no record for this outcome, D-01)
  std::string id;           ///< the row's id
  std::string status;       ///< lead or job status
  bool conflict_detected = false;
  /// Why nothing was stored: `no_user` (no such user_email, 404), else the store's refusal of the data (never retried).
  /// Empty: stored, or deliberately not.
  std::string refused;
};

struct audit_row {
  std::string call_id, tenant_id;
  std::vector<domain::audit_finding> findings;
  int quality_score = -1;
  std::string verdict;
  instant checked_at{};
};

/// What the audit looks at besides the stored call.
struct call_evidence {
  std::optional<stored_call> call;
  std::vector<outbox_row> outbox;
  struct dashboard_row {
    std::string table;  ///< leads, jobs, calls
    std::string id, status, booking_status, end_call_reason, urgency, ai_summary, card_headline, card_summary,
        equipment_type, call_subtype, caller_type;
    std::optional<instant> scheduled_at;
    int quality_score = -1;
  };
  std::vector<dashboard_row> dashboard;
};

struct due_call {
  std::string call_id, tenant_id;
  domain::call_phase phase{};
  instant updated_at{};
};

/// A call that holds a booking, and what another call has done to it.
struct changed_booking {
  std::string call_id, tenant_id;
  domain::booking_changed_elsewhere change;
};

class store {
public:
  virtual ~store() = default;

  // --- schema
  // ---------------------------------------------------------------------------------------------------------
  /// Brings the database to this version; safe to run twice and by two processes at once (one waits for the other).
  /// `progress` is told each migration's name. Throws store_down with the statement's error when one fails; that
  /// migration is rolled back whole.
  virtual void migrate(const std::function<void(std::string_view)>& progress) = 0;
  struct migration_status {
    int number;
    std::string name;
    bool applied;
    std::optional<instant> applied_at;
  };
  virtual std::vector<migration_status> migrations() = 0;
  /// Problems that must keep the daemon from serving: missing tables or columns, policies that open a table (L-01 to
  /// L-04), a role that row security hides rows from (L-05). Empty: fine.
  virtual std::vector<std::string> self_test() = 0;

  // --- calls
  // ----------------------------------------------------------------------------------------------------------
  /// One transaction for the whole batch; the result has one entry per record, in order. Several records of one call
  /// must follow each other with rising versions: they all succeed or all conflict. The
  /// destination of each outbox entry is in `outbox_entry::destination`.
  /// Never throws: a store that is down gives `down` for all, a lost answer `unknown` for all.
  virtual std::vector<domain::commit_result> commit(std::span<const domain::step_record> batch) noexcept = 0;
  /// Why the last `commit` had a record that is down, unknown or refused; for the log, without personal data (I7, I13).
  [[nodiscard]] virtual std::string last_problem() const { return {}; }
  virtual std::optional<stored_call> load(std::string_view call_id) = 0;
  /// Calls that should have ended: live with no change since `live_before`, ended or analyzed since `ended_before`.
  virtual std::vector<due_call> due_calls(instant live_before, instant ended_before, int limit) = 0;
  /// Bookings left planned, in flight or unknown since before `before`, to be resolved by their call's actor.
  virtual std::vector<due_call> unresolved_bookings(instant before, int limit) = 0;
  /// Calls whose ledger holds a booking that another call of the business has cancelled or moved since then: the last
  /// change of each, as long as the holder's row does not show it.
  virtual std::vector<changed_booking> changed_bookings(instant since, int limit) = 0;
  /// Calls closed at or after `since`, newest first; for `audit --since`.
  virtual std::vector<std::string> calls_since(instant since, int limit) = 0;
  /// Counts for /metrics and /health/detailed: live, ended, closed, outbox pending, outbox dead, bookings unknown …
  virtual std::vector<std::pair<std::string, std::int64_t>> counts() = 0;

  // --- outbox
  // ---------------------------------------------------------------------------------------------------------
  /// Up to `limit` due rows of `destination`, leased until now + `lease` under `lease_token`; per call only the oldest
  /// unfinished row, texts excepted (an emergency waits for nothing), and a call record only after its job is done or
  /// dead (FOR UPDATE SKIP LOCKED).
  virtual std::vector<outbox_row> claim(std::string_view destination, int limit, std::chrono::seconds lease,
                                        std::string_view lease_token) = 0;
  /// Ends a claimed row as delivered, with the answer's ids (stored, and put into the call record's payload, P-33).
  /// False: the lease was lost; somebody else has the row.
  virtual bool settle_done(std::int64_t id, std::string_view lease_token, std::string_view job_id,
                           std::string_view lead_id) = 0;
  virtual bool settle_retry(std::int64_t id, std::string_view lease_token, instant next_attempt,
                            std::string_view error) = 0;
  virtual bool settle_dead(std::int64_t id, std::string_view lease_token, std::string_view error) = 0;
  /// Ends a claimed text as taken; what follows is queued with it. False: the lease was lost.
  virtual bool settle_text(std::int64_t id, std::string_view lease_token, const text_receipt& receipt) = 0;
  /// The text goes to the next number from `at` on, unless it is delivered before. An earlier time that is set stays.
  virtual void watch_text(std::int64_t id, instant at) = 0;
  /// Keeps the report, whatever order reports come in (see `domain::goes_on`). A text that reached nobody becomes a
  /// dead delivery and is overdue at once. False: there is no such text, or it is another one's.
  virtual bool report_text(const domain::text_report& report) = 0;
  /// Texts whose time is over; nobody else gets them until `lease` has passed.
  virtual std::vector<overdue_text> overdue_texts(int limit, std::chrono::seconds lease) = 0;
  /// Ends the watch over a text; `next` is queued in the same transaction, once however often it is asked for.
  virtual void end_watch(const outbox_row& row, const std::optional<domain::outbox_entry>& next) = 0;
  virtual std::vector<outbox_row> list_outbox(std::string_view state, int limit) = 0;  ///< empty state: all not done
  /// Dead or waiting rows become due now; `id` 0: all dead ones. Returns how many.
  virtual int redrive(std::int64_t id) = 0;

  // --- dashboard
  // ------------------------------------------------------------------------------------------------------
  /// Makes or updates the tenant's `users` row; key is the e-mail.
  virtual void ensure_user(const domain::tenant_profile& tenant) = 0;
  [[nodiscard]] virtual bool user_exists(std::string_view email) = 0;
  /// One record per call: a lead, or a job, or a lead promoted to a job (D-01 to D-13).
  virtual ingest_result ingest(const domain::job_payload& job) = 0;
  virtual ingest_result ingest(const domain::call_payload& call) = 0;
  virtual ingest_result ingest(const domain::alert_payload& alert) = 0;
  /// What a text to the owner was about; linked to its call, so that a lead that is made later is found (A-04, N-06).
  virtual ingest_result ingest(const domain::sms_context_payload& context) = 0;
  /// The answer that this reply got before, if it was taken already.
  virtual std::optional<std::string> reply_taken(std::string_view sid) = 0;
  /// Texts that were sent to `in.from` from `in.to` since then, newest first.
  virtual std::vector<domain::open_alert> alerts_before(const domain::inbound_text& in, instant since) = 0;
  /// Keeps a reply and does what was decided, once; `user_email` is the business's. Returns the answer: of a repeat,
  /// the first one's.
  virtual std::string take_reply(const domain::inbound_text& in, const domain::reply_decision& decision,
                                 std::string_view user_email, instant now) = 0;
  /// PATCH of emergency-alerts; false: no such alert of this tenant (D-16).
  virtual bool patch_alert(std::string_view user_email, const domain::text_map& changes) = 0;
  /// Exact E.164 match within one tenant (S-03, S-05, P-35, P-36). Dates are spoken in the tenant's zone.
  virtual domain::customer_history history(const domain::tenant_profile& tenant, std::string_view phone_e164,
                                           instant now) = 0;

  // --- audit
  // ----------------------------------------------------------------------------------------------------------
  virtual call_evidence evidence(std::string_view call_id) = 0;
  virtual void save_audit(const audit_row& row) = 0;
};

struct postgres_options {
  std::string url;  ///< postgresql://…, multi-host allowed
  std::chrono::milliseconds statement_timeout{5000};
  std::chrono::milliseconds connect_timeout{3000};
  std::chrono::milliseconds reconnect_base{50};   ///< before the second attempt to connect, doubled after each
  std::chrono::milliseconds reconnect_cap{1000};  ///< never longer than this
  std::string application_name = "calllock";
  bool prepare = true;  ///< false behind a transaction pooler without prepared statements
};
/// Connects lazily and reconnects with back-off on use.
[[nodiscard]] std::unique_ptr<store> open_postgres(postgres_options options);

struct sqlite_options {
  std::string path;
  std::chrono::milliseconds busy_timeout{5000};
};
[[nodiscard]] std::unique_ptr<store> open_sqlite(sqlite_options options);

/// `postgresql://…`, `postgres://…` or `sqlite:PATH`; throws std::invalid_argument that says what is allowed.
[[nodiscard]] std::unique_ptr<store> open_store(std::string_view database_url);

}  // namespace calllock::storage

#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/booking/calendar.hpp"
#include "domain/call/durable.hpp"
#include "domain/delivery/outbox.hpp"
#include "domain/tenant.hpp"

/// What actors need from the outside, as functions that `app` makes from the store, the calendars and the HTTP client.
/// Each returns at once and calls `done` exactly once, from any thread; `done` only sends a message.
namespace calllock::actors {

using domain::instant;

/// A row of the journal as a reloaded call needs it.
struct remembered_event {
  std::int64_t seq = 0;
  std::string dedup_key;
  bool answered = false;
  int status = 0;
  std::string response;  ///< JSON text
};
struct loaded_call {
  bool ok = false;  ///< false: the store could not be asked
  bool found = false;
  std::int64_t version = 0;
  domain::ConversationState state;
  std::vector<remembered_event> journal;
};

struct due_call {
  std::string call_id, tenant_id;
  bool open_booking = false;  ///< a booking is to be read back; else the call is to be closed
};

/// A call whose booking another call has cancelled or moved, and does not know it yet.
struct changed_call {
  std::string call_id, tenant_id;
  domain::booking_changed_elsewhere change;
};

/// A text to an owner that should have been delivered by now.
struct overdue_text {
  domain::delivery text;
  std::string sid, status;  ///< empty: the provider never took it
};
/// What the provider says of a text today.
struct text_status {
  std::string status;
  int code = 0;  ///< the provider's error; 0: none
};
enum class handed : std::uint8_t {
  over,       ///< the watch has ended
  on,         ///< the next number is texted
  to_nobody,  ///< there is no further number
  later,      ///< the store could not be asked; the text is found again
};

/// The store, seen from the actors.
struct store_port {
  /// One transaction for all records, one result each. `writer` picks the connection: one per session writer.
  std::function<void(std::size_t writer, std::vector<domain::step_record>,
                     std::function<void(std::vector<domain::commit_result>)>)>
      commit;
  std::function<void(std::string call_id, std::function<void(loaded_call)>)> load;
  std::function<void(std::shared_ptr<const domain::tenant_profile>, domain::look_up_history, instant now,
                     std::function<void(domain::history_found)>)>
      history;
  /// Calls whose last events never came, and calls with bookings that were left open.
  std::function<void(instant live_before, instant ended_before, instant bookings_before,
                     std::function<void(bool ok, std::vector<due_call>)>)>
      due;
  /// Calls that hold a booking which another call has changed since then.
  std::function<void(instant since, std::function<void(std::vector<changed_call>)>)> changed_bookings;
  std::function<void(std::string destination, int limit, std::chrono::seconds lease, std::string token,
                     std::function<void(bool ok, std::vector<domain::delivery>)>)>
      claim;
  std::function<void(domain::delivery, std::string token, domain::next_attempt, domain::delivery_result,
                     std::function<void()> done)>
      settle;
  /// Texts that are overdue, leased for a while.
  std::function<void(int limit, std::chrono::seconds lease, std::function<void(bool ok, std::vector<overdue_text>)>)>
      overdue_texts;
  /// Keeps what the provider says of an overdue text, if it says anything, and ends the watch over it: as delivered, or
  /// with the same text to the next number.
  std::function<void(overdue_text, std::optional<text_status>, std::function<void(handed)>)> hand_on;
  /// The audit of a call that has just closed; kept in call_audits.
  std::function<void(std::string call_id)> audit;
};

/// Everything an actor may ask for besides other actors.
struct ports {
  store_port store;
  std::function<domain::calendar&(const domain::tenant_profile&)> calendar_of;
  /// The business's own validator of ZIPs; only asked for tenants that have one. Answers within `budget`.
  std::function<void(const domain::tenant_profile&, domain::check_area, std::chrono::milliseconds budget,
                     std::function<void(domain::area_checked)>)>
      check_area;
  /// Sends one delivery to its destination; the result says what happened, never what to do.
  std::function<void(domain::delivery, std::function<void(domain::delivery_result)>)> deliver;
  /// Asks the provider of the texts about one that it took; null without a provider. Nothing: not known, not answered.
  std::function<void(const overdue_text&, std::function<void(std::optional<text_status>)>)> ask_text;
  /// Retell's get-call; null when no key is set. `done(nullptr)`: not known, or not answered.
  std::function<void(std::string call_id, std::function<void(std::shared_ptr<const domain::call_record>,
                                                             std::shared_ptr<const std::string>)>)>
      fetch_call;
  std::function<std::shared_ptr<const domain::tenant_profile>(std::string_view tenant_id)> tenant;
  /// The outbox destination for a kind of delivery of a tenant.
  std::function<std::string(const domain::tenant_profile&, domain::delivery_kind)> destination;
  std::function<instant()> now;
  const domain::lexicon* phrases = nullptr;
  bool sms_possible = false;
};

/// Limits and periods of the actors, each a setting with a reason.
struct actor_limits {
  std::size_t session_writers = 1;                ///< one keeps PostgreSQL busy on two cores; more only with more cores
  std::size_t max_batch = 512;                    ///< records in one commit: bounds its latency
  std::size_t max_waiting_records = 50'000;       ///< per writer; beyond it 503 (I9)
  std::size_t max_live_calls = 2'000'000;         ///< actors in memory; beyond it 503
  std::size_t max_requests_per_call = 64;         ///< waiting at one call; beyond it 503
  int max_conflicts = 5;                          ///< reloads before a request is given up with 409
  std::chrono::milliseconds tool_budget{6000};    ///< Retell's agent waits 8 s (backend.md §0.1)
  std::chrono::milliseconds lookup_budget{2000};  ///< of look-ups at the start, when the caller hears silence
  std::size_t max_bookings_in_flight = 64;        ///< asked of calendars at the same time
  std::size_t max_bookings_waiting = 512;         ///< for their turn; more are refused at once (I9)
  std::chrono::milliseconds passivate_after{30 * 60'000};  ///< idle calls leave memory, the store has them
  std::chrono::milliseconds sweep_every{10'000};
  std::chrono::milliseconds analyzed_wait{10 * 60'000};    ///< after call_ended (I4)
  std::chrono::milliseconds silent_wait{2 * 60 * 60'000};  ///< nothing came at all (I4)
  std::chrono::milliseconds booking_wait{60'000};          ///< an open booking nobody waits for is read back after this
  std::chrono::milliseconds takeover_wait{3000};  ///< a booking in another process's hands is left to it this long
  std::chrono::milliseconds finalise_every{30'000};
  std::chrono::milliseconds poll_outbox{1000};
  std::chrono::seconds lease{90};  ///< at least three times the longest attempt
  int deliveries_at_once = 8;      ///< per destination
  int breaker_failures = 5;        ///< failures in a row that open the circuit
  std::chrono::milliseconds breaker_pause{15'000};
  domain::retry_policy retry;
};

}  // namespace calllock::actors

#pragma once

#include <caf/fwd.hpp>
#include <caf/replies_to.hpp>
#include <caf/type_id.hpp>
#include <caf/typed_actor.hpp>
#include <memory>
#include <string>
#include <vector>

#include "actors/ports.hpp"
#include "actors/responder.hpp"
#include "domain/call/events.hpp"

/// Every actor of the program and every message between them: the whole flow on one page.
namespace calllock::actors {

/// An event on its way to its call. Owned by whoever holds it; never shared after it was sent.
struct call_request {
  std::string call_id;
  std::shared_ptr<const domain::tenant_profile> tenant;
  domain::call_event event;
  std::shared_ptr<const std::string> retell_call;  ///< the call object as JSON text, of events that carry all of it
  responder_ptr to;                                ///< null: nobody waits
  std::vector<responder_ptr> others;               ///< who repeated it before it had to be tried again
  instant received_at{};
  std::uint32_t ticket = 0;  ///< given by the directory: how many it has forwarded to this actor
  instant until{};           ///< when the tool's budget ends; handed along to what the tool causes
  std::string key;           ///< dedup key; given for events that continue a tool call, else made by the call
  int conflicts = 0;         ///< how often it had to be tried again
};
using request_ptr = std::shared_ptr<call_request>;

struct loaded {
  std::shared_ptr<loaded_call> call;
};
/// The journal as stored, for the first answer to a tool call that came again.
struct recalled {
  request_ptr asked;
  std::shared_ptr<loaded_call> call;
};
struct commit_report {
  std::int64_t expected_version = 0;
  domain::commit_result result{};
};
struct batch_committed {
  std::vector<domain::commit_result> results;
};
struct calendar_job {
  std::shared_ptr<const domain::tenant_profile> tenant;
  std::string call_id;
  domain::intent what;
  instant until{};  ///< an answer to a question is of no use later
};
struct claimed {
  bool ok = false;
  std::vector<domain::delivery> rows;
};
struct attempted {
  std::shared_ptr<const domain::delivery> row;
  domain::delivery_result result;
};
struct due_found {
  bool ok = false;
  std::vector<due_call> calls;
};
struct changes_found {
  std::vector<changed_call> calls;
};
struct call_fetched {
  due_call call;
  std::shared_ptr<const domain::call_record> record;
  std::shared_ptr<const std::string> json;
};
struct texts_found {
  bool ok = false;
  std::vector<overdue_text> texts;
};
struct text_asked {
  overdue_text text;
  std::optional<text_status> status;
};
struct text_handed {
  std::string call_id;
  handed what{};
};
struct budget_over {
  std::string key;
  domain::tool tool{};
};
struct look_again {
  std::string key;
  std::chrono::milliseconds waited{};
};

}  // namespace calllock::actors

CAF_ALLOW_UNSAFE_MESSAGE_TYPE(calllock::actors::request_ptr)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(calllock::actors::loaded)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(calllock::actors::recalled)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(calllock::actors::commit_report)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(calllock::actors::batch_committed)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(calllock::actors::calendar_job)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(calllock::actors::claimed)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(calllock::actors::attempted)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(calllock::actors::due_found)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(calllock::actors::changes_found)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(calllock::actors::call_fetched)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(calllock::actors::texts_found)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(calllock::actors::text_asked)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(calllock::actors::text_handed)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(calllock::actors::budget_over)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(calllock::actors::look_again)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(std::shared_ptr<calllock::domain::step_record>)

CAF_BEGIN_TYPE_ID_BLOCK(calllock_engine, caf::first_custom_type_id)
CAF_ADD_ATOM(calllock_engine, calllock::actors, sweep_atom, "sweep")
CAF_ADD_ATOM(calllock_engine, calllock::actors, idle_atom, "idle")
CAF_ADD_ATOM(calllock_engine, calllock::actors, poll_atom, "poll")
CAF_ADD_ATOM(calllock_engine, calllock::actors, wake_atom, "wake")
CAF_END_TYPE_ID_BLOCK(calllock_engine)

namespace calllock::actors {

/// One live call.
using call_actor =
    caf::typed_actor<caf::reacts_to<request_ptr>,    ///< an event of this call
                     caf::reacts_to<commit_report>,  ///< INTERNAL: what became of a record, from the session writer
                     caf::reacts_to<loaded>,         ///< INTERNAL: the call as stored
                     caf::reacts_to<recalled>,       ///< INTERNAL: the first answer to a repeat
                     caf::reacts_to<budget_over>,    ///< INTERNAL: a tool's time is up
                     caf::reacts_to<look_again>,     ///< INTERNAL: has whoever else books this finished?
                     caf::reacts_to<idle_atom>>;     ///< leave memory if nothing is under way

/// The directory of live calls: the one way in.
using http_actor =
    caf::typed_actor<caf::reacts_to<request_ptr>,                            ///< an event; its call is found or made
                     caf::reacts_to<idle_atom, std::string, std::uint32_t>,  ///< INTERNAL: this call wants to leave
                                                                             ///< memory; it has seen the request of
                                                                             ///< that ticket
                     caf::reacts_to<sweep_atom>>;                            ///< INTERNAL: look for idle calls

/// Gathers records while a commit is in flight, then commits them together.
using session_writer_actor =
    caf::typed_actor<caf::reacts_to<std::shared_ptr<domain::step_record>, call_actor>,  ///< make this durable, report
                                                                                        ///< to that call
                     caf::reacts_to<batch_committed>>;                                  ///< INTERNAL: the store is done

/// Asks calendars; bounded, so that a slow one does not take the whole process with it.
using booking_actor_type = caf::typed_actor<caf::reacts_to<calendar_job>,  ///< find slots or book; the answer goes to
                                                                           ///< the call through the directory
                                            caf::reacts_to<request_ptr>>;  ///< INTERNAL: the calendar's answer

/// Drains the outbox to one destination.
using delivery_writer_actor = caf::typed_actor<caf::reacts_to<wake_atom>,   ///< something may be due
                                               caf::reacts_to<poll_atom>,   ///< INTERNAL: the clock says so
                                               caf::reacts_to<claimed>,     ///< INTERNAL: leased rows
                                               caf::reacts_to<attempted>>;  ///< INTERNAL: one attempt has ended

/// Closes calls whose last events never came (I4), has open bookings read back, tells calls of each other's changes.
using finaliser_actor = caf::typed_actor<caf::reacts_to<wake_atom>,      ///< a booking was cancelled or moved
                                         caf::reacts_to<sweep_atom>,     ///< INTERNAL: look
                                         caf::reacts_to<due_found>,      ///< INTERNAL: what the store found
                                         caf::reacts_to<changes_found>,  ///< INTERNAL: whose booking was changed
                                         caf::reacts_to<call_fetched>>;  ///< INTERNAL: what Retell knows

/// Sends a text that reached nobody to the next number.
using escalator_actor = caf::typed_actor<caf::reacts_to<poll_atom>,     ///< INTERNAL: look
                                         caf::reacts_to<texts_found>,   ///< INTERNAL: what is overdue
                                         caf::reacts_to<text_asked>,    ///< INTERNAL: what the provider says of one
                                         caf::reacts_to<text_handed>>;  ///< INTERNAL: what became of it

}  // namespace calllock::actors

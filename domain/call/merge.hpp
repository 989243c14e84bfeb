#pragma once

#include "domain/call/call_facts.hpp"
#include "domain/call/conversation_state.hpp"
#include "domain/tenant.hpp"

/// The one merge of everything known about a call, whichever path it took (P-03): tools during the call, the tool
/// trace, dynamic variables, custom analysis, disconnection reason.
///
/// Precedence, highest first: what a tool of this call was given (the later one), the tool trace (the later one),
/// dynamic variables, custom analysis. This call goes over history (P-19), proof over claim: an appointment counts only
/// when the calendar or a booking tool's own answer says so (P-01, P-02, P-20), never because a variable claims it.
namespace calllock::domain {

/// Merges `state` and its call object. `now` dates an appointment time that was answered as spoken text and has no call
/// start to refer to.
[[nodiscard]] call_facts merge_facts(const ConversationState& state, const call_record& call,
                                     const tenant_profile& tenant, instant now);

/// What a booking tool's answer in the trace says (backend.md §6.4).
struct traced_booking {
  bool attempted = false;
  bool booked = false;
  std::string uid;
  std::string slot_text;            ///< as answered
  std::optional<instant> start_at;  ///< resolved; absent when the text means nothing
};
[[nodiscard]] traced_booking booking_in_trace(const call_record& call, const tenant_profile& tenant, instant now);

/// E.164 of the person on the other end: by direction; when that is missing, the number that is not the business's own
/// (P-29).
[[nodiscard]] std::optional<std::string> caller_number(const call_record& call, const tenant_profile& tenant);

/// Whether the telling `fresh` should be the one that is stored with the call: it is at least as complete as what is
/// known. A late call_started must not push the analysed call out of the store (I5).
[[nodiscard]] bool tells_more(const call_record& fresh, const call_record& known);

/// Copies what `from` knows better into `into`: a member that is absent is filled, the richer transcript, trace and
/// variables win, an analysis is never erased (retell.md trap 3). Commutative up to equal lengths.
[[nodiscard]] call_record join_records(const call_record& a, const call_record& b);

}  // namespace calllock::domain

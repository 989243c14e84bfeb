#pragma once

#include <array>
#include <string_view>

#include "domain/call/conversation_state.hpp"

/// Names of the stored conversation state (backend.md §4) and where each lives, shared by its writer and its reader.
namespace calllock::codec {

template <class Member>
struct state_field {
  std::string_view name;
  Member domain::ConversationState::*member;
};

inline constexpr std::array<state_field<domain::text_fact>, 19> state_texts{{
    {"customerPhone", &domain::ConversationState::customer_phone},
    {"customerName", &domain::ConversationState::customer_name},
    {"serviceAddress", &domain::ConversationState::service_address},
    {"zipCode", &domain::ConversationState::zip_code},
    {"problemDescription", &domain::ConversationState::problem_description},
    {"problemDuration", &domain::ConversationState::problem_duration},
    {"problemOnset", &domain::ConversationState::problem_onset},
    {"problemPattern", &domain::ConversationState::problem_pattern},
    {"customerAttemptedFixes", &domain::ConversationState::customer_attempted_fixes},
    {"equipmentType", &domain::ConversationState::equipment_type},
    {"equipmentBrand", &domain::ConversationState::equipment_brand},
    {"equipmentLocation", &domain::ConversationState::equipment_location},
    {"equipmentAge", &domain::ConversationState::equipment_age},
    {"salesLeadNotes", &domain::ConversationState::sales_lead_notes},
    {"siteContactName", &domain::ConversationState::site_contact_name},
    {"siteContactPhone", &domain::ConversationState::site_contact_phone},
    {"thirdPartyType", &domain::ConversationState::third_party_type},
    {"preferredTime", &domain::ConversationState::preferred_time},
    {"lastAgentState", &domain::ConversationState::last_agent_state},
}};

inline constexpr std::array<state_field<domain::boxed_text>, 3> state_hints{{
    {"historyName", &domain::ConversationState::history_name},
    {"historyAddress", &domain::ConversationState::history_address},
    {"knownBookingUid", &domain::ConversationState::known_booking_uid},
}};

inline constexpr std::array<state_field<bool>, 8> state_flags{{
    {"phoneFromCallerId", &domain::ConversationState::phone_from_caller_id},
    {"isThirdParty", &domain::ConversationState::is_third_party},
    {"callerKnown", &domain::ConversationState::caller_known},
    {"hasExistingAppointment", &domain::ConversationState::has_existing_appointment},
    {"isSafetyEmergency", &domain::ConversationState::is_safety_emergency},
    {"isUrgentEscalation", &domain::ConversationState::is_urgent_escalation},
    {"callbackPromised", &domain::ConversationState::callback_promised},
    {"salesLeadSent", &domain::ConversationState::sales_lead_sent},
}};

// Facts that are enumerations. `endCallReason` is the outcome once there is one, so the reason that tools stated has a
// name of its own.
inline constexpr std::string_view urgency_name = "urgency";
inline constexpr std::string_view first_urgency_name = "firstUrgency";
inline constexpr std::string_view callback_name = "callbackType";
inline constexpr std::string_view stated_reason_name = "statedReason";

}  // namespace calllock::codec

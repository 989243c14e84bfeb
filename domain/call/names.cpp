// The texts of the small enumerations of a call, as they stand in the store's tables and in the journal.
#include <array>

#include "domain/call/conversation_state.hpp"
#include "domain/call/durable.hpp"
#include "domain/call/events.hpp"
#include "domain/delivery/payloads.hpp"

namespace calllock::domain {
namespace {

template <class E, std::size_t N>
std::string_view at(const std::array<std::string_view, N>& table, E v) noexcept {
  const auto i = static_cast<std::size_t>(v);
  return i < N ? table[i] : std::string_view{"unknown"};
}

template <class E, std::size_t N>
std::optional<E> find(const std::array<std::string_view, N>& table, std::string_view s) noexcept {
  for (std::size_t i = 0; i < N; ++i)
    if (table[i] == s) return static_cast<E>(i);
  return std::nullopt;
}

constexpr std::array<std::string_view, 4> phases{"live", "ended", "analyzed", "closed"};
constexpr std::array<std::string_view, 6> effect_states{"planned", "in_flight", "unknown",
                                                        "refused", "confirmed", "cancelled"};
constexpr std::array<std::string_view, 3> effect_kinds{"book", "cancel", "move"};
constexpr std::array<std::string_view, 5> delivery_kinds{"job", "call", "alert", "sms", "sms_context"};
constexpr std::array<std::string_view, 4> sms_kinds{"emergency", "callback", "sales_lead", "booking_failed"};
constexpr std::array<std::string_view, 3> severities{"MINOR", "MODERATE", "CRITICAL"};
constexpr std::array<std::string_view, 15> tools{"end_call",
                                                 "create_callback",
                                                 "book_service",
                                                 "book_appointment",
                                                 "send_sales_lead_alert",
                                                 "send_emergency_alert",
                                                 "lookup_caller",
                                                 "get_customer_status",
                                                 "validate_service_area",
                                                 "check_calendar_availability",
                                                 "lookup_booking",
                                                 "cancel_booking",
                                                 "reschedule_booking",
                                                 "manage_appointment",
                                                 "customer_status"};

}  // namespace

std::string_view text(call_phase p) noexcept { return at(phases, p); }
call_phase parse_call_phase(std::string_view s) noexcept {
  return find<call_phase>(phases, s).value_or(call_phase::live);
}

std::string_view text(effect_state s) noexcept { return at(effect_states, s); }
effect_state parse_effect_state(std::string_view s) noexcept {
  return find<effect_state>(effect_states, s).value_or(effect_state::unknown);
}

std::string_view text(effect_kind k) noexcept { return at(effect_kinds, k); }
effect_kind parse_effect_kind(std::string_view s) noexcept {
  return find<effect_kind>(effect_kinds, s).value_or(effect_kind::book);
}

std::string_view text(delivery_kind k) noexcept { return at(delivery_kinds, k); }
std::optional<delivery_kind> parse_delivery_kind(std::string_view s) noexcept {
  return find<delivery_kind>(delivery_kinds, s);
}

std::string_view text(sms_kind k) noexcept { return at(sms_kinds, k); }
std::optional<sms_kind> parse_sms_kind(std::string_view s) noexcept { return find<sms_kind>(sms_kinds, s); }
std::string_view text(audit_finding::severity s) noexcept { return at(severities, s); }

std::string_view text(tool t) noexcept { return at(tools, t); }
std::optional<tool> parse_tool(std::string_view name) noexcept {
  if (name == "create_callback_request") return tool::create_callback;
  return find<tool>(tools, name);
}

}  // namespace calllock::domain

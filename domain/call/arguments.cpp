#include <algorithm>

#include "domain/call/dedup.hpp"
#include "domain/call/merge.hpp"
#include "domain/call/rules.hpp"

namespace calllock::domain {
namespace {

/// How much a tool's arguments are worth beside another's of the same moment.
std::uint8_t rank_of(tool t) {
  if (books(t)) return 5;
  if (t == tool::end_call) return 4;
  return 3;
}

/// A tool brings two or three arguments and is asked for thirty: most names are told to be absent by a bit for their
/// length and their last letter, without a look into the map.
class named_arguments {
public:
  explicit named_arguments(const text_map& args) : args_{args} {
    for (const auto& [name, value] : args) present_ |= bit(name);
  }

  [[nodiscard]] std::optional<std::string> find(std::string_view name) const {
    if ((present_ & bit(name)) == 0) return std::nullopt;
    return known(args_, name);
  }

private:
  static constexpr std::uint64_t bit(std::string_view name) noexcept {
    return name.empty() ? 0 : 1ULL << ((name.size() * 5 + static_cast<unsigned char>(name.back())) % 64);
  }

  const text_map& args_;
  std::uint64_t present_ = 0;
};

void offer(text_fact& fact, const named_arguments& args, std::initializer_list<std::string_view> names, said at) {
  for (const auto name : names)
    if (const auto v = args.find(name)) return fact.offer(boxed_text{*v}, at);
}

void offer_phone(text_fact& fact, const named_arguments& args, std::initializer_list<std::string_view> names, said at) {
  for (const auto name : names)
    if (const auto v = args.find(name))
      if (const auto phone = normalise_phone(*v)) return fact.offer(boxed_text{*phone}, at);
}

/// Reasons by strength: danger first, then a person on the line, then what makes the call no customer's, then what was
/// done. The position is the strength, so of two stated reasons the stronger stays (P-11).
constexpr end_reason by_strength[] = {
    end_reason::none,           end_reason::customer_hangup,   end_reason::completed,
    end_reason::callback_later, end_reason::waitlist_added,    end_reason::sales_lead,
    end_reason::rescheduled,    end_reason::cancelled,         end_reason::out_of_area,
    end_reason::wrong_number,   end_reason::urgent_escalation, end_reason::safety_emergency};

}  // namespace

void take_numbers(ConversationState& s, const call_record& call, const tenant_profile& tenant) {
  if (s.direction == call_direction::unknown) s.direction = call.direction;
  if (const auto number = caller_number(call, tenant)) s.customer_phone.offer(boxed_text{*number}, said{0, 0});
  s.phone_from_caller_id = s.customer_phone.known() && s.customer_phone.at.rank == 0;
}

void take_arguments(ConversationState& s, const tool_called& e) {
  const said at{e.order, rank_of(e.tool)};
  const named_arguments a{e.args};
  offer(s.customer_name, a, {"customer_name", "name"}, at);
  offer_phone(s.customer_phone, a, {"customer_phone", "caller_phone", "phone_number", "phone"}, at);
  s.phone_from_caller_id = s.customer_phone.known() && s.customer_phone.at.rank == 0;
  offer(s.service_address, a, {"service_address", "customer_address", "address"}, at);
  offer(s.zip_code, a, {"zip_code", "zip"}, at);
  offer(s.problem_description, a, {"problem_description", "issue_description", "urgency_description"}, at);
  offer(s.problem_duration, a, {"problem_duration"}, at);
  offer(s.problem_onset, a, {"problem_onset"}, at);
  offer(s.problem_pattern, a, {"problem_pattern"}, at);
  offer(s.customer_attempted_fixes, a, {"customer_attempted_fixes"}, at);
  offer(s.equipment_type, a, {"equipment_type", "current_equipment"}, at);
  offer(s.equipment_brand, a, {"equipment_brand"}, at);
  offer(s.equipment_location, a, {"equipment_location"}, at);
  offer(s.equipment_age, a, {"equipment_age"}, at);
  offer(s.site_contact_name, a, {"site_contact_name"}, at);
  offer_phone(s.site_contact_phone, a, {"site_contact_phone"}, at);
  offer(s.preferred_time, a, {"preferred_time", "date_time"}, at);
  if (e.tool == tool::send_sales_lead_alert) offer(s.sales_lead_notes, a, {"notes", "sales_lead_notes"}, at);
  // How urgent a call back is says nothing about the fault.
  if (e.tool == tool::create_callback) return;
  for (const std::string_view name : {"urgency", "urgency_tier"}) {
    const auto v = a.find(name);
    const urgency u = v ? parse_urgency(*v) : urgency::none;
    if (u == urgency::none) continue;
    s.urgency.offer(u, at);
    // The earliest statement wins here: the places are compared the other way round.
    s.first_urgency.offer(u, said{~e.order, static_cast<std::uint8_t>(~rank_of(e.tool))});
  }
}

bool loops(ConversationState& s, tool t) {
  constexpr int allowed = 3;
  return ++s.visits[std::string{text(t)}] > allowed;
}

void state_reason(ConversationState& s, end_reason reason) {
  const auto at = std::find(std::begin(by_strength), std::end(by_strength), reason);
  if (at == std::end(by_strength)) return;
  s.reason.offer(reason, said{0, static_cast<std::uint8_t>(at - std::begin(by_strength))});
  s.is_safety_emergency = s.is_safety_emergency || reason == end_reason::safety_emergency;
  s.is_urgent_escalation = s.is_urgent_escalation || reason == end_reason::urgent_escalation;
}

}  // namespace calllock::domain

#include "domain/call/dedup.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "domain/booking/wish.hpp"
#include "domain/call/changed_elsewhere.hpp"
#include "domain/call/fingerprint.hpp"

namespace calllock::domain {
namespace {

/// The arguments that make one intent of a tool another. Descriptions, notes and names are worded anew by the model on
/// a second try, so they do not count where something else tells the intents apart.
std::span<const std::string_view> business_arguments(tool t) {
  static constexpr std::array<std::string_view, 1> end_call{"reason"};
  static constexpr std::array<std::string_view, 1> callback{"callback_type"};
  static constexpr std::array<std::string_view, 1> sales{"customer_phone"};
  static constexpr std::array<std::string_view, 2> emergency{"caller_phone", "address"};
  switch (t) {
    case tool::end_call: return end_call;
    case tool::create_callback: return callback;
    case tool::send_sales_lead_alert: return sales;
    case tool::send_emergency_alert: return emergency;
    default: return {};
  }
}

std::string print_of(std::string_view s) {
  fingerprint print;
  print.add(s);
  return print.hex();
}

/// The wish as it was resolved, so that "tomorrow at two" and the same in ISO are one intent.
std::string key_of_wish(const std::string& said, const tenant_profile& tenant, instant now) {
  const wish w = parse_wish(said, now, tenant.time_zone, tenant.hours);
  const auto stamp = [](const std::optional<instant>& t) {
    return t ? std::to_string(t->time_since_epoch().count() / 1000) : std::string{"open"};
  };
  switch (w.kind) {
    case wish_kind::soonest: return "soonest";
    case wish_kind::at: return stamp(w.start);
    // A window that begins at `now` begins elsewhere on every try, so only its end names it.
    case wish_kind::window:
      return (w.start && *w.start > now ? stamp(w.start) : std::string{"now"}) + "-" + stamp(w.end);
    case wish_kind::unclear: break;
  }
  return "unclear:" + print_of(said);
}

/// A uid is a secret of sorts, and keys are shown to people: its fingerprint is enough.
std::string key_of_change(effect_kind kind, const text_map& args, const tenant_profile& tenant, instant now) {
  const auto uid = known(args, "booking_uid");
  std::string key = std::string{text(kind)} + ":" + (uid ? print_of(*uid) : "it");
  if (kind == effect_kind::move) key += ":" + key_of_wish(new_time(args), tenant, now);
  return key;
}

/// Something of this call was done to the calendar after the effect `i`.
bool changed_since(const std::vector<booking_effect>& all, std::size_t i, bool cancellations_too) {
  return std::any_of(all.begin() + static_cast<std::ptrdiff_t>(i) + 1, all.end(), [&](const booking_effect& b) {
    const bool done = b.state == effect_state::confirmed || b.state == effect_state::cancelled;
    return done && (cancellations_too || b.kind != effect_kind::cancel);
  });
}

bool outdated(const std::vector<booking_effect>& all, std::size_t i) {
  switch (all[i].state) {
    case effect_state::cancelled: return true;
    case effect_state::refused: return changed_since(all, i, true);
    // "Cancel it" means something else once there is another appointment.
    case effect_state::confirmed:
      return was_moved_elsewhere(all[i]) || (all[i].kind == effect_kind::cancel && changed_since(all, i, false));
    case effect_state::planned:
    case effect_state::in_flight:
    case effect_state::unknown: break;
  }
  return false;
}

std::string key_of_tool(const tool_called& e, const tenant_profile& tenant, instant now) {
  if (books(e.tool)) return booking_key(e.args, tenant, now);
  if (const auto kind = wanted_change(e)) return key_of_change(*kind, e.args, tenant, now);
  fingerprint print;
  for (const auto name : business_arguments(e.tool)) {
    print.add(name);
    const auto it = e.args.find(name);
    print.add(it == e.args.end() ? std::string_view{} : std::string_view{it->second});
  }
  return "tool:" + std::string{text(e.tool)} + ":" + print.hex();
}

std::string key_of_report(const call_reported& e) {
  switch (e.kind) {
    case lifecycle::started: return "event:call_started";
    case lifecycle::ended: return "event:call_ended";
    case lifecycle::analyzed: return "event:call_analyzed";
    case lifecycle::transcript_updated: {
      const std::size_t turns = e.call ? e.call->turns.size() : 0;
      return "event:transcript_updated:" + std::to_string(turns);
    }
    case lifecycle::transfer:
    case lifecycle::unknown: break;
  }
  return "event:" + e.name;
}

}  // namespace

bool books(tool t) noexcept { return t == tool::book_service || t == tool::book_appointment; }

bool only_reads(tool t) noexcept {
  switch (t) {
    case tool::lookup_caller:
    case tool::get_customer_status:
    case tool::customer_status:
    case tool::validate_service_area:
    case tool::check_calendar_availability:
    case tool::lookup_booking: return true;
    default: return false;
  }
}

std::string wished_time(const text_map& args) {
  for (const std::string_view name : {"preferred_time", "date_time", "preferred_date", "appointment_time"})
    if (const auto v = known(args, name)) return *v;
  return {};
}

std::string booking_key(const text_map& args, const tenant_profile& tenant, instant now) {
  std::string key = "book:" + key_of_wish(wished_time(args), tenant, now);
  if (const auto forced = known(args, "force_book"); forced && (*forced == "true" || *forced == "1")) key += ":forced";
  return key;
}

std::optional<effect_kind> wanted_change(const tool_called& e) {
  if (e.tool == tool::cancel_booking) return effect_kind::cancel;
  if (e.tool == tool::reschedule_booking) return effect_kind::move;
  if (e.tool != tool::manage_appointment) return std::nullopt;
  const auto action = known(e.args, "action");
  if (action == "cancel") return effect_kind::cancel;
  if (action == "reschedule") return effect_kind::move;
  return std::nullopt;
}

std::string new_time(const text_map& args) {
  for (const std::string_view name : {"new_date_time", "new_time", "new_start_time", "preferred_time", "date_time"})
    if (const auto v = known(args, name)) return *v;
  return {};
}

std::string renewed_key(std::string_view key, const ConversationState& s) {
  const auto base = without_number(key);
  std::string latest{base};
  int number = 0;
  for (std::size_t i = 0; i < s.bookings.size(); ++i) {
    const auto& b = s.bookings[i];
    if (without_number(b.idempotency_key) != base) continue;
    ++number;
    latest = outdated(s.bookings, i) ? std::string{base} + "~" + std::to_string(number) : b.idempotency_key;
  }
  return latest;
}

std::string_view without_number(std::string_view key) noexcept { return key.substr(0, key.find('~')); }

bool is_forced(std::string_view key) noexcept { return without_number(key).ends_with(":forced"); }

bool changes_calendar(std::string_view key) noexcept {
  return key.starts_with("book:") || key.starts_with("cancel:") || key.starts_with("move:");
}

dedup dedup_key(const call_event& event, const tenant_profile& tenant, instant now, std::uint64_t nonce) {
  struct visitor {
    const tenant_profile& tenant;
    instant now;
    std::uint64_t nonce;
    dedup operator()(const tool_called& e) const {
      const bool reads = only_reads(e.tool) || (e.tool == tool::manage_appointment && !wanted_change(e));
      if (reads) return {"read:" + std::string{text(e.tool)} + ":" + std::to_string(nonce), true};
      return {key_of_tool(e, tenant, now), false};
    }
    dedup operator()(const call_reported& e) const { return {key_of_report(e), false}; }
    dedup operator()(const slots_found& e) const { return {"effect:slots:" + e.idempotency_key, false}; }
    dedup operator()(const booking_settled& e) const {
      return {"effect:" + std::string{text(e.state)} + ":" + e.idempotency_key, false};
    }
    dedup operator()(const bookings_found& e) const { return {"effect:bookings:" + e.idempotency_key, false}; }
    dedup operator()(const booking_changed& e) const {
      return {"effect:" + std::string{text(e.state)} + ":" + e.idempotency_key, false};
    }
    dedup operator()(const booking_changed_elsewhere& e) const { return {"effect:elsewhere:" + e.cause, false}; }
    dedup operator()(const area_checked& e) const { return {e.key, true}; }
    dedup operator()(const budget_ended& e) const { return {"effect:budget:" + e.idempotency_key, false}; }
    dedup operator()(const history_found& e) const {
      return {"read:history:" + std::string{text(e.tool)} + ":" + std::to_string(nonce), true};
    }
    dedup operator()(const call_abandoned&) const { return {"timer:finalise", false}; }
    dedup operator()(const effects_left_open&) const { return {"timer:resume", false}; }
  };
  return std::visit(visitor{tenant, now, nonce}, event);
}

}  // namespace calllock::domain

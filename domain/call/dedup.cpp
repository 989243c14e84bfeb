#include "domain/call/dedup.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "domain/booking/wish.hpp"
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
  static constexpr std::array<std::string_view, 1> cancel{"booking_uid"};
  static constexpr std::array<std::string_view, 3> move{"booking_uid", "new_date_time", "new_time"};
  static constexpr std::array<std::string_view, 4> manage{"action", "booking_uid", "new_time", "new_date_time"};
  switch (t) {
    case tool::end_call: return end_call;
    case tool::create_callback: return callback;
    case tool::send_sales_lead_alert: return sales;
    case tool::send_emergency_alert: return emergency;
    case tool::cancel_booking: return cancel;
    case tool::reschedule_booking: return move;
    case tool::manage_appointment: return manage;
    default: return {};
  }
}

std::string key_of_tool(const tool_called& e, const tenant_profile& tenant, instant now) {
  if (books(e.tool)) return booking_key(e.args, tenant, now);
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
  const std::string said = wished_time(args);
  const wish w = parse_wish(said, now, tenant.time_zone, tenant.hours);
  const auto stamp = [](const std::optional<instant>& t) {
    return t ? std::to_string(t->time_since_epoch().count() / 1000) : std::string{"open"};
  };
  std::string key = "book:";
  switch (w.kind) {
    case wish_kind::soonest: key += "soonest"; break;
    case wish_kind::at: key += stamp(w.start); break;
    // A window that begins at `now` begins elsewhere on every try, so only its end names it.
    case wish_kind::window:
      key += (w.start && *w.start > now ? stamp(w.start) : std::string{"now"}) + "-" + stamp(w.end);
      break;
    case wish_kind::unclear: {
      fingerprint print;
      print.add(said);
      key += "unclear:" + print.hex();
      break;
    }
  }
  if (const auto forced = known(args, "force_book"); forced && (*forced == "true" || *forced == "1")) key += ":forced";
  return key;
}

dedup dedup_key(const call_event& event, const tenant_profile& tenant, instant now, std::uint64_t nonce) {
  struct visitor {
    const tenant_profile& tenant;
    instant now;
    std::uint64_t nonce;
    dedup operator()(const tool_called& e) const {
      if (only_reads(e.tool)) return {"read:" + std::string{text(e.tool)} + ":" + std::to_string(nonce), true};
      return {key_of_tool(e, tenant, now), false};
    }
    dedup operator()(const call_reported& e) const { return {key_of_report(e), false}; }
    dedup operator()(const slots_found& e) const { return {"effect:slots:" + e.idempotency_key, false}; }
    dedup operator()(const booking_settled& e) const {
      return {"effect:" + std::string{text(e.state)} + ":" + e.idempotency_key, false};
    }
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

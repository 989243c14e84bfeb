#include "net/booking_routes.hpp"

#include <utility>

#include "codec/booking_request.hpp"
#include "codec/retell.hpp"
#include "codec/twilio.hpp"
#include "domain/booking/local_time.hpp"
#include "domain/booking/wish.hpp"
#include "domain/call/calendar_talk.hpp"
#include "domain/call/standing.hpp"
#include "net/http_error.hpp"

namespace calllock::net {
namespace {

using domain::effect_state;
using domain::errc;

/// The answer is given from the calendar's thread, by a function that can be copied.
struct waiting_client {
  std::shared_ptr<responder> to;
  std::shared_ptr<const domain::tenant_profile> tenant;
  domain::step_context context;

  waiting_client(responder answer, std::shared_ptr<const domain::tenant_profile> t, domain::instant now)
      : to{std::make_shared<responder>(std::move(answer))}, tenant{std::move(t)} {
    context.now = now;
    context.tenant = tenant.get();
  }
  void say(domain::tool spelling, const domain::tool_reply& body) const {
    to->send({200, codec::write_reply(spelling, body)});
  }
};

domain::calendar_request request_of(const waiting_client& client, const api_options& o) {
  return {*client.tenant, "api", o.calendar_budget};
}

void look_up(const std::string& phone, const waiting_client& client, const api_options& o) {
  const auto number = domain::normalise_phone(phone).value_or("");
  o.calendar_of(*client.tenant)
      .list(request_of(client, o), {"api", number, nullptr}, [client](const domain::bookings_found& found) {
        if (found.ok) return client.say(domain::tool::lookup_booking, tell_all(found.bookings, true, client.context));
        auto failed = domain::failed("calendar_unavailable", "The calendar could not be asked.");
        failed.found = false;
        client.say(domain::tool::lookup_booking, failed);
      });
}

domain::tool_reply changed(const domain::booking_changed& c, domain::effect_kind kind, const waiting_client& client) {
  const bool cancels = kind == domain::effect_kind::cancel;
  const auto& zone = client.tenant->time_zone;
  domain::tool_reply body;
  body.success = c.state == effect_state::confirmed;
  if (c.state == effect_state::confirmed) {
    body.message = cancels ? "The appointment is cancelled."
                           : "The appointment is moved" +
                                 (c.start ? " to " + domain::speak_instant(*c.start, zone) : std::string{}) + ".";
    if (!cancels) {
      body.appointment_id = c.uid;
      if (c.start) body.new_date_time = domain::rfc3339(*c.start, zone);
    }
  } else if (c.state == effect_state::unknown) {
    body.code = "pending";
    body.message = "The calendar has not said yet whether the appointment was changed.";
  } else if (!c.nearby.empty()) {
    body.code = "slot_taken";
    add_alternatives(body, "That time isn't open, so the appointment stays as it is.", c.nearby, client.context);
  } else {
    body.code = "change_failed";
    body.message = cancels ? "The appointment could not be cancelled." : "The appointment could not be moved.";
  }
  return body;
}

void change(domain::change_booking what, const waiting_client& client, const api_options& o) {
  const auto kind = what.kind;
  o.calendar_of(*client.tenant).change(request_of(client, o), what, [client, kind](const domain::booking_changed& c) {
    client.say(kind == domain::effect_kind::cancel ? domain::tool::cancel_booking : domain::tool::reschedule_booking,
               changed(c, kind, client));
  });
}

/// An instant as text, or a local time that means one instant in the business's clock.
std::optional<domain::instant> read_time(const std::string& text, const domain::tenant_profile& t,
                                         domain::instant now) {
  if (const auto exact = domain::parse_rfc3339(text)) return exact;
  const auto w = domain::parse_wish(text, now, t.time_zone, t.hours);
  return w.kind == domain::wish_kind::at ? w.start : std::nullopt;
}

std::string phone_in(std::string_view query) {
  for (auto& [name, value] : codec::read_form(query)) {
    if (name != "phone") continue;
    if (value.starts_with(' ')) value.front() = '+';  // a bare + in a query is a blank
    return value;
  }
  return {};
}

response invalid(const std::vector<codec::field_error>& errors) {
  return {400, codec::write_booking_errors("Validation failed", errors)};
}

}  // namespace

void handle_bookings(const route& r, const request_view& request, responder answer,
                     std::shared_ptr<const domain::tenant_profile> tenant, const api_options& o) {
  const auto now = o.now();
  if (r.kind == route_kind::bookings_lookup && request.method != http_verb::post) {
    const auto phone = phone_in(request.query);
    if (!codec::is_booking_phone(phone))
      return answer.send({400, R"({"error":"Invalid phone number","details":["phone must be a telephone number"]})"});
    return look_up(phone, {std::move(answer), std::move(tenant), now}, o);
  }
  auto body = codec::read_booking_request(request.body, r.kind == route_kind::bookings_lookup,
                                          r.kind == route_kind::bookings_reschedule);
  if (body.malformed) return answer.send(error_response(errc::malformed, "the body is not a JSON object"));
  if (!body.ok()) return answer.send(invalid(body.errors));
  if (r.kind == route_kind::bookings_lookup)
    return look_up(body.value.phone, {std::move(answer), std::move(tenant), now}, o);

  domain::change_booking what;
  what.idempotency_key = "api";
  what.uid = std::move(body.value.booking_uid);
  what.reason = std::move(body.value.reason);
  if (r.kind == route_kind::bookings_cancel) {
    if (what.reason.empty()) what.reason = "Cancelled via phone";
    return change(std::move(what), {std::move(answer), std::move(tenant), now}, o);
  }
  const auto start = read_time(body.value.new_start_time, *tenant, now);
  if (!start) return answer.send(invalid({{"new_start_time", "must be a date and time"}}));
  what.kind = domain::effect_kind::move;
  what.start = *start;
  change(std::move(what), {std::move(answer), std::move(tenant), now}, o);
}

}  // namespace calllock::net

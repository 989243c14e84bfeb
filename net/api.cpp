#include "net/api.hpp"

#include "codec/retell.hpp"
#include "domain/booking/local_time.hpp"
#include "net/api_responders.hpp"
#include "net/booking_routes.hpp"
#include "net/http_error.hpp"
#include "net/ingest_routes.hpp"
#include "net/route_table.hpp"
#include "net/trusted_peer.hpp"
#include "net/twilio_routes.hpp"
#include "telemetry/log.hpp"

namespace calllock::net {
namespace {

using domain::errc;
using telemetry::field;
using telemetry::level;

/// The name of a business in a header; needed when neither agent nor number tells (issue of shared platforms).
constexpr std::string_view tenant_header = "X-Calllock-Tenant";

std::string tenant_named(const request_view& request, const std::string& in_body) {
  if (const auto header = request.headers.find(tenant_header)) return std::string{*header};
  return in_body;
}

}  // namespace

struct api::impl {
  api_options o;
  authoriser auth;
  trusted_peers proxies;
  mutable std::vector<rate_limiter> limiters;  ///< one per I/O thread, touched by that thread alone
  std::vector<unsigned> metric_routes;         ///< by route number

  explicit impl(api_options options)
      : o{std::move(options)},
        auth{o.secrets},
        proxies{o.rates.trusted_proxies},
        limiters(o.io_threads, rate_limiter{o.rates, o.io_threads}) {
    metric_routes.push_back(0);
    for (const auto& r : all_routes()) metric_routes.push_back(o.metrics->http_requests.declare(r.path));
  }

  /// Who asks, and not too often; otherwise the answer that refuses.
  [[nodiscard]] std::optional<response> admit(const request_view& request, std::size_t worker) const {
    const proof needed = proof_for(request.path);
    if (needed == proof::none) return std::nullopt;
    auto& limiter = limiters[worker % limiters.size()];
    const auto now = rate_clock::now();
    const auto who = auth.check(needed, request, o.now().time_since_epoch().count());
    if (!who.granted) {
      o.metrics->auth_failures.count(who.reason);
      telemetry::log_event(level::warn, "request_refused",
                           {field::code("reason", who.reason), field::code("path", request.path)});
      const auto client = proxies.client(request.peer, request.headers);
      if (const auto wait = limiter.failed(client, now)) return too_many(*wait);
      return error_response(errc::unauthorised, who.text);
    }
    if (needed == proof::retell && who.credential.starts_with("retell"))
      o.metrics->signature_skew.Set(static_cast<double>(who.skew_ms) / 1000);
    if (const auto wait = limiter.admit(who.credential, now)) return too_many(*wait);
    return std::nullopt;
  }

  [[nodiscard]] response too_many(std::chrono::seconds wait) const {
    o.metrics->overload.count("rate");
    return error_response(errc::too_many_requests, "too many requests", wait);
  }

  /// The body was no good: said to the sender, counted, nothing changed.
  void refuse(responder& answer, const codec::bad_input& error) const {
    answer.send(error_response(error.status, error.what));
  }

  void submit(std::shared_ptr<const domain::tenant_profile> tenant, domain::call_event event, std::string call_id,
              std::shared_ptr<const std::string> call_json, domain::tool tool, bool is_event, responder answer) const {
    if (!tenant) {
      o.metrics->errors.count("unknown_tenant");
      telemetry::log_event(level::warn, "unknown_tenant", {field::call_id(call_id)});
      return answer.send(error_response(errc::not_found, "no business is configured for this agent and number"));
    }
    auto r = std::make_shared<actors::call_request>();
    r->call_id = std::move(call_id);
    r->tenant = std::move(tenant);
    r->event = std::move(event);
    r->retell_call = std::move(call_json);
    r->received_at = o.now();
    r->to = std::make_shared<call_responder>(std::move(answer), tool, is_event, o.metrics);
    o.submit(std::move(r));
  }

  void tool_call(const route& route, const request_view& request, responder answer) const {
    auto body = codec::read_tool(route.tool, request.body);
    if (!body.ok()) return refuse(answer, body.error);
    auto tenant = o.tenants->resolve(tenant_named(request, body.value.header_tenant), *body.value.event.call);
    std::string call_id = body.value.event.call->call_id;
    submit(std::move(tenant), std::move(body.value.event), std::move(call_id), nullptr, route.tool, false,
           std::move(answer));
  }

  void event(const request_view& request, responder answer) const {
    auto body = codec::read_webhook(request.body);
    if (!body.ok()) return refuse(answer, body.error);
    if (!body.value.event.call) {
      o.metrics->errors.count("event_without_call");
      telemetry::log_event(level::info, "event_ignored", {field::code("event", body.value.event.name)});
      return answer.send({200, R"({"success":true,"ignored":true})"});
    }
    auto tenant = o.tenants->resolve(tenant_named(request, body.value.header_tenant), *body.value.event.call);
    std::string call_id = body.value.event.call->call_id;
    // The whole call object is kept from events that carry all of it; what is only about the line keeps the numbers.
    const auto kind = body.value.event.kind;
    const bool whole = kind != domain::lifecycle::transfer && kind != domain::lifecycle::unknown;
    submit(std::move(tenant), std::move(body.value.event), std::move(call_id),
           whole ? std::move(body.value.call_json) : nullptr, domain::tool::end_call, true, std::move(answer));
  }
};

api::api(api_options options) : impl_{std::make_unique<impl>(std::move(options))} {}
api::~api() = default;

route_policy api::policy(http_verb, std::string_view path) const {
  const auto& o = impl_->o;
  const route* r = find_route(path);
  route_policy p;
  p.route = number_of(r);
  p.body_limit = o.tool_body;
  p.deadline = o.event_deadline;
  if (!r) return p;
  switch (r->kind) {
    case route_kind::event:
    case route_kind::ingest_job:
    case route_kind::ingest_call:
    case route_kind::ingest_alert: p.body_limit = o.event_body; break;
    case route_kind::text_report:
    case route_kind::inbound_text: p.body = body_kind::form; break;
    case route_kind::tool_call:
    case route_kind::bookings_lookup:
    case route_kind::bookings_cancel:
    case route_kind::bookings_reschedule: p.deadline = o.tool_deadline; break;
    case route_kind::liveness:
    case route_kind::health:
    case route_kind::metrics: break;
  }
  return p;
}

void api::handle(const request_view& request, responder answer) const {
  const auto& me = *impl_;
  const route* r = find_route(request.path);
  // Refused before anything is said about which paths there are.
  if (auto refusal = me.admit(request, answer.id().worker())) return answer.send(std::move(*refusal));
  if (!r) return answer.send(error_response(errc::not_found, "there is nothing at this path"));
  if (!allows(*r, request.method)) return answer.send(method_not_allowed(r->methods));
  switch (r->kind) {
    case route_kind::liveness: return answer.send({200, codec::write_liveness(domain::rfc3339_utc(me.o.now()))});
    case route_kind::health: {
      const auto report = me.o.health();
      return answer.send({report.status == "unhealthy" ? 503 : 200, codec::write_health(report)});
    }
    case route_kind::metrics: {
      response text{200, me.o.metrics->render()};
      text.content_type = "text/plain; version=0.0.4; charset=utf-8";
      return answer.send(std::move(text));
    }
    case route_kind::event: return me.event(request, std::move(answer));
    case route_kind::tool_call: return me.tool_call(*r, request, std::move(answer));
    case route_kind::ingest_job:
    case route_kind::ingest_call:
    case route_kind::ingest_alert: return handle_ingest(*r, request, std::move(answer), me.o);
    case route_kind::text_report: return take_text_report(request, std::move(answer), me.o);
    case route_kind::inbound_text: return take_inbound_text(request, std::move(answer), me.o);
    case route_kind::bookings_lookup:
    case route_kind::bookings_cancel:
    case route_kind::bookings_reschedule: {
      auto tenant = me.o.tenants->resolve(tenant_named(request, {}), {});
      if (!tenant) return answer.send(error_response(errc::not_found, "no business of that name is configured"));
      return handle_bookings(*r, request, std::move(answer), std::move(tenant), me.o);
    }
  }
}

void api::observe(unsigned route, int status, std::chrono::nanoseconds took) const {
  impl_->o.metrics->http_requests.count(impl_->metric_routes[route < impl_->metric_routes.size() ? route : 0], status,
                                        std::chrono::duration<double>(took).count());
}

}  // namespace calllock::net

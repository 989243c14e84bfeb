#include "net/ingest_routes.hpp"

#include "codec/dashboard.hpp"
#include "codec/health.hpp"
#include "codec/validation.hpp"
#include "net/http_error.hpp"

namespace calllock::net {
namespace {

using domain::errc;

/// Answers when the ingest has ended; shared because the ingest's function must be copyable.
ingest_done answering(responder answer, std::chrono::seconds retry_after) {
  return [to = std::make_shared<responder>(std::move(answer)), retry_after](const ingest_outcome& done) {
    using kind = ingest_outcome::kind;
    switch (done.what) {
      case kind::stored: return to->send({200, codec::write_ingest_answer(done.answer)});
      case kind::no_such_user: return to->send(error_response(errc::not_found, "User not found"));
      case kind::not_found: return to->send(error_response(errc::not_found, "there is no such alert of this user"));
      case kind::refused: return to->send(error_response(errc::unprocessable, done.why));
      case kind::store_down: return to->send(error_response(errc::store_down, {}, retry_after));
    }
  };
}

template <class Payload>
void take(codec::checked<Payload> body, responder answer, const api_options& o) {
  if (body.malformed) return answer.send(error_response(errc::malformed, "the body is not a JSON object"));
  if (!body.ok()) return answer.send({400, codec::write_validation_errors(body.errors)});
  o.ingest(domain::payload{std::move(body.value)}, answering(std::move(answer), o.retry_after));
}

void patch(const request_view& request, responder answer, const api_options& o) {
  auto body = codec::read_alert_patch(request.body);
  if (body.malformed) return answer.send(error_response(errc::malformed, "the body is not a JSON object"));
  if (!body.ok()) return answer.send({400, codec::write_validation_errors(body.errors)});
  std::string email;
  if (const auto it = body.value.find("user_email"); it != body.value.end()) {
    email = it->second;
    body.value.erase(it);
  }
  o.patch_alert(std::move(email), std::move(body.value), answering(std::move(answer), o.retry_after));
}

}  // namespace

void handle_ingest(const route& r, const request_view& request, responder answer, const api_options& o) {
  if (request.method == http_verb::get || request.method == http_verb::head)
    return answer.send({200, R"({"status":"ok"})"});
  if (request.method == http_verb::patch) return patch(request, std::move(answer), o);
  switch (r.kind) {
    case route_kind::ingest_job: return take(codec::read_job(request.body), std::move(answer), o);
    case route_kind::ingest_call: return take(codec::read_call_record(request.body), std::move(answer), o);
    case route_kind::ingest_alert: return take(codec::read_alert(request.body), std::move(answer), o);
    default: return answer.send(error_response(errc::not_found));
  }
}

}  // namespace calllock::net

#include "net/twilio_routes.hpp"

#include "codec/twilio.hpp"
#include "net/http_error.hpp"

namespace calllock::net {
namespace {

using domain::errc;

std::shared_ptr<responder> shared(responder answer) { return std::make_shared<responder>(std::move(answer)); }

}  // namespace

void take_text_report(const request_view& request, responder answer, const api_options& o) {
  auto report = codec::read_text_report(request.query, request.body);
  if (!report.ok()) return answer.send(error_response(report.error.status, report.error.what));
  o.text_report(std::move(report.value), [to = shared(std::move(answer)), wait = o.retry_after](bool kept) {
    to->send(kept ? response{} : error_response(errc::store_down, {}, wait));
  });
}

void take_inbound_text(const request_view& request, responder answer, const api_options& o) {
  auto text = codec::read_inbound_text(request.body);
  if (!text.ok()) return answer.send(error_response(text.error.status, text.error.what));
  o.inbound_text(std::move(text.value),
                 [to = shared(std::move(answer)), wait = o.retry_after](const std::optional<std::string>& reply) {
                   if (!reply) return to->send(error_response(errc::store_down, {}, wait));
                   response twiml{200, codec::write_twiml(*reply)};
                   twiml.content_type = "text/xml; charset=utf-8";
                   to->send(std::move(twiml));
                 });
}

}  // namespace calllock::net

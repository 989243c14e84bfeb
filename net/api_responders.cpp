#include "net/api_responders.hpp"

#include "codec/retell.hpp"
#include "net/http_error.hpp"

namespace calllock::net {

response to_response(domain::tool tool, const domain::reply& reply) {
  if (const auto* stored = std::get_if<std::string>(&reply.body)) return {http_status(reply.status), *stored};
  const auto& body = std::get<domain::tool_reply>(reply.body);
  if (reply.status == domain::errc::ok) return {200, codec::write_reply(tool, body)};
  if (!body.message) return error_response(reply.status);
  // What the agent can say stands beside what a person debugging reads.
  return {http_status(reply.status), codec::write_map({{"error", *body.message}, {"message", *body.message}})};
}

call_responder::~call_responder() {
  if (!answered_) to_.send(error_response(domain::errc::overloaded));
}

void call_responder::answer(const domain::reply& reply) noexcept {
  if (answered_) return;
  answered_ = true;
  if (metrics_ && !is_event_) metrics_->tool_calls.count(domain::text(tool_), domain::name(reply.status));
  try {
    to_.send(to_response(tool_, reply));
  } catch (const std::exception&) {
    to_.send({500, R"({"error":"internal error"})"});
  }
}

}  // namespace calllock::net

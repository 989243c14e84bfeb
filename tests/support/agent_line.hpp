#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "support/http_link.hpp"

namespace calllock::test {

/// How a request proves where it comes from.
enum class proof_by : std::uint8_t { api_key, signature };

/// A voice agent's side of a connection to a daemon: sends tool calls and events of any calls, one at a time.
class agent_line {
public:
  explicit agent_line(std::uint16_t port, proof_by how = proof_by::api_key) : link_{port}, how_{how} {}

  /// `args` is a JSON object. Throws link_broken.
  http_answer tool(std::string_view name, std::string_view call_id, std::string_view args);
  http_answer event(std::string_view event, std::string_view call_id);
  http_answer post(std::string_view path, std::string_view body);
  http_answer get(std::string_view path) { return link_.request("GET", path); }
  [[nodiscard]] http_link& link() { return link_; }

private:
  http_link link_;
  proof_by how_;
};

/// The route of a tool, as agents are configured: `book_service` goes to the dashboard's path.
[[nodiscard]] std::string tool_path(std::string_view name);
/// Bodies as Retell sends them. The caller is +1512555xxxx, a digit run made from the call id.
[[nodiscard]] std::string tool_body(std::string_view name, std::string_view call_id, std::string_view args);
[[nodiscard]] std::string event_body(std::string_view event, std::string_view call_id);
[[nodiscard]] std::string caller_of(std::string_view call_id);
/// Headers that let the body in.
[[nodiscard]] header_list proof_of(proof_by how, std::string_view body);

inline constexpr std::string_view event_path = "/webhook/retell/call-ended";
inline constexpr std::string_view callback_args =
    R"({"reason":"no cooling","urgency":"normal","customer_name":"Robin Vale","issue_description":"AC does not cool"})";
inline constexpr std::string_view booking_args =
    R"({"customer_name":"Robin Vale","service_address":"40 Pecan Row, Austin, TX 78745",)"
    R"("preferred_time":"next Tuesday at 10am","issue_description":"AC does not cool","urgency_tier":"routine"})";

}  // namespace calllock::test

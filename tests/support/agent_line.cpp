#include "support/agent_line.hpp"

#include <chrono>

#include "net/signature.hpp"
#include "support/daemon_process.hpp"

namespace calllock::test {
namespace {

constexpr std::string_view turns =
    R"("transcript":"Agent: ACE Cooling, how can I help you?\nUser: My AC does not cool since yesterday.\n",)"
    R"("transcript_object":[{"role":"agent","content":"ACE Cooling, how can I help you?"},)"
    R"({"role":"user","content":"My AC does not cool since yesterday."}])";

std::string in_quotes(std::string_view s) { return "\"" + std::string{s} + "\""; }

}  // namespace

std::string caller_of(std::string_view call_id) {
  std::uint32_t n = 2166136261u;
  for (const char c : call_id) n = (n ^ static_cast<unsigned char>(c)) * 16777619u;
  return "+1512555" + std::to_string(1000 + n % 9000);
}

std::string tool_path(std::string_view name) {
  if (name == "book_service") return "/api/retell/book-service";
  return "/webhook/retell/" + std::string{name};
}

std::string tool_body(std::string_view name, std::string_view call_id, std::string_view args) {
  return "{\"name\":" + in_quotes(name) + ",\"call\":{\"call_id\":" + in_quotes(call_id) +
         R"(,"agent_id":"agent_1","direction":"inbound","call_status":"ongoing","start_timestamp":1775159140556,)" +
         "\"from_number\":" + in_quotes(caller_of(call_id)) + R"(,"to_number":"+15125550100"},"args":)" +
         std::string{args} + "}";
}

std::string event_body(std::string_view event, std::string_view call_id) {
  std::string out = "{\"event\":" + in_quotes(event) + ",\"call\":{\"call_id\":" + in_quotes(call_id) +
                    R"(,"agent_id":"agent_1","call_type":"phone_call","direction":"inbound",)" +
                    "\"from_number\":" + in_quotes(caller_of(call_id)) +
                    R"(,"to_number":"+15125550100","start_timestamp":1775159140556)";
  if (event == "call_started") return out + R"(,"call_status":"ongoing"}})";
  out += R"(,"call_status":"ended","end_timestamp":1775159201630,"duration_ms":61074,)"
         R"("disconnection_reason":"user_hangup",)" +
         std::string{turns};
  if (event == "call_analyzed")
    out += R"(,"call_analysis":{"call_summary":"The caller's AC does not cool.","user_sentiment":"Neutral",)"
           R"("call_successful":true,"custom_analysis_data":{}})";
  return out + "}}";
}

header_list proof_of(proof_by how, std::string_view body) {
  header_list headers{{"Content-Type", "application/json"}};
  if (how == proof_by::api_key) {
    headers.emplace_back("X-API-Key", daemon_api_key);
    return headers;
  }
  static const net::hmac_key key{daemon_retell_key, net::hmac_hash::sha256};
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  headers.emplace_back(
      "X-Retell-Signature",
      net::sign_as_retell(key, body, std::chrono::duration_cast<std::chrono::milliseconds>(now).count()));
  return headers;
}

http_answer agent_line::post(std::string_view path, std::string_view body) {
  return link_.request("POST", path, proof_of(how_, body), body);
}

http_answer agent_line::tool(std::string_view name, std::string_view call_id, std::string_view args) {
  return post(tool_path(name), tool_body(name, call_id, args));
}

http_answer agent_line::event(std::string_view event, std::string_view call_id) {
  return post(event_path, event_body(event, call_id));
}

}  // namespace calllock::test

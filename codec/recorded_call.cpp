#include "codec/recorded_call.hpp"

#include <boost/json.hpp>

#include "domain/call/events.hpp"

namespace calllock::codec {
namespace {

namespace json = boost::json;

constexpr std::string_view events_path = "/webhook/retell/call-ended";

std::string text_of(const json::object& o, std::string_view name) {
  const auto* v = o.if_contains(name);
  return v && v->is_string() ? std::string{v->as_string()} : std::string{};
}

/// The call object without the members that are not there yet.
json::object without(const json::object& call, std::initializer_list<std::string_view> names) {
  json::object out = call;
  for (const auto name : names) out.erase(name);
  return out;
}

recorded_request event(std::string_view name, json::object call) {
  return {std::string{events_path}, json::serialize(json::object{{"event", name}, {"call", std::move(call)}})};
}

/// The tools of the trace, each with the conversation up to its call, as the agent sent them.
void add_tools(const json::object& call, recorded_call& out) {
  const auto* trace = call.if_contains("transcript_with_tool_calls");
  if (!trace || !trace->is_array()) return;
  const auto base =
      without(call, {"transcript", "transcript_object", "call_analysis", "end_timestamp", "duration_ms",
                     "disconnection_reason", "collected_dynamic_variables", "transcript_with_tool_calls"});
  json::array so_far;
  for (const auto& entry : trace->as_array()) {
    if (!entry.is_object()) continue;
    const auto& e = entry.as_object();
    if (text_of(e, "role") == "tool_call_invocation") {
      const auto tool = domain::parse_tool(text_of(e, "name"));
      boost::system::error_code error;
      auto args = json::parse(text_of(e, "arguments"), error);
      if (tool && !error && args.is_object()) {
        json::object live = base;
        live["call_status"] = "ongoing";
        live["transcript_with_tool_calls"] = so_far;
        out.live.push_back({"/webhook/retell/" + std::string{domain::text(*tool)},
                            json::serialize(json::object{
                                {"name", text_of(e, "name")}, {"call", std::move(live)}, {"args", std::move(args)}})});
      }
    }
    so_far.push_back(entry);
  }
}

}  // namespace

parsed<recorded_call> read_recorded(std::string_view line) {
  parsed<recorded_call> out;
  boost::system::error_code error;
  json::value root = json::parse(line, error);
  if (error || !root.is_object()) {
    out.error = {domain::errc::malformed, "not a JSON object"};
    return out;
  }
  json::object body = root.as_object();
  if (auto* payload = body.if_contains("payload"); payload && payload->is_object())
    body = json::object{payload->as_object()};
  const auto* call_value = body.if_contains("call");
  if (!call_value || !call_value->is_object() || text_of(call_value->as_object(), "call_id").empty()) {
    out.error = {domain::errc::malformed, "no call with a call_id"};
    return out;
  }
  const json::object& call = call_value->as_object();
  out.value.call_id = text_of(call, "call_id");
  out.value.analyzed = {std::string{events_path}, json::serialize(body)};
  out.value.live.push_back(
      event("call_started",
            without(call, {"transcript", "transcript_object", "transcript_with_tool_calls", "call_analysis",
                           "end_timestamp", "duration_ms", "disconnection_reason", "collected_dynamic_variables"})));
  add_tools(call, out.value);
  out.value.live.push_back(event("call_ended", without(call, {"call_analysis"})));
  out.value.live.push_back(out.value.analyzed);
  return out;
}

}  // namespace calllock::codec

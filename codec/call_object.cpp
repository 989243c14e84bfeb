#include "codec/call_object.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "codec/time_text.hpp"
#include "domain/ascii.hpp"

namespace calllock::codec {
namespace {

using domain::speaker;
using domain::trace_kind;

std::string text_or_empty(const json_value& v) { return v.text().value_or(std::string{}); }

domain::call_direction read_direction(const json_value& v) {
  const auto s = text_or_empty(v);
  if (domain::same_text(s, "inbound")) return domain::call_direction::inbound;
  if (domain::same_text(s, "outbound")) return domain::call_direction::outbound;
  return domain::call_direction::unknown;
}

std::vector<domain::utterance> spoken_turns(const json_value& entries) {
  std::vector<domain::utterance> turns;
  entries.each_element([&](const json_value& e) {
    const auto role = e["role"].string();
    const auto content = e["content"].string();
    if (!role || !content) return;
    if (*role == "agent") turns.push_back({speaker::agent, std::string{*content}});
    if (*role == "user") turns.push_back({speaker::caller, std::string{*content}});
  });
  return turns;
}

bool take_prefix(std::string_view& line, std::string_view prefix) {
  if (!line.starts_with(prefix)) return false;
  line.remove_prefix(prefix.size());
  if (line.starts_with(' ')) line.remove_prefix(1);
  return true;
}

/// Lines `Agent: …` and `User: …`; a line without a speaker goes on with the one before.
std::vector<domain::utterance> turns_of_lines(std::string_view transcript) {
  std::vector<domain::utterance> turns;
  while (!transcript.empty()) {
    const auto end = std::min(transcript.find('\n'), transcript.size());
    std::string_view line = transcript.substr(0, end);
    transcript.remove_prefix(std::min(end + 1, transcript.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (take_prefix(line, "Agent:")) {
      turns.push_back({speaker::agent, std::string{line}});
    } else if (take_prefix(line, "User:")) {
      turns.push_back({speaker::caller, std::string{line}});
    } else if (!turns.empty() && !line.empty()) {
      turns.back().text.append(1, ' ').append(line);
    }
  }
  return turns;
}

/// Members of an object that is there as such or as JSON text in a string; empty for anything else (retell.md trap 11).
domain::text_map fields_of(const json_value& v) {
  if (v.is_object()) return scalars(v);
  const auto s = v.string();
  if (!s || s->find('{') == std::string_view::npos) return {};
  const json_document inner{*s};
  return inner.ok() ? scalars(inner.root()) : domain::text_map{};
}

domain::trace_entry read_trace_entry(const json_value& e) {
  domain::trace_entry out;
  const auto role = e["role"].string().value_or(std::string_view{});
  const json_value content = e["content"];
  out.text = content.is_object() || content.is_array() ? content.serialised() : text_or_empty(content);
  if (role == "agent") out.kind = trace_kind::agent;
  if (role == "user") out.kind = trace_kind::caller;
  if (role == "tool_call_invocation") {
    out.kind = trace_kind::invocation;
    out.tool_call_id = text_or_empty(e["tool_call_id"]);
    out.name = text_or_empty(e["name"]);
    out.fields = fields_of(e["arguments"]);
  }
  if (role == "tool_call_result") {
    out.kind = trace_kind::result;
    out.tool_call_id = text_or_empty(e["tool_call_id"]);
    out.name = text_or_empty(e["name"]);
    out.fields = fields_of(content);
    out.successful = e["successful"].flag();
  }
  return out;
}

std::vector<domain::trace_entry> read_trace(const json_value& entries) {
  std::vector<domain::trace_entry> trace;
  entries.each_element([&](const json_value& e) {
    if (e.is_object()) trace.push_back(read_trace_entry(e));
  });
  std::unordered_map<std::string_view, std::string_view> names;
  for (const auto& t : trace)
    if (t.kind == trace_kind::invocation && !t.tool_call_id.empty()) names.try_emplace(t.tool_call_id, t.name);
  for (auto& t : trace) {
    if (t.kind != trace_kind::result || !t.name.empty()) continue;
    if (const auto it = names.find(t.tool_call_id); it != names.end()) t.name = std::string{it->second};
  }
  return trace;
}

void read_analysis_object(const json_value& analysis, domain::call_record& out) {
  out.has_analysis = analysis.is_object();
  out.custom_analysis = scalars(analysis["custom_analysis_data"]);
  out.call_summary = text_or_empty(analysis["call_summary"]);
  out.user_sentiment = text_or_empty(analysis["user_sentiment"]);
  out.in_voicemail = analysis["in_voicemail"].flag();
}

}  // namespace

bad_input check_call_id(const json_value& call) {
  const auto id = call["call_id"].string();
  if (!id || id->empty()) return {domain::errc::malformed, "Missing call_id"};
  if (id->size() > longest_call_id)
    return {domain::errc::unprocessable, "call_id is longer than " + std::to_string(longest_call_id) + " bytes"};
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  if (std::any_of(id->begin(), id->end(), is_control))
    return {domain::errc::unprocessable, "call_id has control characters"};
  return {domain::errc::ok, {}};
}

domain::call_record read_call_object(const json_value& call) {
  domain::call_record out;
  out.call_id = text_or_empty(call["call_id"]);
  out.agent_id = text_or_empty(call["agent_id"]);
  out.direction = read_direction(call["direction"]);
  out.from_number = text_or_empty(call["from_number"]);
  out.to_number = text_or_empty(call["to_number"]);
  out.started_at = from_unix_ms(call["start_timestamp"].integer());
  out.ended_at = from_unix_ms(call["end_timestamp"].integer());
  out.disconnection_reason = text_or_empty(call["disconnection_reason"]);
  out.transcript = text_or_empty(call["transcript"]);
  const json_value with_tools = call["transcript_with_tool_calls"];
  out.turns = spoken_turns(call["transcript_object"]);
  if (out.turns.empty()) out.turns = spoken_turns(with_tools);
  if (out.turns.empty()) out.turns = turns_of_lines(out.transcript);
  out.trace = read_trace(with_tools);
  out.dynamic_variables = scalars(call["collected_dynamic_variables"]);
  read_analysis_object(call["call_analysis"], out);
  return out;
}

std::string tenant_of(const json_value& call) { return text_or_empty(call["metadata"]["tenant"]); }

}  // namespace calllock::codec

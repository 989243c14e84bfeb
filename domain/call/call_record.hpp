#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/tenant.hpp"

namespace calllock::domain {

/// Scalars of a JSON object as text (`true`, `12.5`), nested values left out; names as sent. Order does not matter.
using text_map = std::map<std::string, std::string, std::less<>>;

/// The value of `key` unless it is absent or a sentinel (see `is_sentinel`).
[[nodiscard]] std::optional<std::string> known(const text_map& map, std::string_view key);

enum class speaker : unsigned char { agent, caller };

/// One spoken turn.
struct utterance {
  speaker who = speaker::agent;
  std::string text;
  friend bool operator==(const utterance&, const utterance&) = default;
};

enum class trace_kind : unsigned char { agent, caller, invocation, result, other };

/// One entry of Retell's `transcript_with_tool_calls` (retell.md (d)). `arguments` and `content` are JSON inside a
/// string there; the codec has read them, `fields` is empty when they could not be read.
struct trace_entry {
  trace_kind kind = trace_kind::other;
  std::string text;          ///< what was said
  std::string tool_call_id;  ///< joins a result to its invocation
  std::string name;          ///< tool name; of an invocation, and copied to its result when the ids match
  text_map fields;           ///< arguments of an invocation, members of a result's content
  std::optional<bool> successful;
};

enum class call_direction : unsigned char { unknown, inbound, outbound };

/// Retell's call object (retell.md (d)) as far as the engine uses it; absent members are empty.
struct call_record {
  std::string call_id;
  std::string agent_id;
  call_direction direction = call_direction::unknown;
  std::string from_number;  ///< as sent; not normalised
  std::string to_number;
  std::optional<instant> started_at;
  std::optional<instant> ended_at;
  std::string disconnection_reason;
  std::string transcript;          ///< lines `Agent: …` / `User: …`
  std::vector<utterance> turns;    ///< from transcript_object, else from `transcript`; roles agent and user only (D-14)
  std::vector<trace_entry> trace;  ///< transcript_with_tool_calls, in order
  text_map dynamic_variables;      ///< collected_dynamic_variables
  text_map custom_analysis;        ///< call_analysis.custom_analysis_data
  std::string call_summary;
  std::string user_sentiment;  ///< as sent; compared without regard to case
  std::optional<bool> in_voicemail;
  bool has_analysis = false;  ///< a call_analysis object was there
};

}  // namespace calllock::domain

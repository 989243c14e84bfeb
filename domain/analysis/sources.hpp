#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "domain/analysis/reading.hpp"
#include "domain/call/call_facts.hpp"
#include "domain/call/call_record.hpp"

namespace calllock::domain {

/// What a tool of this call was given under the first of `keys` that it was given: from the facts, else from the last
/// invocation in the trace that is not a look-up. Never a sentinel, never the answer of a look-up.
[[nodiscard]] std::optional<std::string> from_tool(const call_record& call, const call_facts& facts,
                                                   std::initializer_list<std::string_view> keys);

/// The dynamic variable, else the custom analysis, under the first of `keys` that has a usable value. Both may be stale
/// or wrong, so callers of this function prefer whatever was said.
[[nodiscard]] std::optional<std::string> from_variables(const call_record& call, const call_facts& facts,
                                                        std::initializer_list<std::string_view> keys);

/// A record that a look-up found, and what the caller made of it.
struct found_record {
  std::string name;
  std::string address;
  std::string zip;
  std::string visit;       ///< kind of the appointment or service it lists
  bool confirmed = false;  ///< the caller said that it is him, or gave the same name
  bool denied = false;     ///< the caller said that it is not
};

/// The last look-up of the call that found anything (Retell's `lookup_caller`, `get_customer_status`).
[[nodiscard]] std::optional<found_record> record_found(const reading& r, const call_record& call);

/// True if one of the words of `text` (letters and digits, three or more) was said by `who`.
[[nodiscard]] bool was_said(const reading& r, speaker who, std::string_view text);

/// Lower-case letters and digits of `text`, everything else a single blank: for comparing values.
[[nodiscard]] std::string comparable(std::string_view text);

}  // namespace calllock::domain

#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/analysis/analyse.hpp"

namespace calllock::domain::test {

/// A call written down as lines:
///   A: what the agent says      U: what the caller says
///   T: tool name | key=value | key=value … = {"json": "answer"}   a tool call and its answer as fields key=value
///   @ key=value                 direction, ended (disconnection reason), at (RFC 3339), sentiment, or a dynamic
///   variable
/// A tool line: `T: book_service | urgency_tier=urgent | preferred_time=today -> booking_confirmed=true`.
[[nodiscard]] call_record written_call(std::string_view lines);

/// The analysis of a written call with the built-in phrases; the business opens Monday to Friday 08:00 to 17:00 in
/// Chicago unless `tenant` says otherwise.
[[nodiscard]] analysis judged(std::string_view lines);
[[nodiscard]] analysis judged(const call_record& call, const tenant_profile& tenant);
[[nodiscard]] call_facts facts_of(const call_record& call, const tenant_profile& tenant);
[[nodiscard]] tenant_profile weekday_business();

[[nodiscard]] std::set<std::string> names(const analysis& a, tag_category c);
[[nodiscard]] bool has_tag(const analysis& a, std::string_view name);
[[nodiscard]] const tag* find_tag(const analysis& a, std::string_view name);

/// What is expected of a call: `urgency=high type=SERVICE hazards=GAS_LEAK,CO_EVENT tags=… not=…`; keys: urgency, end,
/// caller, type, tier, color, hazards (complete; `-` for none), duration, equipment, name, street, zip, phone (a blank
/// written `_`), tags (at least these), not (none of these). Returns what is wrong, empty when nothing is.
[[nodiscard]] std::string wrong_with(const analysis& a, std::string_view expected);

struct labelled_call {
  std::string_view about;  ///< one line, with the id of the defect
  std::string_view lines;
  std::string_view expected;
};

/// A call in words that no rule was written for, and what a careful reader takes from it.
struct wording {
  std::string_view lines;
  std::string_view expected;
};
void check_wordings(const std::vector<wording>& calls);

/// Checks each call of a table, naming the call in the message.
void check_all(const std::vector<labelled_call>& calls);

}  // namespace calllock::domain::test

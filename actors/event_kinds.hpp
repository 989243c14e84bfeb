#pragma once

#include <string>

#include "actors/interfaces.hpp"

/// What a call's actor has to tell apart among its events.
namespace calllock::actors {

/// Null unless the request is a tool call.
[[nodiscard]] const domain::tool_called* tool_of(const request_ptr& r);
/// What a calendar said to an effect: it must not be lost. What was only asked can be asked again.
[[nodiscard]] bool is_effect(const domain::call_event& e);
/// True for what may be the first that is heard of a call. Anything else belongs to one that is in the store.
[[nodiscard]] bool begins_a_call(const domain::call_event& e);

/// Kind, name and business part of an event for the journal.
struct described {
  std::string kind, name;
  domain::text_map request;
};
[[nodiscard]] described describe(const domain::call_event& event);

}  // namespace calllock::actors

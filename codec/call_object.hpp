#pragma once

#include <string>

#include "codec/json_reader.hpp"
#include "codec/retell.hpp"

namespace calllock::codec {

/// Longest call id that is accepted, in bytes; Retell's have about 32.
inline constexpr std::size_t longest_call_id = 128;

/// What is wrong with the call's identity; `ok` when it can be used.
[[nodiscard]] bad_input check_call_id(const json_value& call);

/// The call object, as far as the engine uses it. Never fails: a member of the wrong type counts as absent.
[[nodiscard]] domain::call_record read_call_object(const json_value& call);

/// `call.metadata.tenant`, or empty.
[[nodiscard]] std::string tenant_of(const json_value& call);

}  // namespace calllock::codec

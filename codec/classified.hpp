#pragma once

#include <string>

#include "domain/call/close.hpp"

namespace calllock::codec {

/// One line of `calllock classify --jsonl` (design.md §5):
/// `{"call_id","job","call","scorecard":{"score","fields","warnings"}}`.
[[nodiscard]] std::string write_classified(const domain::finished_call& call);

}  // namespace calllock::codec

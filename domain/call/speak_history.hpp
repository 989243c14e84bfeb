#pragma once

#include <string>

#include "domain/call/reply.hpp"

namespace calllock::domain {

/// What the agent may say of a caller's history (backend.md §3.5): notes first, then greeting, appointment, last call,
/// promise, alert. Each part stands for itself, so notes are told even when there is nothing else (P-35). The name is
/// offered as a question: a number is a hint, not a person (S-17).
[[nodiscard]] std::string speak_history(const customer_history& h);

}  // namespace calllock::domain

#include "domain/call/speak_history.hpp"

namespace calllock::domain {
namespace {

std::string about(const std::string& issue) { return issue.empty() ? std::string{} : " about " + issue; }

}  // namespace

std::string speak_history(const customer_history& h) {
  if (!h.found) return "I don't have any earlier calls or appointments under this number. How can I help you today?";
  std::string out;
  const auto say = [&](const std::string& sentence) { out += (out.empty() ? "" : " ") + sentence; };
  for (const auto& note : h.operator_notes) say("Note: " + note + (note.ends_with('.') ? "" : "."));
  if (!h.customer_name.empty())
    say("This number has called before under the name " + h.customer_name + "; please confirm who is calling.");
  if (h.upcoming)
    say("There is an appointment on " + h.upcoming->date + " at " + h.upcoming->time +
        (h.upcoming->issue.empty() ? "" : " for " + h.upcoming->issue) + ".");
  if (!h.recent_calls.empty()) {
    const auto& last = h.recent_calls.front();
    say("The last call was " + last.date + about(last.issue) +
        (h.recent_calls.size() > 1 ? ", one of " + std::to_string(h.recent_calls.size()) + " recent calls." : "."));
  }
  if (h.callback_promise)
    say("A call back was promised " + h.callback_promise->date + about(h.callback_promise->issue) + ".");
  if (h.urgent_alert)
    say("An urgent alert was raised " + h.urgent_alert->date + ": " + h.urgent_alert->description +
        (h.urgent_alert->description.ends_with('.') ? "" : "."));
  return out;
}

}  // namespace calllock::domain

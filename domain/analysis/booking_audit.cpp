#include "domain/analysis/judgements.hpp"
#include "domain/analysis/text_search.hpp"

namespace calllock::domain {

namespace {

/// Collapsed blanks, trimmed, lower case: the comparison of backend.md §9.
std::string plain(std::string_view s) {
  std::string out;
  for (const char c : s) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out.push_back(blank ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

void judge_booking_audit(judgement& j) {
  auto& o = j.out;
  o.requested_time = j.tools.requested_time;
  o.booked_slot = j.tools.booked_slot;
  o.transition_urgency = j.tools.transition_urgency;
  o.booking_urgency = j.tools.booking_urgency;
  o.slot_changed =
      !o.requested_time.empty() && !o.booked_slot.empty() && plain(o.requested_time) != plain(o.booked_slot);
  o.urgency_mismatch = !o.transition_urgency.empty() && !o.booking_urgency.empty() &&
                       !same_text(o.transition_urgency, o.booking_urgency);
}

}  // namespace calllock::domain

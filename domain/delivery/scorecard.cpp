#include <algorithm>

#include "domain/delivery/cards.hpp"

namespace calllock::domain {

namespace {

constexpr int points_of_contact = 15;  ///< name, phone, address, problem: each
constexpr int points_of_urgency = 10;
constexpr int points_of_outcome = 20;
constexpr int points_of_tags = 10;

bool given(const std::optional<std::string>& v) { return v && !is_sentinel(*v); }

/// Tags that speak of the call itself; those of clock and calendar come to every call (P-34).
bool has_speaking_tag(const analysis& a) {
  const auto automatic = [](const tag& t) { return t.turn < 0; };
  return std::any_of(a.tags.begin(), a.tags.end(), [&](const auto& list) {
    return std::any_of(list.begin(), list.end(), [&](const tag& t) { return !automatic(t); });
  });
}

}  // namespace

scorecard score_call(const analysis& a, const call_facts& facts) {
  scorecard out;
  const auto credit = [&](const char* name, bool earned, int points) {
    out.fields.emplace_back(name, earned ? points : 0);
    out.score += earned ? points : 0;
  };
  const bool booked = facts.booking == booking_status::confirmed;
  credit("customer_name", given(a.customer_name), points_of_contact);
  credit("customer_phone", given(a.customer_phone), points_of_contact);
  credit("service_address", given(a.street_address), points_of_contact);
  credit("problem_description", given(a.problem_description), points_of_contact);
  credit("urgency", a.urgency != urgency::none, points_of_urgency);
  // A callback is a fact when a tool recorded it, whether or not anybody named its kind (P-34).
  credit("booked_or_callback", booked || facts.callback_promised, points_of_outcome);
  const bool tagged = has_speaking_tag(a);
  credit("tags", tagged, points_of_tags);

  if (!tagged) out.warnings.emplace_back("zero-tags");
  const bool wants_nothing = a.reason == end_reason::wrong_number || a.reason == end_reason::out_of_area ||
                             a.reason == end_reason::cancelled || a.reason == end_reason::rescheduled ||
                             a.reason == end_reason::safety_emergency || a.reason == end_reason::urgent_escalation ||
                             !a.tags[static_cast<std::size_t>(tag_category::non_customer)].empty();
  if (!booked && !facts.callback_promised && !facts.alert_sent_sales && !wants_nothing)
    out.warnings.emplace_back("callback-gap");
  return out;
}

}  // namespace calllock::domain

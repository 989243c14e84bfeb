// check_calendar_availability: free times as wished, else near the wish; an error is no empty calendar (B-12, B-25).
#include <algorithm>

#include "domain/booking/local_time.hpp"
#include "domain/call/calendar_talk.hpp"
#include "domain/call/dedup.hpp"
#include "domain/call/rules.hpp"

namespace calllock::domain {
namespace {

constexpr std::size_t max_offers = 3;

urgency urgency_of(const tool_called& e) {
  for (const std::string_view name : {"urgency", "urgency_tier"})
    if (const auto v = known(e.args, name))
      if (const auto u = parse_urgency(*v); u != urgency::none) return u;
  return urgency::none;
}

/// Without a wish somebody who can wait gets three days to choose from, one in need the next times (backend.md §14.1).
std::vector<instant> choose(const slots_found& e, bool spread, const step_context& c) {
  std::vector<instant> out;
  for (const auto t : e.slots) {
    if (out.size() == max_offers) break;
    const bool same_day =
        !out.empty() && local_date(out.back(), c.tenant->time_zone) == local_date(t, c.tenant->time_zone);
    if (!spread || !same_day) out.push_back(t);
  }
  return out;
}

}  // namespace

void ask_availability(step_result& r, const tool_called& e, std::string_view key, const step_context& c) {
  r.changed = false;
  const std::string wished = wished_time(e.args);
  wish w;
  if (wished.empty())
    w.kind = wish_kind::soonest;
  else
    w = parse_wish(wished, c.now, c.tenant->time_zone, c.tenant->hours);
  if (w.kind == wish_kind::unclear) return answer(r, key, failed("time_unclear", ask_for_time(w)));
  auto ask = window_of(w, key, c);
  ask.asked_by = std::make_shared<const tool_called>(e);
  r.intents.push_back(std::move(ask));
}

void tell_availability(step_result& r, const slots_found& e, const step_context& c) {
  const tool_called& asked = *e.asked_by;
  const auto stated = urgency_of(asked);
  r.changed = stated != urgency::none;  // only what was stated, and only as one of the four values (B-26)
  r.state.urgency.offer(stated, said{asked.order, 1});
  if (!e.ok)
    return answer(r, e.idempotency_key,
                  failed("calendar_unavailable",
                         "I can't see the calendar right now. I can have the office call you back to set up a time."));
  tool_reply body;
  body.success = true;
  const bool wished = !wished_time(asked.args).empty();
  const auto free = choose(e, !wished && stated < urgency::high, c);
  if (free.empty()) {
    body.code = "slot_taken";
    add_alternatives(body, wished ? "That time isn't open." : "I don't see an opening in the next days.", e.nearby, c);
  } else {
    const std::string open = join_spoken(free, c);
    body.message = wished && free.size() == 1 ? open + " is open. Would you like that time?"
                                              : "I have " + open + ". Which would you like?";
    for (const auto t : free) body.slots.push_back(offer(t, c));
  }
  answer(r, e.idempotency_key, std::move(body));
}

}  // namespace calllock::domain

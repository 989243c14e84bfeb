#include "app/caller_history.hpp"

#include <algorithm>
#include <mutex>

#include "domain/booking/local_time.hpp"

namespace calllock::app {
namespace {

/// Two answers from two threads; the second one tells.
struct both {
  std::mutex mutex;
  std::optional<domain::history_found> tables;
  std::optional<domain::bookings_found> standing;
  std::shared_ptr<const domain::tenant_profile> tenant;
  domain::instant now{};
  std::function<void(domain::history_found)> done;

  /// Takes one of the two; whoever brings the second tells.
  template <class Part>
  void take(std::optional<Part>& place, Part part) {
    {
      const std::lock_guard guard{mutex};
      place = std::move(part);
      if (!tables || !standing) return;
    }
    if (tables->ok) merge_standing(tables->history, *standing, *tenant, now);
    done(std::move(*tables));
  }
};

}  // namespace

void merge_standing(domain::customer_history& h, const domain::bookings_found& standing,
                    const domain::tenant_profile& tenant, domain::instant now) {
  if (!standing.ok) return;
  const auto next = std::find_if(standing.bookings.begin(), standing.bookings.end(),
                                 [&](const auto& b) { return b.end.value_or(b.start) > now; });
  if (next == standing.bookings.end()) {
    if (h.upcoming && !h.upcoming->booking_uid.empty()) h.upcoming.reset();
    return;
  }
  const auto& zone = tenant.time_zone;
  domain::customer_history::appointment a;
  a.date = domain::speak_date(domain::local_date(next->start, zone), domain::local_date(now, zone));
  a.time = domain::speak_clock(domain::local_clock(next->start, zone));
  a.booking_uid = next->uid;
  if (h.upcoming && h.upcoming->booking_uid == next->uid) a.issue = h.upcoming->issue;
  h.upcoming = std::move(a);
  if (h.customer_name.empty() && !domain::is_sentinel(next->attendee_name)) h.customer_name = next->attendee_name;
  h.found = true;
}

decltype(actors::store_port::history) with_calendar(
    decltype(actors::store_port::history) tables,
    std::function<domain::calendar*(const domain::tenant_profile&)> outside, std::chrono::milliseconds patience) {
  return [tables = std::move(tables), outside = std::move(outside), patience](
             std::shared_ptr<const domain::tenant_profile> who, domain::look_up_history ask, domain::instant now,
             std::function<void(domain::history_found)> done) {
    auto* calendar = outside(*who);
    if (!calendar) return tables(std::move(who), std::move(ask), now, std::move(done));
    auto state = std::make_shared<both>();
    state->tenant = who;
    state->now = now;
    state->done = std::move(done);
    calendar->list({*who, "history", patience}, {"history", ask.phone, nullptr},
                   [state](domain::bookings_found b) { state->take(state->standing, std::move(b)); });
    tables(std::move(who), std::move(ask), now,
           [state](domain::history_found h) { state->take(state->tables, std::move(h)); });
  };
}

}  // namespace calllock::app

// Finding, cancelling and moving bookings that stand at Cal.com.
#include <algorithm>

#include "domain/booking/local_time.hpp"
#include "net/providers/calcom_flows.hpp"

namespace calllock::net {
using codec::calcom_booking;
using codec::calcom_failure;
using codec::calcom_status;
using domain::booking_changed;
using domain::bookings_found;
using domain::change_booking;
using domain::effect_state;

namespace {

constexpr std::size_t page_size = 100;
constexpr int most_pages = 50;

/// Exact, and an absent number is nobody's (B-06).
bool belongs_to(const calcom_booking& b, const std::string& phone) {
  const auto same = [&](std::string_view other) { return domain::normalise_phone(other) == phone; };
  const auto noted = b.metadata.find("phone");
  if (noted != b.metadata.end() && same(noted->second)) return true;
  return std::any_of(b.attendees.begin(), b.attendees.end(), [&](const codec::calcom_attendee& a) {
    return same(a.phone) || a.email == codec::calcom_email(phone, {});
  });
}

booking_changed changed(const change_booking& what, effect_state state, std::string uid, std::string error) {
  return {what.idempotency_key, state, std::move(uid), {}, {}, {}, std::move(error)};
}
booking_changed changed(const change_booking& what, effect_state state, const calcom_booking& b,
                        std::string error = {}) {
  return {what.idempotency_key, state, b.uid, b.start, b.end, {}, std::move(error)};
}

/// What a booking that does not stand any more says about an attempt to cancel it.
booking_changed read_cancelled(const change_booking& what, const calcom_booking& b) {
  if (b.status == calcom_status::rejected) return changed(what, effect_state::confirmed, b);
  if (b.status != calcom_status::cancelled) return changed(what, effect_state::unknown, b, "the booking still stands");
  // Moving a booking cancels the old one: the customer still has an appointment, under another uid.
  if (!b.rescheduled_to.empty())
    return changed(what, effect_state::refused, b.rescheduled_to, "the booking was moved meanwhile");
  return changed(what, effect_state::confirmed, b);
}

constexpr auto not_moved_yet = "the booking was not moved yet";

/// The booking that an old one was moved to, if it starts as wished.
later<booking_changed> read_moved(calcom_ptr api, errand e, change_booking what) {
  auto old = co_await api->get(e, what.uid);
  if (!old.answered()) co_return changed(what, effect_state::unknown, what.uid, old.error);
  if (old.value.rescheduled_to.empty()) {
    const bool gone = old.value.status == calcom_status::cancelled || old.value.status == calcom_status::rejected;
    co_return changed(what, gone ? effect_state::refused : effect_state::unknown, what.uid,
                      gone ? "the booking was cancelled" : not_moved_yet);
  }
  auto moved = co_await api->get(e, old.value.rescheduled_to);
  if (!moved.answered()) co_return changed(what, effect_state::unknown, what.uid, moved.error);
  if (moved.value.start != what.start)
    co_return changed(what, effect_state::refused, moved.value, "the booking was moved to another time meanwhile");
  co_return changed(what,
                    moved.value.status == calcom_status::accepted ? effect_state::confirmed : effect_state::unknown,
                    moved.value);
}

/// Looks until it is known whether the booking was moved. The attempt behind a later one ended a while ago: what two
/// looks apart from each other do not show has not happened and will not.
later<booking_changed> read_back(calcom_ptr api, errand e, change_booking what, std::string error) {
  for (int clear_looks = 0;;) {
    auto moved = co_await read_moved(api, e, what);
    if (moved.state != effect_state::unknown) co_return moved;
    if (moved.error == not_moved_yet && ++clear_looks >= 2 && what.attempt > 1) {
      moved.state = effect_state::refused;
      co_return moved;
    }
    const bool again = co_await pause(e, api->setup().probe_pause, calcom_api::least);
    if (!again) co_return changed(what, effect_state::unknown, what.uid, error.empty() ? moved.error : error);
  }
}

}  // namespace

later<bookings_found> list_calcom_bookings(calcom_ptr api, errand e, domain::list_bookings what) {
  bookings_found out;
  out.idempotency_key = what.idempotency_key;
  const auto phone = domain::normalise_phone(what.phone);
  out.ok = true;
  if (!phone) co_return out;
  std::size_t received = 0;  // pages may be shorter than asked for
  for (int page = 0; page < most_pages; ++page) {
    calcom_api::query filter = {{"status", "upcoming,unconfirmed"},
                                {"sortStart", "asc"},
                                {"take", std::to_string(page_size)},
                                {"skip", std::to_string(received)}};
    auto got = co_await api->list(e, std::move(filter));
    if (!got.answered()) {
      out.ok = false;
      out.error = got.error;
      co_return out;
    }
    received += got.value.bookings.size();
    for (auto& b : got.value.bookings) {
      const bool there =
          std::any_of(out.bookings.begin(), out.bookings.end(), [&](const auto& o) { return o.uid == b.uid; });
      if (there || !belongs_to(b, *phone)) continue;
      out.bookings.push_back({b.uid, b.start, b.end, b.attendees.empty() ? "" : b.attendees.front().name});
    }
    if (!got.value.has_next) co_return out;
  }
  out.ok = false;
  out.error = "the calendar has more bookings than are read";
  co_return out;
}

later<booking_changed> cancel_calcom(calcom_ptr api, errand e, change_booking what) {
  const auto body = codec::write_calcom_cancel(what.reason);
  for (int tries = 1;; ++tries) {
    auto said = co_await api->cancel(e, what.uid, body);
    if (said.answered()) co_return read_cancelled(what, said.value);
    if (said.fate == calcom_fate::refused && said.failure != calcom_failure::done_already)
      co_return changed(what, effect_state::refused, what.uid, said.error);
    // Cancelling by uid twice does no harm; whether it is cancelled says the booking itself.
    auto now = co_await api->get(e, what.uid);
    if (now.answered() && now.value.status == calcom_status::cancelled) co_return read_cancelled(what, now.value);
    const bool again = tries == 1 && e.left() > 2 * calcom_api::least;
    if (!again) {
      const bool nothing_done = said.fate == calcom_fate::not_done && tries == 1 && what.attempt == 1;
      co_return changed(what, nothing_done ? effect_state::refused : effect_state::unknown, what.uid, said.error);
    }
  }
}

later<booking_changed> reschedule_calcom(calcom_ptr api, errand e, domain::tenant_profile tenant, change_booking what) {
  if (what.attempt > 1) {
    auto found = co_await read_back(api, e, what, {});
    co_return found;
  }
  auto said = co_await api->reschedule(e, what.uid, codec::write_calcom_reschedule(what.start, what.reason));
  if (said.answered()) {
    const bool stands = said.value.status == calcom_status::accepted;
    co_return changed(what, stands ? effect_state::confirmed : effect_state::unknown, said.value,
                      stands ? "" : "pending: the calendar's owner has to accept the booking");
  }
  if (said.fate == calcom_fate::not_done) co_return changed(what, effect_state::refused, what.uid, said.error);
  if (said.fate == calcom_fate::refused && said.failure != calcom_failure::done_already) {
    auto refused = changed(what, effect_state::refused, what.uid, said.error);
    if (said.failure == calcom_failure::taken || said.failure == calcom_failure::not_offered)
      refused.nearby = co_await calcom_alternatives(api, e, std::move(tenant), what.start, what.uid);
    co_return refused;
  }
  // Never again blindly: two moves of one booking both succeed (calcom.md §6).
  auto found = co_await read_back(api, e, what, said.error);
  co_return found;
}

}  // namespace calllock::net

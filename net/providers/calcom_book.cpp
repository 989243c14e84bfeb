// Booking at Cal.com: one intent, at most one booking, and no answer that is not certain (calcom.md §6).
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "domain/booking/local_time.hpp"
#include "net/providers/calcom_flows.hpp"
#include "telemetry/log.hpp"

namespace calllock::net {
namespace asio = boost::asio;
using codec::calcom_failure;
using codec::calcom_status;
using domain::booking_settled;
using domain::create_booking;
using domain::effect_state;
using std::chrono::milliseconds;
using telemetry::field;

namespace {

constexpr int most_probes = 3;
constexpr milliseconds reconnect_pause{200};
constexpr int part_for_a_hold = 4;  ///< of the time that is left

booking_settled settled(const create_booking& what, effect_state state, std::string error) {
  booking_settled s;
  s.idempotency_key = what.idempotency_key;
  s.state = state;
  s.error = std::move(error);
  return s;
}

/// What a booking of ours at Cal.com means.
booking_settled settled(const calcom_api& api, const errand& e, const create_booking& what,
                        const codec::calcom_booking& b) {
  auto s = settled(what, effect_state::unknown, {});
  s.provider_uid = b.uid;
  s.start_at = b.start;
  s.end_at = b.end;
  switch (b.status) {
    case calcom_status::accepted: s.state = effect_state::confirmed; break;
    case calcom_status::cancelled:
    case calcom_status::rejected:
      s.state = effect_state::refused;
      s.error = "the calendar's owner did not accept the booking";
      break;
    case calcom_status::pending:
    case calcom_status::other: s.error = "pending: the calendar's owner has to accept the booking"; break;
  }
  if (b.start != what.start) {
    telemetry::log_event(telemetry::level::error, "calcom_other_start", {field::call_id(e.call_id)});
    if (api.setup().metrics) api.setup().metrics->errors.count("calcom");
  }
  return s;
}

std::string body_of(const calcom_api& api, const errand& e, const domain::tenant_profile& tenant,
                    const create_booking& what) {
  codec::calcom_create c;
  c.start = what.start;
  c.event_type_id = api.setup().event_type_id;
  c.engine_key = codec::calcom_engine_key(e.call_id, what.idempotency_key);
  c.call_id = e.call_id;
  c.attendee_name = what.attendee_name.empty() ? "Customer" : what.attendee_name;
  c.attendee_phone = domain::normalise_phone(what.attendee_phone).value_or("");
  c.time_zone = tenant.time_zone;
  c.address = what.address;
  c.problem = what.problem;
  c.urgency = what.urgency_text;
  return codec::write_calcom_create(c);
}

/// What looking for our own booking showed.
struct sight {
  std::optional<codec::calcom_booking> booking;
  int clear_looks = 0;  ///< complete looks that did not find it
};

/// Looks for the booking with our key up to `probes` times with a pause between, since it may still be committing. The
/// list cannot be filtered by metadata; cancelled ones are kept out, or a cancelled twin would count as success.
later<sight> look(calcom_ptr api, errand e, create_booking what, int probes) {
  const auto key = codec::calcom_engine_key(e.call_id, what.idempotency_key);
  sight seen;
  for (int i = 0; i < probes; ++i) {
    if (i > 0) {
      const bool time_is_left = co_await pause(e, api->setup().probe_pause, calcom_api::least);
      if (!time_is_left) break;
    }
    calcom_api::query filter = {{"status", "upcoming,unconfirmed,past"},
                                {"afterStart", domain::rfc3339_utc(what.start - std::chrono::seconds{1})},
                                {"beforeEnd", domain::rfc3339_utc(what.start + std::chrono::days{1})},
                                {"sortStart", "asc"},
                                {"take", "250"}};
    auto page = co_await api->list(e, std::move(filter));
    if (!page.answered()) continue;
    bool whole = !page.value.has_next;
    for (auto& b : page.value.bookings) {
      // In order of start: whatever is on later pages starts even later.
      if (b.start > what.start) whole = true;
      const auto named = b.metadata.find("engine_key");
      if (named != b.metadata.end() && named->second == key && b.start == what.start) {
        seen.booking = std::move(b);
        co_return seen;
      }
    }
    if (whole) ++seen.clear_looks;
  }
  co_return seen;
}

later<booking_settled> read_back(calcom_ptr api, errand e, create_booking what) {
  auto seen = co_await look(api, e, what, most_probes);
  if (seen.booking) co_return settled(*api, e, what, *seen.booking);
  // The first attempt ended a while ago; what two looks apart from each other do not show is not there.
  if (seen.clear_looks >= 2) co_return settled(what, effect_state::refused, "there is no such booking in the calendar");
  co_return settled(what, effect_state::unknown, "the calendar could not be read back");
}

later<booking_settled> refuse(calcom_ptr api, errand e, domain::tenant_profile tenant, create_booking what,
                              calcom_api::reply said) {
  auto s = settled(what, effect_state::refused, said.error);
  if (said.failure == calcom_failure::taken || said.failure == calcom_failure::not_offered)
    s.nearby = co_await calcom_alternatives(api, e, std::move(tenant), what.start);
  co_return s;
}

/// Posts, and posts once more only when it is certain that the first post did nothing.
later<booking_settled> make(calcom_ptr api, errand e, domain::tenant_profile tenant, create_booking what) {
  bool doubt = false;  // a post of ours may have made the booking
  for (int tries = 1;; ++tries) {
    auto said = co_await api->create(e, body_of(*api, e, tenant, what), e.left() * 7 / 10);
    if (said.answered()) co_return settled(*api, e, what, said.value);
    doubt = doubt || said.doubtful();

    if (said.fate == calcom_fate::not_done && !doubt) {
      bool again = tries == 1 && said.failure != calcom_failure::rate_limited;
      if (again) again = co_await pause(e, reconnect_pause, api->setup().another_try);
      if (again) continue;
      co_return settled(what, effect_state::refused, said.error);
    }
    const bool may_be_ours = doubt || said.failure == calcom_failure::taken;
    if (!may_be_ours) {
      auto refused = co_await refuse(api, e, tenant, what, said);
      co_return refused;
    }
    // A single clear answer of "taken" is somebody else's booking unless a look shows our own.
    const int probes = !doubt ? 1 : said.fate == calcom_fate::unknown ? most_probes : 2;
    auto seen = co_await look(api, e, what, probes);
    if (seen.booking) co_return settled(*api, e, what, *seen.booking);
    const bool certain = !doubt || seen.clear_looks >= probes;
    if (certain && said.fate == calcom_fate::refused) {
      auto refused = co_await refuse(api, e, tenant, what, said);
      co_return refused;
    }
    // After a 500 Cal.com is through with the request, and two looks say that it did nothing.
    const bool nothing = certain && said.fate == calcom_fate::finished;
    if (nothing && tries == 1 && e.left() > api->setup().another_try) continue;
    co_return settled(what, nothing ? effect_state::refused : effect_state::unknown, said.error);
  }
}

/// Holds the wished time if that is wanted and leaves enough of the budget for the booking itself. Empty: no hold, and
/// the booking is tried all the same.
later<std::string> hold(calcom_ptr api, errand e, create_booking what) {
  const auto patience = e.left() / part_for_a_hold;
  if (api->setup().hold.count() <= 0 || patience < calcom_api::least) co_return std::string{};
  auto uid = co_await api->hold(e, what.start, patience);
  co_return uid;
}

/// Keeps the calendar alive meanwhile.
later<void> give_back(calcom_ptr api, errand e, std::string held) { co_await api->release(e, std::move(held)); }

}  // namespace

later<booking_settled> book_calcom(calcom_ptr api, errand e, domain::tenant_profile tenant, create_booking what) {
  if (what.attempt > 1) {
    auto found = co_await read_back(api, e, what);
    co_return found;
  }
  const bool turn = co_await api->bookings.enter(e.deadline - api->setup().another_try);
  if (!turn) co_return settled(what, effect_state::refused, "too many bookings are under way");
  struct leave {
    turnstile& line;
    ~leave() { line.leave(); }
  } const guard{api->bookings};
  const auto held = co_await hold(api, e, what);
  auto result = co_await make(api, e, std::move(tenant), what);
  // Behind the answer: nobody waits for it. While the outcome is unknown the time may be ours.
  if (!held.empty() && result.state == effect_state::refused)
    asio::co_spawn(co_await asio::this_coro::executor, give_back(api, e, held), asio::detached);
  co_return result;
}

}  // namespace calllock::net

#include "net/providers/calcom.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "domain/booking/slots.hpp"
#include "net/providers/calcom_flows.hpp"

namespace calllock::net {
namespace asio = boost::asio;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds answer_margin{50};  ///< answered this much before the budget ends

errand errand_of(const domain::calendar_request& who) {
  return {who.call_id, std::chrono::steady_clock::now() + who.budget - answer_margin};
}

/// Runs a flow and hands its result on.
template <class T>
asio::awaitable<void> deliver(asio::awaitable<T> flow, std::function<void(T)> done) {
  T result = co_await std::move(flow);
  done(std::move(result));
}

template <class T>
void start(asio::io_context& io, asio::awaitable<T> flow, std::function<void(T)> done) {
  asio::co_spawn(io, deliver<T>(std::move(flow), std::move(done)), asio::detached);
}

}  // namespace

calcom::calcom(asio::io_context& io, http_client& client, calcom_setup setup)
    : io_{io}, api_{std::make_shared<calcom_api>(client, std::move(setup))} {}

void calcom::find(const domain::calendar_request& who, const domain::find_slots& what,
                  std::function<void(domain::slots_found)> done) {
  start<domain::slots_found>(io_, find_calcom_slots(api_, errand_of(who), who.tenant, what), std::move(done));
}

void calcom::book(const domain::calendar_request& who, const domain::create_booking& what,
                  std::function<void(domain::booking_settled)> done) {
  start<domain::booking_settled>(io_, book_calcom(api_, errand_of(who), who.tenant, what), std::move(done));
}

void calcom::list(const domain::calendar_request& who, const domain::list_bookings& what,
                  std::function<void(domain::bookings_found)> done) {
  start<domain::bookings_found>(io_, list_calcom_bookings(api_, errand_of(who), what), std::move(done));
}

void calcom::change(const domain::calendar_request& who, const domain::change_booking& what,
                    std::function<void(domain::booking_changed)> done) {
  auto flow = what.kind == domain::effect_kind::cancel ? cancel_calcom(api_, errand_of(who), what)
                                                       : reschedule_calcom(api_, errand_of(who), who.tenant, what);
  start<domain::booking_changed>(io_, std::move(flow), std::move(done));
}

later<domain::slots_found> find_calcom_slots(calcom_ptr api, errand e, domain::tenant_profile tenant,
                                             domain::find_slots what) {
  const auto now = api->setup().now();
  const auto around = domain::search_around(what.exact.value_or(what.from), what.exact.value_or(what.until), now);
  auto listed = co_await api->slots(e, std::min(around.from, std::max(what.from, now)),
                                    std::max(around.until, what.until), tenant.time_zone, what.moving_uid);
  if (listed.answered()) co_return domain::answer_wish(tenant, listed.value, what);
  domain::slots_found failed;  // never an empty list (B-25)
  failed.idempotency_key = what.idempotency_key;
  failed.error = listed.error;
  co_return failed;
}

later<std::vector<domain::instant>> calcom_alternatives(calcom_ptr api, errand e, domain::tenant_profile tenant,
                                                        domain::instant wished, std::string moving_uid) {
  domain::find_slots other;
  other.moving_uid = std::move(moving_uid);
  other.exact = other.from = other.until = wished;
  if (e.left() < 2 * calcom_api::least) co_return std::vector<domain::instant>{};
  auto found = co_await find_calcom_slots(api, e, std::move(tenant), other);
  // Slots can list a time that create refuses (calcom.md §9).
  std::erase(found.nearby, wished);
  co_return found.nearby;
}

}  // namespace calllock::net

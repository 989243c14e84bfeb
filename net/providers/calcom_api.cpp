#include "net/providers/calcom_api.hpp"

#include "codec/twilio.hpp"
#include "domain/booking/local_time.hpp"
#include "telemetry/log.hpp"

namespace calllock::net {
namespace asio = boost::asio;
using codec::calcom_failure;
using std::chrono::milliseconds;
using telemetry::field;
using telemetry::level;
using verb = boost::beast::http::verb;

namespace {

std::string written(const calcom_api::query& q) {
  std::vector<std::pair<std::string_view, std::string_view>> views(q.begin(), q.end());
  return codec::write_form(views);
}

/// uids come from Cal.com and are letters and digits; whatever else came does not get into a path.
std::string path_part(std::string_view s) { return codec::write_form({{"", s}}).substr(1); }

/// What a status that explains nothing says about the request.
calcom_fate fate_of(int status) {
  if (status >= 300 && status < 400) return calcom_fate::not_done;                       // a redirect is not followed
  return status == 500 || status == 503 ? calcom_fate::finished : calcom_fate::unknown;  // gateways know nothing
}

/// Refusals that say something is wrong with the engine or its settings, not with the wish.
bool needs_somebody(calcom_failure f) {
  return f == calcom_failure::invalid || f == calcom_failure::unauthorised || f == calcom_failure::not_found;
}

}  // namespace

struct calcom_api::endpoint {
  const char* name;
  verb method;
  std::string path;
  const std::string* version;
  milliseconds patience;
};

calcom_api::calcom_api(http_client& client, calcom_setup setup)
    : bookings{setup.max_waiting},
      client_{client},
      setup_{std::move(setup)},
      breaker_{setup_.breaker_failures, setup_.breaker_open} {}

void calcom_api::report(const errand& e, std::string_view where, std::string_view problem) {
  telemetry::log_event(level::error, "calcom_failed",
                       {field::call_id(e.call_id), field::code("endpoint", where), field::code("problem", problem)});
  if (setup_.metrics) setup_.metrics->errors.count("calcom");
}

asio::awaitable<client_result> calcom_api::send(endpoint to, std::string body, milliseconds patience) {
  client_request r;
  r.method = to.method;
  r.url = setup_.base_url + to.path;
  r.headers = {
      {"Authorization", "Bearer " + setup_.api_key}, {"cal-api-version", *to.version}, {"Accept", "application/json"}};
  if (to.method == verb::post) r.headers.emplace_back("Content-Type", "application/json");
  r.body = std::move(body);
  r.deadline = patience;
  auto result = co_await ask(client_, std::move(r));
  co_return result;
}

template <class T, class Reader>
asio::awaitable<calcom_reply<T>> calcom_api::request(errand e, endpoint to, std::string body, Reader read) {
  calcom_reply<T> out;
  const auto patience = std::min({to.patience, setup_.attempt_timeout, e.left()});
  out.fate = calcom_fate::not_done;
  if (patience < least) {
    out.error = "no time left";
    co_return out;
  }
  if (!breaker_.allows(std::chrono::steady_clock::now())) {
    out.error = "calcom failed too often and is left alone for a while";
    co_return out;
  }
  const client_result result = co_await send(to, std::move(body), patience);

  if (const auto* failed = std::get_if<client_error>(&result)) {
    out.fate = failed->maybe_processed ? calcom_fate::unknown : calcom_fate::not_done;
    out.error = "calcom " + std::string{name(failed->kind)};
    breaker_.failed(std::chrono::steady_clock::now());
    report(e, to.name, name(failed->kind));
    co_return out;
  }
  const auto& answer = std::get<client_response>(result);
  if (answer.status >= 200 && answer.status < 300) {
    breaker_.succeeded();
    auto parsed = read(answer.body);
    out.fate = parsed.ok() ? calcom_fate::answered : calcom_fate::unknown;
    out.value = std::move(parsed.value);
    out.error = parsed.error.what;
    // Fails loudly: what was done there is not understood here (B-05).
    if (!parsed.ok()) report(e, to.name, "shape");
    co_return out;
  }
  out.failure = codec::read_calcom_failure(answer.status, answer.body);
  out.error = "calcom " + std::to_string(answer.status) + " " + std::string{text(out.failure)};
  if (out.failure == calcom_failure::unclear) {
    out.fate = fate_of(answer.status);
    breaker_.failed(std::chrono::steady_clock::now());
  } else {
    out.fate = out.failure == calcom_failure::rate_limited ? calcom_fate::not_done : calcom_fate::refused;
    breaker_.succeeded();
  }
  if (out.fate != calcom_fate::refused || needs_somebody(out.failure))
    report(e, to.name, std::to_string(answer.status));
  co_return out;
}

asio::awaitable<calcom_reply<std::vector<domain::instant>>> calcom_api::slots(errand e, domain::instant from,
                                                                              domain::instant until, std::string zone,
                                                                              std::string moving_uid) {
  query q = {{"start", domain::rfc3339_utc(from)},
             {"end", domain::rfc3339_utc(until)},
             {"eventTypeId", std::to_string(setup_.event_type_id)},
             {"timeZone", std::move(zone)}};
  if (!moving_uid.empty()) q.emplace_back("bookingUidToReschedule", std::move(moving_uid));
  const auto path = "/slots?" + written(q);
  // Asking again does no harm, so one try must not eat the whole budget.
  endpoint to{"slots", verb::get, path, &setup_.slots_version, e.left() * 3 / 5};
  auto answer = co_await request<std::vector<domain::instant>>(e, to, {}, codec::read_calcom_slots);
  if (answer.answered() || answer.fate == calcom_fate::refused) co_return answer;
  const bool again = co_await pause(e, milliseconds{100}, least);
  if (!again) co_return answer;
  to.patience = e.left();
  answer = co_await request<std::vector<domain::instant>>(e, to, {}, codec::read_calcom_slots);
  co_return answer;
}

asio::awaitable<calcom_api::reply> calcom_api::create(errand e, std::string body, milliseconds patience) {
  endpoint to{"create", verb::post, "/bookings", &setup_.bookings_version, patience};
  auto answer = co_await request<codec::calcom_booking>(e, to, std::move(body), codec::read_calcom_booking);
  co_return answer;
}

void calcom_api::report_hold(const errand& e, std::string_view what, const client_result& result) {
  const auto* failed = std::get_if<client_error>(&result);
  const auto problem =
      failed ? std::string{name(failed->kind)} : std::to_string(std::get<client_response>(result).status);
  telemetry::log_event(level::warn, "calcom_hold_failed",
                       {field::call_id(e.call_id), field::code("endpoint", what), field::code("problem", problem)});
  if (setup_.metrics) setup_.metrics->errors.count("calcom_hold");
}

asio::awaitable<std::string> calcom_api::hold(errand e, domain::instant start, milliseconds patience) {
  if (breaker_.open()) co_return std::string{};
  endpoint to{"hold", verb::post, "/slots/reservations", &setup_.slots_version, patience};
  const auto result = co_await send(to, codec::write_calcom_hold(setup_.event_type_id, start, setup_.hold),
                                    std::min(patience, setup_.attempt_timeout));
  if (const auto* answer = std::get_if<client_response>(&result); answer && answer->status / 100 == 2)
    if (auto held = codec::read_calcom_hold(answer->body); held.ok()) co_return std::move(held.value);
  report_hold(e, to.name, result);
  co_return std::string{};
}

asio::awaitable<void> calcom_api::release(errand e, std::string hold_uid) {
  const auto patience = std::min(e.left(), setup_.attempt_timeout);
  if (patience < least) co_return;
  endpoint to{"release", verb::delete_, "/slots/reservations/" + path_part(hold_uid), &setup_.slots_version, patience};
  const auto result = co_await send(to, {}, patience);
  const auto* answer = std::get_if<client_response>(&result);
  // Not there any more is as good as given back.
  if (!answer || (answer->status / 100 != 2 && answer->status != 404)) report_hold(e, to.name, result);
}

asio::awaitable<calcom_api::reply> calcom_api::get(errand e, std::string uid) {
  endpoint to{"get", verb::get, "/bookings/" + path_part(uid), &setup_.bookings_version, e.left()};
  auto answer = co_await request<codec::calcom_booking>(e, to, {}, codec::read_calcom_booking);
  co_return answer;
}

asio::awaitable<calcom_reply<codec::calcom_page>> calcom_api::list(errand e, query filter) {
  filter.emplace_back("eventTypeId", std::to_string(setup_.event_type_id));
  endpoint to{"list", verb::get, "/bookings?" + written(filter), &setup_.bookings_version, e.left()};
  auto answer = co_await request<codec::calcom_page>(e, to, {}, codec::read_calcom_page);
  co_return answer;
}

asio::awaitable<calcom_api::reply> calcom_api::cancel(errand e, std::string uid, std::string body) {
  endpoint to{"cancel", verb::post, "/bookings/" + path_part(uid) + "/cancel", &setup_.bookings_version, e.left() / 2};
  auto answer = co_await request<codec::calcom_booking>(e, to, std::move(body), codec::read_calcom_booking);
  co_return answer;
}

asio::awaitable<calcom_api::reply> calcom_api::reschedule(errand e, std::string uid, std::string body) {
  endpoint to{"reschedule", verb::post, "/bookings/" + path_part(uid) + "/reschedule", &setup_.bookings_version,
              e.left() * 7 / 10};
  auto answer = co_await request<codec::calcom_booking>(e, to, std::move(body), codec::read_calcom_booking);
  co_return answer;
}

}  // namespace calllock::net

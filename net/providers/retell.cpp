#include "net/providers/retell.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "codec/retell.hpp"
#include "codec/twilio.hpp"
#include "telemetry/log.hpp"

namespace calllock::net {
namespace asio = boost::asio;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds least{100};
constexpr milliseconds retry_pause{200};

fetched_call failed(std::string error) { return {fetched_call::kind::failed, {}, {}, std::move(error)}; }

/// A call object is what an event carries as `call`; read as one, it comes out clean.
fetched_call read(const std::string& call_id, const std::string& body) {
  auto event = codec::read_webhook(R"({"event":"call_analyzed","call":)" + body + "}");
  if (!event.ok()) return failed("retell answer: " + event.error.what);
  if (event.value.event.call->call_id != call_id) return failed("retell answer: another call");
  return {fetched_call::kind::found, event.value.event.call, event.value.call_json, {}};
}

asio::awaitable<fetched_call> get(http_client& client, std::shared_ptr<const retell_setup> setup, errand e) {
  fetched_call last = failed("no time left");
  for (int tries = 1; tries <= 2; ++tries) {
    client_request r;
    r.url = setup->base_url + "/v2/get-call/" + codec::write_form({{"", e.call_id}}).substr(1);
    r.headers = {{"Authorization", "Bearer " + setup->api_key}, {"Accept", "application/json"}};
    r.deadline = std::min(setup->attempt_timeout, tries == 1 ? e.left() * 3 / 5 : e.left());
    if (r.deadline < least) co_return last;
    const client_result result = co_await ask(client, std::move(r));
    if (const auto* lost = std::get_if<client_error>(&result)) {
      last = failed("retell " + std::string{name(lost->kind)});
    } else {
      const auto& answer = std::get<client_response>(result);
      if (answer.status == 404) co_return fetched_call{fetched_call::kind::absent, {}, {}, {}};
      if (answer.status == 200) co_return read(e.call_id, answer.body);
      last = failed("retell " + std::to_string(answer.status));
      if (answer.status < 500 && answer.status != 408) co_return last;
    }
    const bool again = co_await pause(e, retry_pause, least);
    if (!again) co_return last;
  }
  co_return last;
}

asio::awaitable<void> get_and_tell(http_client& client, std::shared_ptr<const retell_setup> setup, errand e,
                                   std::function<void(fetched_call)> done) {
  auto call = co_await get(client, setup, e);
  if (call.what == fetched_call::kind::failed) {
    using telemetry::field;
    telemetry::log_event(telemetry::level::warn, "retell_failed",
                         {field::call_id(e.call_id), field::code("problem", call.error)});
    if (setup->metrics) setup->metrics->errors.count("retell");
  }
  done(std::move(call));
}

}  // namespace

retell::retell(asio::io_context& io, http_client& client, retell_setup setup)
    : io_{io}, client_{client}, setup_{std::make_shared<const retell_setup>(std::move(setup))} {}

void retell::get_call(std::string call_id, milliseconds budget, std::function<void(fetched_call)> done) {
  const errand e{std::move(call_id), std::chrono::steady_clock::now() + budget};
  asio::co_spawn(io_, get_and_tell(client_, setup_, e, std::move(done)), asio::detached);
}

}  // namespace calllock::net

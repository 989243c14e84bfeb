#include "net/providers/twilio.hpp"

#include <openssl/evp.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <charconv>

#include "codec/twilio.hpp"
#include "telemetry/log.hpp"

namespace calllock::net {
namespace asio = boost::asio;
using std::chrono::milliseconds;
using kind = sms_result::kind;
using setup_ptr = std::shared_ptr<const twilio_setup>;
using verb = boost::beast::http::verb;

namespace {

constexpr milliseconds least{100};
/// Twilio's clock and ours may differ, and it shows whole seconds.
constexpr std::chrono::seconds clock_difference{30};

std::string base64(const std::string& plain) {
  const std::vector<unsigned char> bytes(plain.begin(), plain.end());
  std::vector<unsigned char> text(4 * ((bytes.size() + 2) / 3) + 1);  // EVP writes a NUL behind it
  const int length = EVP_EncodeBlock(text.data(), bytes.data(), static_cast<int>(bytes.size()));
  return {text.begin(), text.begin() + length};
}

client_request request(const twilio_setup& s, verb method, const errand& e) {
  client_request r;
  r.method = method;
  r.url = s.base_url + "/2010-04-01/Accounts/" + s.account_sid + "/Messages.json";
  r.headers = {{"Authorization", "Basic " + base64(s.account_sid + ":" + s.auth_token)},
               {"Accept", "application/json"}};
  r.deadline = std::min(s.attempt_timeout, e.left());
  return r;
}

sms_result result(kind what, std::string error, int code = 0) {
  sms_result r;
  r.what = what;
  r.error = std::move(error);
  r.code = code;
  return r;
}

sms_result sent(codec::twilio_message m) {
  auto r = result(kind::sent, {}, m.error_code.value_or(0));
  r.sid = std::move(m.sid);
  r.status = std::move(m.status);
  return r;
}

std::optional<milliseconds> retry_after(const client_response& answer) {
  const auto text = answer.header("Retry-After");
  if (!text) return std::nullopt;
  int seconds = 0;
  const auto [end, code] = std::from_chars(text->data(), text->data() + text->size(), seconds);
  if (code != std::errc{} || end != text->data() + text->size() || seconds < 0) return std::nullopt;
  return std::chrono::seconds{seconds};
}

/// Twilio's answer to a create (twilio.md §5, §10).
sms_result read(const client_response& answer) {
  if (answer.status >= 200 && answer.status < 300) {
    auto message = codec::read_twilio_message(answer.body);
    return message.ok() ? sent(std::move(message.value)) : result(kind::unknown, message.error.what);
  }
  const int code = codec::read_twilio_error(answer.body);
  const auto error = "twilio " + std::to_string(answer.status) + " " + std::to_string(code);
  constexpr int sender_queue_full = 21611;
  if (answer.status == 429 || code == sender_queue_full) {
    auto later = result(kind::retry, error, code);
    later.retry_after = retry_after(answer);
    return later;
  }
  if (answer.status >= 400 && answer.status < 500 && answer.status != 408) return result(kind::refused, error, code);
  // A redirect is not followed, so the text went nowhere.
  return result(answer.status >= 500 || answer.status == 408 ? kind::unknown : kind::retry, error, code);
}

asio::awaitable<sms_result> create(http_client& client, setup_ptr setup, errand e, outgoing_sms sms) {
  if (e.left() < least) co_return result(kind::retry, "no time left");
  const std::string callback = setup->status_url.empty() || sms.outbox_id.empty()
                                   ? std::string{}
                                   : setup->status_url + "?" + codec::write_form({{"o", sms.outbox_id}});
  const auto validity = std::to_string(setup->validity.count());
  std::vector<std::pair<std::string_view, std::string_view>> form = {
      {"To", sms.to}, {"From", sms.from}, {"Body", codec::sms_body(sms.body)}, {"ValidityPeriod", validity}};
  if (!callback.empty()) form.emplace_back("StatusCallback", callback);
  auto r = request(*setup, verb::post, e);
  r.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
  r.body = codec::write_form(form);
  const client_result answer = co_await ask(client, std::move(r));
  if (const auto* lost = std::get_if<client_error>(&answer))
    co_return result(lost->maybe_processed ? kind::unknown : kind::retry, "twilio " + std::string{name(lost->kind)});
  co_return read(std::get<client_response>(answer));
}

/// `sent` when Twilio has the text, `retry` when it certainly has not, else `unknown`. Asked without a day: messages
/// that have not left yet may not match one.
asio::awaitable<sms_result> look(http_client& client, setup_ptr setup, errand e, outgoing_sms sms) {
  if (e.left() < 2 * least) co_return result(kind::unknown, "no time left");
  auto r = request(*setup, verb::get, e);
  r.url += "?" + codec::write_form({{"To", sms.to}, {"From", sms.from}, {"PageSize", "100"}});
  r.deadline = std::min(r.deadline, e.left() / 2);
  const client_result answer = co_await ask(client, std::move(r));
  if (const auto* lost = std::get_if<client_error>(&answer))
    co_return result(kind::unknown, "twilio list " + std::string{name(lost->kind)});
  const auto& response = std::get<client_response>(answer);
  if (response.status != 200) co_return result(kind::unknown, "twilio list " + std::to_string(response.status));
  auto page = codec::read_twilio_page(response.body);
  if (!page.ok()) co_return result(kind::unknown, page.error.what);
  const auto body = codec::sms_body(sms.body);
  for (const auto& m : page.value.messages) {
    const bool later = m.created_at && *m.created_at >= *sms.tried_since - clock_difference;
    if (later && m.body == body && m.direction == "outbound-api" && m.to == sms.to) co_return sent(m);
  }
  co_return result(kind::retry, "twilio does not have the text");
}

asio::awaitable<sms_result> settle(http_client& client, setup_ptr setup, errand e, outgoing_sms sms) {
  if (sms.tried_since) {
    auto seen = co_await look(client, setup, e, sms);
    if (seen.what != kind::retry) co_return seen;
  }
  auto made = co_await create(client, setup, e, std::move(sms));
  co_return made;
}

asio::awaitable<void> ask_and_tell(http_client& client, setup_ptr setup, errand e, std::string sid,
                                   std::function<void(sms_result)> done) {
  auto r = request(*setup, verb::get, e);
  constexpr std::string_view ending = ".json";
  r.url.insert(r.url.size() - ending.size(), "/" + sid);
  const client_result answer = co_await ask(client, std::move(r));
  if (const auto* lost = std::get_if<client_error>(&answer))
    co_return done(result(kind::retry, "twilio fetch " + std::string{name(lost->kind)}));
  const auto& response = std::get<client_response>(answer);
  auto message = codec::read_twilio_message(response.body);
  if (response.status != 200 || !message.ok())
    co_return done(result(kind::retry, "twilio fetch " + std::to_string(response.status)));
  done(sent(std::move(message.value)));
}

asio::awaitable<void> send_and_tell(http_client& client, setup_ptr setup, errand e, outgoing_sms sms,
                                    std::function<void(sms_result)> done) {
  const auto to = sms.to;
  auto r = co_await settle(client, setup, e, std::move(sms));
  if (r.what != kind::sent) {
    using telemetry::field;
    telemetry::log_event(telemetry::level::warn, "sms_not_sent",
                         {field::call_id(e.call_id), field::phone("to", to), field::code("problem", r.error)});
    if (setup->metrics) setup->metrics->errors.count("twilio");
  }
  done(std::move(r));
}

}  // namespace

twilio::twilio(asio::io_context& io, http_client& client, twilio_setup setup)
    : io_{io}, client_{client}, setup_{std::make_shared<const twilio_setup>(std::move(setup))} {}

void twilio::send(outgoing_sms sms, milliseconds budget, std::function<void(sms_result)> done) {
  const errand e{sms.call_id, std::chrono::steady_clock::now() + budget};
  asio::co_spawn(io_, send_and_tell(client_, setup_, e, std::move(sms), std::move(done)), asio::detached);
}

void twilio::look_up(std::string call_id, std::string sid, milliseconds budget, std::function<void(sms_result)> done) {
  const errand e{std::move(call_id), std::chrono::steady_clock::now() + budget};
  asio::co_spawn(io_, ask_and_tell(client_, setup_, e, std::move(sid), std::move(done)), asio::detached);
}

}  // namespace calllock::net

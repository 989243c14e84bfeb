#include "config/schema.hpp"

#include "config/schema_kinds.hpp"

namespace calllock::config {
namespace {

using namespace std::chrono_literals;
using options = std::vector<option<settings>>;
using S = settings;

void add_server(options& o) {
  o.push_back(text<S>({"server.bind_address", "BIND_ADDRESS", "Address to listen on; loopback unless you open it."},
                      "an IPv4 or IPv6 address", CALLLOCK_FIELD(server.bind_address), is_ip_address));
  o.push_back(integer<S>({"server.port", "PORT", "Port to listen on; 0 takes a free one and logs it."},
                         CALLLOCK_FIELD(server.port), 0, 65535));
  o.push_back(integer<S>({"server.threads", "", "Threads that read, check and answer requests."},
                         CALLLOCK_FIELD(server.threads), 1, 64));
  o.push_back(text<S>({"server.public_url", "", "How the outside reaches this server; Twilio's signatures cover it."},
                      "an http or https URL", CALLLOCK_FIELD(server.public_url), is_http_url,
                      "\"https://calls.example.com\""));
  o.push_back(integer<S>({"server.max_connections", "", "Open connections; more are closed at once."},
                         CALLLOCK_FIELD(server.max_connections), 1, 1'000'000));
  o.push_back(integer<S>({"server.max_in_flight", "", "Requests that wait for their answer; more get 503."},
                         CALLLOCK_FIELD(server.max_in_flight), 1, 1'000'000));
  o.push_back(integer<S>({"server.max_pipelined", "", "Requests of one connection read ahead of their answers."},
                         CALLLOCK_FIELD(server.max_pipelined), 1, 1024));
  o.push_back(size<S>({"server.max_header", "", "Request line and headers together."},
                      CALLLOCK_FIELD(server.max_header), kib, mib));
  o.push_back(size<S>({"server.max_event_body", "", "Body of a call event, with its transcript."},
                      CALLLOCK_FIELD(server.max_event_body), kib, 256 * mib));
  o.push_back(size<S>({"server.max_tool_body", "", "Body of any other request."}, CALLLOCK_FIELD(server.max_tool_body),
                      kib, 16 * mib));
  o.push_back(integer<S>({"server.max_header_fields", "", "Header lines of a request."},
                         CALLLOCK_FIELD(server.max_header_fields), 10, 1000));
  o.push_back(size<S>({"server.max_buffered", "", "Incomplete requests of all connections together; beyond it 503."},
                      CALLLOCK_FIELD(server.max_buffered), mib, 64 * 1024 * mib));
  o.push_back(size<S>({"server.max_unsent", "", "Answers that one client does not take."},
                      CALLLOCK_FIELD(server.max_unsent), kib, 64 * mib));
  o.push_back(duration<S>({"server.header_timeout", "", "From the first byte of a request to the end of its headers."},
                          CALLLOCK_FIELD(server.header_timeout), 100ms, 5min));
  o.push_back(duration<S>({"server.body_timeout", "", "From the headers to the end of the body."},
                          CALLLOCK_FIELD(server.body_timeout), 100ms, 10min));
  o.push_back(duration<S>({"server.idle_timeout", "", "A connection without a request."},
                          CALLLOCK_FIELD(server.idle_timeout), 1s, 1h));
  o.push_back(duration<S>({"server.write_timeout", "", "Writing one answer."}, CALLLOCK_FIELD(server.write_timeout),
                          100ms, 10min));
  o.push_back(duration<S>({"server.linger_timeout", "", "After the last answer, for the client to close first."},
                          CALLLOCK_FIELD(server.linger_timeout), 0ms, 1min));
  o.push_back(duration<S>({"server.event_budget", "", "An event not committed by then is answered 504."},
                          CALLLOCK_FIELD(server.event_budget), 100ms, 1min));
  o.push_back(duration<S>({"server.drain_timeout", "", "From SIGTERM on, what is in flight has this long."},
                          CALLLOCK_FIELD(server.drain_timeout), 0ms, 10min));
  o.push_back(
      duration<S>({"server.tick", "", "How late a deadline may be noticed."}, CALLLOCK_FIELD(server.tick), 1ms, 1s));
  o.push_back(duration<S>({"server.retry_after", "", "What a 503 or 429 asks the other side to wait."},
                          CALLLOCK_FIELD(server.retry_after), 1s, 5min));
}

void add_auth(options& o) {
  o.push_back(list<S>({"auth.retell_api_keys", "RETELL_API_KEY",
                       "Retell's API keys: they sign its webhooks. Several while one is being changed. Required."},
                      "at least one key, in the environment separated by commas", CALLLOCK_FIELD(auth.retell_api_keys),
                      any_text, "[\"key_of_your_retell_account\"]"));
  o.back().secret = true;
  o.push_back(text<S>({"auth.api_secret_key", "API_SECRET_KEY", "What X-API-Key must be. Required."}, "any text",
                      CALLLOCK_FIELD(auth.api_secret_key), any_text, "\"a long random text\""));
  o.back().secret = true;
  o.push_back(duration<S>({"auth.signature_tolerance", "", "How old or how far ahead a signature's time may be."},
                          CALLLOCK_FIELD(auth.signature_tolerance), 1s, 1h));
  o.push_back(number<S>({"auth.webhook_rate", "", "Requests a second per credential on the webhooks; more get 429."},
                        CALLLOCK_FIELD(auth.webhook_rate), 0.1, 1'000'000));
  o.push_back(integer<S>({"auth.webhook_burst", "", "Requests at once after a pause, on the webhooks."},
                         CALLLOCK_FIELD(auth.webhook_burst), 1, 1'000'000));
  o.push_back(number<S>({"auth.api_rate", "", "Requests a second per credential under /api."},
                        CALLLOCK_FIELD(auth.api_rate), 0.1, 1'000'000));
  o.push_back(integer<S>({"auth.api_burst", "", "Requests at once after a pause, under /api."},
                         CALLLOCK_FIELD(auth.api_burst), 1, 1'000'000));
}

void add_store(options& o) {
  o.push_back(text<S>({"store.url", "DATABASE_URL", "Where calls, bookings and deliveries are kept."},
                      "sqlite:PATH or postgresql://USER:PASSWORD@HOST/DATABASE", CALLLOCK_FIELD(store.url),
                      is_store_url));
  o.push_back(boolean<S>({"store.auto_migrate", "AUTO_MIGRATE",
                          "Bring the database up to date at start; if not, an old or empty one is refused."},
                         CALLLOCK_FIELD(store.auto_migrate)));
  o.push_back(integer<S>({"store.writers", "", "Writers, each with a connection and one commit in flight."},
                         CALLLOCK_FIELD(store.writers), 1, 64));
  o.push_back(integer<S>({"store.readers", "", "Connections that load calls and answer look-ups."},
                         CALLLOCK_FIELD(store.readers), 1, 64));
  o.push_back(
      integer<S>({"store.max_batch", "", "Records in one commit."}, CALLLOCK_FIELD(store.max_batch), 1, 10'000));
  o.push_back(integer<S>({"store.max_queue", "", "Records that wait for a commit; more are answered 503."},
                         CALLLOCK_FIELD(store.max_queue), 1, 10'000'000));
  o.push_back(
      duration<S>({"store.statement_timeout", "", "A statement that takes longer counts as a store that is down."},
                  CALLLOCK_FIELD(store.statement_timeout), 10ms, 10min));
  o.push_back(duration<S>({"store.connect_timeout", "", "Per attempt to connect."},
                          CALLLOCK_FIELD(store.connect_timeout), 10ms, 1min));
  o.push_back(duration<S>({"store.reconnect_base", "", "First pause between attempts, doubled after each."},
                          CALLLOCK_FIELD(store.reconnect_base), 1ms, 1min));
  o.push_back(duration<S>({"store.reconnect_cap", "", "Longest pause between attempts."},
                          CALLLOCK_FIELD(store.reconnect_cap), 1ms, 10min));
  o.push_back(duration<S>({"store.busy_timeout", "", "SQLite: how long another process's lock is waited for."},
                          CALLLOCK_FIELD(store.busy_timeout), 0ms, 10min));
  o.push_back(boolean<S>({"store.prepare", "", "Prepared statements; not behind a transaction pooler without them."},
                         CALLLOCK_FIELD(store.prepare)));
}

/// The settings of a neighbour; `variable` is its base URL's, empty: it has no single one.
template <class Get>
void add_upstream(options& o, const std::string& at, const std::string& variable, Get get) {
  const auto field = [get](auto member) {
    return [ get, member ](auto& target) -> auto& { return get(target).*member; };
  };
  if (!variable.empty())
    o.push_back(text<S>({at + ".base_url", variable, "Where the API is; another place for tests and proxies."},
                        "an http or https URL", field(&upstream_settings::base_url), is_http_url));
  o.push_back(integer<S>({at + ".connections", "", "Connections open at once."}, field(&upstream_settings::connections),
                         1, 1024));
  o.push_back(integer<S>({at + ".max_waiting", "", "Requests that wait for a connection; more fail at once."},
                         field(&upstream_settings::max_waiting), 0, 100'000));
  o.push_back(duration<S>({at + ".connect_timeout", "", "To connect, TLS included."},
                          field(&upstream_settings::connect_timeout), 10ms, 1min));
  o.push_back(duration<S>({at + ".attempt_timeout", "", "One try, from the request to the end of the answer."},
                          field(&upstream_settings::attempt_timeout), 10ms, 5min));
  o.push_back(size<S>({at + ".max_answer", "", "An answer is cut off here."}, field(&upstream_settings::max_answer),
                      kib, 64 * mib));
}

void add_twilio(options& o) {
  o.push_back(
      text<S>({"twilio.account_sid", "TWILIO_ACCOUNT_SID", "Twilio's account; with the next two, alerts are sent."},
              "letters and digits", CALLLOCK_FIELD(twilio.account_sid), is_identifier,
              "\"AC00000000000000000000000000000000\""));
  o.push_back(text<S>({"twilio.auth_token", "TWILIO_AUTH_TOKEN", "Signs requests both ways."}, "any text",
                      CALLLOCK_FIELD(twilio.auth_token), any_text, "\"token\""));
  o.back().secret = true;
  o.push_back(text<S>({"twilio.from_number", "TWILIO_FROM_NUMBER", "The sender."},
                      "a phone number such as +15125550100", CALLLOCK_FIELD(twilio.from_number), is_e164,
                      "\"+15125550100\""));
  add_upstream(o, "twilio", "TWILIO_BASE_URL", CALLLOCK_FIELD(twilio.api));
}

void add_calls(options& o) {
  o.push_back(duration<S>({"calls.analyzed_wait", "", "After call_ended without call_analyzed the call is finished."},
                          CALLLOCK_FIELD(calls.analyzed_wait), 1s, 24h));
  o.push_back(duration<S>({"calls.silent_wait", "", "A live call of which nothing more is heard is finished."},
                          CALLLOCK_FIELD(calls.silent_wait), 1s, 24h * 7));
  o.push_back(duration<S>(
      {"calls.booking_wait", "", "A booking of unknown outcome that nobody waits for is asked about after this long."},
      CALLLOCK_FIELD(calls.booking_wait), 100ms, 1h));
  o.push_back(duration<S>(
      {"calls.takeover_wait", "",
       "A booking that is asked for again while another process works on it is left to that one for this long."},
      CALLLOCK_FIELD(calls.takeover_wait), 0ms, 1min));
  o.push_back(duration<S>({"calls.finalise_interval", "", "How often these three are looked at."},
                          CALLLOCK_FIELD(calls.finalise_interval), 10ms, 10min));
  o.push_back(duration<S>({"calls.passivate_after", "", "An idle call leaves memory; the store has it."},
                          CALLLOCK_FIELD(calls.passivate_after), 1s, 24h));
  o.push_back(duration<S>({"calls.sweep_interval", "", "How often idle calls are looked for."},
                          CALLLOCK_FIELD(calls.sweep_interval), 10ms, 10min));
  o.push_back(integer<S>({"calls.max_live", "", "Calls in memory, about 4 KiB each; more are answered 503."},
                         CALLLOCK_FIELD(calls.max_live), 1, 100'000'000));
  o.push_back(
      integer<S>({"calls.max_pending", "", "Requests of one call that wait for their turn; more are answered 503."},
                 CALLLOCK_FIELD(calls.max_pending), 1, 10'000));
  o.push_back(integer<S>({"calls.max_conflicts", "", "Reloads after another process changed a call; then 409."},
                         CALLLOCK_FIELD(calls.max_conflicts), 1, 100));
  o.push_back(integer<S>({"calls.max_bookings", "", "Bookings asked of calendars at the same time; the rest waits."},
                         CALLLOCK_FIELD(calls.max_bookings), 1, 10'000));
  o.push_back(integer<S>({"calls.max_bookings_waiting", "", "Bookings that wait for their turn; more are refused."},
                         CALLLOCK_FIELD(calls.max_bookings_waiting), 0, 100'000));
  o.push_back(duration<S>({"calls.tool_budget", "", "A tool answers within this, whatever its providers do."},
                          CALLLOCK_FIELD(calls.tool_budget), 100ms, 1min));
  o.push_back(duration<S>({"calls.lookup_budget", "", "The same for look-ups, during which the caller hears silence."},
                          CALLLOCK_FIELD(calls.lookup_budget), 100ms, 1min));
}

void add_delivery(options& o) {
  o.push_back(duration<S>({"delivery.poll_interval", "", "How often the outbox is looked at when nothing wakes it."},
                          CALLLOCK_FIELD(delivery.poll_interval), 10ms, 10min));
  o.push_back(duration<S>({"delivery.lease", "", "A claimed delivery is another process's to try after this."},
                          CALLLOCK_FIELD(delivery.lease), 1s, 1h));
  o.push_back(integer<S>({"delivery.at_once", "", "Deliveries at the same time per destination."},
                         CALLLOCK_FIELD(delivery.at_once), 1, 1000));
  o.push_back(duration<S>({"delivery.backoff_base", "", "Pause after the first failure, doubled after each."},
                          CALLLOCK_FIELD(delivery.backoff_base), 10ms, 1h));
  o.push_back(duration<S>({"delivery.backoff_cap", "", "Longest pause between two attempts."},
                          CALLLOCK_FIELD(delivery.backoff_cap), 10ms, 24h));
  o.push_back(duration<S>({"delivery.retry_after_cap", "", "How long a destination may ask us to wait."},
                          CALLLOCK_FIELD(delivery.retry_after_cap), 1s, 24h));
  o.push_back(integer<S>({"delivery.max_attempts", "", "Then the delivery is dead: listed, and sent again on demand."},
                         CALLLOCK_FIELD(delivery.max_attempts), 1, 1000));
  o.push_back(integer<S>(
      {"delivery.breaker_failures", "", "Failures in a row after which a destination is left alone for a while."},
      CALLLOCK_FIELD(delivery.breaker_failures), 1, 1000));
  o.push_back(duration<S>({"delivery.breaker_open", "", "That while; then one delivery is tried."},
                          CALLLOCK_FIELD(delivery.breaker_open), 10ms, 1h));
  o.push_back(duration<S>({"delivery.escalate_after", "", "An alert not delivered by then goes to the next number."},
                          CALLLOCK_FIELD(delivery.escalate_after), 1s, 24h));
  o.push_back(
      duration<S>({"delivery.reply_window", "", "A reply to an alert older than this is not taken for its answer."},
                  CALLLOCK_FIELD(delivery.reply_window), 1min, 24h * 7));
  add_upstream(o, "delivery.dashboard", "", CALLLOCK_FIELD(delivery.dashboard));
}

void add_rest(options& o) {
  o.push_back(integer<S>({"actors.threads", "", "Threads that run the calls; 0: one for each two cores."},
                         CALLLOCK_FIELD(actors.threads), 0, 256));
  o.push_back(integer<S>({"actors.throughput", "", "Messages a call handles before another one's turn."},
                         CALLLOCK_FIELD(actors.throughput), 1, 100'000));
  o.push_back(duration<S>({"actors.grace", "", "How long the actors may take to end."}, CALLLOCK_FIELD(actors.grace),
                          100ms, 10min));
  o.push_back(choice<S, std::string>(
      {"logging.level", "LOG_LEVEL", "How much is logged; transcripts, names and whole numbers never are."},
      CALLLOCK_FIELD(logging.level),
      {{"debug", "debug"},
       {"info", "info"},
       {"warn", "warn"},
       {"error", "error"},
       {"off", "off"},
       {"trace", "debug"}}));
  o.push_back(choice<S, std::string>({"logging.format", "", "text for people, json for collectors."},
                                     CALLLOCK_FIELD(logging.format), {{"text", "text"}, {"json", "json"}}));
  o.push_back(text<S>({"tags.lexicon", "", "A file with changes to the phrases behind the tags."}, "a file's path",
                      CALLLOCK_FIELD(lexicon), any_text, "\"/etc/calllock/lexicon.toml\""));
}

options make_schema() {
  options o;
  add_server(o);
  add_auth(o);
  add_store(o);
  add_upstream(o, "retell", "RETELL_BASE_URL", CALLLOCK_FIELD(retell));
  add_upstream(o, "calcom", "CAL_COM_BASE_URL", CALLLOCK_FIELD(calcom.api));
  o.push_back(integer<S>({"calcom.breaker_failures", "", "Failures in a row after which it is left alone for a while."},
                         CALLLOCK_FIELD(calcom.breaker_failures), 1, 1000));
  o.push_back(duration<S>({"calcom.breaker_open", "", "That while; then one request is let through to see."},
                          CALLLOCK_FIELD(calcom.breaker_open), 10ms, 1h));
  o.push_back(
      integer<S>({"calcom.hold_minutes", "",
                  "How long a time is kept from others before it is booked; costs the caller one request more."},
                 CALLLOCK_FIELD(calcom.hold_minutes), 0, 60));
  add_twilio(o);
  add_calls(o);
  add_delivery(o);
  add_rest(o);
  return o;
}

}  // namespace

std::string grouped(std::int64_t value) {
  std::string digits = std::to_string(value);
  for (auto i = static_cast<std::ptrdiff_t>(digits.size()) - 3; i > 0; i -= 3)
    digits.insert(static_cast<std::size_t>(i), ",");
  return digits;
}

const std::vector<option<settings>>& engine_schema() {
  static const options schema = make_schema();
  return schema;
}

const std::vector<section>& engine_sections() {
  static const std::vector<section> sections{
      {"server", "HTTP in. Beyond a limit the engine answers 4xx or 503 and goes on."},
      {"auth", "Who may call. Without these secrets the engine does not start."},
      {"store", "The database: SQLite needs nothing, PostgreSQL serves many processes."},
      {"retell", "Retell's own API, asked about calls whose last events never came."},
      {"calcom", "Cal.com, for the businesses that use it."},
      {"twilio", "SMS. Without it alerts are recorded as not sent, and answers say so."},
      {"calls", "Timers of a live call and budgets of its tools."},
      {"delivery", "Draining of the outbox."},
      {"delivery.dashboard", "Connections to outside dashboards."},
      {"actors", "The calls' scheduler."},
      {"logging", "The log goes to standard error."},
      {"tags", "Classification."}};
  return sections;
}

}  // namespace calllock::config

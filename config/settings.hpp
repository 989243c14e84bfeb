#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/tenant.hpp"

/// Everything about the engine that somebody may want to change: one plain struct per part, every limit a named field
/// with its default, its bounds and the reason for it. Nothing here reads a file or the environment, see load.hpp; the
/// name, text and check of each field are in schema.cpp, and config/calllock.example.toml is made from those.
namespace calllock::config {

using std::chrono::milliseconds;
using bytes = std::size_t;

inline constexpr bytes kib = 1024;
inline constexpr bytes mib = 1024 * kib;

/// HTTP in. Beyond each limit the engine answers 4xx or 503 and goes on (I9).
struct server_settings {
  std::string bind_address = "127.0.0.1";  ///< an IP address; loopback, so that nothing is open by accident
  std::uint16_t port = 8080;               ///< 0 to 65535; 0 takes a free port and logs it
  int threads = 1;                         ///< 1 to 64; one reads about 100,000 small requests a second
  std::string public_url;               ///< how Twilio reaches the engine; signatures cover it, `Host` is not trusted
  int max_connections = 10'000;         ///< 1 to 1,000,000; an idle one costs about 3 KiB
  int max_in_flight = 4096;             ///< 1 to 1,000,000; more than a fifth of a second of work would only be late
  int max_pipelined = 64;               ///< 1 to 1,024; unanswered requests of one connection
  bytes max_header = 16 * kib;          ///< 1 KiB to 1 MiB
  int max_header_fields = 100;          ///< 10 to 1,000
  bytes max_event_body = 16 * mib;      ///< 1 KiB to 256 MiB; word timings of a long call take several
  bytes max_tool_body = 256 * kib;      ///< 1 KiB to 16 MiB; arguments and the transcript so far
  bytes max_buffered = 512 * mib;       ///< 1 MiB to 64 GiB; incomplete requests of all connections together
  bytes max_unsent = 256 * kib;         ///< 1 KiB to 64 MiB; answers that one client does not take
  milliseconds header_timeout{10'000};  ///< 100 ms to 5 min; slow headers are how sockets get exhausted
  milliseconds body_timeout{30'000};    ///< 100 ms to 10 min
  milliseconds idle_timeout{75'000};    ///< 1 s to 1 h; longer than the 60 s of common proxies, so they close first
  milliseconds write_timeout{30'000};   ///< 100 ms to 10 min
  milliseconds linger_timeout{2'000};   ///< 0 to 1 min; closing at once could destroy the last answer
  milliseconds event_budget{10'000};    ///< 100 ms to 1 min; Retell gives a webhook up after 10 s
  milliseconds drain_timeout{10'000};   ///< 0 to 10 min; from SIGTERM on, requests in flight are finished
  milliseconds tick{50};                ///< 1 ms to 1 s; how late a deadline may be noticed
  milliseconds retry_after{2'000};      ///< 1 s to 5 min; what a 503 or 429 tells the other side to wait
};

/// Who may call. An empty secret means closed, never open (S-09, I10).
struct auth_settings {
  std::vector<std::string> retell_api_keys;   ///< any of them signs; several while a key is being changed
  std::string api_secret_key;                 ///< X-API-Key
  milliseconds signature_tolerance{300'000};  ///< 1 s to 1 h; five minutes is what Retell's own check allows
  double webhook_rate = 50'000;               ///< 0.1 to 1,000,000 requests a second per credential; all calls share
                                              ///< Retell's, so this only stops a runaway; the queues shed load before
  int webhook_burst = 100'000;                ///< 1 to 1,000,000; at once after a pause
  double api_rate = 50;                       ///< 0.1 to 1,000,000 requests a second per credential under /api
  int api_burst = 500;                        ///< 1 to 1,000,000
};

/// The store and how it is written.
struct store_settings {
  std::string url = "sqlite:calllock.db";  ///< sqlite:PATH or postgresql://…, several hosts allowed
  bool auto_migrate = true;                ///< false: refuse to serve from an old or empty database
  int writers = 1;       ///< 1 to 64; one group commit in flight per writer, more is slower on few cores
  int readers = 1;       ///< 1 to 64; connections that load calls and answer look-ups
  int max_batch = 512;   ///< 1 to 10,000; records per commit, keeps one commit short
  int max_queue = 8192;  ///< 1 to 1,000,000; records that wait for a commit; more are answered 503
  milliseconds statement_timeout{5'000};  ///< 10 ms to 10 min; a statement that hangs counts as a store that is down
  milliseconds connect_timeout{3'000};    ///< 10 ms to 1 min
  milliseconds reconnect_base{50};        ///< 1 ms to 1 min; first pause between attempts to connect, doubled each time
  milliseconds reconnect_cap{1'000};      ///< 1 ms to 10 min; recovery within 2 s of the store's return needs it short
  milliseconds busy_timeout{5'000};       ///< 0 to 10 min; SQLite only: wait for another process's lock
  bool prepare = true;                    ///< false behind a transaction pooler without prepared statements
};

/// A service that the engine calls: its connections and the patience with it.
struct upstream_settings {
  std::string base_url = {};
  int connections = 4;                  ///< 1 to 1,024; open at once
  int max_waiting = 256;                ///< 0 to 100,000; requests that wait for a connection, more fail at once
  milliseconds connect_timeout{2'000};  ///< 10 ms to 1 min
  milliseconds attempt_timeout{5'000};  ///< 10 ms to 5 min; one try, within the tool's or delivery's own budget
  bytes max_answer = 1 * mib;           ///< 1 KiB to 64 MiB; an endless body is cut off here
};

/// Cal.com, asked while a caller waits: it gets a breaker of its own.
struct calcom_settings {
  upstream_settings api{.base_url = "https://api.cal.com/v2", .connections = 8};
  int breaker_failures = 5;           ///< 1 to 1,000; failures in a row that open the breaker
  milliseconds breaker_open{15'000};  ///< 10 ms to 1 h; then one request is let through to see
  int hold_minutes = 0;               ///< 0 to 60; how long a time is held before it is booked, 0: not at all
};

struct twilio_settings {
  std::string account_sid;
  std::string auth_token;
  std::string from_number;  ///< E.164; unless a tenant has its own
  upstream_settings api{.base_url = "https://api.twilio.com", .attempt_timeout = milliseconds{15'000}};
  /// All three are there; without them an alert is recorded as not sent and says so.
  [[nodiscard]] bool configured() const { return !account_sid.empty() && !auth_token.empty() && !from_number.empty(); }
};

/// The timers of a live call and the budgets of its tools (I4, I8).
struct call_settings {
  milliseconds analyzed_wait{10 * 60'000};    ///< 1 s to 24 h; after call_ended without call_analyzed: finalise
  milliseconds silent_wait{2 * 60 * 60'000};  ///< 1 s to 7 d; nothing came at all: finalise
  milliseconds booking_wait{60'000};          ///< 100 ms to 1 h; an open booking nobody waits for is read back
  milliseconds takeover_wait{3000};        ///< 0 to 1 min; a booking in another process's hands is left to it this long
  milliseconds finalise_interval{30'000};  ///< 10 ms to 10 min; how often these three are looked at
  milliseconds passivate_after{30 * 60'000};  ///< 1 s to 24 h; an idle call leaves memory, the store keeps it
  milliseconds sweep_interval{10'000};        ///< 10 ms to 10 min; how often idle calls are looked for
  int max_live = 2'000'000;                   ///< 1 to 100,000,000; about 4 KiB each
  int max_pending = 64;                       ///< 1 to 10,000; requests of one call that wait for their turn
  int max_conflicts = 5;                      ///< 1 to 100; reloads before a request is given up with 409
  int max_bookings = 64;                      ///< 1 to 10,000; asked of calendars at the same time, the rest waits
  int max_bookings_waiting = 512;             ///< 0 to 100,000; for their turn, more are refused at once
  milliseconds tool_budget{6'000};            ///< 100 ms to 1 min; the agent gives up after 8 s
  milliseconds lookup_budget{2'000};          ///< 100 ms to 1 min; the caller hears silence meanwhile
};

/// Draining of the outbox (I6).
struct delivery_settings {
  milliseconds poll_interval{1'000};            ///< 10 ms to 10 min; a commit wakes the writers anyway
  milliseconds lease{90'000};                   ///< 1 s to 1 h; three times the longest attempt; then others may try
  int at_once = 8;                              ///< 1 to 1,000; per destination
  milliseconds backoff_base{1'000};             ///< 10 ms to 1 h; doubled with jitter after each failure
  milliseconds backoff_cap{5 * 60'000};         ///< 10 ms to 24 h; so a recovery is noticed soon
  milliseconds retry_after_cap{60 * 60'000};    ///< 1 s to 24 h; how long a destination may ask us to wait
  int max_attempts = 50;                        ///< 1 to 1,000; about four hours, then dead-lettered and listed
  int breaker_failures = 5;                     ///< 1 to 1,000; failures in a row that open a destination's breaker
  milliseconds breaker_open{15'000};            ///< 10 ms to 1 h; then one delivery is tried
  milliseconds escalate_after{10 * 60'000};     ///< 1 s to 24 h; an undelivered alert goes to the next number
  milliseconds reply_window{24 * 60 * 60'000};  ///< 1 min to 7 d; an older alert is not what a reply answers (N-07)
  upstream_settings dashboard{.attempt_timeout = milliseconds{15'000}};
};

struct actor_settings {
  int threads = 0;             ///< 0 to 256; 0: one for each two cores, the others serve HTTP and the database
  int throughput = 100;        ///< 1 to 100,000; messages an actor handles before another one's turn
  milliseconds grace{10'000};  ///< 100 ms to 10 min; how long the actors may take to end
};

struct logging_settings {
  std::string level = "info";   ///< debug (also written trace), info, warn, error, off
  std::string format = "text";  ///< text for people, json for collectors
};

enum class calendar_provider : std::uint8_t { builtin, calcom };

/// Where a business's appointments are.
struct calendar_settings {
  std::optional<calendar_provider> provider;  ///< not said: calcom if it has a key, else builtin
  std::string calcom_api_key;
  std::int64_t calcom_event_type_id = 0;  ///< 1 and more; no default, a foreign id would book elsewhere (S-10)
  int slot_minutes = 60;                  ///< 5 to 1,440; built-in only, as the next two
  int crews = 1;                          ///< 1 to 1,000; visits at the same time
  int travel_minutes = 30;                ///< 0 to 720; kept free between two visits of one crew
  int notice_minutes = 60;                ///< 0 to 10,080; nothing is offered sooner than this from now
  int horizon_days = 30;                  ///< 1 to 365; nothing is offered later than this
  [[nodiscard]] calendar_provider effective() const {
    return provider.value_or(calcom_api_key.empty() ? calendar_provider::builtin : calendar_provider::calcom);
  }
};

/// An outside dashboard; no URL: the built-in one. Every URL is a setting of its own.
struct dashboard_settings {
  std::string jobs_url, calls_url, alerts_url;
  std::string sms_context_url;  ///< may be left out: then the built-in dashboard keeps what a text was about
  std::string secret;           ///< X-Webhook-Secret, sent to it and asked of whoever posts to the built-in one
  [[nodiscard]] bool external() const { return !jobs_url.empty(); }
};

/// A service of the business's own that decides which ZIPs are served (backend.md §3.6).
struct area_validator_settings {
  std::string base_url;  ///< asked at <base_url>/service-area/validate; empty: service_zips decide
  std::string secret;    ///< X-Webhook-Secret
};

/// One business. The settings' own is tenant "default".
struct tenant_settings {
  std::string id = "default";            ///< 1 to 64 of a-z A-Z 0-9 _ -
  std::string business_name;             ///< empty: "our office"
  std::vector<std::string> agents;       ///< Retell agent ids
  std::vector<std::string> agent_names;  ///< what the voice agent calls itself, never a customer's name
  std::vector<std::string> numbers;      ///< E.164; called numbers, never a customer's (P-29)
  std::string time_zone = "America/Chicago";
  domain::week_hours hours = domain::default_hours();
  std::vector<std::chrono::year_month_day> holidays;
  std::string service_area;
  std::vector<std::string> service_zips;  ///< five digits or a shorter prefix; none: everywhere is served
  std::string user_email;                 ///< key of the dashboard's user; empty: <id>@calllock.invalid (built-in only)
  std::vector<std::string> alert_numbers;  ///< E.164; the second and later ones when the first is not reached (A-06)
  std::optional<domain::quiet_hours> quiet;
  int callback_minutes = 15;   ///< 1 to 1,440; the promise made after an emergency
  double diagnostic_fee = 99;  ///< 0 to 10,000 dollars (O-06)
  std::string sms_from;        ///< E.164; empty: Twilio's from_number of the settings
  area_validator_settings service_validator;
  calendar_settings calendar;
  dashboard_settings dashboard;
};

struct settings {
  server_settings server;
  auth_settings auth;
  store_settings store;
  upstream_settings retell{.base_url = "https://api.retellai.com"};
  calcom_settings calcom;
  twilio_settings twilio;
  call_settings calls;
  delivery_settings delivery;
  actor_settings actors;
  logging_settings logging;
  std::string lexicon;                   ///< file with changes to the tags' phrases; empty: the built-in ones
  tenant_settings business;              ///< tenant "default"
  std::vector<tenant_settings> tenants;  ///< the others
};

/// What the rules need to know of a business.
[[nodiscard]] domain::tenant_profile profile(const tenant_settings& tenant);
/// The same with what comes from the settings of all: the sender of the texts, if there is a provider.
[[nodiscard]] domain::tenant_profile profile(const settings& s, const tenant_settings& tenant);

/// What the built-in calendar keeps to.
[[nodiscard]] domain::calendar_rules calendar_rules(const tenant_settings& tenant);

/// The default business first, then the others.
[[nodiscard]] std::vector<const tenant_settings*> all_tenants(const settings& s);

}  // namespace calllock::config

#include "config/load.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace calllock::config;
using namespace std::chrono_literals;

namespace {

const environment secrets{{"RETELL_API_KEY", "key_0123456789"}, {"API_SECRET_KEY", "secret_0123456789"}};

environment with(environment more) {
  more.insert(secrets.begin(), secrets.end());
  return more;
}

std::string all_text(const reading& r) {
  std::string out;
  for (const mistake& m : r.mistakes) out += text(m) + "\n";
  return out;
}

/// The only mistake of a file, as text; everything else about it is right.
std::string only_mistake(const std::string& toml, const environment& env = {}) {
  const reading r = read_toml(toml, "test.toml", with(env));
  INFO(all_text(r));
  REQUIRE(r.mistakes.size() == 1);
  return text(r.mistakes.front());
}

std::vector<std::string> names(const reading& r) {
  std::vector<std::string> out;
  for (const mistake& m : r.mistakes) out.push_back(m.name);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("with its two secrets and nothing else the engine can start", "[config]") {
  const auto loaded = load(std::nullopt, secrets);
  REQUIRE(std::holds_alternative<settings>(loaded));
  const settings& s = std::get<settings>(loaded);
  CHECK(s.server.port == 8080);
  CHECK(s.server.bind_address == "127.0.0.1");
  CHECK(s.store.url == "sqlite:calllock.db");
  CHECK(s.store.auto_migrate);
  CHECK(s.calcom.api.base_url == "https://api.cal.com/v2");
  CHECK(s.twilio.api.base_url == "https://api.twilio.com");
  CHECK_FALSE(s.twilio.configured());
  CHECK(s.business.id == "default");
  CHECK_FALSE(s.business.dashboard.external());
  CHECK(s.business.calendar.effective() == calendar_provider::builtin);
}

TEST_CASE("a missing secret refuses to serve, and is the only thing a tool can do without", "[config][S-09][I10]") {
  CHECK(names(read(std::nullopt, {})) == std::vector<std::string>{"API_SECRET_KEY", "RETELL_API_KEY"});
  CHECK(names(read(std::nullopt, {{"RETELL_API_KEY", "key_0123456789"}, {"API_SECRET_KEY", "  "}})) ==
        std::vector<std::string>{"API_SECRET_KEY"});
  CHECK(names(read(std::nullopt, {{"RETELL_API_KEY", " , "}, {"API_SECRET_KEY", "x"}})) ==
        std::vector<std::string>{"RETELL_API_KEY"});
  const reading r = read(std::nullopt, {});
  CHECK(r.mistakes.front().value == "not set");
  CHECK(read(std::nullopt, {}, purpose::tool).mistakes.empty());
}

TEST_CASE("several Retell keys are separated by commas", "[config]") {
  const reading r = read(std::nullopt, {{"RETELL_API_KEY", "key_old, key_new"}, {"API_SECRET_KEY", "x"}});
  CHECK(r.value.auth.retell_api_keys == std::vector<std::string>{"key_old", "key_new"});
}

TEST_CASE("the environment wins over the file", "[config]") {
  const reading r =
      read_toml("[server]\nport = 9000\nbind_address = \"0.0.0.0\"\n", "test.toml", with({{"PORT", "9001"}}));
  CHECK(r.mistakes.empty());
  CHECK(r.value.server.port == 9001);
  CHECK(r.value.server.bind_address == "0.0.0.0");
  CHECK(r.origins.at("server.port") == "environment");
  CHECK(r.origins.at("server.bind_address") == "test.toml:3");
}

TEST_CASE("every variable of the fixed interface reaches its setting", "[config]") {
  const reading r = read(std::nullopt, {{"PORT", "1234"},
                                        {"BIND_ADDRESS", "::1"},
                                        {"DATABASE_URL", "postgresql://u:p@h/d"},
                                        {"RETELL_API_KEY", "key_a"},
                                        {"RETELL_BASE_URL", "http://127.0.0.1:1"},
                                        {"API_SECRET_KEY", "s"},
                                        {"DASHBOARD_JOBS_URL", "http://d/jobs"},
                                        {"DASHBOARD_CALLS_URL", "http://d/calls"},
                                        {"DASHBOARD_ALERTS_URL", "http://d/alerts"},
                                        {"DASHBOARD_SMS_CONTEXT_URL", "http://d/sms"},
                                        {"DASHBOARD_WEBHOOK_SECRET", "w"},
                                        {"DASHBOARD_USER_EMAIL", "o@d.example"},
                                        {"CAL_COM_API_KEY", "cal_x"},
                                        {"CAL_COM_EVENT_TYPE_ID", "77"},
                                        {"CAL_COM_BASE_URL", "http://127.0.0.1:2/v2"},
                                        {"TWILIO_ACCOUNT_SID", "AC1"},
                                        {"TWILIO_AUTH_TOKEN", "t"},
                                        {"TWILIO_FROM_NUMBER", "+15125550100"},
                                        {"TWILIO_BASE_URL", "http://127.0.0.1:3"},
                                        {"EMERGENCY_SMS_NUMBER", "+15125550101"},
                                        {"BUSINESS_NAME", "Hill Country Air"},
                                        {"BUSINESS_TIMEZONE", "America/Denver"},
                                        {"SERVICE_AREA", "Greater Austin"},
                                        {"SERVICE_AREA_ZIPS", "78745, 786"},
                                        {"LOG_LEVEL", "debug"},
                                        {"AUTO_MIGRATE", "false"}});
  INFO(all_text(r));
  REQUIRE(r.mistakes.empty());
  const settings& s = r.value;
  CHECK(s.server.port == 1234);
  CHECK(s.server.bind_address == "::1");
  CHECK(s.store.url == "postgresql://u:p@h/d");
  CHECK(s.auth.retell_api_keys == std::vector<std::string>{"key_a"});
  CHECK(s.retell.base_url == "http://127.0.0.1:1");
  CHECK(s.auth.api_secret_key == "s");
  CHECK(s.business.dashboard.jobs_url == "http://d/jobs");
  CHECK(s.business.dashboard.calls_url == "http://d/calls");
  CHECK(s.business.dashboard.alerts_url == "http://d/alerts");
  CHECK(s.business.dashboard.sms_context_url == "http://d/sms");
  CHECK(s.business.dashboard.secret == "w");
  CHECK(s.business.user_email == "o@d.example");
  CHECK(s.business.calendar.calcom_api_key == "cal_x");
  CHECK(s.business.calendar.calcom_event_type_id == 77);
  CHECK(s.business.calendar.effective() == calendar_provider::calcom);
  CHECK(s.calcom.api.base_url == "http://127.0.0.1:2/v2");
  CHECK(s.twilio.configured());
  CHECK(s.twilio.api.base_url == "http://127.0.0.1:3");
  CHECK(s.business.alert_numbers == std::vector<std::string>{"+15125550101"});
  CHECK(s.business.business_name == "Hill Country Air");
  CHECK(s.business.time_zone == "America/Denver");
  CHECK(s.business.service_area == "Greater Austin");
  CHECK(s.business.service_zips == std::vector<std::string>{"78745", "786"});
  CHECK(s.logging.level == "debug");
  CHECK_FALSE(s.store.auto_migrate);
}

TEST_CASE("a value out of bounds is named with where it stands and what is allowed", "[config]") {
  struct row {
    const char* toml;
    const char* message;
  };
  const row table[] = {
      {"[server]\nport = 65536", "server.port: 65536 (test.toml:2); allowed: a whole number from 0 to 65,535"},
      {"[server]\nport = \"http\"", "server.port: http (test.toml:2); allowed: a whole number from 0 to 65,535"},
      {"[server]\nport = true", "server.port: true (test.toml:2); allowed: a whole number from 0 to 65,535"},
      {"[server]\nport = [1, 2]", "server.port: 1, 2 (test.toml:2); allowed: a whole number from 0 to 65,535"},
      {"[server]\nbind_address = \"localhost\"",
       "server.bind_address: localhost (test.toml:2); allowed: an IPv4 or IPv6 address"},
      {"[calls]\ntool_budget = 6",
       "calls.tool_budget: 6 (test.toml:2); allowed: a time from 100ms to 1min, as in "
       "250ms, 6s, 10min, 2h"},
      {"[server]\nmax_tool_body = \"1GiB\"",
       "server.max_tool_body: 1GiB (test.toml:2); allowed: a size from 1KiB to 16MiB, as in 256KiB"},
      {"[store]\nauto_migrate = \"maybe\"", "store.auto_migrate: maybe (test.toml:2); allowed: true or false"},
      {"[store]\nurl = \"mysql://x\"",
       "store.url: mysql://x (test.toml:2); allowed: sqlite:PATH or postgresql://USER:PASSWORD@HOST/DATABASE"},
      {"[logging]\nlevel = \"loud\"",
       "logging.level: loud (test.toml:2); allowed: debug, info, warn, error, off, trace"},
      {"[business]\ntime_zone = \"Texas\"",
       "business.time_zone: Texas (test.toml:2); allowed: an IANA time zone such as America/Chicago"},
      {"[business]\nnumbers = [\"512-555-0100\"]",
       "business.numbers: 512-555-0100 (test.toml:2); allowed: phone numbers such as +15125550100"},
      {"[business]\nholidays = [\"2026-02-30\"]",
       "business.holidays: 2026-02-30 (test.toml:2); allowed: days such as 2026-12-25"},
      {"[business.hours]\nmon = \"18:00-08:00\"",
       "business.hours.mon: 18:00-08:00 (test.toml:2); allowed: opening hours such as 08:00-18:00, or closed"},
      {"[business]\nservice_zips = [\"78745-1234\"]",
       "business.service_zips: 78745-1234 (test.toml:2); allowed: ZIP codes of five digits, or shorter prefixes"},
      {"[business.calendar]\nprovider = \"google\"",
       "business.calendar.provider: google (test.toml:2); allowed: builtin, calcom"},
      {"[server]\nprt = 80",
       "server.prt: unknown (test.toml:2); allowed: no setting of this name; is server.port meant?"},
      {"[business.clendar]\ncrews = 2",
       "business.clendar.crews: unknown (test.toml:2); allowed: no setting of this name; "
       "is business.calendar.crews meant?"},
      {"[nonsense]",
       "nonsense: a section (test.toml:1); allowed: no setting of this name; calllock.example.toml has all"},
      {"api_key = \"a secret in the wrong place\"",
       "api_key: unknown (test.toml:1); allowed: no setting of this name; calllock.example.toml has all"},
      {"[business]\nid = \"other\"",
       "business.id: unknown (test.toml:2); allowed: no setting of this name; calllock.example.toml has all"},
      {"[server]\nport = {a = 1}",
       "server.port.a: unknown (test.toml:2); allowed: no setting of this name; is server.port meant?"},
      {"[calls]\nlookup_budget = \"9s\"",
       "calls.lookup_budget: 9s; allowed: no more than calls.tool_budget, which is 6s"},
  };
  for (const row& r : table) {
    CAPTURE(r.toml);
    CHECK(only_mistake(r.toml) == r.message);
  }
}

TEST_CASE("all mistakes are reported at once, whether of the file or of the environment", "[config]") {
  const reading r = read_toml("[server]\nport = 70000\n[store]\nwriters = 0\nnonsense = 1\n", "test.toml",
                              {{"LOG_LEVEL", "loud"}, {"BUSINESS_TIMEZONE", "Mars/Olympus"}});
  CHECK(names(r) == std::vector<std::string>{"API_SECRET_KEY", "BUSINESS_TIMEZONE", "LOG_LEVEL", "RETELL_API_KEY",
                                             "server.port", "store.nonsense", "store.writers"});
}

TEST_CASE("a file that is no TOML or cannot be read says where", "[config]") {
  CHECK(only_mistake("[server]\nport =\n").find("test.toml:2") != std::string::npos);
  const reading missing = read("/nonexistent/calllock.toml", secrets);
  REQUIRE(missing.mistakes.size() == 1);
  CHECK(text(missing.mistakes.front()) ==
        "file: cannot be read (/nonexistent/calllock.toml); allowed: a TOML file that this user may read");
  CHECK(read("/", secrets).mistakes.size() == 1);
}

TEST_CASE("a secret that is refused is not shown", "[config][I13]") {
  const std::string secret(1001, 's');
  const reading r = read(std::nullopt, with({{"DASHBOARD_WEBHOOK_SECRET", secret + "xy"}}));
  REQUIRE(r.mistakes.size() == 1);
  CHECK(r.mistakes.front().value == "****xy");
  const reading url = read(std::nullopt, with({{"DASHBOARD_JOBS_URL", "https://u:hunter2222@d.example/x"}}));
  REQUIRE(url.mistakes.size() == 1);
  CHECK(text(url.mistakes.front()).find("hunter") == std::string::npos);
}

TEST_CASE("the old single dashboard setting stands for all four URLs where it can", "[config][A-07]") {
  const environment rest = with({{"DASHBOARD_WEBHOOK_SECRET", "w"}, {"DASHBOARD_USER_EMAIL", "o@d.example"}});
  const auto at = [&](const std::string& url) {
    environment env = rest;
    env["DASHBOARD_WEBHOOK_URL"] = url;
    return read(std::nullopt, env);
  };
  SECTION("derived by path") {
    const dashboard_settings d = at("https://d.example:444/base/api/webhook/jobs").value.business.dashboard;
    CHECK(d.jobs_url == "https://d.example:444/base/api/webhook/jobs");
    CHECK(d.calls_url == "https://d.example:444/base/api/webhook/calls");
    CHECK(d.alerts_url == "https://d.example:444/base/api/webhook/emergency-alerts");
    CHECK(d.sms_context_url == "https://d.example:444/base/api/sms-context");
  }
  SECTION("a query goes along") {
    CHECK(at("https://d.example/api/webhook/jobs?k=v").value.business.dashboard.calls_url ==
          "https://d.example/api/webhook/calls?k=v");
  }
  SECTION("anything else asks for the separate settings") {
    for (const char* url : {"https://d.example/jobs", "https://d.example/api/webhook/jobs/", "https://d.example",
                            "https://api/webhook/jobs.example/x", "https://d.example/x?y=/api/webhook/jobs"}) {
      CAPTURE(url);
      const reading r = at(url);
      REQUIRE(r.mistakes.size() == 1);
      CHECK(r.mistakes.front().name == "DASHBOARD_WEBHOOK_URL");
      CHECK(r.mistakes.front().allowed.find("DASHBOARD_CALLS_URL") != std::string::npos);
      CHECK_FALSE(r.value.business.dashboard.external());
    }
  }
  SECTION("a separate setting wins over what is derived") {
    environment env = rest;
    env["DASHBOARD_WEBHOOK_URL"] = "https://d.example/api/webhook/jobs";
    env["DASHBOARD_CALLS_URL"] = "https://e.example/calls";
    const reading r = read(std::nullopt, env);
    CHECK(r.mistakes.empty());
    CHECK(r.value.business.dashboard.calls_url == "https://e.example/calls");
    CHECK(r.value.business.dashboard.jobs_url == "https://d.example/api/webhook/jobs");
  }
}

TEST_CASE("half a dashboard is a mistake that says which half is missing", "[config][A-07]") {
  const environment whole = with({{"DASHBOARD_JOBS_URL", "http://d/jobs"},
                                  {"DASHBOARD_CALLS_URL", "http://d/calls"},
                                  {"DASHBOARD_ALERTS_URL", "http://d/alerts"},
                                  {"DASHBOARD_WEBHOOK_SECRET", "w"},
                                  {"DASHBOARD_USER_EMAIL", "o@d.example"}});
  CHECK(read(std::nullopt, whole).mistakes.empty());
  for (const char* missing : {"DASHBOARD_JOBS_URL", "DASHBOARD_CALLS_URL", "DASHBOARD_ALERTS_URL",
                              "DASHBOARD_WEBHOOK_SECRET", "DASHBOARD_USER_EMAIL"}) {
    CAPTURE(missing);
    environment env = whole;
    env.erase(missing);
    const reading r = read(std::nullopt, env);
    REQUIRE(names(r) == std::vector<std::string>{missing});
    CHECK(r.mistakes.front().value == "not set");
  }
  // With no URL the dashboard is the built-in one, which uses the secret and the e-mail alone.
  CHECK(read(std::nullopt, with({{"DASHBOARD_WEBHOOK_SECRET", "w"}})).mistakes.empty());
  CHECK(read(std::nullopt, with({{"DASHBOARD_USER_EMAIL", "o@d.example"}})).mistakes.empty());
}

TEST_CASE("half of Twilio or Cal.com is a mistake", "[config][S-10]") {
  CHECK(names(read(std::nullopt, with({{"TWILIO_ACCOUNT_SID", "AC1"}}))) ==
        std::vector<std::string>{"TWILIO_AUTH_TOKEN", "TWILIO_FROM_NUMBER"});
  // No event type is built in: somebody else's would be booked.
  CHECK(names(read(std::nullopt, with({{"CAL_COM_API_KEY", "cal_x"}}))) ==
        std::vector<std::string>{"CAL_COM_EVENT_TYPE_ID"});
  CHECK(names(read_toml("[business.calendar]\nprovider = \"calcom\"\n", "t", secrets)) ==
        std::vector<std::string>{"CAL_COM_API_KEY", "CAL_COM_EVENT_TYPE_ID"});
  CHECK(read_toml("[business.calendar]\nprovider = \"builtin\"\napi_key = \"cal_x\"\n", "t", secrets).mistakes.empty());
}

TEST_CASE("a tenant has its own agents, numbers, hours, calendar, people and dashboard", "[config][A-06][I11]") {
  const reading r = read_toml(R"(
[business]
business_name = "Hill Country Air"

[[tenant]]
id = "lakeside"
business_name = "Lakeside Heating"
agents = ["agent_1", "agent_2"]
agent_names = ["Tom"]
numbers = ["+16125550100"]
time_zone = "America/New_York"
holidays = [2026-12-25, "2027-01-01"]
service_area = "the lake"
service_zips = ["554", "55001"]
user_email = "owner@lakeside.example"
alert_numbers = ["+16125550101", "+16125550102"]
quiet_hours = "21:00-07:00"
callback_minutes = 30
diagnostic_fee = 89.5
sms_from = "+16125550103"
[tenant.hours]
mon = "07:00-19:30"
wed = "closed"
sat = "09:00-13:00"
[tenant.calendar]
provider = "calcom"
api_key = "cal_y"
event_type_id = 5
slot_minutes = 90
crews = 2
travel_minutes = 20
notice_minutes = 120
horizon_days = 14
[tenant.dashboard]
jobs_url = "http://l/jobs"
calls_url = "http://l/calls"
alerts_url = "http://l/alerts"
secret = "w"
)",
                              "test.toml", secrets);
  INFO(all_text(r));
  REQUIRE(r.mistakes.empty());
  REQUIRE(r.value.tenants.size() == 1);
  const tenant_settings& t = r.value.tenants.front();
  CHECK(t.dashboard.calls_url == "http://l/calls");
  CHECK(t.calendar.effective() == calendar_provider::calcom);
  CHECK(t.calendar.calcom_event_type_id == 5);
  CHECK(t.quiet == calllock::domain::quiet_hours{21h, 7h});
  CHECK(t.callback_minutes == 30);
  CHECK(t.sms_from == "+16125550103");
  CHECK(t.agents == std::vector<std::string>{"agent_1", "agent_2"});

  const auto p = profile(t);
  CHECK(p.id == "lakeside");
  CHECK(p.business_name == "Lakeside Heating");
  CHECK(p.time_zone == "America/New_York");
  CHECK(p.hours[0] == std::nullopt);
  CHECK(p.hours[1] == calllock::domain::open_span{7h, 19h + 30min});
  CHECK(p.hours[2] == calllock::domain::default_hours()[2]);
  CHECK(p.hours[3] == std::nullopt);
  CHECK(p.hours[6] == calllock::domain::open_span{9h, 13h});
  CHECK(p.user_email == "owner@lakeside.example");
  CHECK(p.service_area == "the lake");
  CHECK(p.service_zips == std::vector<std::string>{"554", "55001"});
  CHECK(p.own_numbers == std::vector<std::string>{"+16125550100"});
  CHECK(p.agent_names == std::vector<std::string>{"Tom"});
  CHECK(p.alert_numbers == std::vector<std::string>{"+16125550101", "+16125550102"});
  CHECK(p.diagnostic_fee == 89.5);

  const auto rules = calendar_rules(t);
  CHECK(rules.slot == 90min);
  CHECK(rules.travel == 20min);
  CHECK(rules.notice == 120min);
  CHECK(rules.crews == 2);
  CHECK(rules.horizon == std::chrono::days{14});
  REQUIRE(rules.holidays.size() == 2);
  CHECK(static_cast<unsigned>(rules.holidays[0].day()) == 25);

  CHECK(all_tenants(r.value).size() == 2);
  CHECK(all_tenants(r.value).front()->business_name == "Hill Country Air");
}

TEST_CASE("the settings' own business is the default tenant", "[config]") {
  const settings s = read(std::nullopt, secrets).value;
  const auto p = profile(s.business);
  CHECK(p.id == "default");
  CHECK(p.business_name == "our office");
  CHECK(p.user_email == "default@calllock.invalid");
  CHECK(p.hours == calllock::domain::default_hours());
}

TEST_CASE("tenants that cannot be told apart are mistakes", "[config][I11]") {
  struct row {
    const char* toml;
    const char* name;
  };
  const row table[] = {
      {"[[tenant]]\nid = \"a\"\n[[tenant]]\nid = \"a\"\n", "tenant.a.id"},
      {"[[tenant]]\nid = \"default\"\n", "tenant.default.id"},
      {"[[tenant]]\nbusiness_name = \"x\"\n", "tenant.#1.id"},
      {"[[tenant]]\nid = \"a b\"\n", "tenant.#1.id"},
      {"[business]\nnumbers = [\"+15125550100\"]\n[[tenant]]\nid = \"a\"\nnumbers = [\"+15125550100\"]\n",
       "tenant.a.numbers"},
      {"[[tenant]]\nid = \"a\"\nagents = [\"x\"]\n[[tenant]]\nid = \"b\"\nagents = [\"x\"]\n", "tenant.b.agents"},
      {"[[tenant]]\nid = \"a\"\nuser_email = \"o@d.example\"\n[[tenant]]\nid = \"b\"\nuser_email = \"o@d.example\"\n",
       "tenant.b.user_email"},
      {"[[tenant]]\nid = \"a\"\n[tenant.dashboard]\njobs_url = \"http://l/jobs\"\n", "tenant.a.dashboard.calls_url"},
      {"[[tenant]]\nid = \"a\"\n[tenant.calendar]\nprovider = \"calcom\"\napi_key = \"k\"\n",
       "tenant.a.calendar.event_type_id"},
      {"[[tenant]]\nid = \"a\"\ntimezone = \"America/Chicago\"\n", "tenant.a.timezone"},
      {"[tenant]\nid = \"a\"\n", "tenant"},
      {"tenant = 3\n", "tenant"},
  };
  for (const row& r : table) {
    CAPTURE(r.toml);
    const reading got = read_toml(r.toml, "test.toml", secrets);
    INFO(all_text(got));
    const auto found = names(got);
    CHECK(std::find(found.begin(), found.end(), r.name) != found.end());
  }
}

TEST_CASE("variables of the old backend that nothing reads are pointed out", "[config][O-02][L-05]") {
  const reading r = read(std::nullopt, with({{"SUPABASE_SERVICE_ROLE_KEY", "x"}}));
  CHECK(r.mistakes.empty());
  const auto told = [](const std::string& note) { return note.starts_with("SUPABASE_SERVICE_ROLE_KEY is set"); };
  CHECK(std::count_if(r.notes.begin(), r.notes.end(), told) == 1);
}

#include <array>

#include "config/schema.hpp"
#include "config/schema_kinds.hpp"
#include "domain/booking/local_time.hpp"

namespace calllock::config {
namespace {

using options = std::vector<option<tenant_settings>>;
using T = tenant_settings;

constexpr std::string_view phone_allowed = "phone numbers such as +15125550100";
constexpr std::string_view url_allowed = "an http or https URL";
constexpr std::string_view jobs_path = "/api/webhook/jobs";

bool is_zone(std::string_view name) { return domain::is_time_zone(name); }

void add_identity(options& o) {
  o.push_back(text<T>({"id", "", "Name of the tenant in logs, metrics and the store."},
                      "1 to 64 letters, digits, _ or -", CALLLOCK_FIELD(id), is_identifier));
  o.push_back(text<T>({"business_name", "BUSINESS_NAME", "The business's name, as callers hear it."}, "any text",
                      CALLLOCK_FIELD(business_name), any_text, "\"Hill Country Air\""));
  o.push_back(list<T>({"agents", "", "Retell's ids of the agents that answer for this business."}, "agent ids",
                      CALLLOCK_FIELD(agents), is_identifier, "[\"agent_0123456789abcdef\"]"));
  o.push_back(list<T>({"agent_names", "", "What the voice agent calls itself; never taken for a customer's name."},
                      "names", CALLLOCK_FIELD(agent_names), any_text, "[\"Sarah\"]"));
  o.push_back(list<T>({"numbers", "", "The numbers that are called; never taken for a customer's."},
                      std::string(phone_allowed), CALLLOCK_FIELD(numbers), is_e164, "[\"+15125550100\"]"));
  o.push_back(text<T>({"time_zone", "BUSINESS_TIMEZONE", "The clock in which everything is said and written."},
                      "an IANA time zone such as America/Chicago", CALLLOCK_FIELD(time_zone), is_zone));
}

option<T> hours_of(std::size_t day, const std::string& name) {
  auto get = [day](auto& target) -> auto& { return target.hours[day]; };
  auto read = [](std::string_view text) -> std::optional<std::optional<domain::open_span>> {
    if (trimmed(text) == "closed") return std::optional<domain::open_span>{};
    const auto span = read_span(text);
    if (!span) return std::nullopt;
    return std::optional{*span};
  };
  return scalar<T>({"hours." + name, "", ""}, "opening hours such as 08:00-18:00, or closed", get, read,
                   [](const std::optional<domain::open_span>& span) { return span ? write_span(*span) : "closed"; });
}

option<T> holidays() {
  option<T> o{.key = "holidays",
              .reason = "Days on which nobody comes.",
              .allowed = "days such as 2026-12-25",
              .sample = "[\"2026-12-25\"]",
              .list = true};
  o.set = [](T& target, const texts& items) {
    std::vector<std::chrono::year_month_day> days;
    for (const std::string& item : items) {
      const auto day = read_day(item);
      if (!day) return false;
      days.push_back(*day);
    }
    target.holidays = std::move(days);
    return true;
  };
  o.show = [](const T& target) {
    texts shown;
    for (const auto day : target.holidays) shown.push_back(write_day(day));
    return shown;
  };
  return o;
}

option<T> quiet() {
  auto read = [](std::string_view text) -> std::optional<std::optional<domain::quiet_hours>> {
    if (trimmed(text) == "none") return std::optional<domain::quiet_hours>{};
    const auto span = read_span(text, true);
    if (!span) return std::nullopt;
    return std::optional{domain::quiet_hours{span->open, span->close}};
  };
  auto write = [](const std::optional<domain::quiet_hours>& q) {
    return q ? write_span({q->start, q->end}) : std::string("none");
  };
  return scalar<T>({"quiet_hours", "", "Only emergencies are sent in these hours, the rest when they end."},
                   "hours such as 21:00-07:00, or none", CALLLOCK_FIELD(quiet), read, write);
}

void add_people(options& o) {
  o.push_back(holidays());
  o.push_back(text<T>({"service_area", "SERVICE_AREA", "The area served, as callers hear it."}, "any text",
                      CALLLOCK_FIELD(service_area), any_text, "\"Greater Austin\""));
  o.push_back(list<T>({"service_zips", "SERVICE_AREA_ZIPS", "Where the business goes; none: everywhere."},
                      "ZIP codes of five digits, or shorter prefixes", CALLLOCK_FIELD(service_zips), is_zip,
                      "[\"78745\", \"786\"]"));
  o.push_back(text<T>({"user_email", "DASHBOARD_USER_EMAIL", "The dashboard's user whose leads and jobs these are."},
                      "an e-mail address", CALLLOCK_FIELD(user_email), is_email, "\"owner@example.com\""));
  o.push_back(list<T>({"alert_numbers", "EMERGENCY_SMS_NUMBER",
                       "Who is told; the second and later ones when the first is not reached."},
                      std::string(phone_allowed), CALLLOCK_FIELD(alert_numbers), is_e164,
                      "[\"+15125550101\", \"+15125550102\"]"));
  o.push_back(quiet());
  o.push_back(integer<T>({"callback_minutes", "", "The promise that a caller with an emergency hears."},
                         CALLLOCK_FIELD(callback_minutes), 1, 1440));
  o.push_back(number<T>({"diagnostic_fee", "", "Dollars for finding out what is wrong."},
                        CALLLOCK_FIELD(diagnostic_fee), 0, 10'000));
  o.push_back(text<T>({"sms_from", "", "Another sender than twilio.from_number."},
                      "a phone number such as +15125550100", CALLLOCK_FIELD(sms_from), is_e164, "\"+15125550100\""));
}

void add_area_validator(options& o) {
  o.push_back(text<T>({"service_validator.base_url", "N8N_WEBHOOK_BASE_URL",
                       "Asked at <base_url>/service-area/validate; service_zips decide when it does not answer."},
                      std::string(url_allowed), CALLLOCK_FIELD(service_validator.base_url), is_http_url,
                      "\"https://flows.example.com/webhook\""));
  o.push_back(text<T>({"service_validator.secret", "N8N_WEBHOOK_SECRET", "X-Webhook-Secret for it."}, "any text",
                      CALLLOCK_FIELD(service_validator.secret), any_text, "\"a long random text\""));
  o.back().secret = true;
}

void add_calendar(options& o) {
  o.push_back(choice<T, calendar_provider>(
      {"calendar.provider", "", "Not said: calcom if there is a key, else the built-in one."},
      CALLLOCK_FIELD(calendar.provider),
      {{"builtin", calendar_provider::builtin}, {"calcom", calendar_provider::calcom}}));
  o.back().sample = "\"builtin\"";
  o.push_back(text<T>({"calendar.api_key", "CAL_COM_API_KEY", "Cal.com's key."}, "any text",
                      CALLLOCK_FIELD(calendar.calcom_api_key), any_text, "\"cal_live_0123456789\""));
  o.back().secret = true;
  o.push_back(integer<T>({"calendar.event_type_id", "CAL_COM_EVENT_TYPE_ID", "Cal.com's event type to book; 0: none."},
                         CALLLOCK_FIELD(calendar.calcom_event_type_id), 0, 1'000'000'000'000));
  o.push_back(integer<T>({"calendar.slot_minutes", "", "Length of a visit (built-in calendar)."},
                         CALLLOCK_FIELD(calendar.slot_minutes), 5, 1440));
  o.push_back(integer<T>({"calendar.crews", "", "Visits at the same time (built-in calendar)."},
                         CALLLOCK_FIELD(calendar.crews), 1, 1000));
  o.push_back(integer<T>({"calendar.travel_minutes", "", "Kept free between visits of one crew (built-in calendar)."},
                         CALLLOCK_FIELD(calendar.travel_minutes), 0, 720));
  o.push_back(integer<T>({"calendar.notice_minutes", "", "Nothing is offered sooner than this from now."},
                         CALLLOCK_FIELD(calendar.notice_minutes), 0, 10'080));
  o.push_back(integer<T>({"calendar.horizon_days", "", "Nothing is offered later than this."},
                         CALLLOCK_FIELD(calendar.horizon_days), 1, 365));
}

/// The old single setting. It stands for all four URLs, so it comes before them: whoever sets one of them as well,
/// wins.
option<T> webhook_url() {
  option<T> o{.key = "dashboard.webhook_url",
              .variable = "DASHBOARD_WEBHOOK_URL",
              .reason = "The old single setting; the other URLs follow from it.",
              .allowed =
                  "a URL whose path ends in /api/webhook/jobs; for any other set DASHBOARD_JOBS_URL, "
                  "DASHBOARD_CALLS_URL, DASHBOARD_ALERTS_URL and DASHBOARD_SMS_CONTEXT_URL each",
              .sample = "\"https://dashboard.example.com/api/webhook/jobs\""};
  o.set = [](T& target, const texts& items) {
    if (items.size() != 1 || !is_http_url(items.front())) return false;
    const std::string calls = sibling_url(items.front(), "/api/webhook/calls");
    if (calls.empty()) return false;
    target.dashboard.jobs_url = items.front();
    target.dashboard.calls_url = calls;
    target.dashboard.alerts_url = sibling_url(items.front(), "/api/webhook/emergency-alerts");
    target.dashboard.sms_context_url = sibling_url(items.front(), "/api/sms-context");
    return true;
  };
  o.show = [](const T&) { return texts{}; };
  return o;
}

void add_dashboard(options& o) {
  o.push_back(webhook_url());
  o.push_back(
      text<T>({"dashboard.jobs_url", "DASHBOARD_JOBS_URL", "Leads and jobs go here; not set: the built-in dashboard."},
              std::string(url_allowed), CALLLOCK_FIELD(dashboard.jobs_url), is_http_url,
              "\"https://dashboard.example.com/api/webhook/jobs\""));
  o.push_back(text<T>({"dashboard.calls_url", "DASHBOARD_CALLS_URL", "Call records go here."}, std::string(url_allowed),
                      CALLLOCK_FIELD(dashboard.calls_url), is_http_url,
                      "\"https://dashboard.example.com/api/webhook/calls\""));
  o.push_back(text<T>({"dashboard.alerts_url", "DASHBOARD_ALERTS_URL", "Emergency alerts go here."},
                      std::string(url_allowed), CALLLOCK_FIELD(dashboard.alerts_url), is_http_url,
                      "\"https://dashboard.example.com/api/webhook/emergency-alerts\""));
  o.push_back(text<T>({"dashboard.sms_context_url", "DASHBOARD_SMS_CONTEXT_URL",
                       "What an SMS was about goes here; not set: the built-in one keeps it."},
                      std::string(url_allowed), CALLLOCK_FIELD(dashboard.sms_context_url), is_http_url,
                      "\"https://dashboard.example.com/api/sms-context\""));
  o.push_back(text<T>({"dashboard.secret", "DASHBOARD_WEBHOOK_SECRET",
                       "X-Webhook-Secret: sent to the dashboard, and asked of whoever posts to the built-in one."},
                      "any text", CALLLOCK_FIELD(dashboard.secret), any_text, "\"a long random text\""));
  o.back().secret = true;
}

options make_schema() {
  options o;
  add_identity(o);
  add_people(o);
  constexpr std::array days{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
  for (std::size_t i = 0; i < days.size(); ++i) {
    const std::size_t day = (i + 1) % days.size();  // the week as people write it, from Monday
    o.push_back(hours_of(day, days[day]));
  }
  add_area_validator(o);
  add_calendar(o);
  add_dashboard(o);
  return o;
}

}  // namespace

const std::vector<option<tenant_settings>>& tenant_schema() {
  static const options schema = make_schema();
  return schema;
}

const std::vector<section>& tenant_sections() {
  static const std::vector<section> sections{
      {"", ""},
      {"hours", "Opening hours, local time; days that are left out are as below."},
      {"service_validator", "A service of the business's own that knows which ZIPs are served; may be left out."},
      {"calendar", "Where appointments are: Cal.com, or the built-in calendar with the hours above."},
      {"dashboard", "An outside dashboard. With no URL the built-in one is used."}};
  return sections;
}

std::string sibling_url(std::string_view jobs_url, std::string_view path) {
  const auto query = jobs_url.find('?');
  std::string_view plain = jobs_url.substr(0, query);
  if (!plain.ends_with(jobs_path)) return {};
  plain.remove_suffix(jobs_path.size());
  return std::string(plain) + std::string(path) +
         (query == std::string_view::npos ? "" : std::string(jobs_url.substr(query)));
}

}  // namespace calllock::config

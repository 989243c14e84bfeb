#include "config/check.hpp"

#include <algorithm>
#include <array>

#include "config/values.hpp"

namespace calllock::config {
namespace {

/// One part of settings that only make sense together.
struct part {
  std::string name;
  bool there;
};

/// Some, but not all: each missing one is a mistake of its own.
void all_or_none(reading& r, const std::vector<part>& parts, const std::string& what) {
  const auto there = std::find_if(parts.begin(), parts.end(), [](const part& p) { return p.there; });
  if (there == parts.end()) return;
  for (const part& p : parts)
    if (!p.there) r.mistakes.push_back({p.name, "not set", what + ", since " + there->name + " is set", ""});
}

/// The name by which an operator knows a business's setting: the default one's has a variable.
std::string name_of(const tenant_settings& tenant, const settings& s, const std::string& variable,
                    const std::string& key) {
  return &tenant == &s.business ? variable : "tenant." + tenant.id + "." + key;
}

void check_secrets(reading& r) {
  const auto need = [&](bool there, const std::string& name, const std::string& what) {
    const auto same = [&](const mistake& m) { return m.name == name; };
    if (!there && std::none_of(r.mistakes.begin(), r.mistakes.end(), same))
      r.mistakes.push_back({name, "not set", what, ""});
  };
  need(!r.value.auth.retell_api_keys.empty(), "RETELL_API_KEY",
       "Retell's API key, in the environment or as auth.retell_api_keys in the file; nothing is served without it");
  need(!r.value.auth.api_secret_key.empty(), "API_SECRET_KEY",
       "a long random text, in the environment or as auth.api_secret_key in the file; nothing is served without it");
}

void check_dashboard(reading& r, const tenant_settings& t) {
  const dashboard_settings& d = t.dashboard;
  const auto name = [&](const char* variable, const char* key) { return name_of(t, r.value, variable, key); };
  if (d.jobs_url.empty() && d.calls_url.empty() && d.alerts_url.empty() && d.sms_context_url.empty()) return;
  all_or_none(r,
              {{name("DASHBOARD_JOBS_URL", "dashboard.jobs_url"), !d.jobs_url.empty()},
               {name("DASHBOARD_CALLS_URL", "dashboard.calls_url"), !d.calls_url.empty()},
               {name("DASHBOARD_ALERTS_URL", "dashboard.alerts_url"), !d.alerts_url.empty()},
               {name("DASHBOARD_WEBHOOK_SECRET", "dashboard.secret"), !d.secret.empty()},
               {name("DASHBOARD_USER_EMAIL", "user_email"), !t.user_email.empty()}},
              "an outside dashboard needs its jobs, calls and alerts URLs, its secret and its user's e-mail");
}

void check_calendar(reading& r, const tenant_settings& t) {
  if (t.calendar.effective() != calendar_provider::calcom) return;
  all_or_none(
      r,
      {{name_of(t, r.value, "CAL_COM_API_KEY", "calendar.api_key"), !t.calendar.calcom_api_key.empty()},
       {name_of(t, r.value, "CAL_COM_EVENT_TYPE_ID", "calendar.event_type_id"), t.calendar.calcom_event_type_id != 0},
       {name_of(t, r.value, "business.calendar.provider", "calendar.provider"), true}},
      "Cal.com needs a key and the event type to book");
}

void check_twilio(reading& r) {
  const twilio_settings& t = r.value.twilio;
  all_or_none(r,
              {{"TWILIO_ACCOUNT_SID", !t.account_sid.empty()},
               {"TWILIO_AUTH_TOKEN", !t.auth_token.empty()},
               {"TWILIO_FROM_NUMBER", !t.from_number.empty()}},
              "Twilio needs account, token and sender");
  if (!t.configured()) {
    r.notes.emplace_back("Twilio is not set: alerts are recorded as not sent, and answers say so");
    return;
  }
  if (r.value.server.public_url.empty())
    r.notes.emplace_back(
        "server.public_url is not set: Twilio's reports and owners' replies are refused, and what became of an alert "
        "is only asked for after delivery.escalate_after");
  for (const tenant_settings* tenant : all_tenants(r.value))
    if (tenant->alert_numbers.empty())
      r.notes.push_back(name_of(*tenant, r.value, "EMERGENCY_SMS_NUMBER", "alert_numbers") +
                        " is not set: nobody is told of that business's emergencies");
}

/// Tenants are told apart by agent and by number, and own one dashboard user each (I11).
void check_distinct(reading& r) {
  std::map<std::string, std::string> seen;
  const auto once = [&](const tenant_settings& t, const std::string& key, const std::string& value) {
    const auto [at, fresh] = seen.emplace(key + "=" + value, t.id);
    if (!fresh)
      r.mistakes.push_back({"tenant." + t.id + "." + key, value,
                            "a value that no other business has; \"" + at->second + "\" has it", ""});
  };
  for (const tenant_settings* t : all_tenants(r.value)) {
    if (!t->id.empty()) once(*t, "id", t->id);
    if (!t->user_email.empty()) once(*t, "user_email", t->user_email);
    for (const std::string& agent : t->agents) once(*t, "agents", agent);
    for (const std::string& number : t->numbers) once(*t, "numbers", number);
  }
}

void check_order(reading& r) {
  const auto ordered = [&](const char* low_name, milliseconds low, const char* high_name, milliseconds high) {
    if (low > high)
      r.mistakes.push_back({low_name, write_duration(low),
                            "no more than " + std::string(high_name) + ", which is " + write_duration(high), ""});
  };
  const settings& s = r.value;
  ordered("store.reconnect_base", s.store.reconnect_base, "store.reconnect_cap", s.store.reconnect_cap);
  ordered("delivery.backoff_base", s.delivery.backoff_base, "delivery.backoff_cap", s.delivery.backoff_cap);
  // Otherwise a second process takes a delivery that the first is still trying.
  ordered("delivery.dashboard.attempt_timeout", s.delivery.dashboard.attempt_timeout, "delivery.lease",
          s.delivery.lease);
  ordered("twilio.attempt_timeout", s.twilio.api.attempt_timeout, "delivery.lease", s.delivery.lease);
  ordered("calls.lookup_budget", s.calls.lookup_budget, "calls.tool_budget", s.calls.tool_budget);
}

/// Variables of the old backend that nothing reads any more, and what took their place (O-02, L-05).
void note_retired(reading& r, const environment& env) {
  struct retired {
    std::string_view name, instead;
  };
  static constexpr std::array variables{
      retired{"SUPABASE_URL", "DATABASE_URL says where the store is"},
      retired{"SUPABASE_ANON_KEY", "DATABASE_URL connects as the engine's own role"},
      retired{"SUPABASE_SERVICE_ROLE_KEY", "DATABASE_URL connects as the engine's own role"},
      retired{"ANTHROPIC_API_KEY", "nothing here uses it"},
      retired{"ON_CALL_PHONE_NUMBER", "EMERGENCY_SMS_NUMBER is told"},
      retired{"RENDER_EXTERNAL_URL", "nothing needs to be kept awake"},
      retired{"RENDER_URL", "nothing needs to be kept awake"},
      retired{"CAL_COM_USERNAME", "CAL_COM_EVENT_TYPE_ID is enough"},
      retired{"EMERGENCY_CALLBACK_MINUTES", "business.callback_minutes in the file"},
      retired{"MASK_TEST_PHONES", "test numbers are kept as they are"}};
  for (const retired& v : variables)
    if (env.contains(v.name))
      r.notes.push_back(std::string(v.name) + " is set, but not read: " + std::string(v.instead));
}

}  // namespace

void check_together(reading& r, const environment& env, purpose why) {
  if (why == purpose::serve) check_secrets(r);
  for (const tenant_settings* t : all_tenants(r.value)) {
    check_dashboard(r, *t);
    check_calendar(r, *t);
  }
  check_twilio(r);
  check_distinct(r);
  check_order(r);
  note_retired(r, env);
}

}  // namespace calllock::config

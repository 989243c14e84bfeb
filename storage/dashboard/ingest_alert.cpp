#include <algorithm>
#include <array>

#include "domain/booking/local_time.hpp"
#include "storage/dashboard/columns.hpp"
#include "storage/dashboard/dashboard.hpp"
#include "storage/dashboard/users.hpp"

/// The emergency-alerts webhook.
namespace calllock::storage::dashboard {
namespace {

constexpr statement select_alert{"select_alert",
                                 "select id from emergency_alerts where user_id = $1 and backend_alert_id = $2"};
constexpr statement insert_alert{
    "insert_alert",
    "insert into emergency_alerts (user_id, alert_id, backend_alert_id, call_id, phone_number, customer_name, "
    "customer_address,"
    " urgency_tier, problem_description, sms_sent_at, sms_message_sid, callback_promised_by, callback_status, "
    "synced_from_backend)"
    " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'pending', $13) returning id"};
constexpr statement update_alert{
    "update_alert",
    "update emergency_alerts set customer_name = coalesce($2, customer_name), customer_address = coalesce($3,"
    " customer_address), problem_description = coalesce($4, problem_description), sms_message_sid = coalesce($5,"
    " sms_message_sid), sms_sent_at = coalesce($6, sms_sent_at) where id = $1"};
constexpr statement find_alert{
    "find_alert",
    "select id from emergency_alerts where user_id = $1 and (cast(id as text) = lower($2) or backend_alert_id = $3)"};

/// The columns that a PATCH may set, each with its own statement, because which of them come is the sender's choice.
constexpr std::array<std::pair<std::string_view, statement>, 6> patchable{{
    {"callback_status", {"patch_callback_status", "update emergency_alerts set callback_status = $2 where id = $1"}},
    {"callback_delivered_at",
     {"patch_callback_delivered_at", "update emergency_alerts set callback_delivered_at = $2 where id = $1"}},
    {"resolved_at", {"patch_resolved_at", "update emergency_alerts set resolved_at = $2 where id = $1"}},
    {"resolution_notes", {"patch_resolution_notes", "update emergency_alerts set resolution_notes = $2 where id = $1"}},
    {"converted_to_job_id",
     {"patch_converted_to_job_id",
      "update emergency_alerts set converted_to_job_id = (select id from jobs where"
      " cast(id as text) = lower($2) and user_id = emergency_alerts.user_id) where id = $1"}},
    {"converted_to_lead_id",
     {"patch_converted_to_lead_id",
      "update emergency_alerts set converted_to_lead_id = (select id from leads where"
      " cast(id as text) = lower($2) and user_id = emergency_alerts.user_id) where id = $1"}},
}};

/// What tells one alert from another when the sender gives no id: the same on every delivery, unlike an invented one.
std::string key_of(const domain::alert_payload& a) {
  if (a.alert_id && !a.alert_id->empty()) return *a.alert_id;
  if (a.call_id && !a.call_id->empty()) return "call:" + *a.call_id;
  return "phone:" + a.phone_number + (a.sms_sent_at ? ":" + domain::rfc3339_utc(*a.sms_sent_at) : "");
}

/// NULL until a provider has taken a text.
value sent_at(const domain::alert_payload& a) { return a.sent ? known(a.sms_sent_at) : value{}; }

ingest_result insert(sql_session& s, const user& u, const domain::alert_payload& a, const std::string& key) {
  const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto promised = a.sms_sent_at.value_or(now) + std::chrono::minutes{a.callback_promised_minutes};
  const std::string call_id = a.call_id.value_or("");
  lock_call(s, u.id, call_id);
  const auto r = s.run(
      insert_alert, {u.id, key, key, known(a.call_id), domain::normalise_phone(a.phone_number).value_or(a.phone_number),
                     known(a.customer_name), known(a.customer_address), a.urgency_tier.value_or("Urgent"),
                     a.problem_description, sent_at(a), known(a.sms_message_sid), promised, true});
  answer_new_alert(s, u.id, call_id);
  return {true, "alert", *r[0][0], {}, false, {}};
}

}  // namespace

ingest_result ingest(sql_session& s, const domain::alert_payload& a) {
  const auto u = user_of(s, a.user_email);
  if (!u) return {.refused = "no_user"};
  try {
    return in_transaction(s, [&]() -> ingest_result {
      const auto key = key_of(a);
      s.lock("alert " + u->id + " " + key);
      const auto there = s.run(select_alert, {u->id, key});
      if (there.empty()) return insert(s, *u, a, key);
      s.run(update_alert, {*there[0][0], known(a.customer_name), known(a.customer_address),
                           known(a.problem_description), known(a.sms_message_sid), sent_at(a)});
      return {false, "alert", *there[0][0], {}, false, {}};
    });
  } catch (const data_refused& e) {
    return {.refused = e.what()};
  }
}

bool patch_alert(sql_session& s, std::string_view user_email, const domain::text_map& changes) {
  const auto u = user_of(s, user_email);
  if (!u) return false;
  const auto get = [&](std::string_view key) {
    const auto at = changes.find(key);
    return at == changes.end() ? value{} : known(at->second);
  };
  return in_transaction(s, [&] {
    const auto found = s.run(find_alert, {u->id, get("alert_id"), get("backend_alert_id")});
    if (found.empty()) return false;
    for (const auto& [name, sql] : patchable) {
      const auto at = changes.find(name);
      if (at == changes.end()) continue;
      value v = known(at->second);
      if (name.ends_with("_at")) v = known(domain::parse_rfc3339(at->second));
      s.run(sql, {*found[0][0], v});
    }
    return true;
  });
}

}  // namespace calllock::storage::dashboard

#include "storage/dashboard/dashboard.hpp"
#include "storage/dashboard/users.hpp"

/// What each text to the owner was about.
namespace calllock::storage::dashboard {
namespace {

constexpr statement select_context{
    "select_context",
    "select id from sms_alert_context where user_id = $1 and call_id = $2 and operator_phone = $3 and alert_type = $4"};
// The lead may be made after the text; then its own ingest links it.
constexpr statement insert_context{
    "insert_context",
    "insert into sms_alert_context (user_id, call_id, operator_phone, alert_type, customer_phone, customer_name,"
    " customer_id, lead_id, job_id) values ($1, $2, $3, $4, $5, $6,"
    " (select id from customers where user_id = $1 and calllock_e164(phone) = $5 order by created_at, id limit 1),"
    " (select id from leads where user_id = $1 and original_call_id = $2 and duplicate_of is null),"
    " (select id from jobs where user_id = $1 and original_call_id = $2 and duplicate_of is null)) returning id"};

}  // namespace

ingest_result ingest(sql_session& s, const domain::sms_context_payload& c) {
  const auto u = user_of(s, c.user_email);
  if (!u) return {.refused = "no_user"};
  const auto phone = domain::normalise_phone(c.customer_phone);
  if (!phone) return {.refused = "the customer's number is not one"};
  try {
    return in_transaction(s, [&]() -> ingest_result {
      s.lock("context " + u->id + " " + c.call_id);
      const auto there = s.run(select_context, {u->id, c.call_id, c.operator_phone, c.alert_type});
      if (!there.empty()) return {false, "context", *there[0][0], {}, false, {}};
      const auto r =
          s.run(insert_context, {u->id, c.call_id, c.operator_phone, c.alert_type, *phone, known(c.customer_name)});
      return {true, "context", *r[0][0], {}, false, {}};
    });
  } catch (const data_refused& e) {
    return {.refused = e.what()};
  }
}

}  // namespace calllock::storage::dashboard

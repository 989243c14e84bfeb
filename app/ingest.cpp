#include "app/ingest.hpp"

#include "codec/dashboard.hpp"

namespace calllock::app {
namespace {

using kind = net::ingest_outcome::kind;

codec::ingest_answer answer_of(const storage::ingest_result& r) {
  codec::ingest_answer a;
  a.type = r.record_type;
  a.status = r.status;
  a.id = r.id;
  if (r.record_type != "none") {
    a.id_name = r.record_type + "_id";
    a.action = r.created ? "created" : "updated";
  }
  if (r.record_type == "job") {
    a.with_conflict = true;
    a.conflict_detected = r.conflict_detected;
  }
  return a;
}

net::ingest_outcome outcome_of(const storage::ingest_result& r) {
  if (r.refused == "no_user") return {kind::no_such_user, {}, {}};
  if (!r.refused.empty()) return {kind::refused, {}, r.refused};
  return {kind::stored, answer_of(r), {}};
}

/// Reads the payload back and ingests it; what cannot be read is refused with where it failed.
template <class Payload>
net::ingest_outcome ingest_text(storage::store& s, const codec::checked<Payload>& body) {
  if (body.malformed) return {kind::refused, {}, "not a JSON object"};
  if (!body.ok()) return {kind::refused, {}, body.errors.front().path + ": " + body.errors.front().message};
  return outcome_of(s.ingest(body.value));
}

/// An alert of our own carries the provider's id exactly when the provider has taken the text.
net::ingest_outcome ingest_alert(storage::store& s, const domain::delivery& d) {
  auto alert = codec::read_alert(d.payload);
  alert.value.sent = alert.value.sms_message_sid.has_value();
  return ingest_text(s, alert);
}

}  // namespace

net::ingest_outcome ingest(storage::store& s, const domain::payload& p) {
  try {
    if (const auto* job = std::get_if<domain::job_payload>(&p)) return outcome_of(s.ingest(*job));
    if (const auto* call = std::get_if<domain::call_payload>(&p)) return outcome_of(s.ingest(*call));
    if (const auto* alert = std::get_if<domain::alert_payload>(&p)) return outcome_of(s.ingest(*alert));
  } catch (const storage::store_down&) {
    return {kind::store_down, {}, {}};
  }
  return {kind::refused, {}, "the dashboard does not take this kind of record"};
}

net::ingest_outcome patch_alert(storage::store& s, const std::string& user_email, const domain::text_map& changes) {
  try {
    if (!s.patch_alert(user_email, changes)) return {kind::not_found, {}, {}};
    net::ingest_outcome out{kind::stored, {}, {}};
    out.answer.type = "alert";
    out.answer.action = "updated";
    return out;
  } catch (const storage::store_down&) {
    return {kind::store_down, {}, {}};
  }
}

domain::delivery_result deliver_builtin(storage::store& s, const domain::delivery& d) {
  using domain::delivery_kind;
  domain::delivery_result out;
  net::ingest_outcome done;
  try {
    switch (d.kind) {
      case delivery_kind::job: done = ingest_text(s, codec::read_job(d.payload)); break;
      case delivery_kind::call: done = ingest_text(s, codec::read_call_record(d.payload)); break;
      case delivery_kind::alert: done = ingest_alert(s, d); break;
      case delivery_kind::sms_context: done = ingest_text(s, codec::read_sms_context(d.payload)); break;
      case delivery_kind::sms: done = {kind::refused, {}, "the built-in dashboard takes no texts"}; break;
    }
  } catch (const storage::store_down& e) {
    out.error = e.what();
    return out;  // retry
  }
  switch (done.what) {
    case kind::stored:
      out.outcome = domain::delivery_result::kind::delivered;
      if (done.answer.id_name == "job_id") out.job_id = done.answer.id;
      if (done.answer.id_name == "lead_id") out.lead_id = done.answer.id;
      break;
    case kind::no_such_user:
    case kind::not_found:
      out.outcome = domain::delivery_result::kind::refused;
      out.error = "there is no user with this user_email";
      break;
    case kind::refused:
      out.outcome = domain::delivery_result::kind::refused;
      out.error = done.why;
      break;
    case kind::store_down: break;
  }
  return out;
}

}  // namespace calllock::app

#pragma once

#include "storage/sql.hpp"
#include "storage/store.hpp"

/// The built-in dashboard, written once for both engines over `sql_session`.
namespace calllock::storage::dashboard {

/// See `store::ensure_user`; business hours and service areas are filled in where the operator has none.
void ensure_user(sql_session& s, const domain::tenant_profile& tenant);
[[nodiscard]] std::optional<std::string> find_user(sql_session& s, std::string_view email);

[[nodiscard]] ingest_result ingest(sql_session& s, const domain::job_payload& job);
[[nodiscard]] ingest_result ingest(sql_session& s, const domain::call_payload& call);
[[nodiscard]] ingest_result ingest(sql_session& s, const domain::alert_payload& alert);
[[nodiscard]] ingest_result ingest(sql_session& s, const domain::sms_context_payload& context);
[[nodiscard]] bool patch_alert(sql_session& s, std::string_view user_email, const domain::text_map& changes);

/// Texts, see the verbs of `store` (texts.cpp, replies.cpp).
[[nodiscard]] bool settle_text(sql_session& s, std::int64_t id, std::string_view lease_token, const text_receipt& r);
void watch_text(sql_session& s, std::int64_t id, instant at);
[[nodiscard]] bool report_text(sql_session& s, const domain::text_report& report);
[[nodiscard]] std::vector<overdue_text> overdue_texts(sql_session& s, int limit, std::chrono::seconds lease);
void end_watch(sql_session& s, const outbox_row& row, const std::optional<domain::outbox_entry>& next);
/// Texts that reached nobody are done once the same text to another number has reached somebody.
void settle_lost(sql_session& s, std::int64_t id);
[[nodiscard]] std::optional<std::string> reply_taken(sql_session& s, std::string_view sid);
[[nodiscard]] std::vector<domain::open_alert> alerts_before(sql_session& s, const domain::inbound_text& in,
                                                            instant since);
[[nodiscard]] std::string take_reply(sql_session& s, const domain::inbound_text& in, const domain::reply_decision& d,
                                     std::string_view user_email, instant now);
/// Applies what the owner answered before the record was made (N-08); within its transaction, under the call's lock.
void answer_new_lead(sql_session& s, const std::string& user_id, const std::string& call_id);
void answer_new_alert(sql_session& s, const std::string& user_id, const std::string& call_id);
/// Whoever makes or answers the records of a call is alone with them (D-07, D-08).
void lock_call(sql_session& s, const std::string& user_id, const std::string& call_id);

[[nodiscard]] domain::customer_history history(sql_session& s, const domain::tenant_profile& tenant,
                                               std::string_view phone_e164, instant now);

[[nodiscard]] std::vector<call_evidence::dashboard_row> rows_of_call(sql_session& s, std::string_view call_id);
void save_audit(sql_session& s, const audit_row& row);

}  // namespace calllock::storage::dashboard

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
[[nodiscard]] bool patch_alert(sql_session& s, std::string_view user_email, const domain::text_map& changes);

[[nodiscard]] domain::customer_history history(sql_session& s, const domain::tenant_profile& tenant,
                                               std::string_view phone_e164, instant now);

[[nodiscard]] std::vector<call_evidence::dashboard_row> rows_of_call(sql_session& s, std::string_view call_id);
void save_audit(sql_session& s, const audit_row& row);

}  // namespace calllock::storage::dashboard

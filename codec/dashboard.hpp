#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "codec/retell.hpp"
#include "domain/delivery/payloads.hpp"

/// The dashboard's webhooks (backend.md §13, dashboard.md §1), both directions.
namespace calllock::codec {

/// JSON text as it is sent. `status_color` repeats `priority_color` (D-03); absent members are left out (D-14).
[[nodiscard]] std::string write_payload(const domain::payload& payload);

struct field_error {
  std::string path, message;
};
template <class T>
struct checked {
  T value{};
  bool malformed = false;           ///< not JSON or not an object: 400 (D-19)
  std::vector<field_error> errors;  ///< 400 {"error":"Validation failed","details":[{path,message}]}
  [[nodiscard]] bool ok() const { return !malformed && errors.empty(); }
};
/// From outside, for the built-in ingest. Accepts what dashboard.md accepts and null for an optional member, keeps
/// every member of `job_payload` (D-06), tolerates unknown members, leaves out transcript roles other than agent and
/// user (D-14).
[[nodiscard]] checked<domain::job_payload> read_job(std::string_view json);
[[nodiscard]] checked<domain::call_payload> read_call_record(std::string_view json);
[[nodiscard]] checked<domain::alert_payload> read_alert(std::string_view json);
[[nodiscard]] checked<domain::sms_context_payload> read_sms_context(std::string_view json);
[[nodiscard]] checked<domain::text_map> read_alert_patch(std::string_view json);

/// What a dashboard answered with 2xx: job_id or lead_id when it is an object that has them.
struct delivery_answer {
  std::string job_id, lead_id;
  bool readable = false;  ///< JSON, or nothing at all; anything else is not a dashboard's answer
  bool success = true;    ///< false only where the body says so itself
};
[[nodiscard]] delivery_answer read_delivery_answer(std::string_view json);

}  // namespace calllock::codec

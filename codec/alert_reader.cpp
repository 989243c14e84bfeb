#include <limits>

#include "codec/dashboard.hpp"
#include "codec/field_reader.hpp"

namespace calllock::codec {

checked<domain::alert_payload> read_alert(std::string_view json) {
  return read_checked<domain::alert_payload>(json, [](field_reader& in, domain::alert_payload& p) {
    p.alert_id = in.text("alert_id");
    p.call_id = in.text("call_id");
    p.phone_number = in.required_text("phone_number");
    p.customer_name = in.text("customer_name");
    p.customer_address = in.text("customer_address");
    p.urgency_tier = in.text("urgency_tier");
    p.problem_description = in.required_text("problem_description");
    p.sms_sent_at = in.required_time("sms_sent_at");
    p.sms_message_sid = in.text("sms_message_sid");
    in.require("callback_promised_minutes");
    p.callback_promised_minutes = in.integer("callback_promised_minutes", 1, std::numeric_limits<int>::max())
                                      .value_or(p.callback_promised_minutes);
    p.user_email = in.required_email("user_email");
  });
}

checked<domain::sms_context_payload> read_sms_context(std::string_view json) {
  return read_checked<domain::sms_context_payload>(json, [](field_reader& in, domain::sms_context_payload& p) {
    p.operator_phone = in.required_text("operator_phone");
    p.alert_type = in.required_text("alert_type");
    p.customer_phone = in.required_text("customer_phone");
    p.customer_name = in.text("customer_name");
    p.call_id = in.text("call_id").value_or("");
    p.user_email = in.required_email("user_email");
  });
}

checked<domain::text_map> read_alert_patch(std::string_view json) {
  return read_checked<domain::text_map>(json, [](field_reader& in, domain::text_map& p) {
    const auto keep = [&p](std::string_view name, const std::optional<std::string>& value) {
      if (value) p.try_emplace(std::string{name}, *value);
    };
    keep("alert_id", in.text("alert_id"));
    keep("backend_alert_id", in.text("backend_alert_id"));
    const auto ids = p.size();
    if (ids == 0) in.fail("alert_id", "Required, or backend_alert_id");
    keep("callback_status", in.one_of("callback_status", {"pending", "delivered", "expired", "no_answer"}));
    for (const std::string_view name : {"callback_delivered_at", "resolved_at"})
      if (in.time(name)) keep(name, in.text(name));
    for (const std::string_view name : {"resolution_notes", "converted_to_job_id", "converted_to_lead_id"})
      keep(name, in.text(name));
    if (p.size() == ids) in.fail("", "Nothing to change");  // D-16
  });
}

delivery_answer read_delivery_answer(std::string_view json) {
  const json_document document{json};
  const auto text = [&](std::string_view name) { return document.root()[name].text().value_or(std::string{}); };
  const bool empty = json.find_first_not_of(" \t\r\n") == std::string_view::npos;
  return {text("job_id"), text("lead_id"), empty || document.ok(), document.root()["success"].flag().value_or(true)};
}

}  // namespace calllock::codec

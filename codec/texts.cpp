#include <algorithm>
#include <charconv>

#include "codec/json_reader.hpp"
#include "codec/twilio.hpp"

/// Texts as the outbox keeps them, and what Twilio posts about them.
namespace calllock::codec {
namespace {

using domain::errc;

std::string field(const std::vector<std::pair<std::string, std::string>>& form, std::string_view name,
                  std::string_view other = {}) {
  for (const auto wanted : {name, other})
    for (const auto& [key, value] : form)
      if (!wanted.empty() && key == wanted && !value.empty()) return value;
  return {};
}

std::string e164(const std::string& number) { return domain::normalise_phone(number).value_or(number); }

template <class N>
N number(std::string_view text) {
  N n{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  return error == std::errc{} && end == text.data() + text.size() ? n : N{};
}

}  // namespace

std::string decode_form_text(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned byte = 0;
    if (text[i] == '%' && i + 2 < text.size() &&
        std::from_chars(text.data() + i + 1, text.data() + i + 3, byte, 16).ptr == text.data() + i + 3) {
      out.push_back(static_cast<char>(byte));
      i += 2;
    } else {
      out.push_back(text[i] == '+' ? ' ' : text[i]);
    }
  }
  return out;
}

std::vector<std::pair<std::string, std::string>> read_form(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> fields;
  while (!text.empty()) {
    const std::string_view pair = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(text.size(), pair.size() + 1));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    fields.emplace_back(decode_form_text(pair.substr(0, equals)),
                        decode_form_text(pair.substr(std::min(pair.size(), equals + 1))));
  }
  return fields;
}

parsed<domain::text_report> read_text_report(std::string_view query, std::string_view form) {
  parsed<domain::text_report> out;
  const auto fields = read_form(form);
  out.value.id = number<std::int64_t>(field(read_form(query), "o"));
  out.value.sid = field(fields, "MessageSid", "SmsSid");
  out.value.status = field(fields, "MessageStatus", "SmsStatus");
  out.value.to = e164(field(fields, "To"));
  out.value.code = number<int>(field(fields, "ErrorCode"));
  if (out.value.sid.empty() || out.value.status.empty())
    out.error = {errc::malformed, "MessageSid and MessageStatus are needed"};
  return out;
}

parsed<domain::inbound_text> read_inbound_text(std::string_view form) {
  parsed<domain::inbound_text> out;
  const auto fields = read_form(form);
  out.value.sid = field(fields, "MessageSid", "SmsSid");
  out.value.from = e164(field(fields, "From"));
  out.value.to = e164(field(fields, "To"));
  out.value.body = field(fields, "Body");
  out.value.opt_out = field(fields, "OptOutType");
  if (out.value.sid.empty() || out.value.from.empty() || out.value.to.empty())
    out.error = {errc::malformed, "MessageSid, From and To are needed"};
  return out;
}

std::string write_twiml(std::string_view text) {
  std::string out = R"(<?xml version="1.0" encoding="UTF-8"?><Response>)";
  if (!text.empty()) {
    out += "<Message>";
    for (const char c : sms_body(text)) {
      switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        default:
          // XML has no other control characters.
          if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out.push_back(c);
      }
    }
    out += "</Message>";
  }
  return out + "</Response>";
}

parsed<domain::sms_message> read_sms(std::string_view payload) {
  parsed<domain::sms_message> out;
  const json_document document{payload};
  if (out.error = must_be_object(document); !out.ok()) return out;
  const auto root = document.root();
  out.value.to = root["to"].string().value_or("");
  out.value.body = root["body"].string().value_or("");
  out.value.ignores_quiet_hours = root["ignores_quiet_hours"].flag().value_or(false);
  out.value.customer_phone = root["customer_phone"].string().value_or("");
  out.value.customer_name = root["customer_name"].string().value_or("");
  out.value.customer_address = root["customer_address"].string().value_or("");
  out.value.about = root["about"].string().value_or("");
  out.value.callback_minutes = static_cast<int>(root["callback_minutes"].integer().value_or(0));
  const auto kind = domain::parse_sms_kind(root["kind"].string().value_or(""));
  if (kind)
    out.value.kind = *kind;
  else
    out.error = {errc::unprocessable, "kind: not a kind of text"};
  return out;
}

}  // namespace calllock::codec

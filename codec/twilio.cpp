#include "codec/twilio.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "codec/json_reader.hpp"

namespace calllock::codec {
namespace {

using domain::errc;

constexpr std::size_t longest_sms = 1600;

bad_input shape(std::string what) { return {errc::unprocessable, "twilio answer: " + std::move(what)}; }

void append_escaped(std::string& out, std::string_view s) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  for (const char c : s) {
    const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '.' || c == '_' || c == '~';
    if (plain) {
      out.push_back(c);
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out.push_back('%');
    out.push_back(hex[byte >> 4U]);
    out.push_back(hex[byte & 0xFU]);
  }
}

parsed<twilio_message> message_of(const json_value& v) {
  parsed<twilio_message> out;
  auto& m = out.value;
  m.sid = v["sid"].string().value_or("");
  m.status = v["status"].string().value_or("");
  m.to = v["to"].string().value_or("");
  m.from = v["from"].string().value_or("");
  m.body = v["body"].string().value_or("");
  m.direction = v["direction"].string().value_or("");
  m.created_at = parse_rfc2822(v["date_created"].string().value_or(""));
  if (const auto code = v["error_code"].integer()) m.error_code = static_cast<int>(*code);
  if (m.sid.empty()) out.error = shape("a message has no sid");
  return out;
}

/// Takes a number and the separator behind it.
std::optional<int> take_number(std::string_view& s, char separator) {
  int n = 0;
  const auto [end, code] = std::from_chars(s.data(), s.data() + s.size(), n);
  if (code != std::errc{}) return std::nullopt;
  s.remove_prefix(static_cast<std::size_t>(end - s.data()));
  if (s.empty() || s.front() != separator) return std::nullopt;
  s.remove_prefix(1);
  return n;
}

}  // namespace

std::string write_form(const std::vector<std::pair<std::string_view, std::string_view>>& fields) {
  std::string out;
  for (const auto& [name, value] : fields) {
    if (!out.empty()) out.push_back('&');
    append_escaped(out, name);
    out.push_back('=');
    append_escaped(out, value);
  }
  return out;
}

std::string_view sms_body(std::string_view text) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool starts = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
    if (starts && ++characters > longest_sms) return text.substr(0, i);
  }
  return text;
}

parsed<twilio_message> read_twilio_message(std::string_view body) {
  const json_document document{body};
  if (auto error = must_be_object(document); error.status != errc::ok) return {{}, std::move(error)};
  return message_of(document.root());
}

parsed<twilio_page> read_twilio_page(std::string_view body) {
  parsed<twilio_page> out;
  const json_document document{body};
  if (out.error = must_be_object(document); !out.ok()) return out;
  const auto messages = document.root()["messages"];
  if (!messages.is_array()) {
    out.error = shape("no messages");
    return out;
  }
  messages.each_element([&](const json_value& v) {
    auto m = message_of(v);
    if (m.ok())
      out.value.messages.push_back(std::move(m.value));
    else
      out.error = std::move(m.error);
  });
  out.value.next_page_uri = document.root()["next_page_uri"].string().value_or("");
  return out;
}

int read_twilio_error(std::string_view body) {
  const json_document document{body};
  return document.ok() ? static_cast<int>(document.root()["code"].integer().value_or(0)) : 0;
}

std::optional<domain::instant> parse_rfc2822(std::string_view text) {
  constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  if (const auto comma = text.find(", "); comma != std::string_view::npos) text.remove_prefix(comma + 2);
  const auto day = take_number(text, ' ');
  const auto month = std::find(months.begin(), months.end(), text.substr(0, 3));
  if (!day || month == months.end() || text.size() < 4) return std::nullopt;
  text.remove_prefix(4);
  const auto year = take_number(text, ' ');
  const auto hour = take_number(text, ':');
  const auto minute = take_number(text, ':');
  const auto second = take_number(text, ' ');
  if (!year || !hour || !minute || !second || (text != "+0000" && text != "GMT")) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(month - months.begin() + 1)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok() || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  return std::chrono::sys_days{date} + std::chrono::hours{*hour} + std::chrono::minutes{*minute} +
         std::chrono::seconds{*second};
}

}  // namespace calllock::codec

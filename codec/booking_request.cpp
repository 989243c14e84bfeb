#include "codec/booking_request.hpp"

#include <algorithm>

#include "codec/field_reader.hpp"
#include "codec/json_writer.hpp"

namespace calllock::codec {
namespace {

constexpr std::size_t longest_uid = 100, longest_reason = 500;

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

bool is_uid(std::string_view s) noexcept {
  return s.size() <= longest_uid && std::all_of(s.begin(), s.end(), [](char c) {
           return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
         });
}

}  // namespace

bool is_booking_phone(std::string_view text) noexcept {
  if (text.starts_with('+')) text.remove_prefix(1);
  return text.size() >= 2 && text.size() <= 15 && text.front() != '0' &&
         std::all_of(text.begin(), text.end(), is_digit);
}

checked<booking_request> read_booking_request(std::string_view json, bool looks_up, bool moves) {
  return read_checked<booking_request>(json, [&](field_reader& in, booking_request& r) {
    if (looks_up) {
      r.phone = in.required_text("phone");
      if (!r.phone.empty() && !is_booking_phone(r.phone)) in.fail("phone", "Invalid phone number");
      return;
    }
    r.booking_uid = in.required_text("booking_uid");
    if (!is_uid(r.booking_uid)) in.fail("booking_uid", "1 to 100 letters, digits, _ or -");
    r.reason = in.text("reason").value_or("");
    if (r.reason.size() > longest_reason) in.fail("reason", "At most 500 characters");
    if (moves) r.new_start_time = in.required_text("new_start_time");
  });
}

std::string write_booking_errors(std::string_view error, const std::vector<field_error>& errors) {
  std::string out;
  {
    object_writer top{out};
    top.text("error", error);
    array_writer details{top.member("details")};
    for (const auto& e : errors) {
      object_writer one{details.element()};
      one.text("field", e.path);
      one.text("message", e.message);
    }
  }
  return out;
}

}  // namespace calllock::codec

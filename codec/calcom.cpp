#include "codec/calcom.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "codec/json_reader.hpp"
#include "codec/json_writer.hpp"
#include "domain/booking/local_time.hpp"

namespace calllock::codec {
namespace {

using domain::errc;
using domain::instant;

constexpr std::size_t longest_metadata = 500;

/// Cut to what Cal.com takes, not in the middle of a character.
std::string_view cut(std::string_view s) {
  if (s.size() <= longest_metadata) return s;
  std::size_t end = longest_metadata;
  while (end > 0 && (static_cast<unsigned char>(s[end]) & 0xC0U) == 0x80U) --end;
  return s.substr(0, end);
}

bad_input shape(std::string what) { return {errc::unprocessable, "calcom answer: " + std::move(what)}; }

std::string lower(std::string_view s) {
  std::string out{s};
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

std::uint64_t fnv1a(std::string_view s) {
  std::uint64_t h = 14695981039346656037U;
  for (const char c : s) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return h;
}

std::optional<instant> time_of(const json_value& v) {
  const auto s = v.string();
  return s ? domain::parse_rfc3339(*s) : std::nullopt;
}

calcom_status status_of(std::string_view s) {
  if (s == "accepted") return calcom_status::accepted;
  if (s == "pending") return calcom_status::pending;
  if (s == "cancelled") return calcom_status::cancelled;
  if (s == "rejected") return calcom_status::rejected;
  return calcom_status::other;
}

parsed<calcom_booking> booking_of(const json_value& v) {
  parsed<calcom_booking> out;
  auto& b = out.value;
  b.uid = v["uid"].string().value_or("");
  const auto start = time_of(v["start"]);
  const auto status = v["status"].string();
  if (b.uid.empty())
    out.error = shape("a booking has no uid");
  else if (!start)
    out.error = shape("a booking has no start");
  else if (!status)
    out.error = shape("a booking has no status");
  if (!out.ok()) return out;
  b.start = *start;
  b.status = status_of(*status);
  b.end = time_of(v["end"]);
  b.title = v["title"].string().value_or("");
  b.rescheduled_to = v["rescheduledToUid"].string().value_or("");
  b.rescheduled_from = v["rescheduledFromUid"].string().value_or("");
  if (v["metadata"].is_object()) b.metadata = scalars(v["metadata"]);
  v["attendees"].each_element([&](const json_value& a) {
    b.attendees.push_back({std::string{a["name"].string().value_or("")}, std::string{a["email"].string().value_or("")},
                           std::string{a["phoneNumber"].string().value_or("")}});
  });
  return out;
}

/// A message is a text, or a list of texts when several properties are wrong.
void append_message(std::string& all, const json_value& v) {
  if (const auto s = v.string()) all += lower(*s) + '\n';
  v.each_element([&](const json_value& e) { append_message(all, e); });
}

std::string messages_of(std::string_view body) {
  std::string all;
  const json_document document{body};
  if (!document.ok()) return all;
  const auto root = document.root();
  append_message(all, root["message"]);
  append_message(all, root["error"]);
  append_message(all, root["error"]["message"]);
  append_message(all, root["error"]["details"]["message"]);
  return all;
}

template <std::size_t N>
bool has_any(std::string_view text, const std::array<std::string_view, N>& parts) {
  return std::any_of(parts.begin(), parts.end(), [&](auto p) { return text.find(p) != std::string_view::npos; });
}

constexpr std::array<std::string_view, 9> taken_texts = {"already has booking",
                                                         "querying the database",
                                                         "booking_conflict_error",
                                                         "no_available_users_found_error",
                                                         "hosts_unavailable_for_booking",
                                                         "round_robin_host_unavailable_for_booking",
                                                         "booking_not_allowed_by_restriction_schedule",
                                                         "not_enough_available_seats_error",
                                                         "record that already exists"};
constexpr std::array<std::string_view, 2> not_offered_texts = {"can't be booked at the \"start\" time", "in the past"};
constexpr std::array<std::string_view, 2> limit_texts = {"maximum number of active bookings", "booking limit"};
constexpr std::array<std::string_view, 4> done_texts = {"already cancelled", "already been cancelled",
                                                        "already rescheduled", "already been rescheduled"};

}  // namespace

std::string_view text(calcom_failure f) noexcept {
  switch (f) {
    case calcom_failure::taken: return "taken";
    case calcom_failure::not_offered: return "not_offered";
    case calcom_failure::limit: return "limit";
    case calcom_failure::invalid: return "invalid";
    case calcom_failure::unauthorised: return "unauthorised";
    case calcom_failure::not_found: return "not_found";
    case calcom_failure::rate_limited: return "rate_limited";
    case calcom_failure::done_already: return "done_already";
    case calcom_failure::unclear: return "unclear";
  }
  return "unclear";
}

parsed<std::vector<instant>> read_calcom_slots(std::string_view body) {
  parsed<std::vector<instant>> out;
  const json_document document{body};
  if (out.error = must_be_object(document); !out.ok()) return out;
  const auto data = document.root()["data"];
  if (!data.is_object()) {
    out.error = shape("no data object");
    return out;
  }
  data.each_member([&](std::string_view, const json_value& day) {
    if (!day.is_array()) out.error = shape("a day is not a list");
    day.each_element([&](const json_value& slot) {
      const auto start = time_of(slot["start"]);
      if (start)
        out.value.push_back(*start);
      else
        out.error = shape("a slot has no start");
    });
  });
  std::sort(out.value.begin(), out.value.end());
  out.value.erase(std::unique(out.value.begin(), out.value.end()), out.value.end());
  return out;
}

parsed<calcom_booking> read_calcom_booking(std::string_view body) {
  const json_document document{body};
  if (auto error = must_be_object(document); error.status != errc::ok) return {{}, std::move(error)};
  const auto data = document.root()["data"];
  if (!data.is_object()) return {{}, shape("no data object")};
  return booking_of(data);
}

parsed<calcom_page> read_calcom_page(std::string_view body) {
  parsed<calcom_page> out;
  const json_document document{body};
  if (out.error = must_be_object(document); !out.ok()) return out;
  const auto data = document.root()["data"];
  if (!data.is_array()) {
    out.error = shape("no data list");
    return out;
  }
  data.each_element([&](const json_value& v) {
    auto b = booking_of(v);
    if (b.ok())
      out.value.bookings.push_back(std::move(b.value));
    else
      out.error = std::move(b.error);
  });
  out.value.has_next = document.root()["pagination"]["hasNextPage"].flag().value_or(false);
  return out;
}

calcom_failure read_calcom_failure(int status, std::string_view body) {
  const auto said = messages_of(body);
  if (status == 401 || status == 403) return calcom_failure::unauthorised;
  if (status == 404) return calcom_failure::not_found;
  if (status == 429) return calcom_failure::rate_limited;
  if (status == 409 || has_any(said, taken_texts)) return calcom_failure::taken;
  if (status == 400 || status == 422) {
    if (has_any(said, not_offered_texts)) return calcom_failure::not_offered;
    if (has_any(said, limit_texts)) return calcom_failure::limit;
    if (has_any(said, done_texts)) return calcom_failure::done_already;
    return calcom_failure::invalid;
  }
  return calcom_failure::unclear;
}

std::string write_calcom_create(const calcom_create& booking) {
  std::string out;
  {
    object_writer o{out};
    o.text("start", domain::rfc3339_utc(booking.start));
    o.number("eventTypeId", booking.event_type_id);
    {
      object_writer attendee{o.member("attendee")};
      attendee.text("name", booking.attendee_name);
      attendee.text("timeZone", booking.time_zone);
      if (booking.attendee_phone.empty())
        attendee.text("email", calcom_email({}, booking.call_id));
      else
        attendee.text("phoneNumber", booking.attendee_phone);
      attendee.text("language", "en");
    }
    object_writer metadata{o.member("metadata")};
    metadata.text("engine_key", booking.engine_key);
    metadata.text("call_id", cut(booking.call_id));
    metadata.known_text("phone", cut(booking.attendee_phone));
    metadata.known_text("address", cut(booking.address));
    metadata.known_text("problem", cut(booking.problem));
    metadata.known_text("urgency", cut(booking.urgency));
  }
  return out;
}

std::string write_calcom_cancel(std::string_view reason) {
  std::string out;
  { object_writer{out}.known_text("cancellationReason", reason); }
  return out;
}

std::string write_calcom_reschedule(instant start, std::string_view reason) {
  std::string out;
  {
    object_writer o{out};
    o.text("start", domain::rfc3339_utc(start));
    o.known_text("reschedulingReason", reason);
  }
  return out;
}

std::string write_calcom_hold(std::int64_t event_type_id, instant start, std::chrono::minutes length) {
  std::string out;
  {
    object_writer o{out};
    o.number("eventTypeId", event_type_id);
    o.text("slotStart", domain::rfc3339_utc(start));
    o.number("reservationDuration", length.count());
  }
  return out;
}

parsed<std::string> read_calcom_hold(std::string_view body) {
  parsed<std::string> out;
  const json_document document{body};
  if (out.error = must_be_object(document); !out.ok()) return out;
  out.value = document.root()["data"]["reservationUid"].string().value_or("");
  if (out.value.empty()) out.error = shape("a hold has no reservationUid");
  return out;
}

std::string calcom_engine_key(std::string_view call_id, std::string_view idempotency_key) {
  const auto whole = std::string{call_id} + '/' + std::string{idempotency_key};
  auto key = whole;
  // What is read back must be what was written, so only what no one on the way rewrites.
  std::replace_if(
      key.begin(), key.end(), [](char c) { return c < 0x21 || c > 0x7e; }, '_');
  if (key == whole && key.size() <= longest_metadata) return key;
  const auto digest = std::to_string(fnv1a(whole));
  key.resize(std::min(key.size(), longest_metadata - digest.size() - 1));
  return key + '#' + digest;
}

std::string calcom_email(std::string_view phone_e164, std::string_view call_id) {
  std::string digits;
  for (const char c : phone_e164)
    if (c >= '0' && c <= '9') digits.push_back(c);
  if (digits.empty()) {
    digits = std::to_string(fnv1a(call_id));
    digits.insert(0, digits.size() < 20 ? 20 - digits.size() : 0, '9');
  }
  return digits + "@sms.cal.com";
}

}  // namespace calllock::codec

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <optional>

#include "domain/booking/local_time.hpp"
#include "support/fake_calcom.hpp"

// What the fake accepts, refuses and answers (calcom.md §2 to §5).
namespace calllock::test {
namespace json = boost::json;
using domain::instant;

namespace {

instant now() { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

std::string iso(instant t) {
  auto text = domain::rfc3339_utc(t);
  return text.find('.') == std::string::npos ? text.substr(0, text.size() - 1) + ".000Z" : text;
}

/// A time as the API wants it: in UTC, or a bare date.
std::optional<instant> utc(std::string_view s, bool end_of_day = false) {
  if (s.size() == 10) {
    const auto t = domain::parse_rfc3339(std::string{s} + (end_of_day ? "T23:59:59Z" : "T00:00:00Z"));
    return t;
  }
  if (s.empty() || s.back() != 'Z') return std::nullopt;
  return domain::parse_rfc3339(s);
}

fake_answer ok(int status, json::value data) {
  fake_answer a;
  a.status = status;
  a.body = json::serialize(json::object{{"status", "success"}, {"data", std::move(data)}});
  return a;
}

json::object show(const calcom_entry& e) {
  json::object metadata;
  for (const auto& [k, v] : e.metadata) metadata[k] = v;
  json::object attendee{{"name", e.name},          {"email", e.email}, {"displayEmail", e.email},
                        {"timeZone", e.time_zone}, {"language", "en"}, {"absent", false}};
  if (!e.phone.empty()) attendee["phoneNumber"] = e.phone;
  json::object out{{"id", 900},
                   {"uid", e.uid},
                   {"title", "Visit between Host and " + e.name},
                   {"description", ""},
                   {"status", e.status},
                   {"hosts", json::array{json::object{{"id", 7}, {"name", "Host"}, {"email", "host@example.com"}}}},
                   {"start", iso(e.start)},
                   {"end", iso(e.end)},
                   {"duration", 60},
                   {"eventTypeId", fake_calcom::event_type},
                   {"eventType", json::object{{"id", fake_calcom::event_type}, {"slug", "visit"}}},
                   {"meetingUrl", nullptr},
                   {"absentHost", false},
                   {"createdAt", iso(now())},
                   {"updatedAt", iso(now())},
                   {"metadata", metadata},
                   {"attendees", json::array{attendee}},
                   {"bookingFieldsResponses", json::object{{"name", e.name}, {"email", e.email}}},
                   {"isPlatformManagedUserBooking", false}};
  if (!e.rescheduled_to.empty()) out["rescheduledToUid"] = e.rescheduled_to;
  if (!e.rescheduled_from.empty()) out["rescheduledFromUid"] = e.rescheduled_from;
  if (!e.cancel_reason.empty()) out["cancellationReason"] = e.cancel_reason;
  return out;
}

bool e164(std::string_view s) {
  return s.size() >= 8 && s.size() <= 16 && s[0] == '+' && s[1] != '0' &&
         std::all_of(s.begin() + 1, s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool email(std::string_view s) {
  const auto at = s.find('@');
  return at != std::string_view::npos && at > 0 && s.find('.', at) != std::string_view::npos &&
         s.find_first_of(" <>,") == std::string_view::npos;
}

template <std::size_t N>
bool among(std::string_view s, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), s) != list.end();
}

/// The first member that is not allowed, or null.
template <std::size_t N>
std::optional<std::string> unknown(const json::object& o, const std::array<std::string_view, N>& allowed) {
  for (const auto& m : o)
    if (!among({m.key().data(), m.key().size()}, allowed)) return std::string{m.key()};
  return std::nullopt;
}

std::optional<std::string> text_of(const json::object& o, std::string_view name) {
  const auto* v = o.if_contains({name.data(), name.size()});
  return v && v->is_string() ? std::optional{std::string{v->as_string()}} : std::nullopt;
}

constexpr std::array<std::string_view, 14> create_properties = {
    "start",   "eventTypeId", "eventTypeSlug",          "username",        "teamSlug", "organizationSlug",
    "guests",  "attendee",    "bookingFieldsResponses", "lengthInMinutes", "location", "metadata",
    "instant", "meetingUrl"};
constexpr std::array<std::string_view, 5> attendee_properties = {"name", "timeZone", "email", "phoneNumber",
                                                                 "language"};
constexpr std::array<std::string_view, 12> slots_parameters = {
    "start",     "end",      "eventTypeId", "eventTypeSlug", "username",         "teamSlug",
    "usernames", "timeZone", "duration",    "format",        "organizationSlug", "bookingUidToReschedule"};
constexpr std::array<std::string_view, 5> list_states = {"upcoming", "recurring", "past", "cancelled", "unconfirmed"};
constexpr std::array<std::string_view, 43> languages = {
    "ar", "ca", "de",     "es", "eu", "he", "id", "ja",    "lv", "pl", "ro", "sr",    "th",    "vi", "az",
    "cs", "el", "es-419", "fi", "hr", "it", "km", "nl",    "pt", "ru", "sv", "tr",    "zh-CN", "bg", "da",
    "en", "et", "fr",     "hu", "iw", "ko", "no", "pt-BR", "sk", "ta", "uk", "zh-TW", "bn"};

/// What is wrong with an attendee: property and constraint.
std::optional<std::pair<std::string, std::string>> attendee_complaint(const json::object& who) {
  using complaint = std::pair<std::string, std::string>;
  if (const auto extra = unknown(who, attendee_properties))
    return complaint{*extra, "property " + *extra + " should not exist"};
  const auto name = text_of(who, "name");
  if (!name || name->empty()) return complaint{"name", "name must be a string"};
  const auto zone = text_of(who, "timeZone");
  if (!zone || !domain::is_time_zone(*zone)) return complaint{"timeZone", "timeZone must be a valid IANA time-zone"};
  const auto mail = text_of(who, "email");
  const auto phone = text_of(who, "phoneNumber");
  if (!mail && !phone) return complaint{"attendee", "email or phone number must be provided"};
  if (mail && !email(*mail)) return complaint{"email", "email must be an email"};
  if (phone && !e164(*phone)) return complaint{"phoneNumber", "phoneNumber must be a valid phone number"};
  const auto language = text_of(who, "language");
  if (who.contains("language") && (!language || !among(*language, languages)))
    return complaint{"language", "language must be one of the known ones"};
  return std::nullopt;
}

/// What is wrong with a booking's metadata (calcom.md §3), or nothing.
std::optional<std::string> bad_metadata(const json::object& m) {
  if (m.size() > 50) return "must have at most 50 keys";
  for (const auto& e : m) {
    if (e.key().size() > 40) return "keys must be at most 40 characters";
    if (e.value().is_string() && e.value().as_string().size() > 500) return "values must be at most 500 characters";
    if (e.value().is_object() || e.value().is_array() || e.value().is_null())
      return "values must be strings, numbers or booleans";
  }
  return std::nullopt;
}

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> out;
  while (!list.empty()) {
    const auto end = std::min(list.find(','), list.size());
    if (end > 0) out.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return out;
}

std::string json_text(const json::value& v) { return v.is_string() ? std::string{v.as_string()} : json::serialize(v); }

}  // namespace

fake_answer fake_calcom::refuse(int status, const std::string& code, const std::string& message) {
  fake_answer a;
  a.status = status;
  a.body = json::serialize(
      json::object{{"status", "error"},
                   {"timestamp", iso(now())},
                   {"path", "/v2"},
                   {"error", json::object{{"code", code},
                                          {"message", message},
                                          {"details", json::object{{"message", message}, {"statusCode", status}}}}}});
  return a;
}

fake_answer fake_calcom::wrong(const std::string& property, const std::string& constraint) {
  violations_.push_back(property + ": " + constraint);
  return refuse(400, "BadRequestException", property + " property is wrong," + constraint + " ");
}

fake_answer fake_calcom::slots(const fake_request& r) {
  std::string zone = "UTC";
  for (const auto& [name, value] : r.query) {
    if (!among(name, slots_parameters)) return wrong(name, "property " + name + " should not exist");
    if (name == "timeZone") zone = value;
  }
  if (!domain::is_time_zone(zone)) return wrong("timeZone", "timeZone must be a valid IANA time-zone");
  const auto from = utc(r.parameter("start").value_or(""));
  const auto until = utc(r.parameter("end").value_or(""), true);
  if (!from) return wrong("start", "start must be a valid ISO 8601 date string in UTC");
  if (!until) return wrong("end", "end must be a valid ISO 8601 date string in UTC");
  if (r.parameter("eventTypeId") != std::to_string(event_type))
    return refuse(404, "NotFoundException", "Event Type not found");
  json::object days;
  for (const auto t : open_) {
    if (t < std::max(*from, now()) || t > *until || held(t) ||
        !available(t, r.parameter("bookingUidToReschedule").value_or("")))
      continue;
    auto local = domain::rfc3339(t, zone);
    local.insert(19, ".000");
    auto& day = days[domain::iso_date(domain::local_date(t, zone))];
    if (!day.is_array()) day = json::array{};
    day.as_array().push_back(json::object{{"start", local}});
  }
  return ok(200, days);
}

bool fake_calcom::held(instant start) const {
  return std::any_of(holds_.begin(), holds_.end(), [&](const calcom_hold& h) {
    return h.until > now() && h.start < start + length && start < h.start + length;
  });
}

fake_answer fake_calcom::hold(const fake_request& r) {
  json::error_code bad;
  const auto parsed = json::parse(r.body, bad);
  if (bad || !parsed.is_object()) return wrong("body", "Unexpected token in JSON");
  const auto& body = parsed.as_object();
  if (const auto extra = unknown(
          body, std::array<std::string_view, 4>{"eventTypeId", "slotStart", "slotDuration", "reservationDuration"}))
    return wrong(*extra, "property " + *extra + " should not exist");
  const auto start = utc(text_of(body, "slotStart").value_or(""));
  if (!start || text_of(body, "slotStart")->size() == 10)
    return wrong("slotStart", "slotStart must be a valid ISO 8601 date string");
  const auto* type = body.if_contains("eventTypeId");
  if (!type || !type->is_int64()) return wrong("eventTypeId", "eventTypeId must be a number");
  if (type->as_int64() != event_type)
    return refuse(404, "NotFoundException", "Event Type with ID=" + json_text(*type) + " not found");
  if (body.contains("slotDuration"))
    return wrong("slotDuration", "the event type does not have multiple possible lengths");
  const auto* minutes = body.if_contains("reservationDuration");
  if (minutes && (!minutes->is_int64() || minutes->as_int64() < 1))
    return wrong("reservationDuration", "reservationDuration must not be less than 1");
  if (minutes && r.headers.count("Authorization") == 0)
    return refuse(401, "UnauthorizedException", "reservationDuration can only be used for authenticated requests");
  const bool barred = std::find(unholdable_.begin(), unholdable_.end(), *start) != unholdable_.end();
  if (barred || !available(*start, "") || held(*start))
    return refuse(422, "UnprocessableEntityException", "This slot is not free to be reserved");
  const auto until = now() + std::chrono::minutes{minutes ? minutes->as_int64() : 5};
  const auto& made = holds_.emplace_back(calcom_hold{"hold-" + new_uid(), *start, until});
  return ok(201, json::object{{"eventTypeId", event_type},
                              {"slotStart", iso(*start)},
                              {"slotEnd", iso(*start + length)},
                              {"slotDuration", length.count()},
                              {"reservationUid", made.uid},
                              {"reservationDuration", minutes ? minutes->as_int64() : 5},
                              {"reservationUntil", iso(until)}});
}

fake_answer fake_calcom::release(const std::string& uid) {
  if (std::erase_if(holds_, [&](const calcom_hold& h) { return h.uid == uid; }) == 0)
    return refuse(404, "NotFoundException", "Reservation with uid=" + uid + " not found");
  return ok(200, json::object{});
}

fake_answer fake_calcom::create(const fake_request& r) {
  json::error_code bad;
  const auto parsed = json::parse(r.body, bad);
  if (bad || !parsed.is_object()) return wrong("body", "Unexpected token in JSON");
  const auto& body = parsed.as_object();
  if (const auto extra = unknown(body, create_properties))
    return wrong(*extra, "property " + *extra + " should not exist");
  for (const auto& m : body)
    if (m.value().is_null()) return wrong(std::string{m.key()}, "must not be null");
  if (body.contains("lengthInMinutes"))
    return refuse(400, "BadRequestException",
                  "Can't specify 'lengthInMinutes' because event type does not have multiple possible lengths");
  const auto start = utc(text_of(body, "start").value_or(""));
  if (!start || text_of(body, "start")->size() == 10)
    return wrong("start", "start must be a valid ISO 8601 date string");
  const auto* type = body.if_contains("eventTypeId");
  if (!type || !type->is_int64()) return wrong("eventTypeId", "eventTypeId must be a number");
  if (type->as_int64() != event_type)
    return refuse(404, "NotFoundException", "Event type with id " + std::to_string(type->as_int64()) + " not found.");
  const auto* who = body.if_contains("attendee");
  if (!who || !who->is_object()) return wrong("attendee", "attendee must be an object");
  if (auto complaint = attendee_complaint(who->as_object())) return wrong(complaint->first, complaint->second);
  const auto* metadata = body.if_contains("metadata");
  if (metadata && !metadata->is_object()) return wrong("metadata", "metadata must be an object");
  if (metadata)
    if (const auto complaint = bad_metadata(metadata->as_object())) return wrong("metadata", *complaint);
  if (*start < now()) return refuse(400, "BadRequestException", "Attempting to book a meeting in the past.");
  if (!available(*start, ""))
    return refuse(400, "BadRequestException", "User either already has booking at this time or is not available");

  const auto& attendee = who->as_object();
  calcom_entry e;
  e.uid = new_uid();
  e.status = needs_confirmation_ ? "pending" : "accepted";
  e.start = *start;
  e.end = *start + length;
  e.name = *text_of(attendee, "name");
  e.phone = text_of(attendee, "phoneNumber").value_or("");
  e.email = text_of(attendee, "email").value_or(e.phone.empty() ? "" : e.phone.substr(1) + "@sms.cal.com");
  e.time_zone = *text_of(attendee, "timeZone");
  if (metadata)
    for (const auto& m : metadata->as_object()) e.metadata[std::string{m.key()}] = json_text(m.value());
  e.engine_key = e.metadata["engine_key"];
  books_.push_back(e);
  std::erase_if(holds_, [&](const calcom_hold& h) { return h.start == e.start; });
  return ok(201, show(e));
}

fake_answer fake_calcom::list(const fake_request& r) {
  const std::string states = "," + r.parameter("status").value_or("upcoming") + ",";
  const auto number = [&](std::string_view name, std::size_t otherwise) -> std::optional<std::size_t> {
    const auto v = r.parameter(name);
    if (!v) return otherwise;
    if (v->empty() || v->find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
    return std::stoul(*v);
  };
  const auto take = number("take", 100);
  const auto skip = number("skip", 0);
  if (!take || *take < 1 || *take > 250) return wrong("take", "take must be between 1 and 250");
  if (!skip) return wrong("skip", "skip must be a number");
  for (const auto& state : split(states))
    if (!among(state, list_states)) return wrong("status", "unknown status " + state);
  for (const auto* name : {"afterStart", "beforeEnd"})
    if (const auto v = r.parameter(name); v && !domain::parse_rfc3339(*v))
      return wrong(name, "must be an ISO 8601 date");
  const auto after = domain::parse_rfc3339(r.parameter("afterStart").value_or(""));
  const auto before = domain::parse_rfc3339(r.parameter("beforeEnd").value_or(""));
  const auto mail = r.parameter("attendeeEmail");
  const auto type = r.parameter("eventTypeId");
  const auto wanted = [&](const char* state) {
    return states.find("," + std::string{state} + ",") != std::string::npos;
  };

  std::vector<calcom_entry> hits;
  for (const auto& e : books_) {
    const bool stands = e.status == "accepted" || e.status == "pending";
    const bool in_state = (wanted("upcoming") && stands && e.end > now()) ||
                          (wanted("past") && stands && e.end <= now()) ||
                          (wanted("unconfirmed") && e.status == "pending") || (wanted("cancelled") && !stands);
    if (!in_state || (after && e.start <= *after) || (before && e.end >= *before) || (mail && e.email != *mail) ||
        (type && *type != std::to_string(event_type)))
      continue;
    hits.push_back(e);
  }
  if (r.parameter("sortStart") == "asc")
    std::stable_sort(hits.begin(), hits.end(), [](const auto& a, const auto& b) { return a.start < b.start; });
  json::array page;
  const auto size = std::min(*take, page_limit_);
  for (std::size_t i = *skip; i < hits.size() && page.size() < size; ++i) page.push_back(show(hits[i]));
  const bool more = *skip + page.size() < hits.size();
  auto answer = ok(200, page);
  auto body = json::parse(answer.body).as_object();
  body["pagination"] = json::object{{"returnedItems", page.size()},
                                    {"totalItems", hits.size()},
                                    {"itemsPerPage", size},
                                    {"hasNextPage", more},
                                    {"hasPreviousPage", *skip > 0}};
  answer.body = json::serialize(body);
  return answer;
}

fake_answer fake_calcom::get(const std::string& uid) {
  const auto* e = find(uid);
  if (!e) return refuse(404, "NotFoundException", "Booking with uid=" + uid + " was not found in the database");
  return ok(200, show(*e));
}

fake_answer fake_calcom::cancel(const fake_request& r, const std::string& uid) {
  json::error_code bad;
  const auto parsed = json::parse(r.body, bad);
  if (bad || !parsed.is_object()) return wrong("body", "Unexpected end of JSON input");
  if (const auto extra = unknown(parsed.as_object(), std::array<std::string_view, 3>{
                                                         "cancellationReason", "cancelSubsequentBookings", "seatUid"}))
    return wrong(*extra, "property " + *extra + " should not exist");
  auto* e = find(uid);
  if (!e) return refuse(404, "NotFoundException", "Booking with uid=" + uid + " not found");
  if (e->status == "cancelled")
    return refuse(400, "BadRequestException",
                  "Can't cancel booking with uid=" + uid + " because it has been already cancelled");
  e->status = "cancelled";
  e->cancel_reason = text_of(parsed.as_object(), "cancellationReason").value_or("");
  return ok(200, show(*e));
}

fake_answer fake_calcom::reschedule(const fake_request& r, const std::string& uid) {
  json::error_code bad;
  const auto parsed = json::parse(r.body, bad);
  if (bad || !parsed.is_object()) return wrong("body", "Unexpected end of JSON input");
  const auto& body = parsed.as_object();
  if (const auto extra = unknown(body, std::array<std::string_view, 3>{"start", "reschedulingReason", "rescheduledBy"}))
    return wrong(*extra, "property " + *extra + " should not exist");
  const auto start = utc(text_of(body, "start").value_or(""));
  if (!start || text_of(body, "start")->size() == 10)
    return wrong("start", "start must be a valid ISO 8601 date string");
  auto* old = find(uid);
  if (!old) return refuse(404, "NotFoundException", "Booking with uid=" + uid + " was not found in the database");
  if (old->status == "cancelled")
    return refuse(400, "BadRequestException",
                  "Can't reschedule booking with uid=" + uid + " because it has been already " +
                      (old->rescheduled_to.empty() ? "cancelled" : "rescheduled"));
  if (!available(*start, uid))
    return refuse(400, "BadRequestException", "User either already has booking at this time or is not available");
  calcom_entry e = *old;
  e.uid = new_uid();
  e.start = *start;
  e.end = *start + length;
  e.rescheduled_from = uid;
  old->status = "cancelled";
  old->rescheduled_to = e.uid;
  books_.push_back(e);
  return ok(201, show(e));
}

}  // namespace calllock::test

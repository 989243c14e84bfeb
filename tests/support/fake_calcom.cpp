#include "support/fake_calcom.hpp"

#include <algorithm>

namespace calllock::test {
using domain::instant;

namespace {

constexpr auto slots_version = "2024-09-04";
constexpr auto bookings_version = "2024-08-13";
constexpr auto holds_path = "/v2/slots/reservations";

std::string digits(std::string_view s) {
  std::string out;
  for (const char c : s)
    if (c >= '0' && c <= '9') out.push_back(c);
  return out;
}

}  // namespace

fake_calcom::fake_calcom() : server_{[this](const fake_request& r) { return handle(r); }} {}

void fake_calcom::open(std::vector<instant> starts) {
  const std::lock_guard guard{mutex_};
  std::sort(starts.begin(), starts.end());
  open_ = std::move(starts);
}

std::string fake_calcom::occupy(instant start, const std::string& name, const std::string& mail,
                                const std::string& phone) {
  const std::lock_guard guard{mutex_};
  calcom_entry e;
  e.uid = new_uid();
  e.status = "accepted";
  e.start = start;
  e.end = start + length;
  e.name = name;
  e.email = mail.empty() ? digits(phone) + "@sms.cal.com" : mail;
  e.phone = phone;
  e.time_zone = "UTC";
  books_.push_back(e);
  return e.uid;
}

void fake_calcom::needs_confirmation(bool on) {
  const std::lock_guard guard{mutex_};
  needs_confirmation_ = on;
}
void fake_calcom::settle(const std::string& uid, const std::string& status) {
  const std::lock_guard guard{mutex_};
  if (auto* e = find(uid)) e->status = status;
}
void fake_calcom::unholdable(instant start) {
  const std::lock_guard guard{mutex_};
  unholdable_.push_back(start);
}
void fake_calcom::page_limit(std::size_t n) {
  const std::lock_guard guard{mutex_};
  page_limit_ = n;
}

std::vector<calcom_entry> fake_calcom::ledger() const {
  const std::lock_guard guard{mutex_};
  return books_;
}
std::vector<calcom_entry> fake_calcom::of_key(const std::string& engine_key) const {
  auto all = ledger();
  std::erase_if(all, [&](const calcom_entry& e) {
    return e.engine_key != engine_key || e.status == "cancelled" || e.status == "rejected";
  });
  return all;
}
std::vector<calcom_hold> fake_calcom::holds() const {
  const std::lock_guard guard{mutex_};
  auto all = holds_;
  std::erase_if(all, [](const calcom_hold& h) { return h.until <= std::chrono::system_clock::now(); });
  return all;
}
std::vector<std::string> fake_calcom::operations() const {
  const std::lock_guard guard{mutex_};
  return operations_;
}
int fake_calcom::count(const std::string& operation) const {
  const auto all = operations();
  return static_cast<int>(std::count(all.begin(), all.end(), operation));
}
std::vector<std::string> fake_calcom::violations() const {
  const std::lock_guard guard{mutex_};
  return violations_;
}

calcom_entry* fake_calcom::find(const std::string& uid) {
  const auto it = std::find_if(books_.begin(), books_.end(), [&](const calcom_entry& e) { return e.uid == uid; });
  return it == books_.end() ? nullptr : &*it;
}

std::string fake_calcom::new_uid() { return "uid" + std::to_string(++made_) + "Zq"; }

bool fake_calcom::available(instant start, const std::string& except) const {
  if (std::find(open_.begin(), open_.end(), start) == open_.end()) return false;
  return std::none_of(books_.begin(), books_.end(), [&](const calcom_entry& e) {
    const bool stands = e.status == "accepted" || e.status == "pending";
    return stands && e.uid != except && e.start < start + length && start < e.end;
  });
}

fake_answer fake_calcom::handle(const fake_request& r) {
  const bool in_slots = r.path.rfind("/v2/slots", 0) == 0;
  const auto version = r.header("cal-api-version");
  const std::lock_guard guard{mutex_};
  if (version != (in_slots ? slots_version : bookings_version)) {
    violations_.push_back("cal-api-version " + version + " on " + r.path);
    operations_.push_back("bad:version");
    return refuse(404, "NotFoundException", "Cannot " + r.method + " " + r.target);
  }
  const bool has_auth = r.headers.count("Authorization") > 0;
  if (has_auth && r.header("Authorization") != std::string{"Bearer "} + key) {
    violations_.emplace_back("authorization");
    operations_.push_back("bad:key");
    return refuse(401, "UnauthorizedException", "ApiAuthStrategy - api key - Your api key is not valid");
  }
  std::string operation = "bad:path";
  if (r.path == "/v2/slots" && r.method == "GET")
    operation = "slots";
  else if (r.path == holds_path && r.method == "POST")
    operation = "hold";
  else if (r.path.rfind(std::string{holds_path} + "/", 0) == 0 && r.method == "DELETE")
    operation = "release";
  else if (r.path == "/v2/bookings" && r.method == "POST")
    operation = "create";
  else if (r.path == "/v2/bookings" && r.method == "GET")
    operation = "list";
  else if (r.path.ends_with("/cancel") && r.method == "POST")
    operation = "cancel";
  else if (r.path.ends_with("/reschedule") && r.method == "POST")
    operation = "reschedule";
  else if (r.path.rfind("/v2/bookings/", 0) == 0 && r.method == "GET")
    operation = "get";
  if (operation == "bad:path") {
    violations_.push_back(r.method + " " + r.path);
    operations_.push_back(operation);
    return refuse(404, "NotFoundException", "Cannot " + r.method + " " + r.target);
  }
  if (!has_auth) violations_.push_back("no key on " + operation);
  if (!has_auth && operation == "list")
    return refuse(403, "ForbiddenException", "PermissionsGuard - no authentication provided");
  if (r.method == "POST" && r.header("Content-Type").rfind("application/json", 0) != 0)
    return wrong("body", "must be JSON");
  operations_.push_back(operation);
  return misbehave(faults.take(operation), faults.late_by, [this, r, operation] { return route(r, operation); });
}

fake_answer fake_calcom::route(const fake_request& r, const std::string& operation) {
  const std::lock_guard guard{mutex_};
  if (operation == "slots") return slots(r);
  if (operation == "hold") return hold(r);
  if (operation == "release") return release(r.path.substr(std::string_view{holds_path}.size() + 1));
  if (operation == "create") return create(r);
  if (operation == "list") return list(r);
  const std::string rest = r.path.substr(std::string_view{"/v2/bookings/"}.size());
  const auto uid = rest.substr(0, rest.find('/'));
  if (operation == "get") return get(uid);
  return operation == "cancel" ? cancel(r, uid) : reschedule(r, uid);
}

}  // namespace calllock::test

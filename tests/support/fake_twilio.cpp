#include "support/fake_twilio.hpp"

#include <algorithm>
#include <array>
#include <boost/beast/core/detail/base64.hpp>
#include <boost/json.hpp>
#include <cstdio>
#include <ctime>

namespace calllock::test {
namespace json = boost::json;

namespace {

std::string basic(std::string_view user, std::string_view password) {
  const auto plain = std::string{user} + ':' + std::string{password};
  std::string out(boost::beast::detail::base64::encoded_size(plain.size()), '\0');
  out.resize(boost::beast::detail::base64::encode(out.data(), plain.data(), plain.size()));
  return "Basic " + out;
}

bool e164(std::string_view s) {
  return s.size() >= 8 && s.size() <= 16 && s[0] == '+' && s[1] != '0' &&
         s.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

std::string rfc2822_now() {
  const std::time_t t = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&t, &parts);
  std::array<char, 64> text{};
  std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S +0000", &parts);
  return text.data();
}

/// Absolute, with a host, and no underscore in it (twilio.md §2).
bool good_callback(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos || url.rfind("http", 0) != 0) return false;
  const auto host = url.substr(scheme + 3, url.find_first_of("/:?#", scheme + 3) - scheme - 3);
  return !host.empty() && host.find('_') == std::string_view::npos;
}

json::object show(const twilio_text& t) {
  return {{"sid", t.sid},
          {"account_sid", fake_twilio::account},
          {"status", t.status},
          {"to", t.to},
          {"from", t.from},
          {"body", t.body},
          {"num_segments", "1"},
          {"num_media", "0"},
          {"direction", "outbound-api"},
          {"date_created", rfc2822_now()},
          {"date_updated", rfc2822_now()},
          {"date_sent", nullptr},
          {"price", nullptr},
          {"error_code", t.error_code == 0 ? json::value{nullptr} : json::value{t.error_code}},
          {"error_message", nullptr},
          {"messaging_service_sid", nullptr},
          {"api_version", "2010-04-01"}};
}

/// Fields of a create that this account has a use for; Twilio ignores others, the engine should not send them.
constexpr std::array<std::string_view, 6> known_fields = {
    "To", "From", "Body", "StatusCallback", "ValidityPeriod", "SmartEncoded"};

}  // namespace

fake_twilio::fake_twilio() : server_{[this](const fake_request& r) { return handle(r); }} {}

std::vector<twilio_text> fake_twilio::ledger() const {
  const std::lock_guard guard{mutex_};
  return books_;
}
std::vector<std::string> fake_twilio::operations() const {
  const std::lock_guard guard{mutex_};
  return operations_;
}
std::vector<std::string> fake_twilio::violations() const {
  const std::lock_guard guard{mutex_};
  return violations_;
}

fake_answer fake_twilio::refuse(int status, int code, const std::string& message) {
  fake_answer a;
  a.status = status;
  a.body = json::serialize(json::object{{"code", code},
                                        {"message", message},
                                        {"more_info", "https://www.twilio.com/docs/errors/" + std::to_string(code)},
                                        {"status", status}});
  return a;
}

fake_answer fake_twilio::handle(const fake_request& r) {
  const std::lock_guard guard{mutex_};
  const auto resource = std::string{"/2010-04-01/Accounts/"} + account + "/Messages";
  std::string sid;
  if (r.method == "GET" && r.path.starts_with(resource + "/") && r.path.ends_with(".json"))
    sid = r.path.substr(resource.size() + 1, r.path.size() - resource.size() - 6);
  if (sid.empty() && r.path != resource + ".json") {
    violations_.push_back(r.method + " " + r.path);
    return refuse(404, 20404, "The requested resource was not found");
  }
  if (r.header("Authorization") != basic(account, token)) {
    violations_.emplace_back("authorization");
    return refuse(401, 20003, "Authenticate");
  }
  const std::string operation = r.method == "POST" ? "create" : sid.empty() ? "list" : "fetch";
  operations_.push_back(operation);
  return misbehave(faults.take(operation), faults.late_by, [this, r, operation, sid] {
    if (operation == "fetch") return fetch(sid);
    return operation == "create" ? create(r) : list(r);
  });
}

fake_answer fake_twilio::create(const fake_request& r) {
  const std::lock_guard guard{mutex_};
  const auto refuse_wrong = [&](int code, const std::string& message) {
    violations_.push_back(message);
    return refuse(400, code, message);
  };
  if (r.header("Content-Type").rfind("application/x-www-form-urlencoded", 0) != 0)
    return refuse_wrong(21604, "A 'To' phone number is required.");
  twilio_text t;
  for (const auto& [name, value] : decode_form(r.body)) {
    if (std::find(known_fields.begin(), known_fields.end(), name) == known_fields.end())
      violations_.push_back("field " + name);
    if (name == "To") t.to = value;
    if (name == "From") t.from = value;
    if (name == "Body") t.body = value;
    if (name == "StatusCallback") t.status_callback = value;
    if (name == "ValidityPeriod") t.validity = value;
  }
  if (t.to.empty()) return refuse_wrong(21604, "A 'To' phone number is required.");
  if (t.from.empty()) return refuse_wrong(21603, "A 'From' phone number is required.");
  if (t.body.empty()) return refuse_wrong(21602, "Message body is required.");
  if (!e164(t.to)) return refuse(400, 21211, "The 'To' number " + t.to + " is not a valid phone number.");
  if (!e164(t.from)) return refuse_wrong(21212, "The 'From' number is not a valid phone number.");
  if (t.from != from && t.from != other_from) return refuse(400, 21606, "The 'From' number is not yours.");
  const auto characters = std::count_if(t.body.begin(), t.body.end(),
                                        [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
  if (characters > 1600) return refuse_wrong(21617, "The concatenated message body exceeds the 1600 character limit.");
  if (!t.status_callback.empty() && !good_callback(t.status_callback))
    return refuse_wrong(21609, "The 'StatusCallback' URL is not a valid URL.");
  if (!t.validity.empty() && (std::stoi(t.validity) < 1 || std::stoi(t.validity) > 36000))
    return refuse_wrong(21626, "The 'ValidityPeriod' is out of range.");
  if (t.to == landline) return refuse(400, 21614, "'To' number is not a valid mobile number");
  if (t.to == opted_out) return refuse(400, 21610, "Attempt to send to unsubscribed recipient");
  std::array<char, 40> sid{};
  std::snprintf(sid.data(), sid.size(), "SM%032zx", books_.size() + 1);
  t.sid = sid.data();
  books_.push_back(t);
  fake_answer a;
  a.status = 201;
  a.body = json::serialize(show(t));
  return a;
}

void fake_twilio::becomes(const std::string& sid, std::string status, int error_code) {
  const std::lock_guard guard{mutex_};
  for (auto& t : books_) {
    if (t.sid != sid) continue;
    t.status = status;
    t.error_code = error_code;
  }
}

fake_answer fake_twilio::fetch(const std::string& sid) {
  const std::lock_guard guard{mutex_};
  const auto t = std::find_if(books_.begin(), books_.end(), [&](const auto& b) { return b.sid == sid; });
  if (t == books_.end()) return refuse(404, 20404, "The requested resource was not found");
  fake_answer a;
  a.body = json::serialize(show(*t));
  return a;
}

fake_answer fake_twilio::list(const fake_request& r) {
  const std::lock_guard guard{mutex_};
  json::array hits;
  const auto to = r.parameter("To");
  const auto sender = r.parameter("From");
  for (auto t = books_.rbegin(); t != books_.rend(); ++t)
    if ((!to || t->to == *to) && (!sender || t->from == *sender)) hits.push_back(show(*t));
  fake_answer a;
  a.body = json::serialize(json::object{
      {"messages", hits}, {"page", 0}, {"page_size", 100}, {"next_page_uri", nullptr}, {"first_page_uri", "/"}});
  return a;
}

}  // namespace calllock::test

#include "support/fake_dashboard.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <thread>

#include "support/dashboard_schema.hpp"

namespace calllock::test {
namespace json = boost::json;

namespace {

std::string operation_of(const std::string& path) {
  if (path == "/api/webhook/jobs") return "jobs";
  if (path == "/api/webhook/calls") return "calls";
  if (path == "/api/webhook/emergency-alerts") return "alerts";
  return path == "/api/sms-context" ? "sms-context" : "";
}

fake_answer answer(int status, const json::object& body) {
  fake_answer a;
  a.status = status;
  a.body = json::serialize(body);
  return a;
}

std::string text_of(const json::object& o, std::string_view name) {
  const auto* v = o.if_contains({name.data(), name.size()});
  return v && v->is_string() ? std::string{v->as_string()} : std::string{};
}

std::string identity(const json::object& body) {
  for (const auto* name : {"call_id", "alert_id", "customer_phone"})
    if (auto id = text_of(body, name); !id.empty()) return id;
  return {};
}

/// A job without a time is a lead unless its outcome has no lead status (dashboard.md §1.2).
bool is_lead(const json::object& job) {
  const auto reason = text_of(job, "end_call_reason");
  for (const auto* none :
       {"wrong_number", "completed", "safety_emergency", "urgent_escalation", "cancelled", "rescheduled"})
    if (reason == none) return false;
  return text_of(job, "scheduled_at").empty();
}

}  // namespace

fake_dashboard::fake_dashboard() : server_{[this](const fake_request& r) { return handle(r); }} {}

std::vector<dashboard_delivery> fake_dashboard::deliveries() const {
  const std::lock_guard guard{mutex_};
  return deliveries_;
}
std::vector<dashboard_delivery> fake_dashboard::accepted(const std::string& operation) const {
  auto all = deliveries();
  std::erase_if(all,
                [&](const auto& d) { return d.status != 200 || (!operation.empty() && d.operation != operation); });
  return all;
}
std::map<std::string, std::string> fake_dashboard::rows(const std::string& operation) const {
  const std::lock_guard guard{mutex_};
  const auto it = rows_.find(operation);
  return it == rows_.end() ? std::map<std::string, std::string>{} : it->second;
}
std::vector<std::string> fake_dashboard::violations() const {
  std::vector<std::string> out;
  for (const auto& d : deliveries())
    if (!d.complaint.empty()) out.push_back(d.path + ": " + d.complaint);
  return out;
}
bool fake_dashboard::wait_for(std::size_t n, std::chrono::milliseconds patience) const {
  const auto until = std::chrono::steady_clock::now() + patience;
  while (accepted().size() < n) {
    if (std::chrono::steady_clock::now() > until) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  }
  return true;
}

fake_answer fake_dashboard::handle(const fake_request& r) {
  const std::lock_guard guard{mutex_};
  dashboard_delivery d;
  d.operation = operation_of(r.path);
  d.method = r.method;
  d.path = r.path;
  d.body = r.body;
  d.headers = r.headers;
  d.idempotency_key = r.header("Idempotency-Key");
  const auto refuse = [&](int status, const char* error, std::string complaint) {
    d.status = status;
    d.complaint = std::move(complaint);
    deliveries_.push_back(d);
    return answer(status, {{"error", error}});
  };
  if (d.operation.empty()) return refuse(404, "Not found", "no such path");
  if (r.method == "GET") return answer(200, {{"status", "ok"}});
  if (r.header("X-Webhook-Secret") != secret) return refuse(401, "Unauthorized", "X-Webhook-Secret");
  if (r.method != "POST") return refuse(405, "Method not allowed", r.method);
  if (r.header("Content-Type").rfind("application/json", 0) != 0)
    return refuse(400, "Validation failed", "Content-Type " + r.header("Content-Type"));
  deliveries_.push_back(d);
  const auto index = deliveries_.size() - 1;
  return misbehave(faults.take(d.operation), faults.late_by, [this, index] { return ingest(index); });
}

fake_answer fake_dashboard::ingest(std::size_t index) {
  const std::lock_guard guard{mutex_};
  auto& d = deliveries_[index];
  json::error_code bad;
  const auto parsed = json::parse(d.body, bad);
  if (bad) {
    d.status = 500;
    d.complaint = "not JSON";
    return answer(500, {{"error", "Internal server error"}});
  }
  if (auto complaint = dashboard_complaint(d.operation, parsed)) {
    d.status = 400;
    d.complaint = *complaint;
    return answer(400, {{"error", "Validation failed"},
                        {"details", json::array{json::object{{"path", *complaint}, {"message", "Invalid input"}}}}});
  }
  const auto& body = parsed.as_object();
  d.call_id = identity(body);
  if (d.operation != "sms-context" && text_of(body, "user_email") != user_email) {
    d.status = 404;
    d.complaint = "user_email";
    return answer(404, {{"error", "User not found"}});
  }
  d.status = 200;
  auto& id = ids_[d.operation][d.call_id];
  const bool created = id.empty();
  if (created) id = d.operation + "_row_" + std::to_string(ids_[d.operation].size());
  rows_[d.operation][d.call_id] = d.body;
  d.record_id = id;
  const json::value action = created ? "created" : "updated";
  if (d.operation == "calls") return answer(200, {{"success", true}, {"call_id", id}, {"action", action}});
  if (d.operation == "alerts") return answer(200, {{"success", true}, {"alert_id", id}, {"action", action}});
  if (d.operation == "sms-context")
    return answer(200, {{"success", true}, {"context_id", id}, {"lead_id", nullptr}, {"job_id", nullptr}});
  json::object done{
      {"success", true}, {is_lead(body) ? "lead_id" : "job_id", id}, {"type", is_lead(body) ? "lead" : "job"}};
  if (!created) done["action"] = "updated";
  return answer(200, done);
}

}  // namespace calllock::test

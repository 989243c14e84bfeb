#include "support/store_fixture.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>
#include <utility>

namespace calllock::test {
namespace {

namespace d = domain;

/// The migrated database that every other one is a copy of.
const std::string& migrated() {
  static const std::string name = [] {
    auto& server = postgres_server::shared();
    server.make_roles();
    const auto made = server.new_database();
    storage::open_postgres({.url = server.url(made)})->migrate({});
    return made;
  }();
  return name;
}

std::string fresh_path() {
  static int n = 0;
  return (std::filesystem::temp_directory_path() /
          ("calllock-test-" + std::to_string(getpid()) + "-" + std::to_string(++n) + ".db"))
      .string();
}

std::vector<std::vector<std::string>> sqlite_query(const std::string& path, const std::string& text) {
  sqlite3* handle = nullptr;
  if (sqlite3_open(path.c_str(), &handle) != SQLITE_OK) throw std::runtime_error{"cannot open " + path};
  sqlite3_busy_timeout(handle, 5000);
  std::vector<std::vector<std::string>> rows;
  const auto add = [](void* to, int n, char** values, char**) {
    auto& row = static_cast<std::vector<std::vector<std::string>>*>(to)->emplace_back();
    for (int i = 0; i < n; ++i) row.emplace_back(values[i] ? values[i] : "NULL");
    return 0;
  };
  char* problem = nullptr;
  const int code = sqlite3_exec(handle, text.c_str(), add, &rows, &problem);
  const std::string message = problem ? problem : "";
  sqlite3_free(problem);
  sqlite3_close(handle);
  if (code != SQLITE_OK) throw std::runtime_error{message};
  return rows;
}

}  // namespace

store_fixture::store_fixture(engine kind) : kind_{kind} {
  if (kind == engine::postgres) {
    auto& server = postgres_server::shared();
    server.start();
    url_ = server.url(server.new_database(migrated()));
    store_ = storage::open_store(url_);
  } else {
    path_ = fresh_path();
    url_ = "sqlite:" + path_;
    store_ = storage::open_store(url_);
    store_->migrate({});
  }
}

store_fixture::~store_fixture() {
  store_.reset();
  for (const char* end : {"", "-wal", "-shm"}) {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove(path_ + end, ignored);
  }
}

std::unique_ptr<storage::store> store_fixture::another() const { return storage::open_store(url_); }

std::vector<std::vector<std::string>> store_fixture::query(const std::string& text) {
  return kind_ == engine::postgres ? sql(url_, text) : sqlite_query(path_, text);
}

std::string store_fixture::value(const std::string& text) {
  const auto rows = query(text);
  return rows.empty() || rows[0].empty() ? std::string{} : rows[0][0];
}

d::journal_entry a_journal_entry(std::int64_t seq, std::string name) {
  d::journal_entry e;
  e.seq = seq;
  e.kind = "tool";
  e.dedup_key = name + ":" + std::to_string(seq);
  e.name = std::move(name);
  e.request = {{"reason", "completed"}};
  e.received_at = d::instant{std::chrono::milliseconds{1772000000123 + seq}};
  return e;
}

d::step_record a_record(std::string call_id, std::int64_t expected_version, std::string said) {
  d::step_record r;
  auto state = std::make_shared<d::ConversationState>();
  state->call_id = call_id;
  state->problem_description.offer(d::boxed_text{said}, {1, 1});
  r.call_id = std::move(call_id);
  r.tenant_id = "default";
  r.expected_version = expected_version;
  r.state = std::move(state);
  r.journal = {a_journal_entry(expected_version + 1)};
  return r;
}

d::outbox_entry a_delivery(d::delivery_kind kind, const std::string& call_id, std::string destination) {
  d::outbox_entry o;
  o.kind = kind;
  o.dedup_key = call_id + ":" + std::string{d::text(kind)};
  o.destination = std::move(destination);
  switch (kind) {
    case d::delivery_kind::job: o.payload = a_job(call_id); break;
    case d::delivery_kind::call: o.payload = a_call_record(call_id); break;
    case d::delivery_kind::alert: o.payload = an_alert("alert_" + call_id); break;
    case d::delivery_kind::sms:
      o.payload = d::sms_message{d::sms_kind::callback, "+15125550199", "Call back", false};
      break;
    case d::delivery_kind::sms_context:
      o.payload = d::sms_context_payload{"+15125550199", "callback", "+15125550147", call_id, {}};
      break;
  }
  return o;
}

d::job_payload a_job(std::string call_id, std::string user_email) {
  d::job_payload j;
  j.call_id = std::move(call_id);
  j.user_email = std::move(user_email);
  j.customer_name = "Robin Vale";
  j.customer_phone = "+15125550147";
  j.customer_address = "40 Pecan Row, Austin, TX 78745";
  j.urgency = d::urgency::medium;
  j.time_zone = "America/Chicago";
  return j;
}

d::call_payload a_call_record(std::string call_id, std::string user_email) {
  d::call_payload c;
  c.call_id = std::move(call_id);
  c.user_email = std::move(user_email);
  c.phone_number = "+15125550147";
  c.started_at = d::instant{std::chrono::milliseconds{1773068400000}};
  return c;
}

d::alert_payload an_alert(std::string alert_id, std::string user_email) {
  d::alert_payload a;
  a.alert_id = std::move(alert_id);
  a.user_email = std::move(user_email);
  a.phone_number = "+15125550147";
  a.problem_description = "Smell of gas";
  a.sms_sent_at = d::instant{std::chrono::milliseconds{1773068400000}};
  return a;
}

d::tenant_profile a_tenant(std::string user_email) {
  d::tenant_profile t;
  t.business_name = "ACE Cooling";
  t.user_email = std::move(user_email);
  return t;
}

}  // namespace calllock::test

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "domain/call/durable.hpp"
#include "storage/store.hpp"
#include "support/postgres_server.hpp"

namespace calllock::test {

enum class engine { postgres, sqlite };

/// A migrated, empty store of either kind, and raw SQL beside it: for what the store has no verb for, and for looking
/// at what is really there.
class store_fixture {
public:
  explicit store_fixture(engine kind);
  ~store_fixture();
  store_fixture(const store_fixture&) = delete;
  store_fixture& operator=(const store_fixture&) = delete;

  storage::store& operator*() { return *store_; }
  storage::store* operator->() { return store_.get(); }
  /// Another object on the same database, as another thread or process has it.
  [[nodiscard]] std::unique_ptr<storage::store> another() const;
  /// As `DATABASE_URL` takes it.
  [[nodiscard]] const std::string& url() const { return url_; }
  [[nodiscard]] engine kind() const { return kind_; }

  /// NULL is "NULL".
  std::vector<std::vector<std::string>> query(const std::string& text);
  std::string value(const std::string& text);
  int count(const std::string& from) { return std::stoi(value("select count(*) from " + from)); }

private:
  engine kind_;
  std::string url_;
  std::string path_;
  std::unique_ptr<storage::store> store_;
};

/// A record that only says that the call goes on, with one journal row.
domain::step_record a_record(std::string call_id, std::int64_t expected_version, std::string said = "hello");
domain::journal_entry a_journal_entry(std::int64_t seq, std::string name = "end_call");
domain::outbox_entry a_delivery(domain::delivery_kind kind, const std::string& call_id,
                                std::string destination = "builtin");
/// A payload with the required members only.
domain::job_payload a_job(std::string call_id, std::string user_email = "owner@example.test");
domain::call_payload a_call_record(std::string call_id, std::string user_email = "owner@example.test");
domain::alert_payload an_alert(std::string alert_id, std::string user_email = "owner@example.test");
domain::tenant_profile a_tenant(std::string user_email = "owner@example.test");

}  // namespace calllock::test

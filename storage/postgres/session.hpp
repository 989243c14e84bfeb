#pragma once

#include "storage/postgres/connection.hpp"
#include "storage/sql.hpp"

namespace calllock::storage::postgres {

/// `sql_session` over a connection. Outside of a transaction a statement that met a stale plan or a deadlock is tried
/// again.
class session final : public sql_session {
public:
  explicit session(connection& c) : connection_{c} {}

  using sql_session::run;
  rows run(const statement& sql, std::span<const value> params) override;
  void begin() override;
  void commit() override;
  void rollback() noexcept override;
  void lock(std::string_view key) override;
  std::optional<std::string> account(std::string_view email) override;

  /// Several statements in one round trip and one transaction; the rows of each.
  struct call {
    statement sql;
    std::vector<value> params;
  };
  std::vector<rows> run_all(std::span<const call> calls);

private:
  [[nodiscard]] std::vector<rows> attempt(std::span<const call> calls);
  connection& connection_;
  bool in_transaction_ = false;
};

}  // namespace calllock::storage::postgres

#pragma once

#include <sqlite3.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "storage/sql.hpp"
#include "storage/store.hpp"

namespace calllock::storage::sqlite {

/// Owns one SQLite handle and its prepared statements. Opens the file on first use, in WAL mode with synchronous=FULL,
/// so that a commit is on the disk when it returns. Also the `sql_session` of this engine. One thread at a time.
class connection final : public sql_session {
public:
  explicit connection(sqlite_options options) : options_{std::move(options)} {}
  ~connection() override { close(); }
  connection(const connection&) = delete;
  connection& operator=(const connection&) = delete;

  using sql_session::run;
  rows run(const statement& sql, std::span<const value> params) override;
  void begin() override;
  void commit() override;
  void rollback() noexcept override;
  void lock(std::string_view) override {}  ///< a writing transaction is alone anyway

  /// Several statements without parameters.
  void script(std::string_view sql);
  [[nodiscard]] int changed() const noexcept { return sqlite3_changes(handle_); }
  void close() noexcept;

private:
  struct finalise {
    void operator()(sqlite3_stmt* s) const noexcept { sqlite3_finalize(s); }
  };
  using prepared = std::unique_ptr<sqlite3_stmt, finalise>;

  void open();
  [[nodiscard]] sqlite3_stmt* prepare(const statement& sql);
  [[noreturn]] void fail(int code);

  sqlite_options options_;
  sqlite3* handle_ = nullptr;
  std::map<std::string_view, prepared> statements_;
};

}  // namespace calllock::storage::sqlite

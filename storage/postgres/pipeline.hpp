#pragma once

#include <libpq-fe.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace calllock::storage::postgres {

/// One pipeline segment as a state machine without I/O: some statements and one Sync, which the server runs as one
/// transaction. It is told each result as it arrives and says when the segment is over and what became of it.
///
/// An OK result is not a commit: a later statement may still undo it. Only the Sync without an error before it is one
/// (postgres.md §3).
class segment {
public:
  explicit segment(std::size_t statements) : statements_{statements} {}

  /// The next result's status; `sqlstate` and `message` count for errors only.
  void on_result(ExecStatusType status, std::string_view sqlstate, std::string_view message);
  /// The NULL that follows each statement's results. A Sync is not followed by one.
  void on_statement_end() { ++ended_; }

  [[nodiscard]] bool over() const noexcept { return synced_; }
  [[nodiscard]] bool committed() const noexcept { return synced_ && !failed_; }
  [[nodiscard]] bool failed() const noexcept { return failed_; }
  /// The statement whose results arrive now, from 0.
  [[nodiscard]] std::size_t current() const noexcept { return ended_; }
  [[nodiscard]] std::size_t statements() const noexcept { return statements_; }
  /// Of the first error; later statements are merely skipped.
  [[nodiscard]] const std::string& sqlstate() const noexcept { return sqlstate_; }
  [[nodiscard]] const std::string& message() const noexcept { return message_; }

private:
  std::size_t statements_;
  std::size_t ended_ = 0;
  bool synced_ = false;
  bool failed_ = false;
  std::string sqlstate_, message_;
};

}  // namespace calllock::storage::postgres

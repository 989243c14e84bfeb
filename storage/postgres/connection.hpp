#pragma once

#include <libpq-fe.h>

#include <chrono>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "storage/back_off.hpp"
#include "storage/statement.hpp"
#include "storage/store.hpp"

namespace calllock::storage::postgres {

struct result_deleter {
  void operator()(PGresult* r) const noexcept { PQclear(r); }
};
using result = std::unique_ptr<PGresult, result_deleter>;

/// A parameter that somebody else owns until the segment was sent. No data: NULL.
struct param {
  const char* data = nullptr;
  int length = 0;
  bool binary = false;
};

struct request {
  statement sql;
  std::vector<param> params;
};

/// What became of a segment.
struct answer {
  enum class fate {
    committed,
    rolled_back,  ///< the server said no: nothing of it is there
    not_sent,     ///< there was no connection, or it broke before the Sync was out: nothing of it is there
    unknown,      ///< the connection broke after that: it may be there or not
  };
  fate what = fate::not_sent;
  std::vector<result> results;  ///< one per request when committed
  std::string sqlstate;         ///< empty when libpq itself found the fault
  std::string message;          ///< the server's primary message, or why there is no connection; no values of rows
};

/// Owns one PGconn: the only place that calls libpq. Always in pipeline mode and non-blocking, every wait has a
/// deadline. A connection that broke or missed a deadline is closed; the next use opens a new one, with back-off after
/// a failure. One thread at a time.
class connection {
public:
  explicit connection(postgres_options options);
  ~connection();
  connection(const connection&) = delete;
  connection& operator=(const connection&) = delete;

  /// Runs the requests as one transaction. Never throws for what the server or the network does.
  [[nodiscard]] answer run(std::span<const request> requests);

  /// Runs a script of several statements by the simple protocol, with its own BEGIN and COMMIT inside if it has any.
  /// For migrations: waits up to `limit`. False with the server's message in `error`.
  [[nodiscard]] bool script(std::string_view sql, std::chrono::seconds limit, std::string& error);
  /// A query by the simple protocol, within a transaction that `script` began.
  [[nodiscard]] result simple(std::string_view sql, std::chrono::seconds limit, std::string& error);

  /// Connects if there is no connection. False: it failed, or it is too early to try again; `problem` says why.
  [[nodiscard]] bool ensure(std::string& problem);
  void close() noexcept;

private:
  using clock = std::chrono::steady_clock;

  [[nodiscard]] bool open(std::string& problem);
  [[nodiscard]] bool set_up(std::string& problem);
  [[nodiscard]] bool stale();
  [[nodiscard]] bool send(const request& r, std::vector<const char*>& preparing);
  [[nodiscard]] bool flush(clock::time_point deadline);
  [[nodiscard]] bool wait(short events, clock::time_point deadline);
  [[nodiscard]] bool receive(answer& a, std::span<const bool> is_prepare, std::span<const char* const> preparing,
                             clock::time_point deadline);
  [[nodiscard]] std::string conn_message() const;

  postgres_options options_;
  PGconn* conn_ = nullptr;
  std::unordered_set<std::string_view> prepared_;
  back_off back_off_;
  std::string last_problem_;
};

}  // namespace calllock::storage::postgres

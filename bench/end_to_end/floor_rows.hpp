#pragma once

#include <libpq-fe.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "storage/postgres/array.hpp"

namespace calllock::bench {

/// What a webhook leaves behind at the least: the session's row and the event's.
struct floor_row {
  std::string call_id, state, name, dedup_key, request, response;
  std::int64_t seq = 0;
};

/// The tables floor_sessions and floor_events, made anew like the engine's own in a database that the engine has
/// migrated.
void make_floor_tables(const std::string& url);

/// The row of a tool call, from its body, parsed by simdjson: ready texts around what was sent. Throws
/// std::runtime_error for a body that is not one of the workload's.
class floor_reader {
public:
  floor_reader();
  ~floor_reader();
  floor_reader(const floor_reader&) = delete;
  floor_reader& operator=(const floor_reader&) = delete;
  [[nodiscard]] floor_row read(std::string_view body);

private:
  struct parts;
  std::unique_ptr<parts> parts_;
};

/// One libpq connection in pipeline mode: two `unnest` upserts and a sync for each batch.
class floor_writer {
public:
  explicit floor_writer(const std::string& url);
  ~floor_writer() { PQfinish(connection_); }
  floor_writer(const floor_writer&) = delete;
  floor_writer& operator=(const floor_writer&) = delete;

  void send(const std::vector<floor_row>& rows);
  /// For a writer whose owner waits in a loop of its own.
  void non_blocking();
  /// Sends on and takes what has come; true while there is more to send.
  bool advance();
  /// True when the batch that was sent is committed. Blocks unless nothing has come and `non_blocking` was asked for.
  [[nodiscard]] bool committed();
  [[nodiscard]] int socket() const { return PQsocket(connection_); }

private:
  void must(bool ok) const;
  bool asynchronous_ = false;
  PGconn* connection_;
};

struct bare_result {
  double rows_per_second = 0;
  double p50_us = 0, p99_us = 0;  ///< of one commit
};

/// Commits batches of `batch` in a loop for so long, each webhook two rows.
[[nodiscard]] bare_result run_bare_loop(const std::string& url, std::size_t batch, double seconds,
                                        const std::string& run);

}  // namespace calllock::bench

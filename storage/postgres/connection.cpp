#include "storage/postgres/connection.hpp"

#include <poll.h>

#include <algorithm>
#include <cerrno>

#include "storage/postgres/pipeline.hpp"

namespace calllock::storage::postgres {
namespace {

std::string_view field(const PGresult* r, int code) {
  const char* s = PQresultErrorField(r, code);
  return s ? std::string_view{s} : std::string_view{};
}

/// The primary message only: details and context may quote values of the row (I13).
std::string_view primary(const PGresult* r) { return field(r, PG_DIAG_MESSAGE_PRIMARY); }

void ignore_notice(void*, const PGresult*) {}

std::string first_line(const char* text) {
  const std::string_view s{text ? text : ""};
  return std::string{s.substr(0, s.find('\n'))};
}

}  // namespace

connection::connection(postgres_options options)
    : options_{std::move(options)}, back_off_{options_.reconnect_base, options_.reconnect_cap} {}
connection::~connection() { close(); }

void connection::close() noexcept {
  if (conn_) PQfinish(conn_);
  conn_ = nullptr;
  prepared_.clear();
}

std::string connection::conn_message() const { return conn_ ? first_line(PQerrorMessage(conn_)) : "no connection"; }

bool connection::ensure(std::string& problem) {
  if (conn_ && stale()) close();
  if (conn_) return true;
  if (!back_off_.may_try(clock::now())) {
    problem = last_problem_;
    return false;
  }
  if (open(problem)) {
    back_off_.succeeded();
    return true;
  }
  close();
  back_off_.failed(clock::now());
  last_problem_ = problem;
  return false;
}

/// An idle connection has nothing to say. If it has, the server said good-bye or the socket ended: better to learn it
/// now, when nothing was sent, than to be left with an unknown outcome.
bool connection::stale() {
  if (PQstatus(conn_) != CONNECTION_OK) return true;
  pollfd p{PQsocket(conn_), POLLIN, 0};
  if (poll(&p, 1, 0) <= 0) return false;
  if (PQconsumeInput(conn_) == 0 || PQstatus(conn_) != CONNECTION_OK) return true;
  // A FATAL message arrives just before the end of the stream.
  if (poll(&p, 1, 0) > 0) return PQconsumeInput(conn_) == 0 || PQstatus(conn_) != CONNECTION_OK;
  return false;
}

bool connection::open(std::string& problem) {
  // libpq counts whole seconds, at least two, for each address of a list of hosts.
  const auto seconds = std::to_string(std::max<std::int64_t>(2, (options_.connect_timeout.count() + 999) / 1000));
  // What comes later wins, so the URL may overrule all but the last ones.
  const char* const keys[] = {"connect_timeout",
                              "target_session_attrs",
                              "keepalives_idle",
                              "keepalives_interval",
                              "keepalives_count",
                              "tcp_user_timeout",
                              "gssencmode",
                              "application_name",
                              "dbname",
                              "client_encoding",
                              nullptr};
  const char* const values[] = {
      seconds.c_str(),      "read-write", "30",   "10", "3", "20000", "disable", options_.application_name.c_str(),
      options_.url.c_str(), "UTF8",       nullptr};
  conn_ = PQconnectdbParams(keys, values, 1);
  if (!conn_ || PQstatus(conn_) != CONNECTION_OK) {
    problem = conn_message();
    return false;
  }
  PQsetNoticeReceiver(conn_, ignore_notice, nullptr);
  if (PQsetnonblocking(conn_, 1) != 0 || PQenterPipelineMode(conn_) != 1) {
    problem = conn_message();
    return false;
  }
  return set_up(problem);
}

/// Session settings. Behind a transaction pooler they would leak to other clients or vanish, so they are left out when
/// statements are not prepared; `ALTER ROLE … SET` does the same there (postgres.md §5).
bool connection::set_up(std::string& problem) {
  if (!options_.prepare) return true;
  const auto timeout = std::to_string(options_.statement_timeout.count());
  const statement settings{
      "",
      "select set_config('statement_timeout', $1, false), set_config('lock_timeout', '2000', false),"
      " set_config('idle_in_transaction_session_timeout', '10000', false), set_config('timezone', 'UTC', false),"
      // Plans are cached for the life of the connection, some of them made while a table was still empty: an index
      // is always right for what this program asks, a scan only for tables that stay small.
      " set_config('enable_seqscan', 'off', false), set_config('plan_cache_mode', 'force_generic_plan', false),"
      // A scan that is left counts as enormously dear then, and would be compiled: half a second for a small table.
      " set_config('jit', 'off', false)"};
  const request r{settings, {{timeout.data(), static_cast<int>(timeout.size()), false}}};
  answer a;
  std::vector<const char*> preparing;
  const auto deadline = clock::now() + options_.connect_timeout;
  const bool is_prepare[] = {false};
  if (!send(r, preparing) || PQpipelineSync(conn_) != 1 || !flush(deadline) || !receive(a, is_prepare, {}, deadline) ||
      a.what != answer::fate::committed) {
    problem = a.message.empty() ? conn_message() : a.message;
    return false;
  }
  return true;
}

bool connection::send(const request& r, std::vector<const char*>& preparing) {
  const auto n = r.params.size();
  std::vector<const char*> values(n);
  std::vector<int> lengths(n), formats(n);
  for (std::size_t i = 0; i < n; ++i) {
    values[i] = r.params[i].data;
    lengths[i] = r.params[i].length;
    formats[i] = r.params[i].binary ? 1 : 0;
  }
  const auto count = static_cast<int>(n);
  if (!options_.prepare || *r.sql.name == '\0')
    return PQsendQueryParams(conn_, r.sql.text, count, nullptr, values.data(), lengths.data(), formats.data(), 0) == 1;
  if (!prepared_.contains(r.sql.name) && std::none_of(preparing.begin(), preparing.end(), [&](const char* p) {
        return std::string_view{p} == r.sql.name;
      })) {
    if (PQsendPrepare(conn_, r.sql.name, r.sql.text, 0, nullptr) != 1) return false;
    preparing.push_back(r.sql.name);
  }
  return PQsendQueryPrepared(conn_, r.sql.name, count, values.data(), lengths.data(), formats.data(), 0) == 1;
}

answer connection::run(std::span<const request> requests) {
  answer a;
  if (!ensure(a.message)) return a;
  // The server's own time-out is the shorter one: its answer is better than our silence.
  const auto deadline = clock::now() + options_.statement_timeout + std::chrono::milliseconds{1000};
  std::vector<const char*> preparing;
  std::vector<bool> prepares;
  bool sent = true;
  for (const auto& r : requests) {
    const auto before = preparing.size();
    if (!(sent = send(r, preparing))) break;
    if (preparing.size() > before) prepares.push_back(true);
    prepares.push_back(false);
  }
  if (!sent) {
    a.message = conn_message();
    close();
    return a;
  }
  a.what = answer::fate::unknown;
  // std::vector<bool> has no span.
  const auto flags = std::make_unique<bool[]>(prepares.size());
  std::copy(prepares.begin(), prepares.end(), flags.get());
  if (PQpipelineSync(conn_) != 1) {
    a.message = conn_message();
    close();
    return a;
  }
  if (!flush(deadline)) {
    // The Sync is the last byte: as long as something is left to write, the server cannot have seen it.
    a.what = answer::fate::not_sent;
    a.message = conn_message();
    close();
    return a;
  }
  if (!receive(a, {flags.get(), prepares.size()}, preparing, deadline)) {
    a.what = answer::fate::unknown;
    a.results.clear();
    if (a.message.empty()) a.message = conn_message();
    close();
  }
  return a;
}

bool connection::wait(short events, clock::time_point deadline) {
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - clock::now()).count();
    if (left <= 0) return false;
    pollfd p{PQsocket(conn_), events, 0};
    const int n = poll(&p, 1, static_cast<int>(std::min<std::int64_t>(left, 60000)));
    if (n > 0) return true;
    if (n < 0 && errno != EINTR) return false;
  }
}

bool connection::flush(clock::time_point deadline) {
  for (;;) {
    const int left = PQflush(conn_);
    if (left == 0) return true;
    if (left < 0 || !wait(POLLIN | POLLOUT, deadline)) return false;
    // The server may be stuck on its own output until we read.
    if (PQconsumeInput(conn_) == 0) return false;
  }
}

bool connection::receive(answer& a, std::span<const bool> is_prepare, std::span<const char* const> preparing,
                         clock::time_point deadline) {
  segment seg{is_prepare.size()};
  std::size_t prepare = 0;
  while (!seg.over()) {
    while (PQisBusy(conn_)) {
      if (!wait(POLLIN, deadline) || PQconsumeInput(conn_) == 0) {
        a.message = conn_message();
        return false;
      }
    }
    result r{PQgetResult(conn_)};
    if (!r) {
      if (PQstatus(conn_) != CONNECTION_OK || seg.current() >= seg.statements()) return false;
      if (is_prepare[seg.current()]) ++prepare;
      seg.on_statement_end();
      continue;
    }
    const auto status = PQresultStatus(r.get());
    seg.on_result(status, field(r.get(), PG_DIAG_SQLSTATE), primary(r.get()));
    if (seg.over() || seg.current() >= seg.statements()) continue;
    if (is_prepare[seg.current()]) {
      // Preparing is not undone with the transaction.
      if (status == PGRES_COMMAND_OK && prepare < preparing.size()) prepared_.insert(preparing[prepare]);
    } else {
      a.results.push_back(std::move(r));
    }
  }
  a.what = seg.committed() ? answer::fate::committed : answer::fate::rolled_back;
  a.sqlstate = seg.sqlstate();
  a.message = seg.message();
  return true;
}

result connection::simple(std::string_view sql, std::chrono::seconds limit, std::string& error) {
  if (!ensure(error)) return nullptr;
  const auto deadline = clock::now() + limit;
  const std::string text{sql};
  if (PQexitPipelineMode(conn_) != 1 || PQsendQuery(conn_, text.c_str()) != 1 || !flush(deadline)) {
    error = conn_message();
    close();
    return nullptr;
  }
  result last;
  for (;;) {
    while (PQisBusy(conn_)) {
      if (!wait(POLLIN, deadline) || PQconsumeInput(conn_) == 0) {
        error = conn_message();
        close();
        return nullptr;
      }
    }
    result r{PQgetResult(conn_)};
    if (!r) break;
    const auto status = PQresultStatus(r.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY && error.empty()) {
      error = std::string{field(r.get(), PG_DIAG_SQLSTATE)} + " " + std::string{primary(r.get())};
      if (const auto where = field(r.get(), PG_DIAG_CONTEXT); !where.empty()) error += " (" + std::string{where} + ")";
    }
    last = std::move(r);
  }
  if (PQstatus(conn_) != CONNECTION_OK || PQenterPipelineMode(conn_) != 1) {
    if (error.empty()) error = conn_message();
    close();
    return nullptr;
  }
  return error.empty() ? std::move(last) : nullptr;
}

bool connection::script(std::string_view sql, std::chrono::seconds limit, std::string& error) {
  return simple(sql, limit, error) != nullptr;
}

}  // namespace calllock::storage::postgres

#include "storage/sqlite/connection.hpp"

#include "codec/json_writer.hpp"
#include "domain/booking/local_time.hpp"

namespace calllock::storage::sqlite {
namespace {

std::string now_text() {
  return sqlite_time(std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now()));
}

std::string_view argument(sqlite3_value* v) {
  const auto* text = sqlite3_value_text(v);
  // SQLite hands out unsigned bytes; they are the same bytes.
  return text ? std::string_view{reinterpret_cast<const char*>(text), static_cast<std::size_t>(sqlite3_value_bytes(v))}
              : std::string_view{};
}

void give(sqlite3_context* context, const std::string& text) {
  sqlite3_result_text(context, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

// The functions that PostgreSQL has, so that both engines understand the same statements.
void sql_now(sqlite3_context* context, int, sqlite3_value**) { give(context, now_text()); }
void sql_e164(sqlite3_context* context, int, sqlite3_value** arguments) {
  if (const auto phone = domain::normalise_phone(argument(arguments[0]))) give(context, *phone);
}
void sql_ms(sqlite3_context* context, int, sqlite3_value** arguments) {
  if (const auto t = domain::parse_rfc3339(argument(arguments[0])))
    sqlite3_result_int64(context, t->time_since_epoch().count());
}

struct binder {
  sqlite3_stmt* s;
  int at;
  int operator()(std::monostate) const { return sqlite3_bind_null(s, at); }
  int operator()(const std::string& t) const {
    return sqlite3_bind_text(s, at, t.data(), static_cast<int>(t.size()), SQLITE_TRANSIENT);
  }
  int operator()(bool b) const { return sqlite3_bind_int(s, at, b ? 1 : 0); }
  int operator()(std::int64_t n) const { return sqlite3_bind_int64(s, at, n); }
  int operator()(double d) const { return sqlite3_bind_double(s, at, d); }
  int operator()(domain::instant t) const { return (*this)(sqlite_time(t)); }
  int operator()(const json_text& j) const { return (*this)(j.text); }
  int operator()(const std::vector<std::string>& v) const {
    std::string out;
    {
      codec::array_writer array{out};
      for (const auto& x : v) codec::append_string(array.element(), x);
    }
    return (*this)(out);
  }
};

}  // namespace

void connection::close() noexcept {
  statements_.clear();
  if (handle_) sqlite3_close(handle_);
  handle_ = nullptr;
}

void connection::open() {
  if (handle_) return;
  if (sqlite3_open_v2(options_.path.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                      nullptr) != SQLITE_OK) {
    const std::string problem = handle_ ? sqlite3_errmsg(handle_) : "out of memory";
    close();
    throw store_down{"cannot open the database file: " + problem};
  }
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_busy_timeout(handle_, static_cast<int>(options_.busy_timeout.count()));
  constexpr int pure = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
  sqlite3_create_function(handle_, "now", 0, SQLITE_UTF8, nullptr, sql_now, nullptr, nullptr);
  sqlite3_create_function(handle_, "calllock_e164", 1, pure, nullptr, sql_e164, nullptr, nullptr);
  sqlite3_create_function(handle_, "calllock_ms", 1, pure, nullptr, sql_ms, nullptr, nullptr);
  try {
    script("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;");
  } catch (...) {
    close();
    throw;
  }
}

void connection::fail(int code) {
  // A number first, as in PostgreSQL: it is what the log tells.
  const auto problem = "sqlite/" + std::to_string(code) + " " + sqlite3_errstr(code);
  switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH: throw data_refused{problem};
    case SQLITE_ERROR: throw store_down{problem + ": " + sqlite3_errmsg(handle_)};
    default: throw store_down{problem};
  }
}

sqlite3_stmt* connection::prepare(const statement& sql) {
  open();
  auto& s = statements_[sql.name];
  if (!s) {
    sqlite3_stmt* made = nullptr;
    if (const int code = sqlite3_prepare_v3(handle_, sql.text, -1, SQLITE_PREPARE_PERSISTENT, &made, nullptr);
        code != SQLITE_OK) {
      statements_.erase(sql.name);
      fail(code);
    }
    s.reset(made);
  }
  return s.get();
}

rows connection::run(const statement& sql, std::span<const value> params) {
  auto* s = prepare(sql);
  struct reset_at_end {
    sqlite3_stmt* s;
    ~reset_at_end() {
      sqlite3_reset(s);
      sqlite3_clear_bindings(s);
    }
  } const guard{s};
  for (std::size_t i = 0; i < params.size(); ++i) {
    const int at = sqlite3_bind_parameter_index(s, ("$" + std::to_string(i + 1)).c_str());
    if (at == 0) continue;
    if (const int code = std::visit(binder{s, at}, params[i]); code != SQLITE_OK) fail(code);
  }
  rows out;
  for (;;) {
    const int code = sqlite3_step(s);
    if (code == SQLITE_DONE) return out;
    if (code != SQLITE_ROW) fail(code);
    auto& line = out.emplace_back(static_cast<std::size_t>(sqlite3_column_count(s)));
    for (int c = 0; c < sqlite3_column_count(s); ++c) {
      if (sqlite3_column_type(s, c) == SQLITE_NULL) continue;
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(s, c));
      line[static_cast<std::size_t>(c)].emplace(text ? text : "", static_cast<std::size_t>(sqlite3_column_bytes(s, c)));
    }
  }
}

void connection::script(std::string_view sql) {
  open();
  const std::string text{sql};
  if (const int code = sqlite3_exec(handle_, text.c_str(), nullptr, nullptr, nullptr); code != SQLITE_OK) fail(code);
}

void connection::begin() { run(statement{"begin", "begin immediate"}); }
void connection::commit() { run(statement{"commit", "commit"}); }

void connection::rollback() noexcept {
  if (!handle_ || sqlite3_get_autocommit(handle_)) return;
  if (sqlite3_exec(handle_, "rollback", nullptr, nullptr, nullptr) != SQLITE_OK) close();
}

}  // namespace calllock::storage::sqlite

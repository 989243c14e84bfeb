#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/tenant.hpp"
#include "storage/statement.hpp"
#include "storage/store.hpp"

/// The little of SQL that both engines understand alike: what the built-in dashboard, the history and the audit need.
/// The hot paths do not go through here.
namespace calllock::storage {

/// JSON for a json column; plain text would be a JSON string in one engine and not in the other.
struct json_text {
  std::string text;
};
using value = std::variant<std::monostate, std::string, bool, std::int64_t, double, domain::instant,
                           std::vector<std::string>, json_text>;

using row = std::vector<std::optional<std::string>>;
using rows = std::vector<row>;

/// The store refuses what it was given; trying again is no use. `what()` carries no values. Where a caller does not
/// tell it from an outage it is one, so that nothing unexpected flies.
struct data_refused : store_down {
  using store_down::store_down;
};
/// The transaction was rolled back for no fault of its own; it may succeed now.
struct transaction_lost : store_down {
  using store_down::store_down;
};

class sql_session {
public:
  virtual ~sql_session() = default;
  /// Throws data_refused, transaction_lost or store_down.
  virtual rows run(const statement& sql, std::span<const value> params) = 0;
  rows run(const statement& sql, std::initializer_list<value> params) {
    return run(sql, std::span{params.begin(), params.size()});
  }
  rows run(const statement& sql) { return run(sql, std::span<const value>{}); }

  virtual void begin() = 0;
  virtual void commit() = 0;
  virtual void rollback() noexcept = 0;
  /// Waits until nobody else holds `key`, and holds it until the end of the transaction.
  virtual void lock(std::string_view key) = 0;
  /// The id of the account with that e-mail in a table of sign-ups beside ours (Supabase's auth.users), which is then
  /// the id of its row in `users`.
  virtual std::optional<std::string> account(std::string_view) { return std::nullopt; }
};

/// Runs `work` as one transaction; again when it was lost to a deadlock or a dropped plan.
template <class F>
auto in_transaction(sql_session& session, F work) {
  for (int attempt = 0;; ++attempt) {
    try {
      session.begin();
      auto result = work();
      session.commit();
      return result;
    } catch (const transaction_lost&) {
      session.rollback();
      if (attempt >= 3) throw;
    } catch (...) {
      session.rollback();
      throw;
    }
  }
}

// --- reading columns
// --------------------------------------------------------------------------------------------------
[[nodiscard]] std::string text_or_empty(const std::optional<std::string>& column);
[[nodiscard]] std::optional<domain::instant> read_instant(const std::optional<std::string>& column);
[[nodiscard]] std::int64_t read_integer(const std::optional<std::string>& column, std::int64_t otherwise = 0);
[[nodiscard]] bool read_bool(const std::optional<std::string>& column);

// --- writing parameters: empty and absent are NULL, which keeps what is stored
// --------------------------------------------
[[nodiscard]] inline value known(std::string_view s) { return s.empty() ? value{} : value{std::string{s}}; }
[[nodiscard]] inline value known(const std::string& s) { return known(std::string_view{s}); }
[[nodiscard]] inline value known(const std::optional<std::string>& s) {
  return s ? known(std::string_view{*s}) : value{};
}
[[nodiscard]] inline value known(const std::vector<std::string>& v) { return v.empty() ? value{} : value{v}; }
[[nodiscard]] inline value known(const std::optional<bool>& v) { return v ? value{*v} : value{}; }
[[nodiscard]] inline value known(const std::optional<int>& v) { return v ? value{std::int64_t{*v}} : value{}; }
[[nodiscard]] inline value known(const std::optional<double>& v) { return v ? value{*v} : value{}; }
[[nodiscard]] inline value known(const std::optional<domain::instant>& v) { return v ? value{*v} : value{}; }

/// `value` as PostgreSQL's text input; nothing for NULL.
[[nodiscard]] std::optional<std::string> postgres_text(const value& v);
/// An instant as SQLite stores it: `2026-03-05T20:00:00.000Z`, so that comparing texts compares times.
[[nodiscard]] std::string sqlite_time(domain::instant t);

}  // namespace calllock::storage

#include "storage/postgres/session.hpp"

#include "storage/postgres/sqlstate.hpp"

namespace calllock::storage::postgres {
namespace {

rows read_rows(const PGresult* r) {
  rows out(static_cast<std::size_t>(PQntuples(r)));
  const int columns = PQnfields(r);
  for (int i = 0; i < PQntuples(r); ++i) {
    auto& line = out[static_cast<std::size_t>(i)];
    line.resize(static_cast<std::size_t>(columns));
    for (int c = 0; c < columns; ++c)
      if (!PQgetisnull(r, i, c))
        line[static_cast<std::size_t>(c)].emplace(PQgetvalue(r, i, c), static_cast<std::size_t>(PQgetlength(r, i, c)));
  }
  return out;
}

}  // namespace

std::vector<rows> session::attempt(std::span<const call> calls) {
  std::vector<std::vector<std::optional<std::string>>> texts(calls.size());
  std::vector<request> requests;
  requests.reserve(calls.size());
  for (std::size_t i = 0; i < calls.size(); ++i) {
    request r{calls[i].sql, {}};
    texts[i].reserve(calls[i].params.size());
    for (const auto& p : calls[i].params) {
      const auto& t = texts[i].emplace_back(postgres_text(p));
      // The text format ends at a NUL, which no column can hold anyway.
      if (t && t->find('\0') != std::string::npos) throw data_refused{"22021 a text holds NUL"};
      r.params.push_back(t ? param{t->c_str(), static_cast<int>(t->size()), false} : param{});
    }
    requests.push_back(std::move(r));
  }
  auto a = connection_.run(requests);
  std::vector<rows> out;
  switch (a.what) {
    case answer::fate::committed:
      for (const auto& r : a.results) out.push_back(read_rows(r.get()));
      return out;
    case answer::fate::rolled_back: break;
    case answer::fate::not_sent:
    case answer::fate::unknown: in_transaction_ = false; throw store_down{a.message};
  }
  const auto problem = a.sqlstate + " " + a.message;
  switch (classify(a.sqlstate)) {
    case fault::data: throw data_refused{problem};
    case fault::stale:
      connection_.close();
      in_transaction_ = false;
      throw transaction_lost{problem};
    case fault::again: throw transaction_lost{problem};
    case fault::elsewhere: break;
  }
  throw store_down{problem};
}

std::vector<rows> session::run_all(std::span<const call> calls) {
  for (int left = 3;; --left) {
    try {
      return attempt(calls);
    } catch (const transaction_lost& e) {
      if (in_transaction_) throw;
      if (left == 0) throw store_down{e.what()};
    }
  }
}

rows session::run(const statement& sql, std::span<const value> params) {
  const call c{sql, {params.begin(), params.end()}};
  return std::move(run_all({&c, 1}).front());
}

void session::begin() {
  run(statement{"begin", "begin"});
  in_transaction_ = true;
}

void session::commit() {
  run(statement{"commit", "commit"});
  in_transaction_ = false;
}

void session::rollback() noexcept {
  if (!in_transaction_) return;
  in_transaction_ = false;
  try {
    run(statement{"rollback", "rollback"});
  } catch (const std::exception&) {
    connection_.close();
  }
}

void session::lock(std::string_view key) {
  run(statement{"lock", "select pg_advisory_xact_lock(hashtextextended($1, 0))"}, {std::string{key}});
}

std::optional<std::string> session::account(std::string_view email) {
  const auto readable = run(statement{"has_accounts",
                                      "select coalesce(has_table_privilege(to_regclass('auth.users')::oid, 'SELECT')"
                                      " and has_schema_privilege(to_regnamespace('auth')::oid, 'USAGE'), false)"});
  if (!read_bool(readable[0][0])) return std::nullopt;
  // Asked of the table itself, not of the first page of a listing (D-15).
  const auto found = run(statement{"account", "select id from auth.users where lower(email) = lower($1) limit 1"},
                         {std::string{email}});
  return found.empty() ? std::nullopt : found[0][0];
}

}  // namespace calllock::storage::postgres

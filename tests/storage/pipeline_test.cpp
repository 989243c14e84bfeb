#include <catch2/catch.hpp>

#include "storage/back_off.hpp"
#include "storage/batch.hpp"
#include "storage/postgres/pipeline.hpp"
#include "storage/postgres/sqlstate.hpp"
#include "storage/sql.hpp"
#include "storage/store.hpp"

using namespace calllock;
using storage::postgres::segment;

TEST_CASE("a segment is committed by its Sync and by nothing before it", "[pipeline]") {
  segment s{2};
  s.on_result(PGRES_COMMAND_OK, "", "");
  s.on_statement_end();
  CHECK(s.current() == 1);
  s.on_result(PGRES_TUPLES_OK, "", "");
  s.on_statement_end();
  CHECK_FALSE(s.committed());
  CHECK_FALSE(s.over());
  s.on_result(PGRES_PIPELINE_SYNC, "", "");
  CHECK(s.over());
  CHECK(s.committed());
}

TEST_CASE("an error undoes the whole segment, and the first one is told", "[pipeline]") {
  segment s{3};
  s.on_result(PGRES_COMMAND_OK, "", "");
  s.on_statement_end();
  s.on_result(PGRES_FATAL_ERROR, "22P05", "unsupported Unicode escape sequence");
  s.on_statement_end();
  s.on_result(PGRES_PIPELINE_ABORTED, "", "");
  s.on_statement_end();
  CHECK(s.failed());
  CHECK_FALSE(s.over());
  s.on_result(PGRES_PIPELINE_SYNC, "", "");
  CHECK(s.over());
  CHECK_FALSE(s.committed());
  CHECK(s.sqlstate() == "22P05");
  CHECK(s.message() == "unsupported Unicode escape sequence");
}

TEST_CASE("each SQLSTATE has one treatment", "[pipeline]") {
  using storage::postgres::classify;
  using storage::postgres::fault;
  for (const char* data : {"22P05", "22021", "22P02", "23505", "23514", "21000", "54000"})
    CHECK(classify(data) == fault::data);
  for (const char* again : {"40001", "40P01"}) CHECK(classify(again) == fault::again);
  for (const char* stale : {"26000", "42P05", "0A000", "25006"}) CHECK(classify(stale) == fault::stale);
  for (const char* other : {"", "57014", "57P01", "53100", "42P01", "42501", "08006", "XX000", "25P02"})
    CHECK(classify(other) == fault::elsewhere);
}

TEST_CASE("tries grow apart up to a second, and start anew after a success", "[pipeline]") {
  using namespace std::chrono_literals;
  storage::back_off b{50ms, 1000ms};
  storage::back_off::clock::time_point t{};
  CHECK(b.may_try(t));
  auto wait = [&] {
    auto w = 0ms;
    while (!b.may_try(t + w)) ++w;
    return w;
  };
  b.failed(t);
  CHECK(wait() >= 25ms);
  CHECK(wait() <= 50ms);
  for (int i = 0; i < 20; ++i) b.failed(t);
  CHECK(wait() >= 500ms);
  CHECK(wait() <= 1000ms);
  b.succeeded();
  CHECK(b.may_try(t));
  b.failed(t);
  CHECK(wait() <= 50ms);
}

TEST_CASE("a stored status says again what was meant", "[pipeline]") {
  using domain::errc;
  for (const auto e :
       {errc::ok, errc::malformed, errc::conflict, errc::unprocessable, errc::store_down, errc::deadline}) {
    domain::journal_entry j;
    j.answer = domain::reply{e, std::string{"{}"}};
    CHECK(storage::meaning_of(storage::answer_status(j)) == e);
  }
  CHECK(storage::answer_status({}) == 0);
}

TEST_CASE("only the URLs that mean something open a store", "[pipeline]") {
  CHECK(storage::open_store("postgresql://localhost/x"));
  CHECK(storage::open_store("postgres://localhost/x"));
  CHECK(storage::open_store("sqlite:x.db"));
  for (const char* bad : {"", "sqlite:", "mysql://x", "x.db", "postgresql:"})
    CHECK_THROWS_AS(storage::open_store(bad), std::invalid_argument);
}

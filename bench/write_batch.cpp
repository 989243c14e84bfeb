// How many durable rows a second does the session writer's commit make, against the least that can be done: a bare
// libpq loop that upserts the same rows (a session and an event for each step) with unnest, in the same batches,
// without a fence and with the JSON already written. Both sides in one run, in turns, on the same private PostgreSQL
// with fsync on.
//
//   bench_write_batch [batch=128] [calls=5000] [steps=4] [rounds=3]
#include <libpq-fe.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "codec/conversation_state.hpp"
#include "codec/retell.hpp"
#include "storage/postgres/array.hpp"
#include "storage/store.hpp"
#include "support/postgres_server.hpp"

namespace {

using namespace calllock;
namespace pg = storage::postgres;
using clock_type = std::chrono::steady_clock;

domain::step_record a_step(int call, int step, const std::string& prefix) {
  domain::step_record r;
  auto state = std::make_shared<domain::ConversationState>();
  r.call_id = prefix + std::to_string(call);
  state->call_id = r.call_id;
  state->direction = domain::call_direction::inbound;
  const auto say = [&](domain::text_fact& f, std::string_view text) {
    f.offer(domain::boxed_text{text}, {static_cast<std::uint32_t>(step + 1), 3});
  };
  say(state->customer_phone, "+15125550147");
  say(state->customer_name, "Robin Vale");
  say(state->service_address, "40 Pecan Row, Austin");
  say(state->zip_code, "78745");
  say(state->problem_description, "Upstairs unit runs but does not cool, step " + std::to_string(step));
  say(state->equipment_type, "AC");
  state->visits["lookup_caller"] = 1;
  r.tenant_id = "default";
  r.expected_version = step;
  r.state = std::move(state);
  domain::journal_entry e;
  e.seq = step + 1;
  e.kind = "tool";
  e.name = "create_callback";
  e.dedup_key = "create_callback:" + std::to_string(step);
  e.request = {{"customer_name", "Robin Vale"}, {"reason", "no cooling upstairs"}, {"urgency", "high"}};
  domain::tool_reply reply;
  reply.success = true;
  reply.message = "Okay, someone will call you back shortly.";
  e.answer = domain::reply{domain::errc::ok, reply};
  e.received_at = domain::instant{std::chrono::milliseconds{1772000000000 + step}};
  e.duration_ms = 3;
  r.journal.push_back(std::move(e));
  return r;
}

using batches = std::vector<std::vector<domain::step_record>>;

batches make(int calls, int steps, std::size_t batch, const std::string& prefix) {
  batches out;
  for (int step = 0; step < steps; ++step)
    for (int call = 0; call < calls; ++call) {
      if (out.empty() || out.back().size() == batch) out.emplace_back();
      out.back().push_back(a_step(call, step, prefix));
    }
  return out;
}

/// The same rows as ready texts.
struct bare_row {
  std::string call_id, phase, state, kind, name, dedup_key, request, response;
  std::int64_t version, seq;
  domain::instant received_at;
};

double run_floor(const std::string& url, const batches& work) {
  std::vector<std::vector<bare_row>> ready;
  for (const auto& b : work) {
    auto& rows = ready.emplace_back();
    for (const auto& r : b) {
      const auto& e = r.journal[0];
      rows.push_back({r.call_id, "live", codec::write_state(*r.state), e.kind, e.name, e.dedup_key,
                      codec::write_map(e.request),
                      codec::write_reply(domain::tool::create_callback, std::get<domain::tool_reply>(e.answer->body)),
                      r.expected_version + 1, e.seq, e.received_at});
    }
  }
  PGconn* c = PQconnectdb(url.c_str());
  const auto must = [&](bool ok) {
    if (!ok) {
      std::fprintf(stderr, "floor: %s\n", PQerrorMessage(c));
      std::exit(1);
    }
  };
  must(PQstatus(c) == CONNECTION_OK);
  PQclear(PQprepare(
      c, "s",
      "insert into floor_sessions as c (call_id, version, phase, conversation_state) select * from unnest($1::text[],"
      " $2::int8[], $3::text[], $4::jsonb[]) as t(a, b, c, d) order by 1 on conflict (call_id) do update set"
      " version = excluded.version, phase = excluded.phase, conversation_state = excluded.conversation_state, "
      "updated_at = now()",
      0, nullptr));
  PQclear(PQprepare(
      c, "e",
      "insert into floor_events (call_id, seq, kind, name, dedup_key, request, response, status, received_at, "
      "duration_ms)"
      " select *, 200, now(), 3 from unnest($1::text[], $2::int8[], $3::text[], $4::text[], $5::text[], $6::json[],"
      " $7::json[]) as t(a, b, c, d, e, f, g)",
      0, nullptr));
  must(PQenterPipelineMode(c) == 1);
  using pg::element;
  const auto begin = clock_type::now();
  for (const auto& rows : ready) {
    pg::array_builder s[] = {pg::array_builder{element::text}, pg::array_builder{element::int8},
                             pg::array_builder{element::text}, pg::array_builder{element::jsonb}};
    pg::array_builder e[] = {pg::array_builder{element::text}, pg::array_builder{element::int8},
                             pg::array_builder{element::text}, pg::array_builder{element::text},
                             pg::array_builder{element::text}, pg::array_builder{element::json},
                             pg::array_builder{element::json}};
    for (const auto& r : rows) {
      s[0].add(std::string_view{r.call_id}), s[1].add(r.version), s[2].add(std::string_view{r.phase}),
          s[3].add(std::string_view{r.state});
      e[0].add(std::string_view{r.call_id}), e[1].add(r.seq), e[2].add(std::string_view{r.kind}),
          e[3].add(std::string_view{r.name});
      e[4].add(std::string_view{r.dedup_key}), e[5].add(std::string_view{r.request}),
          e[6].add(std::string_view{r.response});
    }
    const auto send = [&](const char* name, std::span<pg::array_builder> columns) {
      std::vector<const char*> values;
      std::vector<int> lengths, formats;
      for (auto& column : columns) {
        const auto p = column.finish();
        values.push_back(p.data), lengths.push_back(p.length), formats.push_back(1);
      }
      must(PQsendQueryPrepared(c, name, static_cast<int>(values.size()), values.data(), lengths.data(), formats.data(),
                               0) == 1);
    };
    send("s", s);
    send("e", e);
    must(PQpipelineSync(c) == 1);
    for (int nulls = 0;;) {
      PGresult* r = PQgetResult(c);
      if (!r) {
        must(++nulls < 3);
        continue;
      }
      const auto status = PQresultStatus(r);
      must(status == PGRES_COMMAND_OK || status == PGRES_PIPELINE_SYNC);
      PQclear(r);
      if (status == PGRES_PIPELINE_SYNC) break;
    }
  }
  const std::chrono::duration<double> took = clock_type::now() - begin;
  PQfinish(c);
  return took.count();
}

double run_commit(const std::string& url, const batches& work) {
  const auto store = storage::open_store(url);
  if (store->load("warm up")) return 0;
  const auto begin = clock_type::now();
  for (const auto& b : work)
    for (const auto r : store->commit(b))
      if (r != domain::commit_result::ok) {
        std::fprintf(stderr, "commit: %s\n", store->last_problem().c_str());
        std::exit(1);
      }
  const std::chrono::duration<double> took = clock_type::now() - begin;
  return took.count();
}

int argument(int argc, char** argv, int at, int otherwise) { return argc > at ? std::atoi(argv[at]) : otherwise; }

}  // namespace

int main(int argc, char** argv) {
  const int batch = argument(argc, argv, 1, 128), calls = argument(argc, argv, 2, 5000),
            steps = argument(argc, argv, 3, 4), rounds = argument(argc, argv, 4, 3);
  test::postgres_server server;
  const auto url = server.url(server.new_database());
  storage::open_store(url)->migrate({});
  test::sql(url,
            "create table floor_sessions (like call_sessions including all); alter table floor_sessions set "
            "(fillfactor = 70);"
            "create table floor_events (like call_events including all)");
  const double rows = 2.0 * calls * steps;
  std::vector<double> ratios;
  for (int round = 0; round < rounds; ++round) {
    const auto work =
        make(calls, steps, static_cast<std::size_t>(batch), "call_5f2c9d7be41a08c3_" + std::to_string(round) + "_");
    // Who goes first gets the colder cache, so they take turns.
    double commit = 0, floor = 0;
    if (round % 2 == 0) {
      floor = run_floor(url, work);
      commit = run_commit(url, work);
    } else {
      commit = run_commit(url, work);
      floor = run_floor(url, work);
    }
    // Both must have written the same.
    const auto written = test::sql_value(
        url,
        "select (select count(*) from call_sessions s join floor_sessions f using (call_id, version, "
        "conversation_state))"
        " || ' ' || (select count(*) from call_events join floor_events using (call_id, seq, dedup_key))");
    const auto expected = std::to_string(calls * (round + 1)) + " " + std::to_string(calls * steps * (round + 1));
    if (written != expected) {
      std::fprintf(stderr, "the two sides differ: %s instead of %s\n", written.c_str(), expected.c_str());
      return 1;
    }
    ratios.push_back(floor / commit);
    std::printf("round %d: commit %8.0f rows/s, floor %8.0f rows/s, ratio %.2f\n", round + 1, rows / commit,
                rows / floor, floor / commit);
    std::fflush(stdout);
  }
  std::sort(ratios.begin(), ratios.end());
  std::printf("batches of %d: median ratio %.2f of the floor\n", batch, ratios[ratios.size() / 2]);
}

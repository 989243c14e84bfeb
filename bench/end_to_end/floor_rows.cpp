#include "end_to_end/floor_rows.hpp"

#include <simdjson.h>

#include <array>
#include <chrono>
#include <span>
#include <stdexcept>

#include "codec/conversation_state.hpp"
#include "domain/call/conversation_state.hpp"
#include "end_to_end/histogram.hpp"

namespace calllock::bench {
namespace {

using storage::postgres::array_builder;
using storage::postgres::element;

/// A state as the engine writes it, with a call id that is replaced by each row's own.
std::string state_around(std::string_view mark) {
  domain::ConversationState state;
  state.call_id = mark;
  state.direction = domain::call_direction::inbound;
  const auto say = [](domain::text_fact& f, std::string_view text) { f.offer(domain::boxed_text{text}, {4, 3}); };
  say(state.customer_phone, "+15125550147");
  say(state.customer_name, "Robin Vale");
  say(state.problem_description, "Upstairs unit does not cool");
  state.visits["end_call"] = 1;
  return codec::write_state(state);
}

constexpr std::string_view response = R"({"success":true,"message":"Thank you for calling. Goodbye."})";

}  // namespace

void make_floor_tables(const std::string& url) {
  PGconn* c = PQconnectdb(url.c_str());
  PQsetNoticeProcessor(
      c, [](void*, const char*) {}, nullptr);
  PGresult* r = PQexec(c,
                       "drop table if exists floor_sessions, floor_events;"
                       "create table floor_sessions (like call_sessions including all);"
                       "create table floor_events (like call_events including all);"
                       "alter table floor_sessions set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);"
                       "alter table floor_events set (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.05)");
  const std::string wrong = PQresultStatus(r) == PGRES_COMMAND_OK ? "" : PQerrorMessage(c);
  PQclear(r);
  PQfinish(c);
  if (!wrong.empty()) throw std::runtime_error{"the floor's tables: " + wrong};
}

struct floor_reader::parts {
  simdjson::ondemand::parser parser;
  std::string before, after;  ///< the state around the call id
  std::int64_t seq = 0;
};

floor_reader::floor_reader() : parts_{std::make_unique<parts>()} {
  constexpr std::string_view mark = "call_of_the_floor";
  const auto state = state_around(mark);
  const auto at = state.find(mark);
  if (at == std::string::npos) throw std::runtime_error{"the state does not tell the call"};
  parts_->before = state.substr(0, at);
  parts_->after = state.substr(at + mark.size());
}
floor_reader::~floor_reader() = default;

floor_row floor_reader::read(std::string_view body) {
  auto& p = *parts_;
  const simdjson::padded_string padded{body};
  auto document = p.parser.iterate(padded);
  floor_row row;
  std::string_view text;
  if (document["name"].get_string().get(text)) throw std::runtime_error{"no tool call"};
  row.name = text;
  simdjson::ondemand::object args;
  if (document["args"].get_object().get(args) || args.raw_json().get(text)) throw std::runtime_error{"no args"};
  row.request = text;
  if (document["call"]["call_id"].get_string().get(text)) throw std::runtime_error{"no call id"};
  row.call_id = text;
  row.seq = ++p.seq;
  row.dedup_key = "tool:" + row.name + ":" + std::to_string(row.seq);
  row.state = p.before + row.call_id + p.after;
  row.response = response;
  return row;
}

floor_writer::floor_writer(const std::string& url) : connection_{PQconnectdb(url.c_str())} {
  must(PQstatus(connection_) == CONNECTION_OK);
  const auto prepare = [this](const char* name, const char* text) {
    PGresult* r = PQprepare(connection_, name, text, 0, nullptr);
    const bool ok = PQresultStatus(r) == PGRES_COMMAND_OK;
    PQclear(r);
    must(ok);
  };
  prepare("s",
          "insert into floor_sessions as c (call_id, version, phase, conversation_state)"
          " select a, 1, 'live', b from unnest($1::text[], $2::jsonb[]) as t(a, b) order by 1"
          " on conflict (call_id) do update set version = c.version + 1, phase = excluded.phase,"
          " conversation_state = excluded.conversation_state, updated_at = now()");
  prepare(
      "e",
      "insert into floor_events (call_id, seq, kind, name, dedup_key, request, response, status, received_at,"
      " duration_ms) select a, b, 'tool', c, d, e, f, 200, now(), 1"
      " from unnest($1::text[], $2::int8[], $3::text[], $4::text[], $5::json[], $6::json[]) as t(a, b, c, d, e, f)");
  must(PQenterPipelineMode(connection_) == 1);
}

void floor_writer::must(bool ok) const {
  if (!ok) throw std::runtime_error{std::string{"floor: "} + PQerrorMessage(connection_)};
}

void floor_writer::non_blocking() {
  must(PQsetnonblocking(connection_, 1) == 0);
  asynchronous_ = true;
}

bool floor_writer::advance() {
  must(PQconsumeInput(connection_) == 1);
  const int left = PQflush(connection_);
  must(left >= 0);
  return left > 0;
}

void floor_writer::send(const std::vector<floor_row>& rows) {
  std::array sessions{array_builder{element::text}, array_builder{element::jsonb}};
  std::array events{array_builder{element::text}, array_builder{element::int8}, array_builder{element::text},
                    array_builder{element::text}, array_builder{element::json}, array_builder{element::json}};
  for (const auto& r : rows) {
    sessions[0].add(std::string_view{r.call_id});
    sessions[1].add(std::string_view{r.state});
    events[0].add(std::string_view{r.call_id});
    events[1].add(r.seq);
    events[2].add(std::string_view{r.name});
    events[3].add(std::string_view{r.dedup_key});
    events[4].add(std::string_view{r.request});
    events[5].add(std::string_view{r.response});
  }
  const auto ask = [this](const char* name, std::span<array_builder> columns) {
    std::vector<const char*> values;
    std::vector<int> lengths, formats;
    for (auto& column : columns) {
      const auto p = column.finish();
      values.push_back(p.data);
      lengths.push_back(p.length);
      formats.push_back(1);
    }
    must(PQsendQueryPrepared(connection_, name, static_cast<int>(values.size()), values.data(), lengths.data(),
                             formats.data(), 0) == 1);
  };
  ask("s", sessions);
  ask("e", events);
  must(PQpipelineSync(connection_) == 1);
  must(PQflush(connection_) >= 0);
}

bool floor_writer::committed() {
  for (int nulls = 0;;) {
    if (asynchronous_ && PQisBusy(connection_)) return false;
    PGresult* r = PQgetResult(connection_);
    if (!r) {
      if (++nulls > 2) return false;
      continue;
    }
    nulls = 0;
    const auto status = PQresultStatus(r);
    PQclear(r);
    must(status == PGRES_COMMAND_OK || status == PGRES_PIPELINE_SYNC);
    if (status == PGRES_PIPELINE_SYNC) return true;
  }
}

bare_result run_bare_loop(const std::string& url, std::size_t batch, double seconds, const std::string& run) {
  using clock_type = std::chrono::steady_clock;
  constexpr std::size_t live = 5000, steps = 4;
  floor_writer writer{url};
  const std::string state_end = state_around("x");
  std::vector<floor_row> rows(batch);
  for (auto& r : rows) {
    r.state = state_end;
    r.name = "end_call";
    r.request = R"({"reason":"completed","customer_name":"Robin Vale"})";
    r.response = response;
  }
  histogram took;
  std::int64_t made = 0;
  const auto begin = clock_type::now();
  const auto end = begin + std::chrono::duration_cast<clock_type::duration>(std::chrono::duration<double>{seconds});
  auto now = begin;
  while (now < end) {
    for (auto& r : rows) {
      const auto at = static_cast<std::uint64_t>(made++);
      r.call_id = "call_" + run + "_" + std::to_string(at / (live * steps) * live + at % live);
      r.seq = made;
      r.dedup_key = "tool:end_call:" + std::to_string(made);
    }
    writer.send(rows);
    while (!writer.committed()) {
    }
    const auto done = clock_type::now();
    took.add(done - now);
    now = done;
  }
  return {2.0 * static_cast<double>(made) / std::chrono::duration<double>(now - begin).count(), took.percentile_us(0.5),
          took.percentile_us(0.99)};
}

}  // namespace calllock::bench

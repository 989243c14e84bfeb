#include "app/store_port.hpp"

#include <algorithm>

#include "app/store_reached.hpp"
#include "codec/text_map.hpp"

namespace calllock::app {
namespace {

using domain::commit_result;
using domain::instant;

actors::loaded_call to_loaded(std::optional<storage::stored_call> stored) {
  actors::loaded_call out;
  out.ok = true;
  if (!stored) return out;
  out.found = true;
  out.version = stored->version;
  out.state = std::move(stored->state);
  for (auto& row : stored->journal)
    out.journal.push_back({row.seq, std::move(row.dedup_key), row.status != 0, row.status, std::move(row.response)});
  return out;
}

domain::delivery to_delivery(storage::outbox_row&& row) {
  return {row.id,
          std::move(row.call_id),
          std::move(row.tenant_id),
          row.kind,
          std::move(row.destination),
          std::move(row.dedup_key),
          std::move(row.payload),
          row.attempts,
          row.created_at};
}

void settle(storage::store& s, const domain::delivery& d, std::string_view token, const domain::next_attempt& next,
            const domain::delivery_result& result) {
  using action = domain::next_attempt::action;
  switch (next.what) {
    case action::done: s.settle_done(d.id, token, result.job_id, result.lead_id); break;
    case action::retry: s.settle_retry(d.id, token, next.at, next.reason); break;
    case action::dead: s.settle_dead(d.id, token, next.reason); break;
  }
}

void audit(storage::store& s, const std::string& call_id, const domain::tenant_profile& tenant,
           const domain::lexicon* phrases, telemetry::metrics& metrics) {
  const auto input = to_audit_input(call_id, s.evidence(call_id));
  const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  auto report = domain::audit_call(input, tenant, now, phrases);
  for (const auto& f : report.findings) metrics.audit_findings.count(domain::text(f.level));
  storage::audit_row row;
  row.call_id = call_id;
  row.tenant_id = tenant.id;
  row.verdict = report.verdict();
  row.findings = std::move(report.findings);
  row.quality_score = input.state.quality_score;
  row.checked_at = now;
  s.save_audit(row);
}

/// What the store said to a batch that it did not take: the SQLSTATE, or SQLite's number. The text behind it may quote
/// a value of the row (I13).
void tell_problem(std::string_view problem) {
  if (problem.empty()) return;
  telemetry::log_event(telemetry::level::error, "commit_problem",
                       {telemetry::field::code("problem", problem.substr(0, problem.find(' ')))});
}

}  // namespace

domain::audit_input to_audit_input(std::string_view call_id, const storage::call_evidence& e) {
  domain::audit_input in;
  in.call_id = call_id;
  if (e.call) {
    in.session_found = true;
    in.state = e.call->state;
    in.session_updated_at = e.call->updated_at;
    if (in.state.record) in.engine_summary = in.state.record->call_summary;
    for (const auto& row : e.call->journal) {
      domain::audit_event event{row.seq, row.received_at, row.kind,       row.name, row.dedup_key, {},
                                {},      row.status,      row.duration_ms};
      event.request = codec::read_map(row.request);
      event.answer = codec::read_map(row.response);
      in.events.push_back(std::move(event));
    }
  }
  for (const auto& d : e.outbox)
    in.deliveries.push_back({std::string{domain::text(d.kind)}, d.destination, d.state, d.attempts, d.last_error,
                             d.created_at, d.next_attempt_at});
  for (const auto& r : e.dashboard) {
    domain::audit_record record;
    record.table = r.table;
    record.id = r.id;
    record.status = r.status;
    record.booking_status = r.booking_status;
    record.end_call_reason = r.end_call_reason;
    record.urgency = r.urgency;
    record.ai_summary = r.ai_summary;
    record.card_headline = r.card_headline;
    record.card_summary = r.card_summary;
    record.equipment_type = r.equipment_type;
    record.call_subtype = r.call_subtype;
    record.caller_type = r.caller_type;
    record.scheduled_at = r.scheduled_at;
    record.quality_score = r.quality_score;
    in.records.push_back(std::move(record));
  }
  return in;
}

actors::store_port make_store_port(store_threads& threads, telemetry::metrics& metrics, text_rules rules,
                                   const domain::lexicon* phrases) {
  actors::store_port port;
  auto* t = &threads;
  auto* m = &metrics;
  port.commit = [t](std::size_t writer, std::vector<domain::step_record> batch, auto done) {
    const auto size = batch.size();
    const bool taken = t->writers[writer]->post(
        [batch = std::make_shared<std::vector<domain::step_record>>(std::move(batch)), done](storage::store& s) {
          auto results = s.commit(*batch);
          batch->clear();
          tell_problem(s.last_problem());
          done(std::move(results));
        });
    if (!taken) done(std::vector<commit_result>(size, commit_result::down));
  };
  port.load = [t, m](std::string call_id, auto done) {
    auto& reader = t->reader(std::hash<std::string>{}(call_id));
    const bool taken = reader.post([m, call_id, done](storage::store& s) {
      actors::loaded_call out;
      if (!reached(*m, "load", call_id, [&] { out = to_loaded(s.load(call_id)); })) out.ok = false;
      done(std::move(out));
    });
    if (!taken) done({});
  };
  port.history = [t, m](auto who, domain::look_up_history ask, instant now, auto done) {
    auto& reader = t->reader(std::hash<std::string>{}(ask.phone));
    const auto failed = domain::history_found{ask.tool, false, {}};
    const bool taken = reader.post([m, who, ask, now, done](storage::store& s) {
      domain::history_found out{ask.tool, false, {}};
      out.ok = reached(*m, "history", {}, [&] { out.history = s.history(*who, ask.phone, now); });
      done(std::move(out));
    });
    if (!taken) done(failed);
  };
  port.due = [t, m](instant live_before, instant ended_before, instant bookings_before, auto done) {
    constexpr int limit = 256;
    const bool taken = t->keeper->post(
        [=](storage::store& s) {
          std::vector<actors::due_call> out;
          const bool ok = reached(*m, "due", {}, [&] {
            for (auto& d : s.unresolved_bookings(bookings_before, limit))
              out.push_back({std::move(d.call_id), std::move(d.tenant_id), true});
            for (auto& d : s.due_calls(live_before, ended_before, limit))
              out.push_back({std::move(d.call_id), std::move(d.tenant_id), false});
          });
          done(ok, std::move(out));
        },
        true);  // not behind the audits of all calls that have just closed
    if (!taken) done(false, {});
  };
  port.changed_bookings = [t, m](instant since, auto done) {
    constexpr int limit = 256;
    const bool taken = t->keeper->post(
        [=](storage::store& s) {
          std::vector<actors::changed_call> out;
          reached(*m, "changed_bookings", {}, [&] {
            for (auto& b : s.changed_bookings(since, limit))
              out.push_back({std::move(b.call_id), std::move(b.tenant_id), std::move(b.change)});
          });
          done(std::move(out));
        },
        true);
    if (!taken) done({});
  };
  port.claim = [t, m](std::string destination, int limit, std::chrono::seconds lease, std::string token, auto done) {
    const bool taken = t->deliveries->post([=](storage::store& s) {
      std::vector<domain::delivery> out;
      const bool ok = reached(*m, "claim", {}, [&] {
        for (auto& row : s.claim(destination, limit, lease, token)) out.push_back(to_delivery(std::move(row)));
      });
      done(ok, std::move(out));
    });
    if (!taken) done(false, {});
  };
  port.settle = [t, m, rules](domain::delivery d, std::string token, domain::next_attempt next,
                              domain::delivery_result result, auto done) {
    // Not settled: the lease ends and the delivery is tried again with the same key.
    const bool taken = t->deliveries->post([=](storage::store& s) {
      reached(*m, "settle", d.call_id, [&] {
        if (d.kind == domain::delivery_kind::sms) return settle_text(s, d, token, next, result, rules);
        settle(s, d, token, next, result);
      });
      done();
    });
    if (!taken) done();
  };
  port.overdue_texts = [t, m](int limit, std::chrono::seconds lease, auto done) {
    const bool taken = t->deliveries->post([=](storage::store& s) {
      std::vector<actors::overdue_text> out;
      const bool ok = reached(*m, "overdue_texts", {}, [&] { out = overdue_texts(s, limit, lease); });
      done(ok, std::move(out));
    });
    if (!taken) done(false, {});
  };
  port.hand_on = [t, m, rules](actors::overdue_text text, std::optional<actors::text_status> status, auto done) {
    const bool taken = t->deliveries->post([=](storage::store& s) {
      auto what = actors::handed::later;
      reached(*m, "hand_on", text.text.call_id, [&] { what = hand_on(s, text, status, rules); });
      done(what);
    });
    if (!taken) done(actors::handed::later);
  };
  port.audit = [t, m, tenant = rules.tenant, phrases](std::string call_id) {
    // An audit that does not fit is left to `calllock audit`; the call itself is safe.
    const bool taken = t->keeper->post([=](storage::store& s) {
      reached(*m, "audit", call_id, [&] {
        const auto stored = s.load(call_id);
        const auto who = stored ? tenant(stored->tenant_id) : nullptr;
        if (who) audit(s, call_id, *who, phrases, *m);
      });
    });
    if (!taken) m->overload.count("audit");
  };
  return port;
}

}  // namespace calllock::app

#include "actors/session_writer.hpp"

#include <algorithm>
#include <caf/all.hpp>

#include "actors/send_from_outside.hpp"
#include "telemetry/log.hpp"

namespace calllock::actors {

using domain::commit_result;

void session_writer_state::add(std::shared_ptr<domain::step_record> record, call_actor from) {
  if (waiting.size() >= shared->limits.max_waiting_records) {
    shared->metrics->overload.count("waiting_records");
    self->send(from, commit_report{record->expected_version, commit_result::down});
    return;
  }
  waiting.push_back({std::move(record), std::move(from)});
  if (committing.empty()) flush();
}

void session_writer_state::flush() {
  const std::size_t n = std::min(waiting.size(), shared->limits.max_batch);
  if (n == 0) {
    if (leaving) self->quit();
    return;
  }
  std::vector<domain::step_record> batch;
  batch.reserve(n);
  committing.reserve(n);
  for (std::size_t i = 0; i < n; ++i) {
    committing.push_back(std::move(waiting.front()));
    waiting.pop_front();
    batch.push_back(std::move(*committing.back().record));
    committing.back().record->expected_version = batch.back().expected_version;
  }
  since = shared->outside.now();
  shared->metrics->commit_batch_size.Observe(static_cast<double>(n));
  left_mailboxes();
  shared->outside.store.commit(number, std::move(batch),
                               [me = session_writer_actor{self}](std::vector<commit_result> results) {
                                 send_from_outside(me, batch_committed{std::move(results)});
                               });
}

void session_writer_state::done(const batch_committed& b) {
  shared->metrics->commit_seconds.Observe(std::chrono::duration<double>(shared->outside.now() - since).count());
  std::size_t lost = 0;
  for (std::size_t i = 0; i < committing.size(); ++i) {
    const auto result = i < b.results.size() ? b.results[i] : commit_result::unknown;
    if (result == commit_result::down || result == commit_result::unknown) ++lost;
    self->send(committing[i].from, commit_report{committing[i].record->expected_version, result});
  }
  committing.clear();
  shared->metrics->store_up.Set(lost == 0 ? 1 : 0);
  if (lost > 0) {
    shared->metrics->store_failures.Increment(static_cast<double>(lost));
    telemetry::log_event(telemetry::level::error, "store_failed", {telemetry::field::count("records", lost)});
  }
  flush();
}

void session_writer_state::shut_down() {
  leaving = true;
  if (committing.empty()) flush();
}

session_writer_actor::behavior_type session_writer(session_writer_actor::stateful_pointer<session_writer_state> self,
                                                   const call_context* shared, std::size_t number) {
  self->state.shared = shared;
  self->state.number = number;
  self->set_error_handler([](caf::error&) {});
  self->set_exit_handler([self](caf::exit_msg&) { self->state.shut_down(); });
  return {
      [self](std::shared_ptr<domain::step_record>& r, call_actor& from) {
        self->state.add(std::move(r), std::move(from));
      },
      [self](const batch_committed& b) { self->state.done(b); },
  };
}

}  // namespace calllock::actors

#pragma once

#include <caf/all.hpp>
#include <caf/scheduler/test_coordinator.hpp>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "actors/booking_actor.hpp"
#include "actors/call_context.hpp"
#include "actors/http_actor.hpp"
#include "actors/session_writer.hpp"
#include "support/builders.hpp"

/// Directory, writer and calls on CAF's deterministic scheduler, over a store in memory that keeps the version fence
/// and can be told to fail, and a calendar that answers when it is told to.
namespace actor_testing {

namespace d = calllock::domain;
namespace a = calllock::actors;

/// Keeps what it was answered.
struct kept_responder final : a::responder {
  std::vector<d::reply>* answers;
  explicit kept_responder(std::vector<d::reply>* to) : answers{to} {}
  void answer(const d::reply& r) noexcept override { answers->push_back(r); }
};

struct manual_calendar final : d::calendar {
  std::deque<std::function<void(d::slots_found)>> asked;
  std::deque<std::function<void(d::booking_settled)>> ordered;
  std::deque<std::function<void(d::bookings_found)>> listed;
  std::deque<std::function<void(d::booking_changed)>> changed;
  std::vector<d::create_booking> orders;
  std::vector<d::change_booking> changes;
  std::vector<std::chrono::milliseconds> budgets;  ///< of every question and order, in turn
  void find(const d::calendar_request& who, const d::find_slots&, std::function<void(d::slots_found)> done) override {
    budgets.push_back(who.budget);
    asked.push_back(std::move(done));
  }
  void list(const d::calendar_request& who, const d::list_bookings&,
            std::function<void(d::bookings_found)> done) override {
    budgets.push_back(who.budget);
    listed.push_back(std::move(done));
  }
  void change(const d::calendar_request& who, const d::change_booking& what,
              std::function<void(d::booking_changed)> done) override {
    budgets.push_back(who.budget);
    changes.push_back(what);
    changed.push_back(std::move(done));
  }
  void book(const d::calendar_request& who, const d::create_booking& what,
            std::function<void(d::booking_settled)> done) override {
    budgets.push_back(who.budget);
    orders.push_back(what);
    ordered.push_back(std::move(done));
  }
  [[nodiscard]] std::string_view provider() const noexcept override { return "manual"; }
};

struct kept_call {
  std::int64_t version = 0;
  d::ConversationState state;
  std::vector<a::remembered_event> journal;
};

struct fixture {
  struct config : caf::actor_system_config {
    config() { set("scheduler.policy", caf::atom("testing")); }
  } cfg;
  calllock::telemetry::metrics metrics;
  manual_calendar calendar;
  std::map<std::string, kept_call> store;
  std::vector<d::outbox_entry> outbox;
  std::vector<std::string> retell_calls;  ///< call objects that were stored, by the event that brought them
  d::commit_result next_result = d::commit_result::ok;  ///< of every record while it is not ok
  bool write_all_the_same = false;                      ///< written, although the result says otherwise: a lost answer
  int commits = 0;
  bool hold_commits = false;
  std::deque<std::function<void()>> held;
  std::deque<std::function<void()>> histories;
  a::call_context shared;
  a::http_actor late;
  caf::actor_system sys{cfg};
  caf::scheduler::test_coordinator& sched = dynamic_cast<caf::scheduler::test_coordinator&>(sys.scheduler());
  std::shared_ptr<const d::tenant_profile> business = std::make_shared<const d::tenant_profile>(builders::a_business());
  d::instant now = builders::monday_ten;
  a::http_actor directory;

  fixture() {
    shared.metrics = &metrics;
    auto& out = shared.outside;
    out.now = [this] { return now; };
    out.calendar_of = [this](const d::tenant_profile&) -> d::calendar& { return calendar; };
    out.tenant = [this](std::string_view) { return business; };
    out.destination = [](const d::tenant_profile&, d::delivery_kind k) {
      return std::string{k == d::delivery_kind::sms ? "sms" : "builtin"};
    };
    out.sms_possible = true;
    out.store.commit = [this](std::size_t, std::vector<d::step_record> batch, auto done) {
      auto work = [this, batch = std::make_shared<std::vector<d::step_record>>(std::move(batch)), done] {
        done(commit(*batch));
      };
      if (hold_commits)
        held.emplace_back(std::move(work));
      else
        work();
    };
    out.store.load = [this](std::string id, auto done) {
      a::loaded_call c;
      c.ok = next_result != d::commit_result::down;
      if (const auto it = store.find(id); c.ok && it != store.end()) {
        c.found = true;
        c.version = it->second.version;
        c.state = it->second.state;
        c.journal = it->second.journal;
      }
      done(std::move(c));
    };
    out.store.history = [this](auto, d::look_up_history ask, d::instant, auto done) {
      histories.emplace_back([ask, done] { done(d::history_found{ask.tool, true, {}}); });
    };
    shared.writers.push_back(sys.spawn(a::session_writer, &shared, std::size_t{0}));
    shared.booking = sys.spawn(a::booking, &shared, &late);
    directory = sys.spawn(a::directory, &shared);
    late = directory;
    sched.run();
  }

  ~fixture() {
    caf::anon_send_exit(directory, caf::exit_reason::user_shutdown);
    caf::anon_send_exit(shared.booking, caf::exit_reason::user_shutdown);
    for (const auto& w : shared.writers) caf::anon_send_exit(w, caf::exit_reason::user_shutdown);
    sched.run();
    held.clear();
    histories.clear();
    calendar.asked.clear();
    calendar.ordered.clear();
    calendar.listed.clear();
    calendar.changed.clear();
    directory = nullptr;
    late = nullptr;
    shared.booking = nullptr;
    shared.writers.clear();
  }

  std::vector<d::commit_result> commit(const std::vector<d::step_record>& batch) {
    ++commits;
    std::vector<d::commit_result> results;
    for (const auto& r : batch) {
      auto& kept = store[r.call_id];
      const bool fits = kept.version == r.expected_version;
      if (fits && (next_result == d::commit_result::ok || write_all_the_same)) write(kept, r);
      results.push_back(next_result != d::commit_result::ok ? next_result
                        : fits                              ? d::commit_result::ok
                                                            : d::commit_result::conflict);
      if (kept.version == 0) store.erase(r.call_id);
    }
    return results;
  }

  void write(kept_call& kept, const d::step_record& r) {
    ++kept.version;
    kept.state = *r.state;
    if (r.retell_call) retell_calls.push_back(*r.retell_call);
    for (const auto& j : r.journal) {
      auto it = std::find_if(kept.journal.begin(), kept.journal.end(), [&](const auto& e) { return e.seq == j.seq; });
      if (it == kept.journal.end()) it = kept.journal.insert(kept.journal.end(), {j.seq, j.dedup_key, false, 0, ""});
      if (j.answer) {
        it->answered = true;
        it->status = 200;
        it->response = "{\"stored\":true}";
      }
    }
    outbox.insert(outbox.end(), r.outbox.begin(), r.outbox.end());
  }

  /// Sends an event to a call and lets everything happen that can.
  void post(d::call_event event, std::vector<d::reply>* answers, const std::string& call_id = "call_1") {
    auto r = std::make_shared<a::call_request>();
    r->call_id = call_id;
    r->tenant = business;
    r->event = std::move(event);
    r->received_at = now;
    if (const auto* reported = std::get_if<d::call_reported>(&r->event))
      r->retell_call = std::make_shared<const std::string>(reported->name);
    if (answers) r->to = std::make_shared<kept_responder>(answers);
    caf::anon_send(directory, a::request_ptr{std::move(r)});
  }
  void send(d::call_event event, std::vector<d::reply>* answers, const std::string& call_id = "call_1") {
    post(std::move(event), answers, call_id);
    sched.run();
  }
  template <class Queue, class... Args>
  void answer_first(Queue& queue, Args&&... args) {
    auto done = std::move(queue.front());
    queue.pop_front();
    done(std::forward<Args>(args)...);
    sched.run();
  }
};

}  // namespace actor_testing

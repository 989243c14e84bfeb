#include "app/builtin_calendar.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "domain/booking/slots.hpp"
#include "storage/sql.hpp"
#include "telemetry/log.hpp"

namespace calllock::app {
namespace {

using clock = std::chrono::steady_clock;
using namespace std::chrono_literals;
using domain::effect_state;
using telemetry::field;
using telemetry::level;

constexpr auto answer_margin = 50ms;  ///< answered this much before the budget ends
constexpr auto retry_pause = 100ms;   ///< between tries while the store is away
constexpr auto dwell = 10min;         ///< the keeper's longest sleep

/// How far a request has come when it is answered.
enum class progress : std::uint8_t { waiting, asked };

/// One request. `work` runs on the worker, `late` on the keeper; whoever is first answers.
struct job {
  clock::time_point deadline;
  std::function<void(job&)> work;
  std::function<void(progress)> late;
  bool started = false;  ///< guarded by the queue's mutex
  std::atomic<bool> answered{false};
  [[nodiscard]] bool claim() { return !answered.exchange(true); }
};

domain::slots_found no_slots(const domain::find_slots& what, std::string error) {
  domain::slots_found f;
  f.idempotency_key = what.idempotency_key;
  f.error = std::move(error);
  return f;
}

domain::booking_settled settled(const domain::create_booking& what, effect_state state, std::string error) {
  domain::booking_settled s;
  s.idempotency_key = what.idempotency_key;
  s.state = state;
  s.error = std::move(error);
  return s;
}

domain::bookings_found no_list(const domain::list_bookings& what, std::string error) {
  domain::bookings_found f;
  f.idempotency_key = what.idempotency_key;
  f.error = std::move(error);
  return f;
}

domain::booking_changed changed(const domain::change_booking& what, effect_state state, std::string error) {
  domain::booking_changed c;
  c.idempotency_key = what.idempotency_key;
  c.state = state;
  c.uid = what.uid;
  c.error = std::move(error);
  return c;
}

domain::booking_changed changed(const domain::change_booking& what, const storage::appointment& row) {
  auto c = changed(what, effect_state::confirmed, {});
  c.start = row.start;
  c.end = row.end;
  return c;
}

domain::booking_settled confirmed(const domain::create_booking& what, const storage::appointment& row) {
  auto s = settled(what, effect_state::confirmed, {});
  s.provider_uid = row.uid;
  s.start_at = row.start;
  s.end_at = row.end;
  return s;
}

/// A first attempt that was never asked for certainly did nothing; a later one says nothing about the first.
effect_state state_when_late(progress p, int attempt) {
  return p == progress::asked || attempt > 1 ? effect_state::unknown : effect_state::refused;
}

storage::appointment wanted(const domain::calendar_request& who, const domain::create_booking& what,
                            const domain::calendar_rules& rules) {
  storage::appointment a;
  a.tenant_id = who.tenant.id;
  a.call_id = who.call_id;
  a.idempotency_key = what.idempotency_key;
  a.start = what.start;
  a.end = what.start + rules.slot;
  a.customer_name = what.attendee_name;
  a.customer_phone = what.attendee_phone;
  a.address = what.address;
  a.problem = what.problem;
  a.urgency = what.urgency_text;
  return a;
}

}  // namespace

struct builtin_calendar::parts {
  std::unique_ptr<storage::calendar_store> store;  ///< worker only
  builtin_calendar_setup setup;

  std::mutex mutex;
  std::condition_variable wake_worker, wake_keeper;
  std::deque<std::shared_ptr<job>> waiting;  ///< guarded by mutex
  std::vector<std::shared_ptr<job>> open;    ///< guarded by mutex: not answered yet, as far as is known
  bool stopping = false;                     ///< guarded by mutex
  std::thread worker, keeper;

  /// False: too many wait.
  bool submit(std::shared_ptr<job> j) {
    {
      const std::lock_guard guard{mutex};
      if (waiting.size() >= setup.max_waiting || stopping) return false;
      waiting.push_back(j);
      open.push_back(std::move(j));
    }
    wake_worker.notify_one();
    wake_keeper.notify_one();
    return true;
  }

  void run_worker() {
    std::unique_lock lock{mutex};
    for (;;) {
      wake_worker.wait(lock, [&] { return stopping || !waiting.empty(); });
      if (stopping) return;
      const auto j = std::move(waiting.front());
      waiting.pop_front();
      if (j->answered) continue;
      j->started = true;
      lock.unlock();
      j->work(*j);
      lock.lock();
      std::erase(open, j);
    }
  }

  void run_keeper() {
    std::unique_lock lock{mutex};
    while (!stopping) {
      auto next = clock::now() + dwell;
      std::vector<std::pair<std::shared_ptr<job>, progress>> late;
      std::erase_if(open, [&](const auto& j) {
        const bool is_late = j->deadline <= clock::now();
        if (is_late)
          late.emplace_back(j, j->started ? progress::asked : progress::waiting);
        else
          next = std::min(next, j->deadline);
        return is_late || j->answered;
      });
      std::erase_if(waiting, [&](const auto& j) { return j->deadline <= clock::now(); });
      lock.unlock();
      for (const auto& [j, how_far] : late)
        if (j->claim()) j->late(how_far);
      lock.lock();
      if (late.empty() && !stopping) wake_keeper.wait_until(lock, next);
    }
  }

  /// Waits before another try; false: there is no time for one.
  bool pause(const job& j) {
    std::unique_lock lock{mutex};
    if (stopping || j.answered || clock::now() + retry_pause >= j.deadline) return false;
    wake_worker.wait_for(lock, retry_pause, [&] { return stopping; });
    return !stopping;
  }

  void report(const domain::calendar_request& who, telemetry::literal what) {
    telemetry::log_event(level::error, "calendar_failed",
                         {field::call_id(who.call_id), field::text("provider", "builtin"), field::text("what", what)});
    if (setup.metrics) setup.metrics->errors.count("calendar");
  }

  /// Throws store_down or data_refused.
  domain::slots_found look(const domain::calendar_request& who, const domain::find_slots& what) {
    const auto now = setup.now();
    const auto around = domain::search_around(what.exact.value_or(what.from), what.exact.value_or(what.until), now);
    const auto from = std::min(around.from, what.from);
    const auto rules = setup.rules_of(who.tenant);
    // A visit that ended just before still has its travel behind it.
    const auto occupied =
        store->occupied(who.tenant.id, from - rules.travel, std::max(around.until, what.until) + 24h, what.moving_uid);
    return domain::answer_wish(who.tenant, rules, occupied, what, now);
  }

  /// Throws store_down or data_refused.
  domain::booking_settled make(const domain::calendar_request& who, const domain::create_booking& what) {
    auto rules = setup.rules_of(who.tenant);
    auto hours = rules;
    hours.notice = {};  // it was kept when the time was offered
    if (!domain::may_start(who.tenant, hours, what.start, setup.now())) {
      const auto row = store->find(who.call_id, what.idempotency_key);
      if (row && !row->cancelled) return confirmed(what, *row);
      return settled(what, effect_state::refused, "outside of the hours that can be booked");
    }
    const auto r = store->book(wanted(who, what, rules), rules);
    if (r.what == storage::appointment_result::kind::done && !r.row.cancelled) return confirmed(what, r.row);
    if (r.what == storage::appointment_result::kind::done)
      return settled(what, effect_state::refused, "the booking was cancelled since");
    auto taken = settled(what, effect_state::refused, "the time was taken");
    domain::find_slots other;
    other.exact = other.from = other.until = what.start;
    try {
      taken.nearby = look(who, other).nearby;
    } catch (const storage::store_down&) {
      report(who, "no alternatives: the store is away");
    }
    return taken;
  }

  /// Throws store_down or data_refused.
  domain::bookings_found of_customer(const domain::calendar_request& who, const domain::list_bookings& what) {
    auto f = no_list(what, {});
    f.ok = true;
    for (auto& a : store->of_customer(who.tenant.id, what.phone, setup.now()))
      f.bookings.push_back({std::move(a.uid), a.start, a.end, std::move(a.customer_name)});
    return f;
  }

  /// Throws store_down or data_refused.
  domain::booking_changed alter(const domain::calendar_request& who, const domain::change_booking& what) {
    using outcome = storage::appointment_result::kind;
    if (what.kind == domain::effect_kind::cancel) {
      const auto r = store->cancel(who.tenant.id, what.uid);
      return r.what == outcome::done ? changed(what, r.row)
                                     : changed(what, effect_state::refused, "there is no such booking");
    }
    const auto rules = setup.rules_of(who.tenant);
    auto hours = rules;
    hours.notice = {};  // it was kept when the time was offered
    const auto there = store->find_uid(who.tenant.id, what.uid);
    const bool moved_before = there && !there->cancelled && there->start == what.start;
    if (!moved_before && !domain::may_start(who.tenant, hours, what.start, setup.now())) return not_free(who, what);
    const auto r = store->move(who.tenant.id, what.uid, what.start, what.start + rules.slot, rules);
    if (r.what == outcome::done) return changed(what, r.row);
    if (r.what == outcome::taken) return not_free(who, what);
    return changed(what, effect_state::refused, "there is no such booking");
  }

  /// Throws data_refused.
  domain::booking_changed not_free(const domain::calendar_request& who, const domain::change_booking& what) {
    auto taken = changed(what, effect_state::refused, "the time is not free");
    domain::find_slots other;
    other.exact = other.from = other.until = what.start;
    other.moving_uid = what.uid;
    try {
      taken.nearby = look(who, other).nearby;
    } catch (const storage::store_down&) {
      report(who, "no alternatives: the store is away");
    }
    return taken;
  }

  /// Runs `work` on the worker, again while the store is away and there is time, and answers once: what `work` returns,
  /// or what `failed` makes of a failure, or what `late` makes of a request that comes too late.
  template <class Answer, class Work, class Failed, class Late>
  void run(const domain::calendar_request& who, std::function<void(Answer)> done, Work work, Failed failed, Late late,
           telemetry::literal refusal) {
    auto j = std::make_shared<job>();
    j->deadline = clock::now() + who.budget - answer_margin;
    j->late = [done, late](progress p) { done(late(p, "the calendar did not answer in time")); };
    j->work = [this, who, done, work, failed, refusal](job& self) {
      const auto answer = [&](Answer a) {
        if (self.claim()) done(std::move(a));
      };
      for (;;) {
        try {
          return answer(work());
        } catch (const storage::store_down&) {
          if (pause(self)) continue;
          report(who, "the store is away");
          return answer(failed(true));
        } catch (const std::exception&) {
          report(who, refusal);
          return answer(failed(false));
        }
      }
    };
    if (!submit(j) && j->claim()) done(late(progress::waiting, "too many requests wait for the calendar"));
  }
};

builtin_calendar::builtin_calendar(std::unique_ptr<storage::calendar_store> store, builtin_calendar_setup setup)
    : parts_{std::make_unique<parts>()} {
  parts_->store = std::move(store);
  parts_->setup = std::move(setup);
  parts_->worker = std::thread{[p = parts_.get()] { p->run_worker(); }};
  parts_->keeper = std::thread{[p = parts_.get()] { p->run_keeper(); }};
}

builtin_calendar::~builtin_calendar() {
  {
    const std::lock_guard guard{parts_->mutex};
    parts_->stopping = true;
  }
  parts_->wake_worker.notify_all();
  parts_->wake_keeper.notify_all();
  parts_->worker.join();
  parts_->keeper.join();
  for (const auto& j : parts_->open)
    if (j->claim()) j->late(j->started ? progress::asked : progress::waiting);
}

void builtin_calendar::find(const domain::calendar_request& who, const domain::find_slots& what,
                            std::function<void(domain::slots_found)> done) {
  parts_->run<domain::slots_found>(
      who, std::move(done), [p = parts_.get(), who, what] { return p->look(who, what); },
      [what](bool) { return no_slots(what, "the calendar's store failed"); },
      [what](progress, const char* why) { return no_slots(what, why); }, "the store refused to look");
}

void builtin_calendar::list(const domain::calendar_request& who, const domain::list_bookings& what,
                            std::function<void(domain::bookings_found)> done) {
  parts_->run<domain::bookings_found>(
      who, std::move(done), [p = parts_.get(), who, what] { return p->of_customer(who, what); },
      [what](bool) { return no_list(what, "the calendar's store failed"); },
      [what](progress, const char* why) { return no_list(what, why); }, "the store refused to look");
}

void builtin_calendar::book(const domain::calendar_request& who, const domain::create_booking& what,
                            std::function<void(domain::booking_settled)> done) {
  parts_->run<domain::booking_settled>(
      who, std::move(done), [p = parts_.get(), who, what] { return p->make(who, what); },
      [what](bool away) {
        return away ? settled(what, effect_state::unknown, "the calendar's store is away")
                    : settled(what, effect_state::refused, "the calendar's store refused the booking");
      },
      [what](progress p, const char* why) { return settled(what, state_when_late(p, what.attempt), why); },
      "the store refused the booking");
}

void builtin_calendar::change(const domain::calendar_request& who, const domain::change_booking& what,
                              std::function<void(domain::booking_changed)> done) {
  parts_->run<domain::booking_changed>(
      who, std::move(done), [p = parts_.get(), who, what] { return p->alter(who, what); },
      [what](bool away) {
        return away ? changed(what, effect_state::unknown, "the calendar's store is away")
                    : changed(what, effect_state::refused, "the calendar's store refused the change");
      },
      [what](progress p, const char* why) { return changed(what, state_when_late(p, what.attempt), why); },
      "the store refused the change");
}

}  // namespace calllock::app

#include "actors/booking_actor.hpp"

#include <algorithm>
#include <caf/all.hpp>

#include "actors/send_from_outside.hpp"

namespace calllock::actors {
namespace {

/// The calendar's time ends before the tool's does, so that its answer still reaches the caller.
constexpr std::chrono::milliseconds for_the_way_back{500};

request_ptr answer_for(const calendar_job& job, domain::call_event event, instant now) {
  auto r = std::make_shared<call_request>();
  r->call_id = job.call_id;
  r->tenant = job.tenant;
  r->event = std::move(event);
  r->key = "effect";
  if (const auto* slots = std::get_if<domain::slots_found>(&r->event); slots && slots->asked_by)
    r->key = slots->idempotency_key;
  if (const auto* found = std::get_if<domain::bookings_found>(&r->event); found && found->asked_by)
    r->key = found->idempotency_key;
  r->received_at = now;
  r->until = job.until;
  return r;
}

bool only_asks(const domain::intent& what) {
  return std::holds_alternative<domain::find_slots>(what) || std::holds_alternative<domain::list_bookings>(what);
}

/// The answer when the calendar was not asked at all: nothing was done, and that is certain. Of a later attempt it says
/// nothing about the first one.
domain::call_event not_asked(const domain::intent& what, const std::string& why) {
  struct visitor {
    const std::string& why;
    domain::call_event operator()(const domain::find_slots& f) const {
      domain::slots_found s;
      s.idempotency_key = f.idempotency_key;
      s.asked_by = f.asked_by;
      s.error = why;
      return s;
    }
    domain::call_event operator()(const domain::list_bookings& l) const {
      domain::bookings_found b;
      b.idempotency_key = l.idempotency_key;
      b.asked_by = l.asked_by;
      b.error = why;
      return b;
    }
    domain::call_event operator()(const domain::create_booking& c) const {
      domain::booking_settled s;
      s.idempotency_key = c.idempotency_key;
      s.state = c.attempt > 1 ? domain::effect_state::unknown : domain::effect_state::refused;
      s.error = why;
      return s;
    }
    domain::call_event operator()(const domain::change_booking& c) const {
      domain::booking_changed s;
      s.idempotency_key = c.idempotency_key;
      s.state = c.attempt > 1 ? domain::effect_state::unknown : domain::effect_state::refused;
      s.error = why;
      return s;
    }
    domain::call_event operator()(const domain::look_up_history&) const { return domain::effects_left_open{}; }
    domain::call_event operator()(const domain::check_area&) const { return domain::effects_left_open{}; }
  };
  return std::visit(visitor{why}, what);
}

}  // namespace

void booking_state::add(calendar_job job) {
  if (in_flight >= shared->limits.max_bookings_in_flight) {
    if (waiting.size() < shared->limits.max_bookings_waiting) {
      waiting.push_back(std::move(job));
      return;
    }
    shared->metrics->overload.count("bookings");
    self->send(directory,
               answer_for(job, not_asked(job.what, "too many requests wait for calendars"), shared->outside.now()));
    return;
  }
  start(job);
}

/// What a question may still take: until its tool's budget ends, less the way back. A change of the calendar goes on
/// behind the caller's back, so it always gets the whole of it (I8).
std::chrono::milliseconds booking_state::time_for(const calendar_job& job) const {
  const auto whole = shared->limits.tool_budget - for_the_way_back;
  if (!only_asks(job.what)) return whole;
  return std::min(whole, job.until - shared->outside.now() - for_the_way_back);
}

void booking_state::start(const calendar_job& job) {
  ++in_flight;
  domain::calendar& calendar = shared->outside.calendar_of(*job.tenant);
  const domain::calendar_request who{*job.tenant, job.call_id, time_for(job)};
  const auto back = [me = booking_actor_type{self}, job, shared = shared](domain::call_event event) {
    send_from_outside(me, answer_for(job, std::move(event), shared->outside.now()));
  };
  // Nobody waits any more, or the process is so late that a first attempt was never made.
  if (who.budget <= std::chrono::milliseconds{0})
    return back(not_asked(job.what, "the tool's time was over before the calendar could be asked"));
  if (const auto* find = std::get_if<domain::find_slots>(&job.what)) {
    calendar.find(who, *find, [back, asked_by = find->asked_by](domain::slots_found s) {
      s.asked_by = asked_by;
      back(std::move(s));
    });
  } else if (const auto* list = std::get_if<domain::list_bookings>(&job.what)) {
    calendar.list(who, *list, [back, asked_by = list->asked_by](domain::bookings_found b) {
      b.asked_by = asked_by;
      back(std::move(b));
    });
  } else if (const auto* change = std::get_if<domain::change_booking>(&job.what)) {
    calendar.change(who, *change, [back](domain::booking_changed s) { back(std::move(s)); });
  } else if (const auto* book = std::get_if<domain::create_booking>(&job.what)) {
    calendar.book(who, *book, [back](domain::booking_settled s) { back(std::move(s)); });
  } else {
    --in_flight;
  }
}

void booking_state::answered(request_ptr r) {
  self->send(directory, std::move(r));
  --in_flight;
  if (waiting.empty()) return;
  auto next = std::move(waiting.front());
  waiting.pop_front();
  start(next);
}

booking_actor_type::behavior_type booking(booking_actor_type::stateful_pointer<booking_state> self,
                                          const call_context* shared, const http_actor* late_directory) {
  self->state.shared = shared;
  self->set_error_handler([](caf::error&) {});
  return {
      [self, late_directory](calendar_job& job) {
        if (!self->state.directory) self->state.directory = *late_directory;
        self->state.add(std::move(job));
      },
      [self](request_ptr& r) { self->state.answered(std::move(r)); },
  };
}

}  // namespace calllock::actors

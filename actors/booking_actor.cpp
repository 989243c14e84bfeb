#include "actors/booking_actor.hpp"

#include <caf/all.hpp>

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
  r->received_at = now;
  return r;
}

}  // namespace

void booking_state::add(calendar_job job) {
  if (in_flight >= shared->limits.max_bookings_in_flight) {
    waiting.push_back(std::move(job));
    return;
  }
  start(job);
}

void booking_state::start(const calendar_job& job) {
  ++in_flight;
  domain::calendar& calendar = shared->outside.calendar_of(*job.tenant);
  const domain::calendar_request who{*job.tenant, job.call_id, shared->limits.tool_budget - for_the_way_back};
  const auto back = [me = booking_actor_type{self}, job, shared = shared](domain::call_event event) {
    caf::anon_send(me, answer_for(job, std::move(event), shared->outside.now()));
  };
  if (const auto* find = std::get_if<domain::find_slots>(&job.what)) {
    calendar.find(who, *find, [back](domain::slots_found s) { back(std::move(s)); });
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

#pragma once

#include <deque>

#include "actors/call_context.hpp"
#include "actors/interfaces.hpp"

namespace calllock::actors {

/// Asks calendars on behalf of calls and brings the answers back through the directory, so that an answer finds its
/// call wherever it is by then. Bounded: beyond `max_bookings_in_flight` jobs wait their turn, and beyond
/// `max_bookings_waiting` they are refused at once (I9).
struct booking_state {
  explicit booking_state(booking_actor_type::pointer self_ptr) : self{self_ptr} {}
  static inline const char* name = "booking";

  booking_actor_type::pointer self;
  const call_context* shared = nullptr;
  http_actor directory;
  std::deque<calendar_job> waiting;
  std::size_t in_flight = 0;

  void add(calendar_job job);
  void answered(request_ptr r);

private:
  void start(const calendar_job& job);
  [[nodiscard]] std::chrono::milliseconds time_for(const calendar_job& job) const;
};

/// `late_directory` is filled in before the first job: directory and booking actor need each other.
booking_actor_type::behavior_type booking(booking_actor_type::stateful_pointer<booking_state> self,
                                          const call_context* shared, const http_actor* late_directory);

}  // namespace calllock::actors

#pragma once

#include "actors/call_context.hpp"
#include "actors/interfaces.hpp"

namespace calllock::actors {

/// One timer for all calls. Asks the store which calls should have ended long ago, asks Retell what it knows of them,
/// and has their actors close them from what is known (I4); has bookings that were left open read back. Works for calls
/// that are not in memory, and beside other processes: the version fence lets one of them win. Calls whose booking
/// another call has cancelled or moved are told of it: at once when this process did it, else with the next look.
struct finaliser_state {
  explicit finaliser_state(finaliser_actor::pointer self_ptr) : self{self_ptr} {}
  static inline const char* name = "finaliser";

  finaliser_actor::pointer self;
  const call_context* shared = nullptr;
  http_actor directory;

  void look();
  void look_for_changes();
  void found(const due_found& d);
  void tell(const changes_found& f);
  void close(const call_fetched& c);
};

finaliser_actor::behavior_type finaliser(finaliser_actor::stateful_pointer<finaliser_state> self,
                                         const call_context* shared, http_actor directory);

}  // namespace calllock::actors

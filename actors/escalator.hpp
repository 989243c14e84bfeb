#pragma once

#include "actors/call_context.hpp"
#include "actors/interfaces.hpp"

namespace calllock::actors {

/// Watches the texts that the provider took and that nobody is known to have got: asks the provider what became of
/// each when its time is over, and has the same text sent to the business's next number unless it arrived. All of it is
/// in the store, so it goes on after a restart, and beside other processes each text is handed on once.
struct escalator_state {
  explicit escalator_state(escalator_actor::pointer self_ptr) : self{self_ptr} {}
  static inline const char* name = "escalator";

  escalator_actor::pointer self;
  const call_context* shared = nullptr;

  void look();
  void found(const texts_found& t);
  void hand_on(const text_asked& t);
  void handed_on(const text_handed& h) const;
};

escalator_actor::behavior_type escalator(escalator_actor::stateful_pointer<escalator_state> self,
                                         const call_context* shared);

}  // namespace calllock::actors

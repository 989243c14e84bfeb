#pragma once

#include <caf/send.hpp>
#include <utility>

#ifdef __SANITIZE_THREAD__
#include <sanitizer/tsan_interface.h>
#endif

/// CAF's mailboxes order what a thread did before it sent with what the receiver does, but by atomics inside its own
/// library, which the thread sanitizer does not see. What comes from one thread outside of the actors and goes to
/// another one would look like a race to it; these tell it of the order. In every other build they cost nothing.
namespace calllock::actors {

#ifdef __SANITIZE_THREAD__
inline char mailboxes;  ///< all of them, for the sanitizer

inline void enters_mailboxes() { __tsan_release(&mailboxes); }
/// Before actors hand to a thread outside what another one gave to them.
inline void left_mailboxes() { __tsan_acquire(&mailboxes); }
#else
inline void enters_mailboxes() {}
inline void left_mailboxes() {}
#endif

/// Sends from any thread; what comes back from a port, and requests.
template <class Handle, class... Parts>
void send_from_outside(const Handle& to, Parts&&... parts) {
  enters_mailboxes();
  caf::anon_send(to, std::forward<Parts>(parts)...);
}

}  // namespace calllock::actors

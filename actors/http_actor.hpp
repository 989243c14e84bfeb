#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "actors/call_context.hpp"
#include "actors/interfaces.hpp"

namespace calllock::actors {

/// The directory of live calls, and the only way from HTTP to one: finds or makes the call's actor and forwards. Lives
/// as long as the process; at the end it passes the exit on to its calls and waits for them.
struct directory_state {
  explicit directory_state(http_actor::pointer self_ptr) : self{self_ptr} {}
  static inline const char* name = "http";

  struct live_call {
    call_actor handle;
    std::uint32_t last_event = 0;  ///< seconds since the directory began
    std::uint32_t tickets = 0;     ///< requests forwarded to this actor
  };

  http_actor::pointer self;
  const call_context* shared = nullptr;
  std::unordered_map<std::string, live_call> calls;
  std::unordered_map<caf::actor_id, std::string> ids;  ///< of live calls, for their DOWN
  instant began{};
  bool leaving = false;

  void forward(request_ptr& r);
  void let_go(const std::string& call_id, const caf::actor_addr& who, std::uint32_t seen);
  void down(caf::actor_id who);
  void sweep();
  void shut_down();

private:
  [[nodiscard]] std::uint32_t seconds_now() const;
};

http_actor::behavior_type directory(http_actor::stateful_pointer<directory_state> self, const call_context* shared);

}  // namespace calllock::actors

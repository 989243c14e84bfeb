#include "actors/terminator.hpp"

#include <caf/all.hpp>

namespace calllock::actors {

bool terminate(caf::actor_system& system, const std::vector<caf::actor>& in_order, std::chrono::milliseconds grace) {
  caf::scoped_actor self{system};
  const auto until = std::chrono::steady_clock::now() + grace;
  bool orderly = true;
  for (const auto& a : in_order) {
    bool down = false;
    self->monitor(a);
    self->send_exit(a, orderly ? caf::exit_reason::user_shutdown : caf::exit_reason::kill);
    while (!down) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
      if (left.count() > 0) {
        self->receive([&](caf::down_msg& d) { down = d.source == a.address(); }, caf::after(left) >> [] {});
        continue;
      }
      if (orderly) {
        orderly = false;
        self->send_exit(a, caf::exit_reason::kill);
      }
      self->receive([&](caf::down_msg& d) { down = d.source == a.address(); },
                    caf::after(std::chrono::seconds{1}) >> [&] { down = true; });
    }
  }
  return orderly;
}

}  // namespace calllock::actors

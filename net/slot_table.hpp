#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "net/responder.hpp"

namespace calllock::net {

using steady_time = std::chrono::steady_clock::time_point;

/// The requests of one I/O thread that wait for their answer. A place is used again and again; its generation tells a
/// late answer to the last request from an answer to this one. Owner is what the place leads to; nullptr when the
/// client has gone.
template <class Owner>
class slot_table {
public:
  struct place {
    Owner* owner = nullptr;
    std::uint64_t sequence = 0;  ///< which of the owner's requests
    std::uint32_t generation = 0;
    bool waiting = false;
    steady_time deadline{};
  };

  explicit slot_table(std::uint32_t worker) : worker_{worker} {}

  [[nodiscard]] slot_id take(Owner* owner, std::uint64_t sequence, steady_time deadline) {
    if (free_.empty()) {
      free_.push_back(static_cast<std::uint32_t>(places_.size()));
      places_.emplace_back();
    }
    const std::uint32_t index = free_.back();
    free_.pop_back();
    place& p = places_[index];
    p.owner = owner;
    p.sequence = sequence;
    ++p.generation;
    p.waiting = true;
    p.deadline = deadline;
    return slot_id::make(worker_, index, p.generation);
  }

  /// The place of a request that still waits; nullptr for one that was answered or came too late.
  [[nodiscard]] place* find(slot_id id) {
    if (id.index() >= places_.size()) return nullptr;
    place& p = places_[id.index()];
    return p.waiting && p.generation == id.generation() ? &p : nullptr;
  }

  /// Frees the place of `id`, which must be waiting.
  void release(slot_id id) {
    places_[id.index()].waiting = false;
    places_[id.index()].owner = nullptr;
    free_.push_back(id.index());
  }

  /// The ids whose deadline is over.
  [[nodiscard]] std::vector<slot_id> overdue(steady_time now) const {
    std::vector<slot_id> late;
    for (std::uint32_t i = 0; i < places_.size(); ++i) {
      if (places_[i].waiting && places_[i].deadline <= now)
        late.push_back(slot_id::make(worker_, i, places_[i].generation));
    }
    return late;
  }

  [[nodiscard]] std::size_t waiting() const { return places_.size() - free_.size(); }

private:
  std::uint32_t worker_;
  std::vector<place> places_;
  std::vector<std::uint32_t> free_;
};

}  // namespace calllock::net

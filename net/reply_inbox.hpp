#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

#include "net/responder.hpp"

namespace calllock::net {

/// The way from any thread to an I/O thread: results wait in a queue and wake the thread once per burst, however many
/// there are. `take` is called on the I/O thread for each result in the order they were pushed, `finished` after each
/// burst. Must outlive whoever pushes, and be destroyed only after its io_context has stopped.
template <class Outcome>
class reply_inbox {
public:
  using take_function = std::function<void(slot_id, Outcome&)>;

  reply_inbox(
      boost::asio::io_context& io, take_function take, std::function<void()> finished = [] {})
      : io_{io}, take_{std::move(take)}, finished_{std::move(finished)} {}

  void push(slot_id id, Outcome outcome) {
    bool wake = false;
    {
      const std::lock_guard guard{mutex_};
      queue_.emplace_back(id, std::move(outcome));
      wake = !std::exchange(armed_, true);
    }
    if (wake) boost::asio::post(io_, [this] { empty(); });
  }

private:
  void empty() {
    {
      const std::lock_guard guard{mutex_};
      taken_.swap(queue_);
      armed_ = false;
    }
    for (auto& [id, outcome] : taken_) take_(id, outcome);
    taken_.clear();
    finished_();
  }

  boost::asio::io_context& io_;
  take_function take_;
  std::function<void()> finished_;
  std::mutex mutex_;
  std::vector<std::pair<slot_id, Outcome>> queue_;  ///< guarded by mutex_
  bool armed_ = false;                              ///< guarded by mutex_: a wake-up is on its way
  std::vector<std::pair<slot_id, Outcome>> taken_;  ///< I/O thread only; keeps its memory from burst to burst
};

}  // namespace calllock::net

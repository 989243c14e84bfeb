#include "app/store_threads.hpp"

#include "telemetry/log.hpp"

namespace calllock::app {

store_thread::store_thread(std::unique_ptr<storage::store> store, std::size_t limit)
    : store_{std::move(store)}, limit_{limit}, thread_{[this] { run(); }} {}

store_thread::~store_thread() {
  {
    const std::lock_guard guard{mutex_};
    ending_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

bool store_thread::post(job j, bool urgent) {
  {
    const std::lock_guard guard{mutex_};
    if (ending_ || jobs_.size() >= limit_) return false;
    if (urgent)
      jobs_.push_front(std::move(j));
    else
      jobs_.push_back(std::move(j));
  }
  wake_.notify_one();
  return true;
}

void store_thread::run() {
  std::unique_lock lock{mutex_};
  for (;;) {
    wake_.wait(lock, [this] { return ending_ || !jobs_.empty(); });
    if (jobs_.empty()) return;
    auto next = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    try {
      next(*store_);
    } catch (const std::exception&) {
      // Jobs report their own failures; what gets here is a defect, and the thread must go on all the same.
      telemetry::log_event(telemetry::level::error, "store_job_failed");
    }
    next = nullptr;
    lock.lock();
  }
}

}  // namespace calllock::app

#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "storage/store.hpp"

namespace calllock::app {

/// A store object with the one thread that may touch it. Jobs run in order; the thread ends after the last one.
class store_thread {
public:
  using job = std::function<void(storage::store&)>;
  /// `limit`: jobs that may wait; beyond it `post` refuses (I9).
  store_thread(std::unique_ptr<storage::store> store, std::size_t limit);
  ~store_thread();
  store_thread(const store_thread&) = delete;
  store_thread& operator=(const store_thread&) = delete;

  /// False: too many wait already, the job will not run. An urgent one goes before those that wait.
  [[nodiscard]] bool post(job j, bool urgent = false);

private:
  void run();

  std::unique_ptr<storage::store> store_;
  std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<job> jobs_;
  bool ending_ = false;
  std::thread thread_;
};

/// The store's threads by what they do, so that a slow look-up never delays a commit.
struct store_threads {
  std::vector<std::unique_ptr<store_thread>> writers;  ///< one per session writer
  std::vector<std::unique_ptr<store_thread>> readers;  ///< loads and look-ups, callers wait for these
  std::unique_ptr<store_thread> deliveries;            ///< outbox and ingest
  std::unique_ptr<store_thread> keeper;                ///< finaliser, audits, counts

  store_thread& reader(std::size_t hash) { return *readers[hash % readers.size()]; }
};

}  // namespace calllock::app

#pragma once

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <thread>

#include "net/http_client.hpp"

namespace calllock::test {

/// The HTTP client on a thread of its own, as the daemon has it.
class outgoing_rig {
public:
  outgoing_rig() : client{io, options()}, thread_{[this] { io.run(); }} {}
  ~outgoing_rig() {
    client.stop();
    work_.reset();
    thread_.join();
  }
  outgoing_rig(const outgoing_rig&) = delete;
  outgoing_rig& operator=(const outgoing_rig&) = delete;

  boost::asio::io_context io{1};

private:
  static net::http_client_options options() {
    net::http_client_options o;
    o.response_body = 256 * net::kibibyte;
    return o;
  }
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_{io.get_executor()};

public:
  net::http_client client;

private:
  std::thread thread_;
};

/// A result that comes from another thread, once.
template <class T>
class awaited {
public:
  /// To be given away as `done`.
  [[nodiscard]] std::function<void(T)> done() {
    return [s = state_](T value) {
      if (++s->calls == 1) s->promise.set_value(std::move(value));
    };
  }
  [[nodiscard]] T get() {
    auto result = state_->promise.get_future();
    REQUIRE(result.wait_for(std::chrono::seconds{30}) == std::future_status::ready);
    return result.get();
  }
  [[nodiscard]] int calls() const { return state_->calls; }

private:
  struct state {
    std::promise<T> promise;
    std::atomic<int> calls{0};
  };
  std::shared_ptr<state> state_ = std::make_shared<state>();
};

}  // namespace calllock::test

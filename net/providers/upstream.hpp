#pragma once

#include <algorithm>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <deque>
#include <memory>
#include <utility>

#include "net/http_client.hpp"

/// What the typed clients of other services have in common. Everything here runs on the HTTP client's thread.
namespace calllock::net {

using upstream_time = std::chrono::steady_clock::time_point;

/// `client.send` as something to wait for in a coroutine on the client's thread.
[[nodiscard]] boost::asio::awaitable<client_result> ask(http_client& client, client_request request);

/// One request to a provider on somebody's behalf: until when an answer is of use to him.
struct errand {
  std::string call_id;
  upstream_time deadline;
  [[nodiscard]] std::chrono::milliseconds left() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
  }
};

/// Waits; false, and at once, when there would be less than `needed` left afterwards.
[[nodiscard]] boost::asio::awaitable<bool> pause(errand e, std::chrono::milliseconds length,
                                                 std::chrono::milliseconds needed);

/// Opens after a number of failures in a row; then lets one request through per period, and closes when one succeeds. A
/// service that is down costs its callers nothing but the news.
class breaker {
public:
  breaker(int failures, std::chrono::milliseconds open_for) : limit_{failures}, open_for_{open_for} {}

  [[nodiscard]] bool allows(upstream_time now) {
    if (failures_ < limit_) return true;
    if (now < next_) return false;
    next_ = now + open_for_;
    return true;
  }
  void succeeded() { failures_ = 0; }
  void failed(upstream_time now) {
    if (failures_ < limit_ && ++failures_ == limit_) next_ = now + open_for_;
  }
  [[nodiscard]] bool open() const { return failures_ >= limit_; }

private:
  int limit_;
  std::chrono::milliseconds open_for_;
  int failures_ = 0;
  upstream_time next_{};
};

/// One at a time, in order of arrival, at most so many in line.
class turnstile {
public:
  explicit turnstile(std::size_t max_waiting) : max_waiting_{max_waiting} {}
  turnstile(const turnstile&) = delete;
  turnstile& operator=(const turnstile&) = delete;

  /// False: the line is too long, or the turn did not come by `until`. After true, `leave` once.
  [[nodiscard]] boost::asio::awaitable<bool> enter(upstream_time until);
  void leave();

private:
  struct waiter {
    boost::asio::steady_timer timer;
    bool granted = false;
  };
  std::size_t max_waiting_;
  bool busy_ = false;
  std::deque<std::shared_ptr<waiter>> line_;
};

}  // namespace calllock::net

#include "net/providers/upstream.hpp"

#include <boost/asio/as_tuple.hpp>

namespace calllock::net {
namespace asio = boost::asio;

namespace {

constexpr auto quietly = asio::as_tuple(asio::use_awaitable);

/// std::function wants to be copied, a coroutine's handler cannot be.
struct start_request {
  template <class Handler>
  void operator()(Handler handler, http_client* client, client_request request) const {
    auto kept = std::make_shared<Handler>(std::move(handler));
    client->send(std::move(request), [kept](client_result result) { std::move (*kept)(std::move(result)); });
  }
};

}  // namespace

asio::awaitable<client_result> ask(http_client& client, client_request request) {
  client_result result = co_await asio::async_initiate<const asio::use_awaitable_t<>, void(client_result)>(
      start_request{}, asio::use_awaitable, &client, std::move(request));
  co_return result;
}

asio::awaitable<bool> pause(errand e, std::chrono::milliseconds length, std::chrono::milliseconds needed) {
  if (e.left() < length + needed) co_return false;
  asio::steady_timer timer{co_await asio::this_coro::executor, length};
  const auto [error] = co_await timer.async_wait(quietly);
  co_return !error;
}

asio::awaitable<bool> turnstile::enter(upstream_time until) {
  if (!busy_) {
    busy_ = true;
    co_return true;
  }
  if (line_.size() >= max_waiting_) co_return false;
  const auto executor = co_await asio::this_coro::executor;
  auto self = std::make_shared<waiter>(waiter{asio::steady_timer{executor, until}});
  line_.push_back(self);
  [[maybe_unused]] const auto [error] = co_await self->timer.async_wait(quietly);
  if (!self->granted) std::erase(line_, self);
  co_return self->granted;
}

void turnstile::leave() {
  if (line_.empty()) {
    busy_ = false;
    return;
  }
  const auto next = std::move(line_.front());
  line_.pop_front();
  next->granted = true;
  next->timer.cancel();
}

}  // namespace calllock::net

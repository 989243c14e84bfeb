#include "net/http_server.hpp"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <stdexcept>

namespace calllock::net {
namespace {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using boost::system::error_code;

constexpr unsigned most_threads = 64;
constexpr int backlog = 4096;
/// Connections over the limit that may be told so at the same time; further ones are closed without a word.
constexpr std::size_t most_refusals = 256;
constexpr std::chrono::milliseconds accept_pause{50};

std::vector<std::unique_ptr<http_worker>> make_workers(http_shared& shared, unsigned n) {
  std::vector<std::unique_ptr<http_worker>> workers;
  for (unsigned i = 0; i < std::clamp(n, 1U, most_threads); ++i)
    workers.push_back(std::make_unique<http_worker>(shared, i));
  return workers;
}

}  // namespace

http_server::http_server(const http_server_options& options, http_callbacks callbacks)
    : workers_{make_workers(shared_, options.threads)},
      acceptor_{workers_.front()->context()},
      pause_{workers_.front()->context()},
      drain_timer_{workers_.front()->context()} {
  shared_.limits = options.limits;
  shared_.policy = std::move(callbacks.policy);
  shared_.handler = std::move(callbacks.handler);
  shared_.observer = std::move(callbacks.observer);
  shared_.sink = this;
  shared_.emptied = [this] { asio::post(context(0), [this] { drained(); }); };
  listen(options);
}

http_server::~http_server() { stop(); }

void http_server::listen(const http_server_options& options) {
  const auto fail = [&](const std::string& why) {
    throw std::runtime_error("cannot listen on " + options.address + " port " + std::to_string(options.port) + ": " +
                             why);
  };
  error_code ec;
  const auto address = asio::ip::make_address(options.address, ec);
  if (ec) fail("not an IP address");
  const tcp::endpoint endpoint{address, options.port};
  acceptor_.open(endpoint.protocol(), ec);
  if (!ec) acceptor_.set_option(asio::socket_base::reuse_address{true}, ec);
  if (!ec) acceptor_.bind(endpoint, ec);
  if (!ec) acceptor_.listen(backlog, ec);
  if (ec) fail(ec.message());
  port_ = acceptor_.local_endpoint().port();
}

void http_server::start() {
  if (std::exchange(running_, true)) return;
  asio::co_spawn(context(0), accept_loop(), asio::detached);
  for (const auto& w : workers_) w->start();
}

asio::awaitable<void> http_server::accept_loop() {
  while (acceptor_.is_open()) {
    http_worker& worker = *workers_[next_worker_++ % workers_.size()];
    auto [ec, socket] = co_await acceptor_.async_accept(worker.context(), asio::as_tuple(asio::use_awaitable));
    if (ec == asio::error::operation_aborted) break;
    if (ec == asio::error::no_descriptors || ec == asio::error::no_memory || ec == asio::error::no_buffer_space) {
      pause_.expires_after(accept_pause);
      co_await pause_.async_wait(asio::as_tuple(asio::use_awaitable));
    }
    if (!ec) welcome(std::move(socket), worker);
  }
}

void http_server::welcome(tcp::socket socket, http_worker& worker) {
  auto& stats = shared_.stats;
  ++stats.accepted;
  const bool refuse = ++stats.connections > shared_.limits.max_connections;
  if (refuse) {
    --stats.connections;
    ++stats.refused_connections;
    if (stats.refusals >= most_refusals) return;
    ++stats.refusals;
  }
  if (&worker == workers_.front().get()) return worker.adopt(std::move(socket), refuse);
  asio::post(worker.context(),
             [&worker, refuse, s = std::move(socket)]() mutable { worker.adopt(std::move(s), refuse); });
}

void http_server::drain(std::function<void()> done) {
  asio::post(context(0), [this, done = std::move(done)]() mutable {
    done_ = std::move(done);
    shared_.draining = true;
    error_code ignored;
    acceptor_.close(ignored);
    if (shared_.stats.connections + shared_.stats.refusals == 0) return drained();
    for (const auto& w : workers_) w->post_drain();
    drain_timer_.expires_after(shared_.limits.drain_time);
    drain_timer_.async_wait([this](error_code ec) {
      if (ec) return;
      for (const auto& w : workers_) w->post_close_all();
    });
  });
}

void http_server::drained() {
  if (shared_.stats.connections + shared_.stats.refusals != 0) return;
  drain_timer_.cancel();
  if (const auto done = std::exchange(done_, nullptr)) done();
}

void http_server::stop() {
  if (!std::exchange(running_, false)) return;
  asio::post(context(0), [this] {
    error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
    drain_timer_.cancel();
  });
  for (const auto& w : workers_) w->stop();
}

void http_server::answer(slot_id id, response&& r) {
  if (id.worker() < workers_.size()) workers_[id.worker()]->answer(id, std::move(r));
}

}  // namespace calllock::net

#include "net/http_session.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "net/buffers.hpp"
#include "net/http_error.hpp"

namespace calllock::net {
namespace {
namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using boost::system::error_code;

}  // namespace

http_session::http_session(http_worker& worker, tcp::socket socket, std::size_t place)
    : worker_{worker}, socket_{std::move(socket)}, place_{place} {}

void http_session::start() {
  error_code ec;
  const auto peer = socket_.remote_endpoint(ec);
  if (!ec) peer_ = peer.address();
  socket_.non_blocking(true, ec);
  if (!ec) socket_.set_option(tcp::no_delay{true}, ec);
  if (ec) return close();
  waiting_ = waiting::first_request;
  worker_.watch(place_, std::chrono::steady_clock::now() + worker_.shared().limits.header_time);
  read_on();
}

void http_session::refuse() {
  error_code ec;
  socket_.non_blocking(true, ec);
  if (ec) return close();
  refused_ = true;
  fail({503, "too many connections"});
}

void http_session::read_on() {
  if (reading_ || closed_ || !wants_bytes()) return;
  reading_ = true;
  asio::co_spawn(
      socket_.get_executor(), [self = shared_from_this()] { return self->read_loop(); }, asio::detached);
}

http_session::exchange& http_session::push_exchange() { return exchanges_.emplace_back(); }

/// Refuses what is being read, as the last thing on this connection: where the next request starts is not known.
void http_session::fail(http_fault fault) {
  if (fault.status == 408) {
    ++worker_.shared().stats.slow_clients;
  } else if (fault.status < 500) {
    ++worker_.shared().stats.faulty;
  }
  next_request();
  stage_ = stage::finished;
  stopping_ = true;
  chunks_.reset();
  exchange& e = push_exchange();
  e.complete_at = std::chrono::steady_clock::now();
  e.frame.close = true;
  const std::uint64_t sequence = first_sequence_ + exchanges_.size() - 1;
  if (fault.status == 405) {
    complete(sequence, method_not_allowed("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"));
  } else {
    complete(sequence, error_response(fault.status, fault.text));
  }
}

void http_session::complete(std::uint64_t sequence, const response& r) {
  if (closed_ || sequence < first_sequence_) return;
  const std::size_t index = static_cast<std::size_t>(sequence - first_sequence_);
  if (index >= exchanges_.size() || exchanges_[index].answered) return;
  exchange& e = exchanges_[index];
  e.answered = true;
  if (stopping_ && index + 1 == exchanges_.size()) e.frame.close = true;
  if (index > 0) return write_answer(e, r, e.bytes);

  write_answer(e, r, out_);
  std::size_t ready = 1;
  for (; ready < exchanges_.size() && exchanges_[ready].answered; ++ready) out_ += exchanges_[ready].bytes;
  exchanges_.erase(exchanges_.begin(), exchanges_.begin() + static_cast<std::ptrdiff_t>(ready));
  first_sequence_ += ready;
  last_is_out_ = stopping_ && exchanges_.empty();
  if (continue_owed_ && exchanges_.empty() && !last_is_out_) {
    continue_owed_ = false;
    out_ += "HTTP/1.1 100 Continue\r\n\r\n";
  }
  worker_.has_output(*this);
}

void http_session::write_answer(exchange& e, const response& r, std::string& out) {
  const http_shared& shared = worker_.shared();
  if (shared.observer) shared.observer(e.route, r.status, std::chrono::steady_clock::now() - e.complete_at);
  write_response(out, r, e.frame, worker_.date());
}

void http_session::flush() {
  if (closed_ || writing_ || lingering_) return;
  if (!out_.empty()) {
    error_code ec;
    const std::size_t n = socket_.write_some(asio::buffer(out_), ec);
    if (ec && ec != asio::error::would_block && ec != asio::error::try_again) return close();
    if (n < out_.size()) return write_rest(ec ? 0 : n);
    out_.clear();
  }
  after_write();
}

void http_session::write_rest(std::size_t already_sent) {
  writing_ = true;
  in_write_.swap(out_);
  out_.clear();
  const asio::const_buffer rest{in_write_.data() + already_sent, in_write_.size() - already_sent};
  asio::async_write(socket_, rest, [self = shared_from_this()](error_code ec, std::size_t) {
    if (self->closed_) return;
    self->writing_ = false;
    self->in_write_.clear();
    if (ec) return self->close();
    const http_worker::batch answers{self->worker_};
    self->worker_.has_output(*self);
  });
  update_deadline();
}

/// Everything that was ready is with the kernel.
void http_session::after_write() {
  if (last_is_out_) return linger();
  if (input_ended_ && exchanges_.empty()) return close();
  if (!stopping_ && wants_bytes()) process_kept();
  if (closed_) return;
  account_buffers();
  if (exchanges_.empty()) {
    shrink(out_);
    shrink(in_write_);
    if (exchanges_.capacity() > 4) std::vector<exchange>{}.swap(exchanges_);
  }
  read_on();
  update_deadline();
}

/// All is said. Waits for the client to close: closing with bytes unread would reset the connection and could destroy
/// the last answer.
void http_session::linger() {
  error_code ec;
  socket_.shutdown(tcp::socket::shutdown_send, ec);
  if (ec || input_ended_) return close();
  lingering_ = true;
  give_back(kept_);
  account_buffers();
  read_on();
  update_deadline();
}

void http_session::update_deadline() {
  if (closed_) return;
  const auto& limits = worker_.shared().limits;
  waiting now_waiting = waiting::answer;
  std::chrono::milliseconds limit = std::chrono::milliseconds::max();
  if (lingering_) {
    now_waiting = waiting::lingering;
    limit = limits.linger_time;
  } else if (writing_) {
    now_waiting = waiting::writing;
    limit = limits.write_time;
  } else if (stage_ == stage::body || stage_ == stage::chunks) {
    now_waiting = waiting::body;
    limit = limits.body_time;
  } else if (stage_ == stage::head && !kept_.empty() && wants_bytes()) {
    now_waiting = waiting::head;
    limit = limits.header_time;
  } else if (exchanges_.empty()) {
    now_waiting = waiting::idle;
    limit = limits.idle_time;
  }
  // More bytes of the same thing do not buy more time.
  if (now_waiting == waiting_ && now_waiting != waiting::idle) return;
  waiting_ = now_waiting;
  worker_.watch(place_, now_waiting == waiting::answer ? steady_time::max() : std::chrono::steady_clock::now() + limit);
}

void http_session::expire() {
  switch (waiting_) {
    case waiting::head: fail({408, "the request header took too long"}); return update_deadline();
    case waiting::body: fail({408, "the request body took too long"}); return update_deadline();
    case waiting::writing: ++worker_.shared().stats.slow_clients; return close();
    case waiting::nothing:
    case waiting::answer: return worker_.watch(place_, steady_time::max());
    case waiting::first_request:
    case waiting::idle:
    case waiting::lingering: return close();
  }
}

void http_session::drain() {
  if (closed_ || lingering_) return;
  const bool between_requests = stage_ == stage::head && kept_.empty();
  if (!between_requests) return;  // the request that is being read is the last; `dispatch` sees to it
  stopping_ = true;
  stage_ = stage::finished;
  last_is_out_ = exchanges_.empty();
  if (last_is_out_ && out_.empty() && !writing_) close();
}

void http_session::close() {
  if (closed_) return;
  closed_ = true;
  error_code ignored;
  socket_.close(ignored);
  for (const exchange& e : exchanges_) {
    if (auto* place = worker_.slots().find(e.slot)) place->owner = nullptr;
  }
  exchanges_.clear();
  give_back(kept_);
  chunks_.reset();
  account_buffers();
  worker_.remove(place_, refused_);
}

}  // namespace calllock::net

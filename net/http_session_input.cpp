// How a session reads requests; how it answers them and ends is in http_session.cpp.
#include "net/http_session.hpp"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/string.hpp>

#include "net/buffers.hpp"
#include "net/http_error.hpp"

namespace calllock::net {
namespace {
namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using boost::system::error_code;

/// Reads of one readiness, so that one busy connection does not hold up the others.
constexpr int reads_at_once = 4;
/// Incomplete requests up to this size are not counted against `buffered_bytes`.
constexpr std::size_t free_of_charge = 64 * kibibyte;

bool is_token_char(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
         std::string_view{"!#$%&'*+-.^_`|~"}.find(c) != std::string_view::npos;
}

/// "application/json; charset=utf-8" is application/json.
bool is_media_type(std::string_view value, std::string_view type) {
  value = value.substr(0, value.find(';'));
  while (!value.empty() && (value.back() == ' ' || value.back() == '\t')) value.remove_suffix(1);
  return boost::beast::iequals(value, type);
}

bool takes(body_kind kind, std::string_view content_type) {
  switch (kind) {
    case body_kind::json: return is_media_type(content_type, "application/json");
    case body_kind::form: return is_media_type(content_type, "application/x-www-form-urlencoded");
    case body_kind::any: return true;
  }
  return false;
}

}  // namespace

bool http_session::wants_bytes() const {
  const auto& limits = worker_.shared().limits;
  if (closed_ || input_ended_) return false;
  if (lingering_) return true;
  return !stopping_ && exchanges_.size() < limits.pipeline_depth &&
         out_.size() + in_write_.size() <= limits.unsent_bytes;
}

asio::awaitable<void> http_session::read_loop() {
  while (wants_bytes()) {
    // Waits without a buffer, so that an idle connection holds none.
    const auto [ec] = co_await socket_.async_wait(tcp::socket::wait_read, asio::as_tuple(asio::use_awaitable));
    if (ec) close();
    if (closed_) break;
    const http_worker::batch answers{worker_};
    for (int i = 0; i < reads_at_once && wants_bytes(); ++i) {
      if (!receive()) break;
    }
    if (!closed_) update_deadline();
  }
  reading_ = false;
}

/// Reads once and acts on it. False when there was no more to read for now.
bool http_session::receive() {
  auto& scratch = worker_.scratch_bytes();
  error_code ec;
  const std::size_t n = socket_.read_some(asio::buffer(scratch), ec);
  if (ec == asio::error::would_block || ec == asio::error::try_again) return false;
  if (ec == asio::error::eof) {
    end_of_input();
    return false;
  }
  if (ec) {
    close();
    return false;
  }
  if (lingering_) return true;
  const std::string_view fresh{scratch.data(), n};
  if (kept_.empty()) {
    keep(fresh.substr(process(fresh)));
  } else {
    kept_.append(fresh);
    process_kept();
  }
  account_buffers();
  return n == scratch.size();
}

void http_session::end_of_input() {
  input_ended_ = true;
  stopping_ = true;
  stage_ = stage::finished;
  kept_.clear();
  // What was asked before is still answered; some clients close their side right after the request.
  if (lingering_ || (exchanges_.empty() && out_.empty() && !writing_)) close();
}

void http_session::keep(std::string_view rest) {
  if (stage_ == stage::finished) return;
  kept_.assign(rest);
}

void http_session::process_kept() {
  if (kept_.empty() || closed_) return;
  const std::size_t used = process(kept_);
  if (stage_ == stage::finished) {
    kept_.clear();
  } else {
    kept_.erase(0, used);
  }
  shrink(kept_);
}

/// Takes as many whole requests from the front of `bytes` as there are, and says how much that was.
std::size_t http_session::process(std::string_view bytes) {
  std::size_t used = 0;
  bool more = true;
  while (more && !closed_ && used < bytes.size() && wants_bytes()) {
    const std::string_view rest = bytes.substr(used);
    switch (stage_) {
      case stage::head: more = take_head(rest, used); break;
      case stage::body: more = take_body(rest, used); break;
      case stage::chunks: more = take_chunks(rest, used); break;
      case stage::finished: return bytes.size();
    }
  }
  return used;
}

bool http_session::take_head(std::string_view bytes, std::size_t& used) {
  if (scanned_ == 0) {
    // An empty line before a request is tolerated, as RFC 9112 asks.
    const std::size_t blank = std::min(bytes.find_first_not_of("\r\n"), bytes.size());
    used += blank;
    bytes.remove_prefix(blank);
    if (bytes.empty()) return false;
    if (!is_token_char(bytes.front())) {
      fail({400, "malformed request"});
      return false;
    }
  }
  const auto& limits = worker_.shared().limits;
  const std::size_t end = bytes.find("\r\n\r\n", scanned_ > 3 ? scanned_ - 3 : 0);
  if (end == std::string_view::npos || end + 4 > limits.header_bytes) {
    scanned_ = bytes.size();
    if (end != std::string_view::npos || bytes.size() > limits.header_bytes) fail({431, "request header too large"});
    return false;
  }
  const std::string_view head_bytes = bytes.substr(0, end + 4);
  request_head& head = worker_.scratch_head();
  if (const auto fault = read_head(head_bytes, limits.header_fields, head)) {
    fail(*fault);
    return false;
  }
  if (!admit(head)) return false;
  if (head.chunked) {
    used += head_bytes.size();
    chunks_ = std::make_unique<chunked_body>(head_bytes, policy_.body_limit);
    stage_ = stage::chunks;
    waiting_ = waiting::nothing;
    continue_owed_ = head.expects_continue && bytes.size() == head_bytes.size();
  } else {
    head_size_ = head_bytes.size();
    whole_size_ = head_size_ + static_cast<std::size_t>(head.content_length);
    if (bytes.size() >= whole_size_) {
      used += whole_size_;
      dispatch(head, bytes.substr(head_size_, whole_size_ - head_size_));
      return true;
    }
    stage_ = stage::body;
    waiting_ = waiting::nothing;
    continue_owed_ = head.expects_continue && bytes.size() == head_size_;
  }
  if (continue_owed_ && exchanges_.empty()) {
    continue_owed_ = false;
    out_ += "HTTP/1.1 100 Continue\r\n\r\n";
    worker_.has_output(*this);
  }
  return head.chunked;
}

bool http_session::take_body(std::string_view bytes, std::size_t& used) {
  if (bytes.size() < whole_size_) return false;
  // The views of the first reading are gone with the buffer of that time.
  request_head& head = worker_.scratch_head();
  if (const auto fault = read_head(bytes.substr(0, head_size_), worker_.shared().limits.header_fields, head)) {
    fail(*fault);
    return false;
  }
  used += whole_size_;
  dispatch(head, bytes.substr(head_size_, whole_size_ - head_size_));
  return true;
}

bool http_session::take_chunks(std::string_view bytes, std::size_t& used) {
  used += chunks_->feed(bytes);
  if (chunks_->fault()) {
    fail(*chunks_->fault());
    return false;
  }
  if (!chunks_->done()) return false;
  const auto whole = std::move(chunks_);
  request_head& head = worker_.scratch_head();
  if (const auto fault = read_head(whole->head(), worker_.shared().limits.header_fields, head)) {
    fail(*fault);
    return false;
  }
  dispatch(head, whole->body());
  return true;
}

/// Decides from the head alone whether the body may come.
bool http_session::admit(const request_head& head) {
  http_shared& shared = worker_.shared();
  if (head.method == http_verb::unknown || head.method == http_verb::connect || head.method == http_verb::trace) {
    fail({405, "method not allowed"});
    return false;
  }
  policy_ = shared.policy(head.method, head.path);
  if (!head.has_body()) return true;
  if (head.content_length > policy_.body_limit) {
    fail({413, "body too large"});
  } else if (!takes(policy_.body, head.content_type)) {
    fail({415, policy_.body == body_kind::form ? "Content-Type must be application/x-www-form-urlencoded"
                                               : "Content-Type must be application/json"});
  } else {
    return true;
  }
  return false;
}

void http_session::dispatch(const request_head& head, std::string_view body) {
  http_shared& shared = worker_.shared();
  next_request();
  exchange& e = push_exchange();
  e.route = policy_.route;
  e.complete_at = std::chrono::steady_clock::now();
  e.frame.head_only = head.method == http_verb::head;
  e.frame.close = !head.keep_alive || shared.draining;
  e.frame.http10_keep = head.keep_alive && !head.http11;
  if (e.frame.close) stopping_ = true;
  const std::uint64_t sequence = first_sequence_ + exchanges_.size() - 1;

  if (shared.stats.in_flight.load(std::memory_order_relaxed) >= shared.limits.max_in_flight) {
    ++shared.stats.refused_requests;
    return complete(sequence, error_response(503, "overloaded, try again"));
  }
  ++shared.stats.in_flight;
  const auto deadline = policy_.deadline.count() > 0 ? policy_.deadline : shared.limits.request_deadline;
  e.slot = worker_.slots().take(this, sequence, e.complete_at + deadline);
  responder answer{*shared.sink, e.slot};

  request_view request;
  request.method = head.method;
  request.target = head.target;
  request.path = head.path;
  request.query = head.query;
  request.headers = head.headers();
  request.body = body;
  request.peer = peer_;
  request.route = policy_.route;
  try {
    // If the handler throws, the responder it held answers 500.
    shared.handler(request, std::move(answer));
  } catch (const std::exception&) {
    ++shared.stats.handler_exceptions;
  }
}

void http_session::next_request() {
  stage_ = stage::head;
  scanned_ = head_size_ = whole_size_ = 0;
  continue_owed_ = false;
  waiting_ = waiting::nothing;
}

/// Keeps the server's sum of half-received requests, and refuses the one that makes it too large.
void http_session::account_buffers() {
  const std::size_t held = kept_.capacity() + (chunks_ ? chunks_->body().size() : 0);
  const std::size_t share = held > free_of_charge ? held : 0;
  auto& stats = worker_.shared().stats;
  if (share > accounted_) {
    const std::uint64_t before = stats.buffered.fetch_add(share - accounted_, std::memory_order_relaxed);
    accounted_ = share;
    if (before + share > worker_.shared().limits.buffered_bytes && stage_ != stage::finished) {
      ++stats.refused_requests;
      fail({503, "overloaded, try again"});
      give_back(kept_);
      account_buffers();
    }
  } else if (share < accounted_) {
    stats.buffered.fetch_sub(accounted_ - share, std::memory_order_relaxed);
    accounted_ = share;
  }
}

}  // namespace calllock::net

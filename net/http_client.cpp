#include "net/http_client.hpp"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/string.hpp>
#include <deque>
#include <set>
#include <stdexcept>
#include <unordered_map>

#include "net/client_connection.hpp"
#include "net/http_url.hpp"

namespace calllock::net {
namespace {

namespace asio = boost::asio;
using time_point = std::chrono::steady_clock::time_point;
using verb = boost::beast::http::verb;

asio::ssl::context make_tls(const http_client_options& options) {
  asio::ssl::context tls{asio::ssl::context::tls_client};
  SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_2_VERSION);
  tls.set_verify_mode(options.verify_peer ? asio::ssl::verify_peer : asio::ssl::verify_none);
  tls.set_default_verify_paths();
  if (!options.ca_file.empty()) {
    boost::system::error_code ec;
    tls.load_verify_file(options.ca_file, ec);
    if (ec) throw std::runtime_error("cannot read the certificates in " + options.ca_file + ": " + ec.message());
  }
  return tls;
}

bool breaks_line(const std::string& s) { return s.find_first_of(std::string_view{"\r\n\0", 3}) != std::string::npos; }

bool makes_sense(const client_request& r) {
  if (r.method == verb::unknown || r.method == verb::connect) return false;
  return std::none_of(r.headers.begin(), r.headers.end(), [](const auto& h) {
    return h.first.empty() || breaks_line(h.first) || h.first.find_first_of(": ") != std::string::npos ||
           breaks_line(h.second);
  });
}

bool repeatable(const client_request& r) { return r.repeatable || r.method == verb::get || r.method == verb::head; }

}  // namespace

std::optional<std::string_view> client_response::header(std::string_view wanted) const {
  for (const auto& [field, value] : headers) {
    if (boost::beast::iequals(field, wanted)) return value;
  }
  return std::nullopt;
}

std::string_view name(client_failure f) noexcept {
  switch (f) {
    case client_failure::bad_request: return "bad_request";
    case client_failure::refused: return "refused";
    case client_failure::dns: return "dns";
    case client_failure::tls: return "tls";
    case client_failure::timeout: return "timeout";
    case client_failure::reset_before_write: return "reset_before_write";
    case client_failure::reset_after_write: return "reset_after_write";
    case client_failure::too_large: return "too_large";
    case client_failure::bad_response: return "bad_response";
    case client_failure::overloaded: return "overloaded";
    case client_failure::cancelled: return "cancelled";
  }
  return "unknown";
}

/// The client's state, shared with the coroutines of its requests; on the thread of `io_` only.
class http_client::impl : public std::enable_shared_from_this<impl> {
public:
  impl(asio::io_context& io, http_client_options options)
      : io_{io}, options_{std::move(options)}, tls_{make_tls(options_)}, sweeper_{io} {
    for (const auto& [address, limits] : options_.origins) {
      const auto url = parse_http_url(address);
      if (!url) continue;
      auto& own = own_options_[url->origin()];
      own = options_;
      own.connections_per_origin = limits.connections;
      own.waiting_per_origin = limits.waiting;
      own.connect_time = limits.connect_time;
      own.response_body = limits.response_body;
    }
  }

  [[nodiscard]] asio::io_context& io() { return io_; }
  [[nodiscard]] http_client_stats& stats() { return stats_; }

  asio::awaitable<void> run(client_request request, callback done) {
    client_result result = co_await perform(request);
    ++(std::holds_alternative<client_response>(result) ? stats_.responses : stats_.failures);
    done(std::move(result));
  }

  void stop() {
    stopped_ = true;
    sweeper_.cancel();
    for (client_connection* c : in_use_) c->close();
    for (auto& [name, o] : origins_) {
      o.idle.clear();
      for (waiter* w : o.waiting) w->timer.cancel();
    }
  }

private:
  using connection_ptr = std::unique_ptr<client_connection>;

  struct waiter;

  struct origin {
    const http_client_options* options = nullptr;
    std::vector<connection_ptr> idle;  ///< the one used last at the end
    std::size_t in_use = 0;            ///< requests that have a connection or are making one
    std::deque<waiter*> waiting;
  };

  /// A request in line for a connection.
  struct waiter {
    waiter(asio::io_context& io, origin& o) : queue{o.waiting}, timer{io} { queue.push_back(this); }
    waiter(const waiter&) = delete;
    waiter& operator=(const waiter&) = delete;
    ~waiter() { std::erase(queue, this); }

    std::deque<waiter*>& queue;
    asio::steady_timer timer;
    bool granted = false;
  };

  /// The right to one connection of an origin; passes it on to the next in line.
  class turn {
  public:
    explicit turn(origin& o) : origin_{o} {}
    turn(const turn&) = delete;
    turn& operator=(const turn&) = delete;
    ~turn() {
      if (origin_.waiting.empty()) {
        --origin_.in_use;
        return;
      }
      waiter* next = origin_.waiting.front();
      origin_.waiting.pop_front();
      next->granted = true;
      next->timer.cancel();
    }

  private:
    origin& origin_;
  };

  /// Makes a connection reachable for `stop` while a request uses it.
  class use {
  public:
    use(impl& i, client_connection& c) : impl_{i}, connection_{c} { impl_.in_use_.insert(&c); }
    use(const use&) = delete;
    use& operator=(const use&) = delete;
    ~use() { impl_.in_use_.erase(&connection_); }

  private:
    impl& impl_;
    client_connection& connection_;
  };

  asio::awaitable<client_result> perform(const client_request& request);
  asio::awaitable<std::optional<client_error>> wait_for_turn(origin& o, time_point deadline);
  asio::awaitable<client_result> exchange_in_turn(origin& o, const client_request& request, const http_url& url,
                                                  time_point deadline);
  connection_ptr take_idle(origin& o);
  [[nodiscard]] origin& find_origin(const std::string& key);
  void keep(origin& o, connection_ptr c);
  void arm_sweeper();
  void sweep();

  asio::io_context& io_;
  http_client_options options_;
  asio::ssl::context tls_;
  asio::steady_timer sweeper_;
  bool sweeping_ = false;
  bool stopped_ = false;
  /// By scheme, host and port. Origins come from the settings, so they are few and stay.
  std::unordered_map<std::string, origin> origins_;
  std::unordered_map<std::string, http_client_options> own_options_;  ///< by origin; does not change
  std::set<client_connection*> in_use_;
  http_client_stats stats_;
};

asio::awaitable<client_result> http_client::impl::perform(const client_request& request) {
  const time_point deadline = std::chrono::steady_clock::now() + request.deadline;
  ++stats_.requests;
  if (stopped_) co_return client_error{client_failure::cancelled, false};
  const auto url = parse_http_url(request.url);
  if (!url || !makes_sense(request)) co_return client_error{client_failure::bad_request, false};
  origin& o = find_origin(url->origin());
  if (const auto error = co_await wait_for_turn(o, deadline)) co_return *error;
  const turn mine{o};
  co_return co_await exchange_in_turn(o, request, *url, deadline);
}

http_client::impl::origin& http_client::impl::find_origin(const std::string& key) {
  origin& o = origins_[key];
  if (o.options == nullptr) {
    const auto own = own_options_.find(key);
    o.options = own == own_options_.end() ? &options_ : &own->second;
  }
  return o;
}

asio::awaitable<std::optional<client_error>> http_client::impl::wait_for_turn(origin& o, time_point deadline) {
  if (o.in_use < o.options->connections_per_origin) {
    ++o.in_use;
    co_return std::nullopt;
  }
  if (o.waiting.size() >= o.options->waiting_per_origin) co_return client_error{client_failure::overloaded, false};
  waiter me{io_, o};
  me.timer.expires_at(deadline);
  co_await me.timer.async_wait(asio::as_tuple(asio::use_awaitable));
  if (me.granted) co_return std::nullopt;
  co_return client_error{stopped_ ? client_failure::cancelled : client_failure::timeout, false};
}

asio::awaitable<client_result> http_client::impl::exchange_in_turn(origin& o, const client_request& request,
                                                                   const http_url& url, time_point deadline) {
  for (bool may_use_kept = true;; may_use_kept = false) {
    if (stopped_) co_return client_error{client_failure::cancelled, false};
    connection_ptr connection = may_use_kept ? take_idle(o) : nullptr;
    const bool kept = connection != nullptr;
    if (!kept) connection = std::make_unique<client_connection>(io_, tls_, *o.options, url.tls);
    const use registered{*this, *connection};
    if (kept) {
      ++stats_.reused;
    } else {
      ++stats_.connections;
      if (const auto failure = co_await connection->open(url, deadline)) co_return client_error{*failure, false};
    }
    auto result = co_await connection->exchange(request, url, deadline);
    if (auto* response = std::get_if<client_response>(&result.outcome)) {
      client_response answer = std::move(*response);
      if (result.reusable && !stopped_) keep(o, std::move(connection));
      co_return answer;
    }
    const client_failure failure = std::get<client_failure>(result.outcome);
    const bool closed_unheard = !result.heard && (failure == client_failure::reset_before_write ||
                                                  failure == client_failure::reset_after_write);
    if (kept && closed_unheard && (!result.wrote || repeatable(request))) {
      ++stats_.repeated;
      continue;
    }
    co_return client_error{failure, result.wrote};
  }
}

http_client::impl::connection_ptr http_client::impl::take_idle(origin& o) {
  const auto too_old = std::chrono::steady_clock::now() - options_.idle_time;
  while (!o.idle.empty()) {
    connection_ptr c = std::move(o.idle.back());
    o.idle.pop_back();
    if (c->idle_since > too_old && c->alive()) return c;
  }
  return nullptr;
}

void http_client::impl::keep(origin& o, connection_ptr c) {
  c->idle_since = std::chrono::steady_clock::now();
  o.idle.push_back(std::move(c));
  arm_sweeper();
}

void http_client::impl::arm_sweeper() {
  if (sweeping_ || stopped_) return;
  sweeping_ = true;
  sweeper_.expires_after(options_.idle_time);
  sweeper_.async_wait([weak = weak_from_this()](boost::system::error_code ec) {
    const auto self = weak.lock();
    if (!self) return;
    self->sweeping_ = false;
    if (!ec) self->sweep();
  });
}

void http_client::impl::sweep() {
  const auto too_old = std::chrono::steady_clock::now() - options_.idle_time;
  bool some_left = false;
  for (auto& [name, o] : origins_) {
    std::erase_if(o.idle, [&](const connection_ptr& c) { return c->idle_since <= too_old; });
    some_left = some_left || !o.idle.empty();
  }
  if (some_left) arm_sweeper();
}

http_client::http_client(asio::io_context& io, http_client_options options)
    : impl_{std::make_shared<impl>(io, std::move(options))} {}

http_client::~http_client() { stop(); }

void http_client::send(client_request request, callback done) {
  asio::post(impl_->io(), [self = impl_, request = std::move(request), done = std::move(done)]() mutable {
    // The parameters live in the coroutine's own frame.
    asio::co_spawn(
        self->io(),
        [self, request = std::move(request), done = std::move(done)]() mutable {
          return self->run(std::move(request), std::move(done));
        },
        asio::detached);
  });
}

void http_client::stop() {
  asio::post(impl_->io(), [self = impl_] { self->stop(); });
}

const http_client_stats& http_client::stats() const { return impl_->stats(); }

}  // namespace calllock::net

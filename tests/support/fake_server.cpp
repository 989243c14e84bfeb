#include "support/fake_server.hpp"

#include <algorithm>
#include <atomic>
#include <boost/asio.hpp>
#include <boost/beast.hpp>
#include <cctype>
#include <set>
#include <thread>

#include "support/free_port.hpp"

namespace calllock::test {
namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

namespace {

constexpr auto quietly = asio::as_tuple(asio::use_awaitable);

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const int lower = std::tolower(static_cast<unsigned char>(c));
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string decode(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] == '%' && i + 2 < s.size() && hex(s[i + 1]) >= 0 && hex(s[i + 2]) >= 0) {
      out.push_back(static_cast<char>(hex(s[i + 1]) * 16 + hex(s[i + 2])));
      i += 2;
    } else {
      out.push_back(s[i] == '+' ? ' ' : s[i]);
    }
  }
  return out;
}

fake_request take(const http::request<http::string_body>& m) {
  fake_request r;
  r.method = std::string{m.method_string()};
  r.target = std::string{m.target()};
  const auto mark = r.target.find('?');
  r.path = r.target.substr(0, mark);
  if (mark != std::string::npos) r.query = decode_form(std::string_view{r.target}.substr(mark + 1));
  for (const auto& f : m) r.headers.emplace(std::string{f.name_string()}, std::string{f.value()});
  r.body = m.body();
  return r;
}

}  // namespace

bool no_case::operator()(const std::string& a, const std::string& b) const {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) {
    return std::tolower(x) < std::tolower(y);
  });
}

std::string fake_request::header(const std::string& name) const {
  const auto it = headers.find(name);
  return it == headers.end() ? std::string{} : it->second;
}

std::optional<std::string> fake_request::parameter(std::string_view name) const {
  for (const auto& [key, value] : query)
    if (key == name) return value;
  return std::nullopt;
}

std::vector<std::pair<std::string, std::string>> decode_form(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> out;
  while (!text.empty()) {
    const auto end = std::min(text.find('&'), text.size());
    const auto field = text.substr(0, end);
    const auto equals = std::min(field.find('='), field.size());
    if (!field.empty())
      out.emplace_back(decode(field.substr(0, equals)),
                       equals < field.size() ? decode(field.substr(equals + 1)) : std::string{});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

struct fake_server::state : std::enable_shared_from_this<state> {
  handler answer;
  std::set<tcp::socket*> connections;  ///< server's thread only; outlives the coroutines that `io` holds
  asio::io_context io{1};
  tcp::acceptor acceptor{io};
  tcp::endpoint at{asio::ip::make_address("127.0.0.1"), free_port()};
  std::thread thread;
  std::atomic<int> requests{0};
  std::atomic<int> late{0};  ///< requests whose work or answer waits

  void open() {
    acceptor.open(at.protocol());
    acceptor.set_option(asio::socket_base::reuse_address(true));
    acceptor.bind(at);
    acceptor.listen();
    asio::co_spawn(io, accept(), asio::detached);
  }

  asio::awaitable<void> accept() {
    for (;;) {
      auto [error, socket] = co_await acceptor.async_accept(quietly);
      if (error) co_return;
      asio::co_spawn(io, serve(std::move(socket)), asio::detached);
    }
  }

  asio::awaitable<void> serve(tcp::socket socket) {
    connections.insert(&socket);
    struct forget {
      std::set<tcp::socket*>& all;
      tcp::socket* one;
      ~forget() { all.erase(one); }
    } const guard{connections, &socket};
    beast::flat_buffer buffer;
    for (;;) {
      http::request_parser<http::string_body> parser;
      parser.body_limit(std::uint64_t{64} << 20U);
      const auto [error, size] = co_await http::async_read(socket, buffer, parser, quietly);
      if (error) co_return;
      ++requests;
      const auto request = take(parser.get());
      auto reply = answer(request);
      while (reply.delay.count() > 0 || reply.late) {
        ++late;
        asio::steady_timer timer{io, reply.delay};
        co_await timer.async_wait(quietly);
        reply.delay = {};
        if (reply.late) {
          const auto work = std::move(reply.late);
          reply = work();
        }
        --late;
      }
      const bool goes_on = co_await send(socket, reply, parser.get().keep_alive());
      if (!goes_on) co_return;
    }
  }

  /// False: the connection is at its end.
  asio::awaitable<bool> send(tcp::socket& socket, const fake_answer& reply, bool keep_alive) {
    switch (reply.how) {
      case answering::normal: break;
      case answering::close: co_return false;
      case answering::never: {
        std::array<char, 1> byte{};
        co_await socket.async_read_some(asio::buffer(byte), quietly);  // until the other side gives up
        co_return false;
      }
      case answering::reset: {
        socket.set_option(asio::socket_base::linger(true, 0));
        co_return false;
      }
      case answering::raw: {
        co_await asio::async_write(socket, asio::buffer(reply.body), quietly);
        co_return false;
      }
      case answering::endless: {
        const std::string head =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        const std::string chunk = "1000\r\n" + std::string(4096, ' ') + "\r\n";
        auto [error, sent] = co_await asio::async_write(socket, asio::buffer(head), quietly);
        while (!error) std::tie(error, sent) = co_await asio::async_write(socket, asio::buffer(chunk), quietly);
        co_return false;
      }
    }
    http::response<http::string_body> message{static_cast<http::status>(reply.status), 11};
    if (!reply.content_type.empty()) message.set(http::field::content_type, reply.content_type);
    for (const auto& [name, value] : reply.headers) message.set(name, value);
    message.body() = reply.body;
    message.keep_alive(keep_alive);
    message.prepare_payload();
    const auto [error, sent] = co_await http::async_write(socket, message, quietly);
    co_return !error && keep_alive;
  }
};

fake_server::fake_server(handler answer) : state_{std::make_shared<state>()} {
  state_->answer = std::move(answer);
  state_->open();
  state_->thread = std::thread{[s = state_.get()] {
    const auto work = asio::make_work_guard(s->io);
    s->io.run();
  }};
}

fake_server::~fake_server() {
  state_->io.stop();
  state_->thread.join();
}

std::uint16_t fake_server::port() const { return state_->at.port(); }
std::string fake_server::url() const { return "http://127.0.0.1:" + std::to_string(port()); }
int fake_server::requests() const { return state_->requests; }

void fake_server::wait_until_quiet() const {
  while (state_->late > 0) std::this_thread::sleep_for(std::chrono::milliseconds{5});
}

void fake_server::stop_listening() {
  asio::post(state_->io, asio::use_future([s = state_.get()] {
               s->acceptor.close();
               for (auto* c : s->connections) c->close();
             }))
      .get();
}
void fake_server::listen_again() {
  asio::post(state_->io, asio::use_future([s = state_.get()] { s->open(); })).get();
}

void fault_plan::next(const std::string& operation, fault f, int times) {
  const std::lock_guard guard{mutex_};
  next_[operation].insert(next_[operation].end(), static_cast<std::size_t>(times), f);
}
void fault_plan::always(const std::string& operation, fault f) {
  const std::lock_guard guard{mutex_};
  always_[operation] = f;
}
fault fault_plan::take(const std::string& operation) {
  const std::lock_guard guard{mutex_};
  auto& queue = next_[operation];
  if (queue.empty()) return always_[operation];
  const auto f = queue.front();
  queue.erase(queue.begin());
  return f;
}
void fault_plan::clear() {
  const std::lock_guard guard{mutex_};
  next_.clear();
  always_.clear();
}

fake_answer misbehave(fault f, std::chrono::milliseconds late_by, std::function<fake_answer()> work) {
  const auto with = [&](answering how) {
    fake_answer a = work();
    a.how = how;
    return a;
  };
  fake_answer a;
  switch (f) {
    case fault::none: return work();
    case fault::fail:
      a.status = 500;
      a.body = R"({"statusCode":500,"message":"Internal server error"})";
      break;
    case fault::unavailable:
    case fault::rate_limited:
      a.status = f == fault::unavailable ? 503 : 429;
      a.headers = {{"Retry-After", "1"}};
      a.body = R"({"message":"try later"})";
      break;
    case fault::stall: a.how = answering::never; break;
    case fault::reset: a.how = answering::reset; break;
    case fault::garbage: a.body = "<html>not what you asked for"; break;
    case fault::not_http:
      a.how = answering::raw;
      a.body = "\x16\x03\x01 this is not HTTP\r\n\r\n";
      break;
    case fault::redirect:
      a.status = 302;
      a.headers = {{"Location", "http://127.0.0.1:9/elsewhere"}};
      break;
    case fault::gone:
      a.status = 410;
      a.body = R"({"error":"gone"})";
      break;
    case fault::endless: a.how = answering::endless; break;
    case fault::done_then_lost: return with(answering::reset);
    case fault::done_then_stall: return with(answering::never);
    case fault::done_then_fail:
      a = work();
      a.status = 500;
      a.body = R"({"statusCode":500,"message":"Internal server error"})";
      break;
    case fault::done_then_garbage:
      a = work();
      a.body = "<html>truncated";
      break;
    case fault::done_then_late:
      a = work();
      a.delay = late_by;
      break;
    case fault::late_then_done:
      a.delay = late_by;
      a.late = std::move(work);
      break;
  }
  return a;
}

}  // namespace calllock::test

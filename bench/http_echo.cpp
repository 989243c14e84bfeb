// How much does our HTTP server cost beside a bare Beast loop? Both answer the same fixed body to the same pipelining
// client, in the same process, one after the other; then the memory of idle connections.
//
//   http_echo [seconds per run, 3] [connections, 32] [pipeline depth, 8] [body bytes, 1024]

#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <boost/asio.hpp>
#include <boost/beast.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "net/http_server.hpp"
#include "net/signature.hpp"

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;
using clock_type = std::chrono::steady_clock;

const std::string reply_body = R"({"ok":true,"say":"Thank you, somebody will call you back."})";

struct shape {
  double seconds = 3;
  std::size_t connections = 32;
  std::size_t depth = 8;
  std::size_t body = 1024;
};

std::string request_bytes(std::size_t body) {
  return "POST /webhook/retell/end_call HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nUser-Agent: "
         "bench\r\n"
         "X-Retell-Signature: v=1767225600000,d=0ea73c0121b63f68129ea09030a9d23faf8dd85fa9a965bb35c481f43a548898\r\n"
         "Content-Length: " +
         std::to_string(body) + "\r\n\r\n" + std::string(body, 'x');
}

/// CPU seconds of a thread: the client's are not the server's.
double thread_cpu() {
  rusage u{};
  getrusage(RUSAGE_THREAD, &u);
  const auto s = [](const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6; };
  return s(u.ru_utime) + s(u.ru_stime);
}

/// One connection that keeps `depth` requests under way. Counts answers by their length, which is fixed once the first
/// is known.
class loader : public std::enable_shared_from_this<loader> {
public:
  loader(asio::io_context& io, std::uint16_t port, const shape& s, const std::string& request)
      : socket_{io}, request_{request}, depth_{s.depth} {
    socket_.connect({asio::ip::address_v4::loopback(), port});
    socket_.set_option(tcp::no_delay{true});
  }

  void start() {
    send(1);
    read();
  }
  [[nodiscard]] std::uint64_t answers() const { return answers_; }

private:
  void send(std::size_t n) {
    out_.clear();
    for (std::size_t i = 0; i < n; ++i) out_ += request_;
    asio::async_write(socket_, asio::buffer(out_),
                      [self = shared_from_this()](beast::error_code, std::size_t) { self->sent(); });
    writing_ = true;
  }
  void sent() {
    writing_ = false;
    if (due_ > 0) send(std::exchange(due_, 0));
  }
  void read() {
    socket_.async_read_some(asio::buffer(in_), [self = shared_from_this()](beast::error_code ec, std::size_t n) {
      if (ec) return;
      self->got(n);
      self->read();
    });
  }
  void got(std::size_t n) {
    if (answer_size_ == 0) {
      first_.append(in_.data(), n);
      const std::size_t end = first_.find("\r\n\r\n");
      if (end == std::string::npos || first_.size() < end + 4 + reply_body.size()) return;
      if (first_.substr(end + 4) != reply_body || !first_.starts_with("HTTP/1.1 200 ")) {
        std::fprintf(stderr, "not the answer that was wanted:\n%s\n", first_.c_str());
        std::exit(1);
      }
      answer_size_ = first_.size();
      answers_ = 1;
      due_ += depth_;
    } else {
      partial_ += n;
      const std::size_t whole = partial_ / answer_size_;
      partial_ %= answer_size_;
      answers_ += whole;
      due_ += whole;
    }
    if (!writing_ && due_ > 0) send(std::exchange(due_, 0));
  }

  tcp::socket socket_;
  const std::string& request_;
  std::size_t depth_;
  std::string out_, first_;
  std::array<char, 65536> in_{};
  std::size_t answer_size_ = 0, partial_ = 0, due_ = 0;
  std::uint64_t answers_ = 0;
  bool writing_ = false;
};

struct figures {
  double per_second = 0;
  double server_cpu_us = 0;
};

/// `server_cpu` gives the CPU seconds of the server's thread so far.
template <class Cpu>
figures load(std::uint16_t port, const shape& s, Cpu server_cpu) {
  asio::io_context io{1};
  const std::string request = request_bytes(s.body);
  std::vector<std::shared_ptr<loader>> clients;
  for (std::size_t i = 0; i < s.connections; ++i) clients.push_back(std::make_shared<loader>(io, port, s, request));
  for (const auto& c : clients) c->start();
  const auto count = [&] {
    std::uint64_t n = 0;
    for (const auto& c : clients) n += c->answers();
    return static_cast<double>(n);
  };
  io.run_for(std::chrono::milliseconds{300});
  const double before = count(), cpu_before = server_cpu();
  const auto start = clock_type::now();
  io.run_for(std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::duration<double>{s.seconds}));
  const double seconds = std::chrono::duration<double>{clock_type::now() - start}.count();
  const double n = count() - before;
  return {n / seconds, (server_cpu() - cpu_before) / n * 1e6};
}

/// The contender: what the Beast examples do, nothing more.
asio::awaitable<void> beast_session(beast::tcp_stream stream) {
  beast::flat_buffer buffer;
  beast::error_code ec;
  for (;;) {
    http::request<http::string_body> request;
    co_await http::async_read(stream, buffer, request, asio::redirect_error(asio::use_awaitable, ec));
    if (ec) co_return;
    http::response<http::string_body> response{http::status::ok, 11};
    response.set(http::field::content_type, "application/json");
    response.body() = reply_body;
    response.prepare_payload();
    co_await http::async_write(stream, response, asio::redirect_error(asio::use_awaitable, ec));
    if (ec) co_return;
  }
}

asio::awaitable<void> beast_listen(tcp::acceptor& acceptor) {
  for (;;) {
    auto [ec, socket] = co_await acceptor.async_accept(asio::as_tuple(asio::use_awaitable));
    if (ec) co_return;
    socket.set_option(tcp::no_delay{true});
    asio::co_spawn(acceptor.get_executor(), beast_session(beast::tcp_stream{std::move(socket)}), asio::detached);
  }
}

/// Asks the thread of `io` for its CPU time.
double cpu_of(asio::io_context& io) {
  std::promise<double> p;
  asio::post(io, [&] { p.set_value(thread_cpu()); });
  return p.get_future().get();
}

figures run_beast(const shape& s) {
  asio::io_context io{1};
  tcp::acceptor acceptor{io, {asio::ip::address_v4::loopback(), 0}};
  asio::co_spawn(io, beast_listen(acceptor), asio::detached);
  std::thread thread{[&] { io.run(); }};
  const figures f = load(acceptor.local_endpoint().port(), s, [&] { return cpu_of(io); });
  io.stop();
  thread.join();
  return f;
}

calllock::net::http_callbacks callbacks(const calllock::net::retell_verifier* verifier) {
  using namespace calllock::net;
  return {[](http_verb, std::string_view) {
            route_policy p;
            p.body_limit = 256 * kibibyte;
            return p;
          },
          [verifier](const request_view& r, responder answer) {
            if (verifier != nullptr) {
              const auto header = r.headers.find("X-Retell-Signature");
              const auto found = verifier->verify(header.value_or(""), r.body, 1'767'225'600'000);
              if (found.result == verdict::malformed) std::abort();
            }
            response out;
            out.body = reply_body;
            answer.send(std::move(out));
          },
          {}};
}

figures run_ours(const shape& s, bool verify) {
  using namespace calllock::net;
  const retell_verifier verifier{{"key_of_the_bench"}};
  http_server_options options;
  options.port = 0;
  http_server server{options, callbacks(verify ? &verifier : nullptr)};
  server.start();
  const figures f = load(server.port(), s, [&] { return cpu_of(server.context(0)); });
  server.stop();
  return f;
}

std::size_t resident_bytes() {
  std::ifstream in{"/proc/self/statm"};
  std::size_t total = 0, resident = 0;
  in >> total >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

/// Bytes of our process per idle connection that has served a request (the client's side is the bare socket).
double idle_bytes(std::size_t n) {
  using namespace calllock::net;
  http_server_options options;
  options.port = 0;
  http_server server{options, callbacks(nullptr)};
  server.start();
  asio::io_context io;
  std::vector<tcp::socket> clients;
  clients.reserve(n);
  const std::string request = request_bytes(1024);
  const std::size_t before = resident_bytes();
  for (std::size_t i = 0; i < n; ++i) {
    clients.emplace_back(io).connect({asio::ip::address_v4::loopback(), server.port()});
    asio::write(clients.back(), asio::buffer(request));
    std::array<char, 1024> in{};
    clients.back().read_some(asio::buffer(in));
  }
  const double used = static_cast<double>(resident_bytes() - before);
  server.stop();
  return used / static_cast<double>(n);
}

void print(const char* what, const figures& f, const figures& floor) {
  std::printf("%-28s %10.0f /s   %6.2f us server CPU each   %5.2f of Beast\n", what, f.per_second, f.server_cpu_us,
              f.per_second / floor.per_second);
}

}  // namespace

int main(int argc, char** argv) {
  shape s;
  if (argc > 1) s.seconds = std::atof(argv[1]);
  if (argc > 2) s.connections = std::strtoul(argv[2], nullptr, 10);
  if (argc > 3) s.depth = std::strtoul(argv[3], nullptr, 10);
  if (argc > 4) s.body = std::strtoul(argv[4], nullptr, 10);
  for (const std::size_t depth : {std::size_t{1}, s.depth}) {
    shape now = s;
    now.depth = depth;
    std::printf("%zu connections, pipeline %zu, body %zu bytes\n", now.connections, depth, now.body);
    const figures floor = run_beast(now);
    print("bare Beast echo", floor, floor);
    print("net::http_server", run_ours(now, false), floor);
    print("  with a signature checked", run_ours(now, true), floor);
  }
  std::printf("memory of an idle connection: %.0f bytes\n", idle_bytes(2'000));
}

#include "net/http_client.hpp"

#include <catch2/catch.hpp>
#include <future>
#include <thread>

#include "http_fixture.hpp"
#include "net/http_url.hpp"
#include "scripted_server.hpp"

using namespace calllock::net;
using namespace calllock::net::test;
using namespace std::chrono_literals;
using verb = boost::beast::http::verb;

namespace {

using socket_t = scripted_server::socket;

/// A client on an I/O thread of its own.
class running_client {
public:
  explicit running_client(const http_client_options& options = {})
      : client_{io_, options}, thread_{[this] { io_.run(); }} {}
  ~running_client() {
    client_.stop();
    work_.reset();
    thread_.join();
  }
  http_client& operator*() { return client_; }

  std::future<client_result> start(client_request request) {
    auto promise = std::make_shared<std::promise<client_result>>();
    auto future = promise->get_future();
    client_.send(std::move(request), [promise](client_result r) { promise->set_value(std::move(r)); });
    return future;
  }

  client_result ask(client_request request) {
    auto future = start(std::move(request));
    REQUIRE(future.wait_for(std::chrono::seconds{hang_seconds}) == std::future_status::ready);
    return future.get();
  }

  client_response answer_to(client_request request) {
    auto result = ask(std::move(request));
    if (const auto* e = std::get_if<client_error>(&result)) FAIL("no answer: " << name(e->kind));
    return std::get<client_response>(std::move(result));
  }

  const http_client_stats& stats() { return client_.stats(); }

private:
  boost::asio::io_context io_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_{io_.get_executor()};
  http_client client_;
  std::thread thread_;
};

client_request to(std::string url, verb method = verb::post, std::string body = "{}") {
  client_request r;
  r.method = method;
  r.url = std::move(url);
  if (method != verb::get && method != verb::head) r.body = std::move(body);
  return r;
}

void check_error(const client_result& result, client_failure kind, bool maybe_processed) {
  const auto* e = std::get_if<client_error>(&result);
  REQUIRE(e != nullptr);
  CHECK(name(e->kind) == name(kind));
  CHECK(e->maybe_processed == maybe_processed);
}

}  // namespace

TEST_CASE("a request arrives as it was meant, and so does the answer", "[net]") {
  std::string seen;
  scripted_server server{[&](socket_t& s, int) {
    seen = server.read_request(s);
    scripted_server::answer(s, "pong", "Retry-After: 7\r\nX-A: b\r\n");
  }};
  {
    running_client client;
    auto request = to(server.url("/v2/bookings?x=1"), verb::post, R"({"ping":1})");
    request.headers = {{"Authorization", "Bearer k"}, {"Content-Type", "application/json"}};
    const auto response = client.answer_to(std::move(request));
    CHECK(response.status == 200);
    CHECK(response.body == "pong");
    CHECK(response.header("retry-after") == "7");
    CHECK_FALSE(response.header("none"));
  }
  CHECK_THAT(seen, Catch::StartsWith(
                       "POST /v2/bookings?x=1 HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) + "\r\n"));
  CHECK_THAT(seen, Catch::Contains("Authorization: Bearer k\r\n") && Catch::Contains("Content-Length: 10\r\n") &&
                       Catch::EndsWith("\r\n\r\n{\"ping\":1}"));
}

TEST_CASE("connections are kept and used again", "[net]") {
  scripted_server server{[&](socket_t& s, int) {
    while (!server.read_request(s).empty()) scripted_server::answer(s, "x");
  }};
  running_client client;
  for (int i = 0; i < 5; ++i) CHECK(client.answer_to(to(server.url())).body == "x");
  CHECK(server.connections() == 1);
  CHECK(client.stats().reused == 4);
}

TEST_CASE("a server that asks to close is not asked again on that connection", "[net]") {
  scripted_server server{[&](socket_t& s, int) {
    static_cast<void>(server.read_request(s));
    scripted_server::answer(s, "x", "Connection: close\r\n");
  }};
  running_client client;
  for (int i = 0; i < 3; ++i) CHECK(client.answer_to(to(server.url())).body == "x");
  CHECK(server.connections() == 3);
}

TEST_CASE("answers in all shapes are read", "[net]") {
  struct row {
    std::string bytes;
    int status;
    std::string body;
  };
  const auto r = GENERATE(values<row>({
      {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", 200, "abcde"},
      {"HTTP/1.1 200 OK\r\n\r\nuntil the end", 200, "until the end"},
      {"HTTP/1.0 200 OK\r\n\r\nold", 200, "old"},
      {"HTTP/1.1 204 No Content\r\n\r\n", 204, ""},
      {"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 201 "
       "Created\r\nContent-Length: 2\r\n\r\nok",
       201, "ok"},
      {"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/elsewhere\r\nContent-Length: 0\r\n\r\n", 302, ""},
      {"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 4\r\n\r\nbusy", 503, "busy"},
  }));
  CAPTURE(r.bytes);
  scripted_server server{[&](socket_t& s, int) {
    static_cast<void>(server.read_request(s));
    scripted_server::write(s, r.bytes);
  }};
  running_client client;
  const auto response = client.answer_to(to(server.url()));
  CHECK(response.status == r.status);
  CHECK(response.body == r.body);
  CHECK(server.connections() == 1);
}

TEST_CASE("HEAD has a length and no body", "[net]") {
  scripted_server server{[&](socket_t& s, int) {
    static_cast<void>(server.read_request(s));
    scripted_server::write(s, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
    scripted_server::hang(s);
  }};
  running_client client;
  CHECK(client.answer_to(to(server.url(), verb::head)).header("Content-Length") == "1000");
}

TEST_CASE("nobody listening is refused, and certainly nothing happened", "[net]") {
  std::string url;
  {
    scripted_server gone{[](socket_t&, int) {}};
    url = gone.url();
  }
  running_client client;
  check_error(client.ask(to(url)), client_failure::refused, false);
}

TEST_CASE("a server that hangs costs the deadline and leaves the outcome unknown", "[net][I8]") {
  scripted_server server{[](socket_t& s, int) { scripted_server::hang(s); }};
  running_client client;
  auto request = to(server.url());
  request.deadline = 50ms;
  check_error(client.ask(std::move(request)), client_failure::timeout, true);
}

TEST_CASE("an answer that drips for ever ends at the deadline", "[net][I8]") {
  scripted_server server{[&](socket_t& s, int) {
    static_cast<void>(server.read_request(s));
    scripted_server::write(s, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
    boost::system::error_code ec;
    while (!ec) {
      s.write_some(boost::asio::buffer("x", 1), ec);
      std::this_thread::yield();
    }
  }};
  running_client client;
  auto request = to(server.url());
  request.deadline = 50ms;
  const auto result = client.ask(std::move(request));
  // A fast machine drips a megabyte in that time: too large is as good an end.
  const auto* e = std::get_if<client_error>(&result);
  if (e != nullptr) check_error(result, client_failure::timeout, true);
}

TEST_CASE("endless bodies and headers are cut off", "[net][I9]") {
  const auto start = GENERATE(values<std::string>(
      {"HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n",
       "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", "HTTP/1.1 200 OK\r\nX: "}));
  CAPTURE(start);
  scripted_server server{[&](socket_t& s, int) {
    static_cast<void>(server.read_request(s));
    scripted_server::write(s, start);
    const std::string junk(100'000, 'x');
    boost::system::error_code ec;
    while (!ec) boost::asio::write(s, boost::asio::buffer(junk), ec);
  }};
  running_client client;
  check_error(client.ask(to(server.url())), client_failure::too_large, true);
}

TEST_CASE("garbage is no answer", "[net]") {
  const auto bytes = GENERATE(values<std::string>(
      {"\x15\x03\x01\x02\x02\x16\r\n\r\n", "hello\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\n", "HTTP/1.1 abc\r\n\r\n",
       "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"}));
  CAPTURE(bytes);
  scripted_server server{[&](socket_t& s, int) {
    static_cast<void>(server.read_request(s));
    scripted_server::write(s, bytes);
    scripted_server::hang(s);
  }};
  running_client client;
  check_error(client.ask(to(server.url())), client_failure::bad_response, true);
}

TEST_CASE("a reset after the request leaves the outcome unknown, and is not repeated", "[net][I2]") {
  const auto part = GENERATE(values<std::string>({"", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"}));
  CAPTURE(part);
  scripted_server server{[&](socket_t& s, int) {
    static_cast<void>(server.read_request(s));
    scripted_server::write(s, part);
    if (part.empty()) scripted_server::reset(s);
  }};
  running_client client;
  check_error(client.ask(to(server.url())), client_failure::reset_after_write, true);
  CHECK(server.requests() == 1);
}

TEST_CASE("a kept connection that the server closed meanwhile costs nothing", "[net]") {
  scripted_server server{[&](socket_t& s, int) {
    static_cast<void>(server.read_request(s));
    scripted_server::answer(s, "x");
  }};
  running_client client;
  CHECK(client.answer_to(to(server.url())).body == "x");
  // The script has ended: the close is on its way or there, and no request may be lost to it. Only a repeatable one can
  // be sure.
  for (int i = 0; i < 5; ++i) {
    auto request = to(server.url());
    request.repeatable = true;
    CHECK(client.answer_to(std::move(request)).body == "x");
  }
}

TEST_CASE("a kept connection that dies under a request is tried again only if repeating does no harm", "[net][I2]") {
  // The first connection serves one request and takes a second one without answering.
  const auto script = [](scripted_server& server, socket_t& s, int n) {
    static_cast<void>(server.read_request(s));
    scripted_server::answer(s, "x");
    static_cast<void>(server.read_request(s));
    if (n > 0) scripted_server::answer(s, "x");
  };
  SECTION("POST is not") {
    scripted_server server{[&](socket_t& s, int n) { script(server, s, n); }};
    running_client client;
    CHECK(client.answer_to(to(server.url())).body == "x");
    check_error(client.ask(to(server.url())), client_failure::reset_after_write, true);
    CHECK(server.requests() == 2);
  }
  SECTION("a repeatable one is") {
    scripted_server server{[&](socket_t& s, int n) { script(server, s, n); }};
    running_client client;
    CHECK(client.answer_to(to(server.url())).body == "x");
    auto request = to(server.url());
    request.repeatable = true;
    CHECK(client.answer_to(std::move(request)).body == "x");
    CHECK(client.stats().repeated == 1);
    CHECK(client.answer_to(to(server.url(), verb::get)).body == "x");
  }
}

TEST_CASE("requests beyond the connections wait their turn, and those beyond the queue are refused", "[net][I9]") {
  std::promise<void> go;
  auto gate = go.get_future().share();
  scripted_server server{[&](socket_t& s, int) {
    while (!server.read_request(s).empty()) {
      gate.wait();
      scripted_server::answer(s, "x");
    }
  }};
  http_client_options options;
  options.connections_per_origin = 1;
  options.waiting_per_origin = 2;
  running_client client{options};
  auto first = client.start(to(server.url()));
  auto second = client.start(to(server.url()));
  auto third = client.start(to(server.url()));
  check_error(client.ask(to(server.url())), client_failure::overloaded, false);
  go.set_value();
  for (auto* f : {&first, &second, &third}) CHECK(std::get<client_response>(f->get()).body == "x");
  CHECK(server.connections() == 1);
}

TEST_CASE("a neighbour may have limits of its own", "[net][I9]") {
  std::promise<void> go;
  auto gone = go.get_future().share();
  scripted_server busy{[&](socket_t& s, int) {
    busy.read_request(s);
    gone.wait();
    scripted_server::write(s, "HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n" + std::string(2000, 'x'));
  }};
  http_client_options options;
  options.connections_per_origin = 8;
  options.origins = {{busy.url() + "/some/path", {.connections = 1, .waiting = 0, .response_body = 1000}}};
  running_client client{options};
  auto first = client.start(to(busy.url()));
  check_error(client.ask(to(busy.url())), client_failure::overloaded, false);
  go.set_value();
  const auto cut_off = first.get();
  CHECK(std::holds_alternative<client_error>(cut_off));
}

TEST_CASE("waiting for a turn ends at the deadline, with nothing done", "[net][I8]") {
  scripted_server server{[](socket_t& s, int) { scripted_server::hang(s); }};
  http_client_options options;
  options.connections_per_origin = 1;
  running_client client{options};
  auto first = client.start(to(server.url()));
  auto request = to(server.url());
  request.deadline = 30ms;
  check_error(client.ask(std::move(request)), client_failure::timeout, false);
  (*client).stop();
  check_error(first.get(), client_failure::cancelled, true);
}

TEST_CASE("a stopped client cancels what runs and what comes", "[net]") {
  scripted_server server{[](socket_t& s, int) { scripted_server::hang(s); }};
  running_client client;
  std::vector<std::future<client_result>> running;
  for (int i = 0; i < 40; ++i) running.push_back(client.start(to(server.url())));
  (*client).stop();
  for (auto& f : running) {
    REQUIRE(f.wait_for(std::chrono::seconds{hang_seconds}) == std::future_status::ready);
    CHECK(std::get<client_error>(f.get()).kind == client_failure::cancelled);
  }
  check_error(client.ask(to(server.url())), client_failure::cancelled, false);
}

TEST_CASE("names that are not known are told apart from servers that are away", "[net]") {
  running_client client;
  auto request = to("http://no-such-host.invalid/");
  request.deadline = 5s;
  const auto result = client.ask(std::move(request));
  const auto& e = std::get<client_error>(result);
  CHECK_FALSE(e.maybe_processed);
  // Without any network the look-up may only time out.
  CHECK((e.kind == client_failure::dns || e.kind == client_failure::timeout));
}

TEST_CASE("requests that make no sense are not sent", "[net][I10]") {
  running_client client;
  check_error(client.ask(to("ftp://127.0.0.1/")), client_failure::bad_request, false);
  check_error(client.ask(to("http://127.0.0.1/a b")), client_failure::bad_request, false);
  auto split = to("http://127.0.0.1/");
  split.headers = {{"X", "a\r\nY: b"}};
  check_error(client.ask(std::move(split)), client_failure::bad_request, false);
  auto name = to("http://127.0.0.1/");
  name.headers = {{"X: y\r\nZ", "a"}};
  check_error(client.ask(std::move(name)), client_failure::bad_request, false);
}

TEST_CASE("addresses are taken apart", "[net]") {
  const auto u = parse_http_url("https://api.cal.com/v2/slots?start=1#top");
  REQUIRE(u);
  CHECK(u->tls);
  CHECK(u->host == "api.cal.com");
  CHECK(u->port == "443");
  CHECK(u->target == "/v2/slots?start=1");
  CHECK(u->host_header() == "api.cal.com");
  CHECK(parse_http_url("http://[::1]:8080")->host_header() == "[::1]:8080");
  CHECK(parse_http_url("http://h?q=1")->target == "/?q=1");
  for (const char* bad : {"", "http://", "http:///x", "http://h:0/", "http://h:65536/", "http://h:/", "http://u@h/",
                          "http://h h/", "HTTP//h", "http://h\r\nX: y/", "http://h/\x7f", "http://[::1",
                          "http://[::1]x/", "http://[zz]/", "//h/", "file:///etc/passwd"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_http_url(bad));
  }
}

TEST_CASE("the client and the server understand each other", "[net]") {
  echo_server server;
  running_client client;
  const std::string url = "http://127.0.0.1:" + std::to_string(server.server().port());
  for (int i = 0; i < 3; ++i) {
    auto request = to(url + "/echo", verb::post, std::string(200'000, 'x'));
    request.headers = {{"Content-Type", "application/json"}};
    CHECK(client.answer_to(std::move(request)).body.size() == 200'000);
  }
  CHECK(client.answer_to(to(url + "/query?a=b", verb::get)).body == "a=b");
  CHECK(client.answer_to(to(url + "/echo", verb::post, "[]")).status == 415);
  CHECK(client.stats().connections == 1);
}

#include <catch2/catch.hpp>
#include <future>

#include "http_fixture.hpp"

using namespace calllock::net;
using namespace calllock::net::test;
using namespace std::chrono_literals;
using namespace std::string_literals;

namespace {

/// What a refused request gets: the status as JSON that says why, then the end of the connection.
void check_refused(raw_client& c, int status) {
  const auto a = c.read();
  CHECK(a.status == status);
  CHECK_THAT(a.body, Catch::StartsWith(R"({"error":")"));
  CHECK(a.has("Content-Type: application/json\r\n"));
  CHECK(a.has("Connection: close\r\n"));
  CHECK(c.at_end());
}

}  // namespace

TEST_CASE("what two servers could read differently is refused and never reaches the handler", "[net][I9][I10]") {
  const std::string start = "POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\n";
  const std::string chunked = start + "Transfer-Encoding: chunked\r\n\r\n";
  const auto request = GENERATE_COPY(values<std::string>({
      start + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      start + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
      start + "Content-Length: 4\r\nContent-Length: 5\r\n\r\n12345",
      start + "Content-Length: 4\r\nContent-Length: 4\r\n\r\n1234",
      start + "Content-Length: 4, 4\r\n\r\n1234",
      start + "Content-Length: -1\r\n\r\n",
      start + "Content-Length: +4\r\n\r\n1234",
      start + "Content-Length: 0x4\r\n\r\n1234",
      start + "Content-Length: 4 4\r\n\r\n1234",
      start + "Content-Length: \r\n\r\n",
      start + "Content-Length: 99999999999999999999999999\r\n\r\n",
      start + "Content-Length : 4\r\n\r\n1234",
      start + "Content-Length: 4\r\n Content-Length: 5\r\n\r\n1234",
      start + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
      start + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
      start + "Transfer-Encoding: gzip\r\n\r\n",
      start + "Transfer-Encoding: xchunked\r\n\r\n",
      start + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      start + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
      start + "Transfer-Encoding:\x0b"
              "chunked\r\n\r\n0\r\n\r\n",
      start + "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n",
      std::string{
          "POST /echo HTTP/1.0\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
      chunked + "g\r\n",
      chunked + "-1\r\n\r\n",
      chunked + "ffffffffffffffffff\r\n\r\n",
      chunked + "4\r\n12345\r\n0\r\n\r\n",
      chunked + "4\n1234\n0\n\n",
      chunked + "\r\n4\r\n1234\r\n0\r\n\r\n",
      chunked + "4;" + std::string(5000, 'x'),
      chunked + "0\r\nContent-Length: 3\r\n\r\n",
      std::string{"GET /echo HTTP/1.1\r\n\r\n"},
      std::string{"GET /echo HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"},
      std::string{"GET /echo HTTP/1.1\r\nHost: a\r\nX: 1\r\n folded\r\n\r\n"},
      std::string{"GET /echo HTTP/1.1\r\nHost: a\nX: 1\r\n\r\n"},
      std::string{"GET /echo HTTP/1.1\r\nHost: a\r\nX\r\n\r\n"},
      "GET /echo HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n"s,
      std::string{"GET /echo HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n"},
      std::string{"GET  /echo HTTP/1.1\r\nHost: a\r\n\r\n"},
      std::string{"GET /echo HTTP/2.0\r\nHost: a\r\n\r\n"},
      std::string{"GET /echo\r\nHost: a\r\n\r\n"},
      std::string{"GET echo HTTP/1.1\r\nHost: a\r\n\r\n"},
      std::string{"GET /a b HTTP/1.1\r\nHost: a\r\n\r\n"},
      std::string{"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11},
      std::string{"{\"event\":\"call_ended\"}\r\n\r\n"},
  }));
  CAPTURE(request);
  echo_server s;
  auto c = s.connect();
  // A second request rides behind: it must not be taken for one.
  c.send(request + post("/echo", "\"smuggled\""));
  check_refused(c, 400);
  CHECK(s.handled() == 0);
  CHECK(s.server().stats().faulty == 1);
}

TEST_CASE("methods without meaning here are refused", "[net]") {
  const auto request =
      GENERATE(values<std::string>({"CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n",
                                    "BREW /pot HTTP/1.1\r\nHost: a\r\n\r\n"}));
  CAPTURE(request);
  echo_server s;
  auto c = s.connect();
  c.send(request);
  const auto a = c.read();
  // CONNECT names no path, so it is not even a request for us.
  CHECK((a.status == 405 || request.starts_with("CONNECT")));
  CHECK(a.status >= 400);
  CHECK(s.handled() == 0);
}

TEST_CASE("a target may be absolute, and OPTIONS may ask about the server", "[net]") {
  echo_server s;
  auto c = s.connect();
  c.send("GET http://elsewhere.example/query?a=b HTTP/1.1\r\nHost: t\r\n\r\n");
  CHECK(c.read().body == "a=b");
  c.send("OPTIONS * HTTP/1.1\r\nHost: t\r\n\r\n");
  CHECK(c.read().status == 200);
}

TEST_CASE("a body of the wrong type is refused before it is read", "[net]") {
  echo_server s;
  const auto type =
      GENERATE(values<std::string>({"text/plain", "application/x-www-form-urlencoded", "application/jsonp",
                                    "application/json\r\nContent-Encoding: gzip", ""}));
  CAPTURE(type);
  auto c = s.connect();
  const std::string line = type.empty() ? "" : "Content-Type: " + type + "\r\n";
  c.send("POST /echo HTTP/1.1\r\nHost: t\r\n" + line + "Content-Length: 2\r\n\r\n");
  check_refused(c, 415);
}

TEST_CASE("JSON is JSON in any case and with parameters, and an empty body needs no type", "[net]") {
  echo_server s;
  auto c = s.connect();
  for (const std::string type :
       {"Application/JSON", "application/json;charset=UTF-8", "application/json ; charset=utf-8"}) {
    c.send("POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: " + type + "\r\nContent-Length: 2\r\n\r\n{}");
    CHECK(c.read().body == "{}");
  }
  c.send("POST /echo HTTP/1.1\r\nHost: t\r\nContent-Length: 0\r\n\r\n");
  CHECK(c.read().status == 200);
}

TEST_CASE("too large a body is refused from its announced length alone", "[net][I9][P-30]") {
  echo_server s;
  const std::string head = "POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\n";
  SECTION("a length over the limit") {
    auto c = s.connect();
    c.send(head + "Content-Length: 67108864\r\n\r\n{");
    check_refused(c, 413);
  }
  SECTION("a client that sends 64 MB anyway reads the refusal") {
    auto c = s.connect();
    std::thread sender{
        [&] { static_cast<void>(c.try_send(head + "Content-Length: 67108864\r\n\r\n" + std::string(67108864, '['))); }};
    const auto a = c.read();
    sender.join();
    CHECK(a.status == 413);
  }
  SECTION("chunks that add up to more than the limit") {
    auto c = s.connect();
    std::thread sender{[&] {
      std::string body = head + "Transfer-Encoding: chunked\r\n\r\n";
      for (int i = 0; i < 40; ++i) body += "2000\r\n" + std::string(0x2000, 'x') + "\r\n";
      static_cast<void>(c.try_send(body));
    }};
    const auto a = c.read();
    sender.join();
    CHECK(a.status == 413);
  }
  SECTION("the same size is welcome where events go") {
    auto c = s.connect();
    const std::string event(3'000'000, 'x');
    c.send(post("/event", event));
    CHECK(c.read().body == event);
  }
  CHECK(s.server().stats().buffered == 0);
}

TEST_CASE("the limit itself is still allowed", "[net][I9]") {
  auto limits = test_limits();
  limits.tool_body = 1000;
  echo_server s{limits};
  auto c = s.connect();
  c.send(post("/echo", std::string(1000, 'x')));
  CHECK(c.read().body.size() == 1000);
  c.send(post("/echo", std::string(1001, 'x')));
  check_refused(c, 413);
}

TEST_CASE("a header that is too large or has too many fields is refused", "[net][I9]") {
  auto limits = test_limits();
  limits.header_bytes = 2048;
  limits.header_fields = 10;
  echo_server s{limits};
  SECTION("one endless line") {
    auto c = s.connect();
    c.send("GET /" + std::string(3000, 'a'));
    check_refused(c, 431);
  }
  SECTION("a whole header just over the limit") {
    auto c = s.connect();
    c.send(get("/peer", "X: " + std::string(2048, 'a') + "\r\n"));
    check_refused(c, 431);
  }
  SECTION("many fields") {
    auto c = s.connect();
    std::string fields;
    for (int i = 0; i < 10; ++i) fields += "X: 1\r\n";
    c.send(get("/peer", fields));
    check_refused(c, 431);
  }
}

TEST_CASE("answers to earlier requests come before the refusal of a later one", "[net]") {
  echo_server s;
  auto c = s.connect();
  c.send(get("/hold") + "NONSENSE\r\n\r\n" + get("/peer"));
  s.held(0).send(text(200, "good"));
  CHECK(c.read().body == "good");
  check_refused(c, 400);
  CHECK(s.handled() == 1);
}

TEST_CASE("a slow header and a slow body are cut off with 408, an idle connection silently", "[net][I9]") {
  auto limits = test_limits();
  SECTION("header") {
    limits.header_time = 30ms;
    echo_server s{limits};
    auto c = s.connect();
    c.send("POST /echo HTTP/1.1\r\nHo");
    check_refused(c, 408);
    CHECK(s.server().stats().slow_clients == 1);
  }
  SECTION("bytes that keep dripping do not buy time") {
    limits.header_time = 60ms;
    echo_server s{limits};
    auto c = s.connect();
    std::atomic<bool> over{false};
    std::thread drip{[&] {
      c.send("GET / HTTP/1.1\r\nX: ");
      while (!over && c.try_send("x")) std::this_thread::yield();
    }};
    const auto a = c.read();
    over = true;
    drip.join();
    // Fast dripping may reach the size limit first; it is refused either way.
    CHECK((a.status == 408 || a.status == 431));
  }
  SECTION("body") {
    limits.body_time = 30ms;
    echo_server s{limits};
    auto c = s.connect();
    c.send("POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{\"a\"");
    check_refused(c, 408);
    auto chunks = s.connect();
    chunks.send(
        "POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\nTransfer-Encoding: "
        "chunked\r\n\r\n5\r\n{\"a\"");
    check_refused(chunks, 408);
    CHECK(s.handled() == 0);
  }
  SECTION("nothing at all") {
    limits.header_time = 30ms;
    echo_server s{limits};
    auto c = s.connect();
    CHECK(c.at_end());
  }
  SECTION("nothing after an answer") {
    limits.idle_time = 30ms;
    echo_server s{limits};
    auto c = s.connect();
    c.send(get("/peer"));
    CHECK(c.read().status == 200);
    CHECK(c.at_end());
  }
}

TEST_CASE("a client that takes no answers is not read any further and then cut off", "[net][I9]") {
  auto limits = test_limits();
  limits.write_time = 50ms;
  limits.unsent_bytes = 64 * kibibyte;
  echo_server s{limits};
  auto c = s.connect();
  const std::string request = post("/echo", std::string(100'000, 'x'));
  // Goes on until the server closes: it has stopped reading long before.
  int sent = 0;
  while (sent < 10'000 && c.try_send(request)) ++sent;
  CHECK(sent < 10'000);
  CHECK(s.handled() < 1'000);
  CHECK(s.server().stats().slow_clients == 1);
}

TEST_CASE("no answer within the deadline is 504, and the late one is dropped", "[net][I8]") {
  auto limits = test_limits();
  limits.request_deadline = 20ms;
  echo_server s{limits};
  auto c = s.connect();
  c.send(get("/hold"));
  const auto a = c.read();
  CHECK(a.status == 504);
  CHECK(a.body == R"({"error":"no answer within the deadline"})");
  s.held(0).send(text(200, "too late"));
  c.send(post("/echo", "next"));
  CHECK(c.read().body == "next");
  CHECK(s.server().stats().overdue == 1);
  CHECK(s.server().stats().late_answers == 1);
  CHECK(s.server().stats().in_flight == 0);
}

TEST_CASE("an answer whose client has gone is dropped, and its place is used again", "[net]") {
  echo_server s;
  {
    auto gone = s.connect();
    gone.send(get("/hold"));
    static_cast<void>(s.held(0));
    gone.socket().set_option(boost::asio::socket_base::linger{true, 0});
  }
  auto c = s.connect();
  c.send(get("/hold"));
  static_cast<void>(s.held(1));
  s.held(0).send(text(200, "for nobody"));
  s.held(1).send(text(200, "for me"));
  CHECK(c.read().body == "for me");
  c.send(get("/hold"));
  s.held(2).send(text(200, "again"));
  CHECK(c.read().body == "again");
}

TEST_CASE("one request can be answered once", "[net]") {
  echo_server s;
  auto c = s.connect();
  c.send(get("/hold"));
  const slot_id id = s.held(0).release();
  s.server().answer(id, text(200, "first"));
  s.server().answer(id, text(200, "second"));
  CHECK(c.read().body == "first");
  c.send(post("/echo", "next"));
  CHECK(c.read().body == "next");
  CHECK(s.server().stats().late_answers == 1);
  s.server().answer(slot_id::make(7, 3, 1), text(200, "no such thread"));
  s.server().answer(slot_id::make(0, 999, 1), text(200, "no such place"));
}

TEST_CASE("beyond the requests in flight the answer is 503 at once", "[net][I9]") {
  auto limits = test_limits();
  limits.max_in_flight = 2;
  echo_server s{limits};
  auto a = s.connect();
  auto b = s.connect();
  a.send(get("/hold") + get("/hold"));
  static_cast<void>(s.held(1));
  b.send(get("/hold"));
  const auto refused = b.read();
  CHECK(refused.status == 503);
  CHECK(refused.has("Retry-After: 1\r\n"));
  CHECK_FALSE(refused.has("Connection: close"));
  s.held(0).send(text(200, "a"));
  CHECK(a.read().status == 200);
  b.send(get("/hold"));
  s.held(2).send(text(200, "b"));
  CHECK(b.read().body == "b");
  CHECK(s.server().stats().refused_requests == 1);
}

TEST_CASE("beyond the connections the answer is 503 and the end", "[net][I9]") {
  auto limits = test_limits();
  limits.max_connections = 2;
  echo_server s{limits};
  auto a = std::make_unique<raw_client>(s.server().port());
  auto b = s.connect();
  a->send(get("/peer"));
  b.send(get("/peer"));
  CHECK(a->read().status == 200);
  CHECK(b.read().status == 200);
  auto c = s.connect();
  check_refused(c, 503);
  a->send(get("/peer", "Connection: close\r\n"));
  CHECK(a->read().status == 200);
  CHECK(a->at_end());
  a.reset();
  // The place is free as soon as the server has seen the end; until then it says 503.
  for (int i = 0;; ++i) {
    REQUIRE(i < 1000);
    auto d = s.connect();
    if (!d.try_send(get("/peer"))) continue;
    if (d.read().status == 200) break;
  }
}

TEST_CASE("half-sent requests share one budget of memory", "[net][I9]") {
  auto limits = test_limits();
  limits.buffered_bytes = 1 * mebibyte;
  echo_server s{limits};
  auto a = s.connect();
  auto b = s.connect();
  const std::string head =
      "POST /event HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\nContent-Length: 4000000\r\n\r\n";
  a.send(head + std::string(3 * mebibyte, 'x'));
  check_refused(a, 503);
  b.send(post("/echo", "small ones still pass"));
  CHECK(b.read().status == 200);
  CHECK(s.server().stats().buffered == 0);
}

TEST_CASE("draining lets requests in flight end, closes idle connections and takes no new ones", "[net][I12]") {
  echo_server s;
  auto idle = s.connect();
  idle.send(get("/peer"));
  CHECK(idle.read().status == 200);
  auto busy = s.connect();
  busy.send(get("/hold") + get("/hold"));
  static_cast<void>(s.held(1));
  auto half = s.connect();
  half.send("POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\ntr");
  while (s.server().stats().accepted < 3) std::this_thread::yield();
  // A request that has begun to arrive before the end is still taken.
  auto probe = s.connect();
  probe.send(get("/peer"));
  CHECK(probe.read().status == 200);

  std::promise<void> done;
  s.server().drain([&] { done.set_value(); });
  CHECK(idle.at_end());
  half.send("ue");
  const auto last = half.read();
  CHECK(last.body == "true");
  CHECK(last.has("Connection: close\r\n"));
  CHECK(half.at_end());
  s.held(1).send(text(200, "second"));
  s.held(0).send(text(200, "first"));
  CHECK(busy.read().body == "first");
  CHECK(busy.read().body == "second");
  CHECK(busy.at_end());
  for (raw_client* c : {&idle, &half, &busy, &probe}) c->socket().close();
  CHECK(done.get_future().wait_for(std::chrono::seconds{hang_seconds}) == std::future_status::ready);
  CHECK_THROWS(s.connect());
  CHECK(s.server().stats().connections == 0);
}

TEST_CASE("what does not end within the drain time is cut off", "[net][I12]") {
  auto limits = test_limits();
  limits.drain_time = 30ms;
  echo_server s{limits};
  auto c = s.connect();
  c.send(get("/hold"));
  static_cast<void>(s.held(0));
  std::promise<void> done;
  s.server().drain([&] { done.set_value(); });
  CHECK(done.get_future().wait_for(std::chrono::seconds{hang_seconds}) == std::future_status::ready);
  CHECK(c.at_end());
  s.held(0).send(text(200, "nobody listens"));
}

#include "net/http_server.hpp"

#include <catch2/catch.hpp>

#include "http_fixture.hpp"

using namespace calllock::net;
using namespace calllock::net::test;
using namespace std::chrono_literals;

TEST_CASE("one connection serves many requests", "[net]") {
  echo_server s;
  auto c = s.connect();
  for (const char* body : {R"({"a":1})", "{}", R"({"b":[1,2,3]})"}) {
    c.send(post("/echo", body));
    const auto a = c.read();
    CHECK(a.status == 200);
    CHECK(a.body == body);
    CHECK(a.has("Content-Type: text/plain\r\n"));
    CHECK(a.has("Date: "));
    CHECK_FALSE(a.has("Connection"));
  }
  CHECK(s.seen(200) == 3);
}

TEST_CASE("pipelined answers keep the order of the requests though the first is the slowest", "[net]") {
  echo_server s;
  auto c = s.connect();
  c.send(get("/hold") + post("/echo", "1") + get("/hold") + post("/echo", "2"));
  s.held(1).send(text(202, "second held"));
  s.held(0).send(text(201, "first held"));
  CHECK(c.read().body == "first held");
  CHECK(c.read().body == "1");
  CHECK(c.read().body == "second held");
  CHECK(c.read().body == "2");
}

TEST_CASE("a request that comes byte by byte is the same request", "[net]") {
  echo_server s;
  auto c = s.connect();
  for (const char byte : "\r\n" + post("/echo", R"({"slow":true})") + get("/query?x=1&y=%20")) c.send({&byte, 1});
  CHECK(c.read().body == R"({"slow":true})");
  CHECK(c.read().body == "x=1&y=%20");
}

TEST_CASE("more requests than the pipeline is deep are all answered", "[net][I9]") {
  auto limits = test_limits();
  limits.pipeline_depth = 3;
  echo_server s{limits};
  auto c = s.connect();
  std::string requests;
  for (int i = 0; i < 20; ++i) requests += get("/hold");
  c.send(requests);
  for (std::size_t i = 0; i < 20; ++i) {
    s.held(i).send(text(200, std::to_string(i)));
    CHECK(c.read().body == std::to_string(i));
  }
}

TEST_CASE("an answer may come from any thread, on servers of one or more I/O threads", "[net]") {
  const auto threads = GENERATE(1U, 3U);
  echo_server s{test_limits(), threads};
  std::vector<std::unique_ptr<raw_client>> clients;
  for (int i = 0; i < 12; ++i) {
    clients.push_back(std::make_unique<raw_client>(s.server().port()));
    clients.back()->send(get("/hold"));
    static_cast<void>(s.held(static_cast<std::size_t>(i)));
  }
  std::thread other{[&] {
    for (std::size_t i = 0; i < 12; ++i) s.held(i).send(text(200, std::to_string(i)));
  }};
  other.join();
  for (std::size_t i = 0; i < 12; ++i) CHECK(clients[i]->read().body == std::to_string(i));
}

TEST_CASE("a forgotten request gets 500, a throwing handler too", "[net][I7]") {
  echo_server s;
  auto c = s.connect();
  c.send(get("/drop") + get("/throw") + post("/echo", "still here"));
  CHECK(c.read().status == 500);
  CHECK(c.read().status == 500);
  CHECK(c.read().body == "still here");
  CHECK(s.server().stats().handler_exceptions == 1);
}

TEST_CASE("HEAD is answered like GET without the body", "[net]") {
  echo_server s;
  auto c = s.connect();
  c.send("HEAD /peer HTTP/1.1\r\nHost: t\r\n\r\n" + get("/peer"));
  const auto head = c.read(true);
  CHECK(head.status == 200);
  CHECK(head.has("Content-Length: 9\r\n"));
  CHECK(c.read().body == "127.0.0.1");
}

TEST_CASE("chunked bodies are joined", "[net]") {
  echo_server s;
  auto c = s.connect();
  const std::string head =
      "POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: application/json; charset=utf-8\r\nTransfer-Encoding: "
      "chunked\r\n\r\n";
  c.send(head + "3\r\n{\"a\r\n4;ext=1\r\n\":1}\r\n0\r\n\r\n" + head + "0\r\nX-Trailer: 1\r\n\r\n" +
         post("/echo", "next"));
  CHECK(c.read().body == R"({"a":1})");
  CHECK(c.read().body.empty());
  CHECK(c.read().body == "next");
  for (const char byte : head + "a\r\n0123456789\r\n0\r\n\r\n") c.send({&byte, 1});
  CHECK(c.read().body == "0123456789");
}

TEST_CASE("a client that expects 100-continue is told to go on, or refused before it sends", "[net]") {
  echo_server s;
  {
    auto c = s.connect();
    c.send(
        "POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\nContent-Length: 4\r\nExpect: "
        "100-continue\r\n\r\n");
    CHECK(c.read(true).status == 100);
    c.send("true");
    CHECK(c.read().body == "true");
  }
  {
    auto c = s.connect();
    c.send(
        "POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\nContent-Length: 999999999\r\nExpect: "
        "100-continue\r\n\r\n");
    CHECK(c.read().status == 413);
    CHECK(c.at_end());
  }
  {
    // The answer before must not be overtaken by the invitation.
    auto c = s.connect();
    c.send(get("/hold") +
           "POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\nContent-Length: 4\r\nExpect: "
           "100-continue\r\n\r\n");
    s.held(0).send(text(200, "first"));
    CHECK(c.read().body == "first");
    CHECK(c.read(true).status == 100);
    c.send("true");
    CHECK(c.read().body == "true");
  }
}

TEST_CASE("a connection ends when the client asks for it, or speaks HTTP/1.0", "[net]") {
  echo_server s;
  {
    auto c = s.connect();
    c.send(get("/peer", "Connection: close\r\n") + get("/peer"));
    CHECK(c.read().has("Connection: close\r\n"));
    CHECK(c.at_end());
  }
  {
    auto c = s.connect();
    c.send("GET /peer HTTP/1.0\r\n\r\n");
    CHECK(c.read().has("Connection: close\r\n"));
    CHECK(c.at_end());
  }
  {
    auto c = s.connect();
    c.send("GET /peer HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    CHECK(c.read().has("Connection: keep-alive\r\n"));
    c.send(get("/peer"));
    CHECK(c.read().status == 200);
  }
  CHECK(s.handled() == 4);
}

TEST_CASE("a request that offers to become a websocket is a request like any other", "[net][S-01]") {
  echo_server s;
  auto c = s.connect();
  c.send(post("/echo", "{}", "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n") +
         post("/echo", "2"));
  CHECK(c.read().body == "{}");
  CHECK(c.read().body == "2");
  CHECK(s.handled() == 2);
}

TEST_CASE("a client that closes its side after the request still gets the answer", "[net]") {
  echo_server s;
  auto c = s.connect();
  c.send(get("/hold"));
  static_cast<void>(s.held(0));
  c.end_of_requests();
  s.held(0).send(text(200, "late but here"));
  CHECK(c.read().body == "late but here");
  CHECK(c.at_end());
}

TEST_CASE("the port in use is named when it cannot be had", "[net]") {
  echo_server s;
  const http_callbacks none{
      [](http_verb, std::string_view) { return route_policy{}; }, [](const request_view&, responder) {}, {}};
  http_server_options options;
  options.port = s.server().port();
  CHECK_THROWS_WITH((http_server{options, none}),
                    Catch::Contains("127.0.0.1 port " + std::to_string(options.port)) && Catch::Contains("in use"));
  options.address = "localhost:80";
  CHECK_THROWS_WITH((http_server{options, none}), Catch::Contains("localhost:80"));
}

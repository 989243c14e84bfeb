#include "net/http_error.hpp"

#include <catch2/catch.hpp>

#include "net/http_response.hpp"

using namespace calllock::net;
using calllock::domain::errc;

TEST_CASE("every error has its status and says so in JSON", "[net]") {
  const std::vector<std::pair<errc, int>> table{
      {errc::malformed, 400},          {errc::unauthorised, 401},  {errc::not_found, 404},
      {errc::method_not_allowed, 405}, {errc::conflict, 409},      {errc::too_large, 413},
      {errc::unsupported_type, 415},   {errc::unprocessable, 422}, {errc::too_many_requests, 429},
      {errc::store_down, 503},         {errc::overloaded, 503},    {errc::deadline, 504},
  };
  for (const auto& [error, status] : table) {
    const response r = error_response(error);
    CHECK(r.status == status);
    CHECK_THAT(r.body, Catch::StartsWith(R"({"error":")") && Catch::EndsWith(R"("})"));
    CHECK(r.content_type == "application/json");
    CHECK(r.headers.empty() == (status != 503 && status != 429));
  }
}

TEST_CASE("a store that is down is never a success, and asks to come back", "[I1]") {
  const response r = error_response(errc::store_down);
  REQUIRE(r.headers.size() == 1);
  CHECK(r.headers[0].name == "Retry-After");
  CHECK(r.headers[0].value == "1");
  CHECK(error_response(errc::too_many_requests, {}, std::chrono::seconds{7}).headers[0].value == "7");
}

TEST_CASE("what the client sent cannot break the JSON of the answer", "[net]") {
  CHECK(error_response(errc::malformed, "bad \"x\\y\"\n\x01").body ==
        "{\"error\":\"bad \\\"x\\\\y\\\"\\u000a\\u0001\"}");
}

TEST_CASE("an answer's header cannot be broken out of", "[net]") {
  response r;
  r.status = 405;
  r.headers = {{"Allow", "GET\r\nSet-Cookie: a=b"}, {"X-Good", "1"}};
  std::string out;
  write_response(out, r, {}, "now");
  CHECK(out == "HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\nDate: now\r\nX-Good: 1\r\n\r\n");
}

TEST_CASE("an answer without content has no length", "[net]") {
  response r;
  r.status = 204;
  std::string out;
  write_response(out, r, {.head_only = false, .close = true, .http10_keep = false}, "now");
  CHECK(out == "HTTP/1.1 204 No Content\r\nDate: now\r\nConnection: close\r\n\r\n");
}

TEST_CASE("the date is written as HTTP asks, whatever the locale", "[net]") {
  http_date date;
  CHECK(date.at(784'111'777) == "Sun, 06 Nov 1994 08:49:37 GMT");
  CHECK(date.at(784'111'777) == "Sun, 06 Nov 1994 08:49:37 GMT");
  CHECK(date.at(1'767'225'600) == "Thu, 01 Jan 2026 00:00:00 GMT");
}

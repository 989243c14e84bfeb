#include <catch2/catch.hpp>

#include "integration/rig.hpp"
#include "net/signature.hpp"

namespace calllock::test {
namespace {

constexpr std::string_view tool_route = "/webhook/retell/create_callback";

std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

/// Everything that a request could have changed.
std::string everything(rig& r) {
  return r.db.value(
      "select (select count(*) from call_sessions) || ' ' || (select count(*) from call_events) || ' ' || "
      "(select count(*) from outbox) || ' ' || (select count(*) from bookings) || ' ' || "
      "(select count(*) from leads) || ' ' || (select count(*) from calls)");
}

/// The answer to bytes that need not be HTTP; 0: the connection ended without one.
int status_of(const rig& r, const std::string& bytes) {
  http_link link{r.daemon.port(), 15};
  try {
    link.send(bytes);
  } catch (const link_broken&) {
    // Refused while it was still being sent: the answer is there to be read all the same.
  }
  try {
    return link.read().status;
  } catch (const link_broken&) {
    return 0;
  }
}

std::string request_with(const header_list& more, std::string_view body, std::string_view path = tool_route) {
  header_list headers{{"Content-Type", "application/json"}, {"X-API-Key", daemon_api_key}};
  headers.insert(headers.end(), more.begin(), more.end());
  return http_link::text_of("POST", path, headers, body);
}

const std::string good_body = tool_body("create_callback", "hostile", callback_args);

struct hostile_body {
  const char* name;
  std::string body;
  std::set<int> allowed;
};

std::vector<hostile_body> hostile_bodies() {
  const std::string deep(100'000, '[');
  return {
      {"empty", "", {400}},
      {"truncated in the middle", good_body.substr(0, good_body.size() / 2), {400}},
      {"without its last byte", good_body.substr(0, good_body.size() - 1), {400}},
      {"followed by more", good_body + "{}", {400}},
      {"100,000 levels deep", deep, {400, 413}},
      {"100,000 levels deep and closed", deep + std::string(100'000, ']'), {400, 413}},
      {"deep within a known field", "{\"call\":{\"call_id\":\"hostile\",\"x\":" + deep + "}}", {400, 413}},
      {"an array", "[1,2,3]", {400, 422}},
      {"a number", "42", {400, 422}},
      {"null", "null", {400, 422}},
      {"without a call", "{\"args\":{}}", {400, 422}},
      {"with a call that is a text", R"({"call":"hostile","args":{}})", {400, 422}},
      {"with a call id that is a number", R"({"call":{"call_id":7},"args":{}})", {400, 422}},
      {"with an empty call id", R"({"call":{"call_id":""},"args":{}})", {400, 422}},
      {"with invalid UTF-8", "{\"call\":{\"call_id\":\"hostile\"},\"args\":{\"reason\":\"\xff\xfe\xc0\x80\"}}", {400}},
      {"with a raw control character", "{\"call\":{\"call_id\":\"hos\ntile\"},\"args\":{}}", {400, 422}},
      {"NUL bytes", std::string(64, '\0'), {400}},
      {"with a byte order mark only", "\xef\xbb\xbf", {400}},
      {"with a comment", "/* */" + good_body, {400}},
      {"with single quotes", "{'call':{'call_id':'hostile'}}", {400}},
      {"with a call id of a megabyte",
       "{\"call\":{\"call_id\":\"" + std::string(200'000, 'x') + "\"},\"args\":{}}",
       {400, 413, 422}},
  };
}

}  // namespace

TEST_CASE("hostile bodies get a 4xx that says what was wrong, and change nothing", "[I9][I10][I13][D-19]") {
  rig r;
  r.daemon.start();
  const auto before = everything(r);
  auto line = r.line();
  for (const auto& [name, body, allowed] : hostile_bodies()) {
    for (const auto path : {tool_route, event_path}) {
      const auto answer = line.post(path, body);
      INFO("a body " << name << " at " << path << ": " << answer.status << " " << answer.body);
      CHECK(allowed.contains(answer.status));
      CHECK(answer.has("\"error\":"));
    }
  }
  CHECK(everything(r) == before);
  CHECK(r.daemon.alive());
  CHECK(line.tool("create_callback", "fine", callback_args).ok());
}

TEST_CASE("bodies of odd but readable JSON are taken for what they say", "[I9][P-04]") {
  rig r;
  r.daemon.start();
  auto line = r.line();
  // The same name twice: one of them counts, and it is the same one for the whole engine.
  const auto twice = line.post(tool_route, R"({"call":{"call_id":"first"},"call":{"call_id":"second"},"args":{}})");
  INFO(twice.status << " " << twice.body);
  CHECK((twice.ok() || twice.status == 400));
  CHECK(r.db.count("call_sessions") == (twice.ok() ? 1 : 0));
  // NUL and lone surrogates inside texts are cleaned: PostgreSQL would refuse them.
  const auto cleaned = line.post(tool_route, R"({"call":{"call_id":"cleaned","from_number":"+15125550147"},)"
                                             R"("args":{"issue_description":"a\u0000b\ud800c","urgency":"normal"}})");
  INFO(cleaned.body);
  CHECK(cleaned.status == 200);
  CHECK(r.db.count("call_sessions where call_id = 'cleaned'") == 1);
}

TEST_CASE("a body over its limit is refused without being read to its end", "[I9][S-13]") {
  rig r;
  r.daemon.start();
  const auto before = everything(r);
  const std::string large(64u << 20, ' ');
  const auto rss = r.daemon.resident_bytes();
  CHECK(status_of(r, request_with({}, large)) == 413);
  CHECK(status_of(r, request_with({}, large, event_path)) == 413);
  // Announced only.
  CHECK(status_of(r, "POST /webhook/retell/call-ended HTTP/1.1\r\nHost: x\r\nX-API-Key: " +
                         std::string{daemon_api_key} + "\r\nContent-Length: 67108864\r\n\r\n") == 413);
  CHECK(status_of(r, request_with({}, std::string(300'000, ' '))) == 413);
  // The same without a length, piece by piece.
  std::string pieces =
      "POST /webhook/retell/create_callback HTTP/1.1\r\nHost: x\r\nX-API-Key: " + std::string{daemon_api_key} +
      "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 64; ++i) pieces += "10000\r\n" + std::string(65536, ' ') + "\r\n";
  CHECK(status_of(r, pieces + "0\r\n\r\n") == 413);
  CHECK(r.daemon.resident_bytes() < rss + (64u << 20));
  CHECK(everything(r) == before);
  CHECK(r.daemon.alive());
}

TEST_CASE("requests that two servers could read differently are refused and the connection ends", "[I9][I10][S-13]") {
  rig r;
  r.daemon.start();
  const auto before = everything(r);
  const std::string head = "POST " + std::string{tool_route} +
                           " HTTP/1.1\r\nHost: x\r\nX-API-Key: " + std::string{daemon_api_key} +
                           "\r\nContent-Type: application/json\r\n";
  const auto size = std::to_string(good_body.size());
  const std::pair<const char*, std::string> smuggled[] = {
      {"both a length and chunks", head + "Content-Length: " + size +
                                       "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + request_with({}, good_body)},
      {"two different lengths", head + "Content-Length: 0\r\nContent-Length: " + size + "\r\n\r\n" + good_body},
      {"a length with a sign", head + "Content-Length: +" + size + "\r\n\r\n" + good_body},
      {"a negative length", head + "Content-Length: -1\r\n\r\n" + good_body},
      {"a length that is no number", head + "Content-Length: 1e3\r\n\r\n" + good_body},
      {"a length beyond all numbers", head + "Content-Length: 99999999999999999999999\r\n\r\n" + good_body},
      {"an unknown encoding", head + "Transfer-Encoding: xchunked\r\n\r\n" + good_body},
      {"chunked twice", head + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n"},
      {"a blank before the colon", head + "Content-Length : " + size + "\r\n\r\n" + good_body},
      {"a folded header", head + "X-A: b\r\n c\r\nContent-Length: " + size + "\r\n\r\n" + good_body},
      {"a chunk of a wrong size", head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"},
      {"bare line feeds", "POST " + std::string{tool_route} + " HTTP/1.1\nHost: x\nX-API-Key: " +
                              std::string{daemon_api_key} + "\nContent-Length: " + size + "\n\n" + good_body},
      {"no HTTP at all", "\x16\x03\x01\x02 hello\r\n\r\n"},
      {"a method that is none", "GE T / HTTP/1.1\r\nHost: x\r\n\r\n"},
      {"a version of its own", "POST / HTTP/9.9\r\nHost: x\r\n\r\n"},
      {"a header of 100 KiB", "GET /health HTTP/1.1\r\nX: " + std::string(100'000, 'x') + "\r\n\r\n"},
  };
  for (const auto& [name, bytes] : smuggled) {
    const int status = status_of(r, bytes);
    INFO(name << ": " << status);
    CHECK((status == 0 || (status >= 400 && status < 500) || status == 501 || status == 505));
  }
  CHECK(everything(r) == before);
  CHECK(r.daemon.alive());
  auto line = r.line();
  CHECK(line.get("/health").status == 200);
}

TEST_CASE("a body shorter than its length is never taken for a whole one", "[I9][S-13]") {
  rig r{{}, std::string{quick_settings} + "[server]\nbody_timeout = \"500ms\"\nheader_timeout = \"500ms\"\n"};
  r.daemon.start();
  const auto before = everything(r);
  auto bytes = request_with({}, good_body);
  CHECK(status_of(r, bytes.substr(0, bytes.size() - 10)) == 408);
  CHECK(status_of(r, bytes.substr(0, 40)) == 408);
  // Longer than its length: what is left over is no request.
  const auto cut = bytes.find(std::to_string(good_body.size()));
  bytes.replace(cut, std::to_string(good_body.size()).size(), "10");
  CHECK(status_of(r, bytes) == 400);
  CHECK(everything(r) == before);
}

TEST_CASE("a wrong content type is refused", "[I9]") {
  rig r;
  r.daemon.start();
  const auto before = everything(r);
  for (const auto* type : {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"}) {
    INFO(type);
    CHECK(status_of(r, http_link::text_of("POST", tool_route, {{"Content-Type", type}, {"X-API-Key", daemon_api_key}},
                                          good_body)) == 415);
  }
  CHECK(everything(r) == before);
}

TEST_CASE("only who proves it is let in, and no header switches the proof off", "[I10][S-01][S-11][S-12]") {
  rig r;
  r.daemon.start();
  const auto before = everything(r);
  const net::hmac_key right{daemon_retell_key, net::hmac_hash::sha256}, wrong{"other", net::hmac_hash::sha256};
  const auto signature = [&](const net::hmac_key& key, std::string_view body, std::int64_t at) {
    return std::pair<std::string, std::string>{"X-Retell-Signature", net::sign_as_retell(key, body, at)};
  };
  const std::pair<std::string, std::string> key{"X-API-Key", daemon_api_key};
  std::pair<const char*, header_list> refused[] = {
      {"nothing", {}},
      {"a wrong API key", {{"X-API-Key", "wrong"}}},
      {"an empty API key", {{"X-API-Key", ""}}},
      {"the API key as a bearer", {{"Authorization", std::string{"Bearer "} + daemon_api_key}}},
      {"another key's signature", {signature(wrong, good_body, now_ms())}},
      {"another body's signature", {signature(right, good_body + " ", now_ms())}},
      {"a signature six minutes old", {signature(right, good_body, now_ms() - 360'000)}},
      {"a signature six minutes ahead", {signature(right, good_body, now_ms() + 360'000)}},
      {"a malformed signature", {{"X-Retell-Signature", "v=1,d=00"}}},
      {"an empty signature", {{"X-Retell-Signature", ""}}},
      {"a bad signature and the API key", {signature(wrong, good_body, now_ms()), key}},
      {"a bad signature and an upgrade",
       {signature(wrong, good_body, now_ms()), {"Connection", "Upgrade"}, {"Upgrade", "websocket"}}},
      {"no signature and an upgrade", {{"Connection", "Upgrade"}, {"Upgrade", "websocket"}}},
      {"a bad and a good signature", {signature(wrong, good_body, now_ms()), signature(right, good_body, now_ms())}},
  };
  for (auto& [name, headers] : refused) {
    headers.emplace_back("Content-Type", "application/json");
    http_link link{r.daemon.port()};
    const auto answer = link.request("POST", tool_route, headers, good_body);
    INFO(name << ": " << answer.body);
    CHECK(answer.status == 401);
    CHECK(answer.has("\"error\":"));
  }
  CHECK(everything(r) == before);
  http_link link{r.daemon.port()};
  CHECK(link.request("POST", tool_route, {signature(right, good_body, now_ms()), {"Content-Type", "application/json"}},
                     good_body)
            .status == 200);
  CHECK(everything(r) != before);
}

TEST_CASE("neither log nor metrics tell who called or what was said", "[I13]") {
  rig r{{{"LOG_LEVEL", "debug"}}};
  r.daemon.start();
  auto line = r.line();
  const std::string call = "private";
  CHECK(line.event("call_started", call).ok());
  CHECK(line.tool("lookup_caller", call, "{}").ok());
  CHECK(line.tool("create_callback", call, callback_args).ok());
  CHECK(line.tool("book_service", call, booking_args).ok());
  CHECK(line.tool("send_emergency_alert", call,
                  R"({"urgency_description":"gas smell in the basement","caller_phone":"+15125550147",)"
                  R"("address":"40 Pecan Row"})")
            .ok());
  CHECK(line.event("call_ended", call).ok());
  CHECK(line.event("call_analyzed", call).ok());
  line.post(tool_route, "{\"call\":{\"call_id\":\"+15125550147\"},\"args\":\"Robin Vale of 40 Pecan Row\"}");
  CHECK(eventually([&] { return r.db.count(unfinished_deliveries) == 0; }));
  const auto metrics = line.get("/metrics").body + line.get("/health/detailed").body;
  CHECK(r.daemon.stop() == 0);
  for (const auto& text : {r.daemon.log(), metrics})
    for (const std::string word : {"Robin", "Vale", "Pecan", "basement", "5125550147", "does not cool", "owner@",
                                   caller_of(call).substr(2).c_str(), daemon_api_key, daemon_retell_key}) {
      INFO(word);
      CHECK(text.find(word) == std::string::npos);
    }
}

}  // namespace calllock::test

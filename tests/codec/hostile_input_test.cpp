#include <rapidcheck.h>
#include <algorithm>
#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "codec/conversation_state.hpp"
#include "codec/dashboard.hpp"
#include "codec/retell.hpp"
#include "codec/twilio.hpp"

using namespace calllock;
using domain::errc;

namespace {

std::string repeated(std::string_view s, std::size_t n) {
  std::string out;
  out.reserve(s.size() * n);
  for (std::size_t i = 0; i < n; ++i) out += s;
  return out;
}

std::string webhook(const std::string& member) {
  return R"({"event":"call_ended","call":{"call_id":"c",)" + member + "}}";
}

/// Every reader once; returns how many took the text.
int readers_that_take(std::string_view text) {
  return static_cast<int>(codec::read_webhook(text).ok()) +
         static_cast<int>(codec::read_tool(domain::tool::end_call, text).ok()) +
         static_cast<int>(codec::read_call(text).ok()) + static_cast<int>(codec::read_state(text).ok()) +
         static_cast<int>(codec::read_job(text).ok()) + static_cast<int>(codec::read_call_record(text).ok()) +
         static_cast<int>(codec::read_alert(text).ok()) + static_cast<int>(codec::read_sms_context(text).ok()) +
         static_cast<int>(codec::read_sms(text).ok()) + static_cast<int>(codec::read_alert_patch(text).ok()) +
         static_cast<int>(!codec::read_delivery_answer(text).job_id.empty());
}

}  // namespace

TEST_CASE("nesting is limited and costs nothing", "[codec][I9]") {
  constexpr std::size_t levels = 100000;
  for (const auto& deep : {repeated("[", levels), repeated("[", levels) + repeated("]", levels),
                           repeated("{\"a\":", levels) + "1" + repeated("}", levels), repeated("[{\"a\":", levels)}) {
    CHECK(readers_that_take(deep) == 0);
    CHECK(codec::read_webhook(webhook("\"x\":" + deep)).error.status == errc::malformed);
  }
  // The body and its call are two levels.
  CHECK(codec::read_webhook(webhook("\"x\":" + repeated("[", 62) + "1" + repeated("]", 62))).ok());
  const auto too_deep = codec::read_webhook(webhook("\"x\":" + repeated("[", 63) + "1" + repeated("]", 63)));
  CHECK_THAT(too_deep.error.what, Catch::Contains("deeper than 64 levels"));
}

TEST_CASE("deep nesting inside of a string costs that string only", "[codec][I9]") {
  const auto r =
      codec::read_call(R"({"call_id":"c","transcript_with_tool_calls":[{"role":"tool_call_result","content":"{)" +
                       repeated("[", 100000) + "\"}]}");
  REQUIRE(r.ok());
  CHECK(r.value.trace.at(0).fields.empty());
}

TEST_CASE("a truncated body is refused at every length", "[codec][I9]") {
  const std::string body = webhook(R"("transcript":"Agent: h\u00e9\ud83d\ude00","n":[1,-2.5e3,true,null,{"x":"\\"}])");
  REQUIRE(codec::read_webhook(body).ok());
  for (std::size_t n = 0; n < body.size(); ++n)
    CHECK(codec::read_webhook(body.substr(0, n)).error.status == errc::malformed);
}

TEST_CASE("bytes that are not UTF-8 are refused", "[codec][I9]") {
  for (const char* bytes : {"\xff", "\xc3", "\xed\xa0\x80", "\xf8\x88\x80\x80\x80", "\xc0\x80"}) {
    const auto r = codec::read_webhook(webhook("\"transcript\":\"" + std::string{bytes} + "\""));
    CHECK(r.error.status == errc::malformed);
    CHECK_THAT(r.error.what, Catch::Contains("UTF-8"));
  }
  CHECK_FALSE(codec::read_webhook(webhook(std::string{"\"transcript\":\"a\0b\"", 18})).ok());  // a bare NUL byte
}

TEST_CASE("NUL and lone surrogates are cleaned out of every text", "[codec][I9]") {
  const auto r = codec::read_webhook(webhook(R"("transcript":"Agent: a\u0000b\ud800","k\u0000ey":"\udc00\ud83d\ude00",
    "transcript_object":[{"role":"user","content":"\u0000gas\ud83d leak"}])"));
  REQUIRE(r.ok());
  CHECK(r.value.event.call->transcript == "Agent: ab\xef\xbf\xbd");
  CHECK(r.value.event.call->turns.at(0).text == "gas\xef\xbf\xbd leak");
  CHECK(r.value.call_json->find("\\u0000") == std::string::npos);
  const auto kept = boost::json::parse(*r.value.call_json);
  CHECK(kept.at("key") == "\xef\xbf\xbd\xf0\x9f\x98\x80");
  CHECK(codec::read_call(*r.value.call_json).ok());
}

TEST_CASE("a backslash before an escape is text, not an escape", "[codec]") {
  const auto r = codec::read_webhook(webhook(R"("transcript":"\\u0000 \\\\ud800")"));
  REQUIRE(r.ok());
  CHECK(r.value.event.call->transcript == R"(\u0000 \\ud800)");
}

TEST_CASE("numbers that no double holds do not cost the call", "[codec][P-30]") {
  const auto r = codec::read_webhook(
      webhook(R"("metadata":{"order":123456789012345678901234567890,"tenant":"t"},"cost":1e999,"n":-0.5)"));
  REQUIRE(r.ok());
  CHECK(r.value.header_tenant == "t");
  CHECK(boost::json::parse(*r.value.call_json).at("metadata").at("order") == "123456789012345678901234567890");
  CHECK_FALSE(codec::read_webhook(webhook(R"("cost":01)")).ok());
}

TEST_CASE("a body of 64 MB is read or refused, and its memory is given back", "[codec][I9][P-30]") {
  constexpr std::size_t megabyte = 1024 * 1024;
  const auto long_text = codec::read_webhook(webhook("\"transcript\":\"" + std::string(64 * megabyte, 'x') + "\""));
  REQUIRE(long_text.ok());
  CHECK(long_text.value.event.call->transcript.size() == 64 * megabyte);
  CHECK_FALSE(codec::read_webhook(std::string(64 * megabyte, '[')).ok());
  CHECK_FALSE(codec::read_webhook(std::string(64 * megabyte, ' ')).ok());
  CHECK_FALSE(codec::read_webhook(std::string(16 * megabyte, '\\')).ok());
  CHECK(codec::read_webhook(webhook("\"x\":1")).ok());
}

TEST_CASE("a long list of mistakes is cut", "[codec][I9]") {
  CHECK(codec::read_job(R"({"revenue_tier_signals":[)" + repeated("1,", 100000) + "1]}").errors.size() <= 50);
}

TEST_CASE("no text makes a reader throw or crash", "[codec][I9]") {
  for (const char* text : {"null", "true", "0", "\"\"", "[]", "[null]", "{}", "{\"call\":{\"call_id\":[]}}",
                           "{\"\":\"\"}", "\xef\xbb\xbf{}", "{\"a\":1,}", "{'a':1}", "{\"a\":NaN}"})
    CHECK(readers_that_take(text) == 0);
  REQUIRE(rc::check("any bytes", [] { RC_ASSERT(readers_that_take(*rc::gen::arbitrary<std::string>()) == 0); }));
  REQUIRE(rc::check("pieces of JSON", [] {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("{", "}", "[", "]", ":", ",", "\"call\"", "\"call_id\"", "\"c\"", "\"event\"",
                                      "\"transcript_object\"", "\"role\"", "\"user\"", "\"content\"", "\"arguments\"",
                                      "\"\\u0000\"", "1", "-", "1e400", "null", "true", " ", "\\", "\"", "\\ud800"));
    std::string text;
    for (const auto& p : pieces) text += p;
    readers_that_take(text);
    readers_that_take("{\"event\":\"e\",\"call\":{\"call_id\":\"c\",\"x\":" + text + "}}");
  }));
}

TEST_CASE("forms of any bytes are read or refused, and no text breaks out of its answer", "[codec][I9][S-07]") {
  CHECK(rc::check("any bytes", [](const std::string& text) {
    const auto report = codec::read_text_report(text, text);
    RC_ASSERT(report.ok() == (!report.value.sid.empty() && !report.value.status.empty()));
    const auto in =
        codec::read_inbound_text("MessageSid=SM1&From=1&To=2&Body=" + codec::write_form({{"x", text}}).substr(2));
    RC_ASSERT(in.ok());
    RC_ASSERT(in.value.body == text);
    const auto twiml = codec::write_twiml(text);
    const auto inner = twiml.substr(twiml.find("<Response>") + 10);
    RC_ASSERT(std::count(inner.begin(), inner.end(), '<') == (text.empty() ? 1 : 3));
  }));
}

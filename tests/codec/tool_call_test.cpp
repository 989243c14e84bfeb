#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "codec/retell.hpp"

using namespace calllock;
using domain::errc;
using domain::tool;

namespace {

std::string request(
    const std::string& args,
    const std::string& call = R"("direction":"inbound","from_number":"+15125550147","to_number":"+15125550100")") {
  return R"({"name":"x","call":{"call_id":"c")" + (call.empty() ? "" : "," + call) + R"(},"args":)" + args + "}";
}

domain::text_map args_of(const std::string& args) {
  return codec::read_tool(tool::create_callback, request(args)).value.event.args;
}

}  // namespace

TEST_CASE("a tool call is read with the call so far", "[codec]") {
  const auto r = codec::read_tool(
      tool::book_service,
      request(
          R"({"customer_name":"Robin Vale","preferred_time":"Monday at 2"})",
          R"("metadata":{"tenant":"acme"},"direction":"outbound","to_number":"+15125550147","transcript_with_tool_calls":[{"role":"user","content":"Hi"},{"role":"x"},7],"transcript_object":[{"role":"user","content":"Hi"}])"));
  REQUIRE(r.ok());
  CHECK(r.value.event.tool == tool::book_service);
  CHECK(r.value.event.args == domain::text_map{{"customer_name", "Robin Vale"}, {"preferred_time", "Monday at 2"}});
  CHECK(r.value.event.order == 3);
  CHECK(r.value.header_tenant == "acme");
  REQUIRE(r.value.event.call);
  CHECK(r.value.event.call->call_id == "c");
  CHECK(r.value.event.call->direction == domain::call_direction::outbound);
  CHECK(r.value.event.call->turns.size() == 1);
}

TEST_CASE("the place in the conversation is the length of its transcript", "[codec][I5]") {
  struct row {
    const char* call;
    std::uint32_t order;
  };
  const row rows[] = {{"", 0},
                      {R"("transcript_object":[{},{}])", 2},
                      {R"("transcript_object":[{},{}],"transcript_with_tool_calls":[])", 2},
                      {R"("transcript_object":[{},{}],"transcript_with_tool_calls":[1,2,3])", 3},
                      {R"("transcript_object":"x","transcript_with_tool_calls":null)", 0}};
  for (const auto& r : rows)
    CHECK(codec::read_tool(tool::end_call, request("{}", r.call)).value.event.order == r.order);
}

TEST_CASE("arguments of any scalar type become text, nested ones and sentinels are dropped", "[codec][P-23]") {
  CHECK(args_of(R"({"a":"x","b":true,"c":12,"d":1.5,"e":null,"f":{"g":1},"h":[1],"a":"second"})") ==
        domain::text_map{{"a", "x"}, {"b", "true"}, {"c", "12"}, {"d", "1.5"}});
  CHECK(
      args_of(
          R"({"customer_name":"TBD","service_address":"Not provided","zip":"N/A","x":"{{name}}","y":" ","z":"auto","urgency":"unknown","ok":"7"})") ==
      domain::text_map{{"ok", "7"}});
  CHECK(args_of(R"({"execution_message":"One moment, please","reason":"billing"})") ==
        domain::text_map{{"reason", "billing"}});
  CHECK(args_of("null").empty());
  CHECK(args_of("[1]").empty());
  CHECK(args_of("\"x\"").empty());
  CHECK(codec::read_tool(tool::lookup_caller, R"({"call":{"call_id":"c"}})").ok());
}

TEST_CASE("a phone of auto is the caller's own number", "[codec][B-21]") {
  struct row {
    const char *call, *expected;
  };
  const row rows[] = {
      {R"("direction":"inbound","from_number":"+15125550147","to_number":"+15125550100")", "+15125550147"},
      {R"("direction":"outbound","from_number":"+15125550100","to_number":"(512) 555-0147")", "+15125550147"},
      {R"("from_number":"512-555-0147","to_number":"+15125550100")", "+15125550147"},
      {R"("direction":"inbound","from_number":"anonymous","to_number":"+15125550100")", nullptr},
      {R"("direction":"outbound","from_number":"+15125550147")", nullptr},
      {"", nullptr},
  };
  for (const auto& r : rows) {
    for (const char* name : {"customer_phone", "caller_phone", "phone", "phone_number"}) {
      for (const char* value : {"auto", "AUTO", " Auto "}) {
        INFO(r.call << " " << name);
        const auto args =
            codec::read_tool(tool::book_service, request(std::string{"{\""} + name + "\":\"" + value + "\"}", r.call))
                .value.event.args;
        if (r.expected)
          CHECK(args == domain::text_map{{name, r.expected}});
        else
          CHECK(args.empty());
      }
    }
  }
}

TEST_CASE("phones are normalised where they can be, and kept as said where not", "[codec][B-06]") {
  CHECK(
      args_of(
          R"({"customer_phone":"(512) 555-0147","caller_phone":5125550147,"phone":"555-0147","phone_number":"TBD","site_contact_phone":"512.555.0188"})") ==
      domain::text_map{{"customer_phone", "+15125550147"},
                       {"caller_phone", "+15125550147"},
                       {"phone", "555-0147"},
                       {"site_contact_phone", "+15125550188"}});
  CHECK(args_of(R"({"site_contact_phone":"auto"})").empty());
}

TEST_CASE("a tool call needs a call of its own", "[codec][P-32]") {
  struct row {
    const char* body;
    errc status;
  };
  const row rows[] = {{R"({"args":{}})", errc::malformed},
                      {R"({"name":"x","preferred_time":"Monday"})", errc::malformed},  // arguments at the root
                      {R"({"call":{"call_id":7},"args":{}})", errc::malformed},
                      {R"({"call":{"call_id":"pipecat_call"},"args":{}})", errc::unprocessable},
                      {R"([])", errc::malformed},
                      {R"({)", errc::malformed},
                      {R"({"call":{"call_id":"a\u0007b"},"args":{}})", errc::unprocessable}};
  for (const auto& r : rows) {
    INFO(r.body);
    const auto read = codec::read_tool(tool::book_appointment, r.body);
    CHECK(read.error.status == r.status);
    CHECK_FALSE(read.error.what.empty());
  }
}

TEST_CASE("an error never quotes what the sender wrote", "[codec][I13]") {
  for (const char* body :
       {R"({"call":{"call_id":"Robin\u0001Vale"}})", R"({"call":{"call_id":"c","x":"Robin Vale})", R"("Robin Vale")"})
    CHECK_THAT(codec::read_tool(tool::end_call, body).error.what, !Catch::Contains("Robin"));
}

TEST_CASE("a map is written as a flat object", "[codec]") {
  CHECK(codec::write_map({}) == "{}");
  CHECK(codec::write_map({{"a", "x\"y"}, {"b\n", ""}}) == R"({"a":"x\"y","b\n":""})");
}

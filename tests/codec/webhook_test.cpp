#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "codec/retell.hpp"

using namespace calllock;
using domain::errc;
using domain::lifecycle;
using domain::speaker;
using domain::trace_kind;

namespace {

constexpr const char* analyzed = R"({ "event": "call_analyzed", "interaction_type": "call", "call": {
  "call_id": "call_7f2a0c", "call_type": "phone_call", "agent_id": "agent_51", "agent_version": 4,
  "direction": "inbound", "from_number": "+15125550147", "to_number": "+15125550100",
  "metadata": { "tenant": "t_9" }, "collected_dynamic_variables": { "caller_known": "true", "zip_code": "", "n": 3, "deep": {"x":1}, "nil": null },
  "start_timestamp": 1788771600000, "end_timestamp": 1788771731500, "duration_ms": 131500,
  "disconnection_reason": "agent_hangup", "transcript": "Agent: Hello.\nUser: I need Monday at ten.",
  "transcript_object": [ { "role": "agent", "content": "Hello." },
     { "role": "user", "content": "I need Monday at ten.", "words": [ { "word": "I", "start": 3.12, "end": 3.2 } ] },
     { "role": "transfer_target", "content": "Dispatch." } ],
  "transcript_with_tool_calls": [
     { "role": "user", "content": "I need Monday at ten.", "words": [] },
     { "role": "node_transition", "former_node_id": "n1", "new_node_id": "n2" },
     { "role": "tool_call_invocation", "tool_call_id": "tc_91", "name": "book_service", "arguments": "{\"preferred_time\":\"Monday at ten\",\"n\":2}" },
     { "role": "tool_call_result", "tool_call_id": "tc_91", "content": "{\"booked\":true,\"slots\":[1]}", "successful": true },
     { "role": "dtmf", "digit": "1" } ],
  "call_analysis": { "call_summary": "Booked Monday.", "in_voicemail": false, "user_sentiment": "Positive",
     "custom_analysis_data": { "service": "cleaning", "party_size": 2, "urgent": false } } } })";

}  // namespace

TEST_CASE("a call_analyzed event is read in full", "[codec]") {
  const auto r = codec::read_webhook(analyzed);
  REQUIRE(r.ok());
  CHECK(r.value.event.kind == lifecycle::analyzed);
  CHECK(r.value.event.name == "call_analyzed");
  CHECK(r.value.header_tenant == "t_9");
  const auto& c = *r.value.event.call;
  CHECK(c.call_id == "call_7f2a0c");
  CHECK(c.agent_id == "agent_51");
  CHECK(c.direction == domain::call_direction::inbound);
  CHECK(c.from_number == "+15125550147");
  CHECK(c.to_number == "+15125550100");
  CHECK(c.started_at == domain::instant{std::chrono::milliseconds{1788771600000}});
  CHECK(c.ended_at == domain::instant{std::chrono::milliseconds{1788771731500}});
  CHECK(c.disconnection_reason == "agent_hangup");
  CHECK(c.turns ==
        std::vector<domain::utterance>{{speaker::agent, "Hello."}, {speaker::caller, "I need Monday at ten."}});
  CHECK(c.dynamic_variables == domain::text_map{{"caller_known", "true"}, {"zip_code", ""}, {"n", "3"}});
  CHECK(c.custom_analysis == domain::text_map{{"service", "cleaning"}, {"party_size", "2"}, {"urgent", "false"}});
  CHECK(c.call_summary == "Booked Monday.");
  CHECK(c.user_sentiment == "Positive");
  CHECK(c.in_voicemail == false);
  CHECK(c.has_analysis);
}

TEST_CASE("a tool's result knows its tool by the call's id", "[codec][P-31]") {
  const auto trace = codec::read_webhook(analyzed).value.event.call->trace;
  REQUIRE(trace.size() == 5);
  CHECK(trace[1].kind == trace_kind::other);
  CHECK(trace[2].kind == trace_kind::invocation);
  CHECK(trace[2].fields == domain::text_map{{"preferred_time", "Monday at ten"}, {"n", "2"}});
  CHECK(trace[3].kind == trace_kind::result);
  CHECK(trace[3].name == "book_service");
  CHECK(trace[3].fields == domain::text_map{{"booked", "true"}});
  CHECK(trace[3].successful == true);
}

TEST_CASE("JSON in strings may be cut off, double, or no JSON at all", "[codec]") {
  const auto r = codec::read_call(R"({"call_id":"c","transcript_with_tool_calls":[
    {"role":"tool_call_invocation","tool_call_id":"1","name":"a","arguments":"{\"zip\":\"787"},
    {"role":"tool_call_invocation","tool_call_id":"2","name":"b","arguments":{"zip":"78701"}},
    {"role":"tool_call_result","tool_call_id":"2","content":"{\"booked\":tr"},
    {"role":"tool_call_result","tool_call_id":"9","content":"Sorry, that failed"},
    {"role":"tool_call_result","tool_call_id":"1","content":"[1]"},
    {"role":"tool_call_result","tool_call_id":"1","content":{"booked":false},"successful":"true"},
    {"role":"tool_call_result","tool_call_id":"1","content":"{\"name\":\"a\\u0000b\\ud800\"}"},
    "noise", 7, null, {"role":42}, {"content":"no role"} ]})");
  REQUIRE(r.ok());
  const auto& t = r.value.trace;
  REQUIRE(t.size() == 9);
  CHECK(t[0].fields.empty());
  CHECK(t[1].fields == domain::text_map{{"zip", "78701"}});
  CHECK(t[2].fields.empty());
  CHECK(t[2].text == R"({"booked":tr)");
  CHECK(t[2].name == "b");
  CHECK(t[3].name.empty());
  CHECK(t[3].text == "Sorry, that failed");
  CHECK(t[4].fields.empty());
  CHECK(t[5].fields == domain::text_map{{"booked", "false"}});
  CHECK(t[5].successful == true);
  CHECK(t[6].fields == domain::text_map{{"name", "ab\xef\xbf\xbd"}});
  CHECK(t[7].kind == trace_kind::other);
  CHECK(t[8].text == "no role");
}

TEST_CASE("the names of events", "[codec]") {
  struct row {
    const char* event;
    lifecycle kind;
  };
  const row rows[] = {{"call_started", lifecycle::started},      {"call_ended", lifecycle::ended},
                      {"call_analyzed", lifecycle::analyzed},    {"transcript_updated", lifecycle::transcript_updated},
                      {"transfer_bridged", lifecycle::transfer}, {"transfer_cancelled", lifecycle::transfer},
                      {"something_new", lifecycle::unknown},     {"CALL_ENDED", lifecycle::unknown}};
  for (const auto& r : rows) {
    const auto read = codec::read_webhook(R"({"event":")" + std::string{r.event} + R"(","call":{"call_id":"c"}})");
    INFO(r.event);
    REQUIRE(read.ok());
    CHECK(read.value.event.kind == r.kind);
    CHECK(read.value.event.name == r.event);
  }
}

TEST_CASE("a body that cannot be used is refused with the reason", "[codec]") {
  struct row {
    std::string body;
    errc status;
    const char* says;
  };
  const std::string long_id(129, 'x');
  const row rows[] = {
      {"", errc::malformed, "empty"},
      {"  ", errc::malformed, "empty"},
      {"nope", errc::malformed, "not valid JSON"},
      {R"({"event":"call_ended","call":{"call_id":"c")", errc::malformed, "not valid JSON"},
      {R"({"event":"call_ended","call":{"call_id":"c"}} x)", errc::malformed, "not valid JSON"},
      {"[]", errc::malformed, "it is an array"},
      {"\"text\"", errc::malformed, "it is a string"},
      {"17", errc::malformed, "it is a number"},
      {"null", errc::malformed, "it is null"},
      {R"({"call":{"call_id":"c"}})", errc::malformed, "Missing event"},
      {R"({"event":7,"call":{"call_id":"c"}})", errc::malformed, "Missing event"},
      {R"({"event":"call_ended"})", errc::malformed, "Missing call_id"},
      {R"({"event":"call_ended","call":null})", errc::malformed, "Missing call_id"},
      {R"({"event":"call_ended","call":[]})", errc::malformed, "Missing call_id"},
      {R"({"event":"call_ended","call":{"call_id":""}})", errc::malformed, "Missing call_id"},
      {R"({"event":"call_ended","call":{"call_id":12}})", errc::malformed, "Missing call_id"},
      {R"({"event":"call_ended","call":{"call_id":"\u0000"}})", errc::malformed, "Missing call_id"},
      {R"({"event":"call_ended","call":{"call_id":")" + long_id + "\"}}", errc::unprocessable, "longer than 128"},
      {R"({"event":"call_ended","call":{"call_id":"a\nb"}})", errc::unprocessable, "control characters"},
  };
  for (const auto& r : rows) {
    INFO(r.body);
    const auto read = codec::read_webhook(r.body);
    CHECK(read.error.status == r.status);
    CHECK_THAT(read.error.what, Catch::Contains(r.says));
  }
  CHECK(codec::read_webhook(R"({"event":"x","call":{"call_id":")" + std::string(128, 'x') + "\"}}").ok());
}

TEST_CASE("members of another type count as absent, and numbers may be texts", "[codec]") {
  const auto r =
      codec::read_call(R"({"call_id":"c","agent_id":12,"direction":true,"from_number":15125550147,"to_number":{},
    "start_timestamp":"1788771600000","end_timestamp":1788771731500.0,"transcript":["x"],"transcript_object":"x",
    "transcript_with_tool_calls":{"role":"user"},"collected_dynamic_variables":[1],"call_analysis":"none","disconnection_reason":null})");
  REQUIRE(r.ok());
  const auto& c = r.value;
  CHECK(c.agent_id == "12");
  CHECK(c.direction == domain::call_direction::unknown);
  CHECK(c.from_number == "15125550147");
  CHECK(c.to_number.empty());
  CHECK(c.started_at == domain::instant{std::chrono::milliseconds{1788771600000}});
  CHECK(c.ended_at == domain::instant{std::chrono::milliseconds{1788771731500}});
  CHECK(c.transcript.empty());
  CHECK(c.turns.empty());
  CHECK(c.trace.empty());
  CHECK(c.dynamic_variables.empty());
  CHECK_FALSE(c.has_analysis);
  CHECK_FALSE(c.in_voicemail);
}

TEST_CASE("times that no call can have are absent", "[codec][T-07]") {
  for (const char* t : {"0", "-1", "1e300", "\"soon\"", "\"\"", "true", "null", "253402300800000", "1788771600000.5",
                        "99999999999999999999999"}) {
    INFO(t);
    const auto r = codec::read_call(std::string{R"({"call_id":"c","start_timestamp":)"} + t + "}");
    REQUIRE(r.ok());
    CHECK_FALSE(r.value.started_at);
  }
}

TEST_CASE("what was said is taken from the best form that is there", "[codec][D-14]") {
  const std::vector<domain::utterance> expected{{speaker::agent, "Hello."},
                                                {speaker::caller, "My AC is dead. Since May"}};
  const char* forms[] = {
      R"({"call_id":"c","transcript_object":[{"role":"agent","content":"Hello."},{"role":"user","content":"My AC is dead. Since May"}],"transcript":"Agent: x"})",
      R"({"call_id":"c","transcript_object":[],"transcript_with_tool_calls":[{"role":"agent","content":"Hello."},{"role":"dtmf","digit":"1"},{"role":"user","content":"My AC is dead. Since May"}]})",
      R"({"call_id":"c","transcript":"Agent: Hello.\r\nUser: My AC is dead.\nSince May\n\n"})",
      R"({"call_id":"c","transcript":"stray line\nAgent:Hello.\nUser: My AC is dead. Since May"})"};
  for (const char* form : forms) {
    INFO(form);
    CHECK(codec::read_call(form).value.turns == expected);
  }
}

TEST_CASE("of members with the same name the first counts", "[codec]") {
  const auto r = codec::read_webhook(
      R"({"event":"call_ended","event":"call_started","call":{"call_id":"a","call_id":"b"},"call":{"call_id":"z"}})");
  REQUIRE(r.ok());
  CHECK(r.value.event.kind == lifecycle::ended);
  CHECK(r.value.event.call->call_id == "a");
  CHECK(boost::json::parse(*r.value.call_json).at("call_id") == "b");  // Boost keeps the last one
}

TEST_CASE("the call object is kept as it stands in the body", "[codec][P-07]") {
  const std::string call =
      R"({ "call_id" : "c", "cost":0.1633, "s":"a\"b}]{[é\u00e9\\\\", "":"\\", "n":[1,{"x":[]}] })";
  for (const std::string& body :
       {R"({"event":"e","call":)" + call + "}", R"( {"call":)" + call + " , \"x\":\"}\",\"event\":\"e\"}\n",
        R"({"skip":{"call":{"call_id":"no"}},"a":[{"call":1}],"s":"\"call\":{","n":-1.5e3,"t":true,"call" : )" + call +
            R"(,"event":"e"})"}) {
    const auto r = codec::read_webhook(body);
    INFO(body);
    REQUIRE(r.ok());
    CHECK(*r.value.call_json == call);
  }
}

TEST_CASE("numbers that the store might refuse are written anew", "[codec][I7]") {
  const std::string zeros(20000, '0');
  for (const std::string& number : {std::string{"0e678901234567890"}, std::string{"1E-99999"}, "0." + zeros + "1"}) {
    const auto r = codec::read_webhook(R"({"event":"e","call":{"call_id":"c","cost":)" + number + "}}");
    INFO(number.substr(0, 20));
    REQUIRE(r.ok());
    const auto cost = boost::json::parse(*r.value.call_json).at("cost");
    CHECK(cost.to_number<double>() == 0);
  }
}

TEST_CASE("a name written with escapes is found too", "[codec]") {
  const auto r = codec::read_webhook(R"({"event":"e","c\u0061ll":{"call_id":"c","x":[1, 2.5,"é"]}})");
  REQUIRE(r.ok());
  CHECK(boost::json::parse(*r.value.call_json) == boost::json::parse(R"({"call_id":"c","x":[1,2.5,"é"]})"));
}

TEST_CASE("a web call's access token is not kept", "[codec][I13]") {
  for (const char* call : {R"({"call_id":"c","access_token":"secret","x":{"y":"\"z"}})",
                           R"({"access_token":"secret","call_id":"c","x":{"y":"\"z"},"access_token":"secret"})",
                           R"({"call_id":"c","access\u005ftoken":"secret","x":{"y":"\"z"}})"}) {
    const auto r = codec::read_webhook(std::string{R"({"event":"call_ended","call":)"} + call + "}");
    INFO(call);
    REQUIRE(r.ok());
    CHECK(boost::json::parse(*r.value.call_json) == boost::json::parse(R"({"call_id":"c","x":{"y":"\"z"}})"));
  }
}

TEST_CASE("what was stored reads back as the same call", "[codec]") {
  const auto first = codec::read_webhook(analyzed);
  const auto again = codec::read_call(*first.value.call_json);
  REQUIRE(again.ok());
  CHECK(again.value.turns == first.value.event.call->turns);
  CHECK(again.value.dynamic_variables == first.value.event.call->dynamic_variables);
  CHECK(again.value.trace.size() == first.value.event.call->trace.size());
  CHECK(codec::read_call("{}").error.what == "Missing call_id");
  CHECK_FALSE(codec::read_call("[").ok());
}

TEST_CASE("an event of another kind may have no call, one about a call must have it", "[codec]") {
  for (const auto* event : {"chat_started", "chat_ended", "chat_analyzed", "something_new"}) {
    const auto r = codec::read_webhook(R"({"event":")" + std::string{event} + R"(","chat":{"chat_id":"c"}})");
    CHECK(r.ok());
    CHECK(r.value.event.call == nullptr);
    CHECK(r.value.event.name == event);
    CHECK(r.value.event.kind == lifecycle::unknown);
  }
  CHECK_FALSE(codec::read_webhook(R"({"event":"chat_ended","call":{}})").ok());
  for (const auto* event : {"call_started", "call_ended", "call_analyzed", "transcript_updated", "transfer_started"})
    CHECK_FALSE(codec::read_webhook(R"({"event":")" + std::string{event} + R"("})").ok());
}

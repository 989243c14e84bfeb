#include <catch2/catch.hpp>

#include <algorithm>

#include "actors/spoken_wishes.hpp"

using namespace actor_testing;
using namespace builders;
using d::commit_result;
using d::errc;

TEST_CASE("nothing is answered before it is durable", "[actors][I1]") {
  fixture f;
  std::vector<d::reply> answers;
  f.hold_commits = true;
  f.send(callback(), &answers);
  CHECK(answers.empty());
  f.answer_first(f.held);
  REQUIRE(answers.size() == 1);
  CHECK(answers[0].status == errc::ok);
  CHECK(f.store.at("call_1").version == 1);
}

TEST_CASE("records that come while a commit is in flight go together in the next", "[actors][speed]") {
  fixture f;
  std::vector<d::reply> answers;
  f.hold_commits = true;
  for (int i = 0; i < 5; ++i) f.send(callback(), &answers, "call_" + std::to_string(i));
  f.answer_first(f.held);
  f.answer_first(f.held);
  CHECK(answers.size() == 5);
  CHECK(f.commits == 2);
}

TEST_CASE("a store that is down is answered with store_down, and the call recovers by itself",
          "[actors][I1][I7][P-05]") {
  fixture f;
  std::vector<d::reply> answers;
  f.next_result = commit_result::down;
  f.send(callback(), &answers);
  REQUIRE(answers.size() == 1);
  CHECK(answers[0].status == errc::store_down);
  CHECK(f.store.empty());
  f.next_result = commit_result::ok;
  f.send(callback(), &answers);
  CHECK(answers.at(1).status == errc::ok);
  CHECK(f.store.at("call_1").version == 1);
}

TEST_CASE("a repeat gets the first answer and causes nothing, also while the first is under way",
          "[actors][I2][P-12]") {
  fixture f;
  std::vector<d::reply> answers;
  f.hold_commits = true;
  f.send(callback(), &answers);
  f.send(callback(), &answers);
  CHECK(answers.empty());
  f.answer_first(f.held);
  CHECK(answers.size() == 2);
  f.hold_commits = false;
  f.send(callback(), &answers);
  CHECK(answers.size() == 3);
  CHECK(f.store.at("call_1").version == 1);
  CHECK(f.outbox.size() == 1);
}

TEST_CASE("a repeat whose first answer cannot be read is told so, and gets it once the store is back",
          "[actors][I1][I2]") {
  fixture f;
  std::vector<d::reply> answers;
  f.send(callback(), &answers);
  f.next_result = commit_result::down;
  f.send(callback(), &answers);
  REQUIRE(answers.size() == 2);
  CHECK(answers[1].status == errc::store_down);
  f.next_result = commit_result::ok;
  f.send(callback(), &answers);
  REQUIRE(answers.size() == 3);
  CHECK(answers[2].status == errc::ok);
  CHECK(f.outbox.size() == 1);
}

TEST_CASE("a repeat after a restart gets the stored answer", "[actors][I2][I12]") {
  fixture f;
  std::vector<d::reply> answers;
  f.send(callback(), &answers);
  f.now += f.shared.limits.passivate_after;  // leaves memory at the next sweep
  f.sched.advance_time(f.shared.limits.sweep_every);
  f.sched.run();
  REQUIRE(f.metrics.live_calls.Value() == 0);
  f.send(callback(), &answers);
  REQUIRE(answers.size() == 2);
  CHECK(std::get<std::string>(answers[1].body) == "{\"stored\":true}");
  CHECK(f.store.at("call_1").version == 1);
}

TEST_CASE("a call that somebody else has changed is loaded anew and the event applied to that", "[actors][I5][P-04]") {
  fixture f;
  std::vector<d::reply> answers;
  f.send(callback(), &answers);
  auto& kept = f.store.at("call_1");
  ++kept.version;  // another process
  kept.state.customer_name.offer(d::boxed_text{"Robin Vale"}, {1, 5});
  f.send(a_tool(d::tool::end_call, {{"reason", "completed"}}), &answers);
  CHECK(answers.at(1).status == errc::ok);
  CHECK(kept.version == 3);
  CHECK(kept.state.customer_name.value.view() == "Robin Vale");
  CHECK(kept.state.callback_promised);
}

TEST_CASE("what was made from a step that lost against somebody else's is made anew", "[actors][I5][P-04]") {
  fixture f;
  std::vector<d::reply> answers;
  f.hold_commits = true;
  f.send(callback(), &answers);
  f.send(a_tool(d::tool::end_call, {{"reason", "completed"}}), &answers);
  auto& theirs = f.store["call_1"];  // another process begins the call: its version is the one that the first step got
  theirs.version = 1;
  theirs.state.call_id = "call_1";
  theirs.state.customer_name.offer(d::boxed_text{"Robin Vale"}, {1, 5});
  while (!f.held.empty()) f.answer_first(f.held);
  REQUIRE(answers.size() == 2);
  CHECK(answers[0].status == errc::ok);
  CHECK(answers[1].status == errc::ok);
  CHECK(theirs.version == 3);
  CHECK(theirs.state.customer_name.value.view() == "Robin Vale");
  CHECK(theirs.state.callback_promised);
}

TEST_CASE("a step behind one that the store refuses is made anew without it", "[actors][I1][I7]") {
  fixture f;
  std::vector<d::reply> answers;
  f.hold_commits = true;
  f.send(callback(), &answers);
  f.send(a_tool(d::tool::end_call, {{"reason", "completed"}}), &answers);
  REQUIRE(f.held.size() == 1);  // the second waits for the first
  f.next_result = commit_result::refused;
  f.answer_first(f.held);
  REQUIRE(answers.size() == 1);
  CHECK(answers[0].status == errc::unprocessable);
  f.next_result = commit_result::ok;
  while (!f.held.empty()) f.answer_first(f.held);
  REQUIRE(answers.size() == 2);
  CHECK(answers[1].status == errc::ok);
  CHECK(f.store.at("call_1").version == 1);
  CHECK_FALSE(f.store.at("call_1").state.callback_promised);
}

TEST_CASE("all steps of a call hear of a store that is down, and none is written", "[actors][I1][I7]") {
  fixture f;
  std::vector<d::reply> answers;
  f.hold_commits = true;
  f.send(callback(), &answers);
  f.send(a_tool(d::tool::end_call, {{"reason", "completed"}}), &answers);
  f.next_result = commit_result::down;
  while (!f.held.empty()) f.answer_first(f.held);
  REQUIRE(answers.size() == 2);
  CHECK(answers[0].status == errc::store_down);
  CHECK(answers[1].status == errc::store_down);
  CHECK(f.store.empty());
}

TEST_CASE("a commit whose answer was lost is read back, not repeated", "[actors][I1][I2]") {
  fixture f;
  std::vector<d::reply> answers;
  f.next_result = commit_result::unknown;
  f.write_all_the_same = true;
  f.hold_commits = true;
  f.send(callback(), &answers);
  f.answer_first(f.held);
  f.hold_commits = false;
  REQUIRE(answers.size() == 1);
  CHECK(answers[0].status == errc::ok);
  CHECK(f.store.at("call_1").version == 1);
}

TEST_CASE("a lost commit that was not written is applied again", "[actors][I1]") {
  fixture f;
  std::vector<d::reply> answers;
  f.next_result = commit_result::unknown;
  f.hold_commits = true;
  f.send(callback(), &answers);
  auto first = std::move(f.held.front());
  f.held.pop_front();
  first();
  f.next_result = commit_result::ok;
  f.sched.run();
  REQUIRE(f.held.size() == 1);
  f.answer_first(f.held);
  CHECK(answers.size() == 1);
  CHECK(f.store.at("call_1").version == 1);
}

TEST_CASE("data that the store refuses is told to the sender and hurts nobody else", "[actors][I7]") {
  fixture f;
  std::vector<d::reply> answers;
  f.next_result = commit_result::refused;
  f.send(callback(), &answers);
  CHECK(answers.at(0).status == errc::unprocessable);
}

TEST_CASE("a call leaves memory when it is closed and comes back from the store", "[actors][I9]") {
  fixture f;
  std::vector<d::reply> answers;
  f.send(analyzed(), &answers);
  CHECK(f.store.at("call_1").state.phase == d::call_phase::closed);
  CHECK(f.metrics.live_calls.Value() == 0);
  f.send(callback(), &answers);
  CHECK(answers.size() == 2);
  CHECK(f.store.at("call_1").version == 2);
}

TEST_CASE("a late call_started does not push the analysed call out of the store", "[actors][I5]") {
  fixture f;
  std::vector<d::reply> answers;
  f.send(analyzed(), &answers);
  f.send(started(), &answers);
  CHECK(f.store.at("call_1").state.record->has_analysis);
  CHECK(f.retell_calls == std::vector<std::string>{"call_analyzed"});
}

TEST_CASE("a reader waits for what our tables know, without a commit before it", "[actors][P-26]") {
  fixture f;
  std::vector<d::reply> answers;
  f.send(a_tool(d::tool::lookup_caller, {}), &answers);
  CHECK(f.commits == 0);
  REQUIRE(f.histories.size() == 1);
  f.answer_first(f.histories);
  REQUIRE(answers.size() == 1);
  CHECK(f.commits == 1);
  CHECK(f.store.at("call_1").state.visits.at("lookup_caller") == 1);
}

TEST_CASE("beyond the limit of live calls new ones are refused, known ones go on", "[actors][I9]") {
  fixture f;
  f.shared.limits.max_live_calls = 1;
  std::vector<d::reply> answers;
  f.send(callback(), &answers, "call_1");
  f.send(callback(), &answers, "call_2");
  f.send(a_tool(d::tool::end_call, {{"reason", "completed"}}), &answers, "call_1");
  REQUIRE(answers.size() == 3);
  CHECK(answers[1].status == errc::overloaded);
  CHECK(answers[2].status == errc::ok);
}

TEST_CASE("a look-up answers within its own short budget, whatever the store does", "[actors][I8]") {
  fixture f;
  std::vector<d::reply> answers;
  const auto tool = GENERATE(d::tool::lookup_caller, d::tool::get_customer_status, d::tool::customer_status);
  f.send(a_tool(tool, {}), &answers);
  f.sched.advance_time(f.shared.limits.lookup_budget + 1ms);
  f.sched.run();
  REQUIRE(answers.size() == 1);
  CHECK(reply_of(answers[0]).code == "look_up_late");
  f.answer_first(f.histories);  // nobody waits for it any more
  CHECK(answers.size() == 1);
}

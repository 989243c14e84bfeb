// How long does it take to understand a finished call of 6 KB, and where does the time go?
#include <benchmark/benchmark.h>

#include <cstdlib>

#include "config/lexicon_file.hpp"
#include "domain/analysis/analyse.hpp"
#include "domain/analysis/call_reading.hpp"
#include "domain/analysis/extract.hpp"
#include "domain/analysis/judge.hpp"
#include "domain/analysis/lexicon.hpp"
#include "domain/analysis/reading.hpp"
#include "domain/delivery/cards.hpp"

namespace {

using namespace calllock::domain;

/// A talkative customer: 6 KB of both sides, all of it different sentences.
call_record long_call() {
  call_record call;
  call.call_id = "call_bench";
  call.direction = call_direction::inbound;
  call.from_number = "+15125550142";
  call.disconnection_reason = "agent_hangup";
  call.user_sentiment = "Neutral";
  call.started_at = instant(std::chrono::milliseconds(1752600000000));
  const auto agent = [&](const char* text) { call.turns.push_back({speaker::agent, text}); };
  const auto caller = [&](const char* text) { call.turns.push_back({speaker::caller, text}); };
  agent("Thanks for calling, this is Sarah, your virtual assistant. How can I help you today?");
  caller(
      "Hi Sarah. So, um, our air conditioner upstairs has been blowing lukewarm air since Saturday afternoon, and I "
      "have no idea why.");
  agent(
      "I'm sorry to hear that. Do you smell gas or anything burning, or do you see any smoke or sparks near the unit?");
  caller(
      "No, nothing like that. There was a burning smell years ago with the old furnace, but they replaced that one.");
  const char* story[] = {
      "The downstairs unit is fine, that one's pretty new, it's only the one up in the attic that acts up.",
      "My husband went up there with a flashlight and he says the big fan isn't turning, it only hums and then it "
      "stops.",
      "We changed the filter last week, the one in the hallway ceiling, and it was filthy, but that didn't make any "
      "difference.",
      "The thermostat says cool, it's set on seventy-three, and it's been sitting at eighty-four every afternoon since "
      "then.",
      "We don't have any babies or old folks in the house, just the two of us and a dog, and he sleeps on the tile.",
      "If it gets any worse we'll go and stay with my sister in Georgetown, she's got two guest rooms and a pool.",
      "The neighbor across the street had the same thing in June, and somebody told him it was the capacitor out "
      "there.",
      "I called another company first and they quoted me twelve thousand for a whole new system without even looking "
      "at it.",
      "I'd rather have somebody honest take a look and tell me whether it can be repaired before I spend that kind of "
      "money.",
      "The breaker hasn't tripped, I looked at it this morning, and I flipped it off and on once just to be sure.",
      "There's a little bit of water in the pan under it, maybe half an inch, but nothing came through the ceiling so "
      "far.",
      "We bought the house in two thousand nineteen, and the paper on the unit says it was installed in two thousand "
      "eleven.",
  };
  const char* questions[] = {
      "Okay, thank you. And is the other unit in the house still cooling the way it should?",
      "I see. Has anybody already worked on it, or did you try anything yourself so far?",
      "Thank you, that helps the technician a lot. Is there anybody in the home who is elderly or ill?",
      "Got it. And is there a gate code, a dog, or anything else that he should know before he comes out?",
  };
  std::size_t bytes = 0;
  for (const auto& t : call.turns) bytes += t.text.size();
  for (std::size_t i = 0; bytes < 5600; ++i) {
    agent(questions[i % std::size(questions)]);
    caller(story[i % std::size(story)]);
    bytes += call.turns.back().text.size() + call.turns[call.turns.size() - 2].text.size();
  }
  agent("May I have your name and the address, please?");
  caller(
      "It's Marguerite Delacroix-Bennett, that's B-E-N-N-E-T-T, and we're at fifty-two ten Juniper Hollow Lane, "
      "78731.");
  agent("You're booked for Thursday, July 17 at 9 AM, Ms. Delacroix-Bennett.");
  caller("Wonderful, thank you so much. Bye.");
  return call;
}

struct fixture {
  call_record call = long_call();
  call_facts facts;
  tenant_profile tenant;
  const lexicon& phrases = calllock::config::built_in_lexicon();
  std::size_t bytes = 0;
  fixture() {
    tenant.agent_names = {"Sarah"};
    facts.caller_number = "+15125550142";
    for (const auto& t : call.turns) bytes += t.text.size();
    // A wrong answer is worth no figure.
    const auto a = analyse(call, facts, tenant, instant{}, &phrases);
    if (a.type != call_type::service || a.revenue.tier == revenue_tier::none || !a.customer_name) std::abort();
  }
};

const fixture& shared() {
  static const fixture f;
  return f;
}

void rate(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(shared().bytes));
}

void whole(benchmark::State& state) {
  const auto& f = shared();
  for (auto _ : state) benchmark::DoNotOptimize(analyse(f.call, f.facts, f.tenant, instant{}, &f.phrases));
  rate(state);
}
BENCHMARK(whole)->Unit(benchmark::kMicrosecond);

void stage_read(benchmark::State& state) {
  const auto& f = shared();
  for (auto _ : state) benchmark::DoNotOptimize(read(f.call));
  rate(state);
}
BENCHMARK(stage_read)->Unit(benchmark::kMicrosecond);

void stage_extract(benchmark::State& state) {
  const auto& f = shared();
  const call_reading read_once(f.call);
  const auto& r = read_once.said;
  for (auto _ : state) {
    analysis a;
    const auto said = find_particulars(r, f.facts, f.tenant);
    extract_customer(r, said, f.call, f.facts, f.tenant, a);
    extract_place(r, said, f.call, f.facts, a);
    extract_problem(r, read_once.noted, f.call, f.facts, f.tenant, a);
    extract_equipment(r, f.call, f.facts, f.tenant, a);
    extract_parties(r, said, f.call, f.facts, a);
    benchmark::DoNotOptimize(a);
  }
  rate(state);
}
BENCHMARK(stage_extract)->Unit(benchmark::kMicrosecond);

void stage_match_phrases(benchmark::State& state) {
  const auto& f = shared();
  const auto r = read(f.call);
  std::vector<phrase_hit> hits;
  for (auto _ : state) {
    hits.clear();
    f.phrases.scan(r, hits);
    benchmark::DoNotOptimize(hits.data());
  }
  state.counters["hits"] = static_cast<double>(hits.size());
  rate(state);
}
BENCHMARK(stage_match_phrases)->Unit(benchmark::kMicrosecond);

void stage_judge_with_matching(benchmark::State& state) {
  const auto& f = shared();
  const call_reading read_once(f.call);
  const auto& r = read_once.said;
  const auto extracted = [&] {
    analysis a;
    extract_problem(r, read_once.noted, f.call, f.facts, f.tenant, a);
    extract_equipment(r, f.call, f.facts, f.tenant, a);
    return a;
  }();
  for (auto _ : state) {
    auto a = extracted;
    judge(read_once, f.facts, f.tenant, instant{}, &f.phrases, a);
    benchmark::DoNotOptimize(a);
  }
  rate(state);
}
BENCHMARK(stage_judge_with_matching)->Unit(benchmark::kMicrosecond);

void cards_and_score(benchmark::State& state) {
  const auto& f = shared();
  const auto a = analyse(f.call, f.facts, f.tenant, instant{}, &f.phrases);
  for (auto _ : state) {
    benchmark::DoNotOptimize(make_cards(a, f.facts, f.tenant, "summary"));
    benchmark::DoNotOptimize(score_call(a, f.facts));
  }
}
BENCHMARK(cards_and_score)->Unit(benchmark::kMicrosecond);

void compile_lexicon(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(calllock::config::parse_lexicon(calllock::config::built_in_phrases(), "taxonomy.toml"));
}
BENCHMARK(compile_lexicon)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();

#include <catch2/catch.hpp>

#include <rapidcheck.h>

#include <cctype>

#include "config/lexicon_file.hpp"
#include "judged_call.hpp"

using namespace calllock::domain;
using namespace calllock::domain::test;

namespace {

template <class F>
void check_property(const char* name, F f) {
  INFO(name);
  CHECK(rc::check(name, f));
}

struct safety_question {
  const char* words;
  const char* hazard;
};

const std::vector<safety_question> questions{
    {"Do you smell gas?", "GAS_LEAK"},
    {"Is there any gas smell near the unit?", "GAS_LEAK"},
    {"Is a carbon monoxide alarm going off?", "CO_EVENT"},
    {"Do you see any smoke?", "ELECTRICAL_FIRE"},
    {"Is there a burning smell?", "ELECTRICAL_FIRE"},
    {"Is the drain pan full?", "CONDENSATE_CLOG"},
};
const std::vector<const char*> troubles{"My furnace won't light.", "The AC isn't cooling.",
                                        "The heater is making a noise.", "I'd like a tune-up for my furnace.",
                                        "Our heat pump quit last night."};
const std::vector<const char*> yes_words{"Yes.", "Yeah.", "Yep.", "Yes, there is.", "Uh-huh.", "Yes ma'am."};
const std::vector<const char*> no_words{"No.", "Nope.", "No, nothing like that.", "No ma'am.", "Nah.", "Not at all."};

const std::vector<const char*> sentences{
    "My AC quit last night and it's ninety in here.",
    "I smell gas by the furnace.",
    "The water heater is leaking all over the garage floor.",
    "I want a refund, your technician was rude to my wife.",
    "We'd like a quote for a new system.",
    "The dog will be in the garage and the gate code is 1234.",
    "My mother is eighty-eight and on oxygen.",
    "Are you hiring technicians right now?",
    "It rattles when it starts, but it cools fine.",
    "I need to reschedule my appointment on Friday.",
    "No rush, any day next month is fine.",
    "My landlord has to approve it first.",
};

std::set<std::string> all_tags(const analysis& a) {
  std::set<std::string> out;
  for (const auto& list : a.tags) {
    for (const auto& t : list) out.insert(t.name);
  }
  return out;
}

std::string outcome(const analysis& a) {
  std::string out;
  for (const auto& t : all_tags(a)) out += t + " ";
  out += std::string(text(a.urgency)) + " " + std::string(text(a.type)) + " " + std::string(text(a.revenue.tier)) +
         " " + std::string(text(a.color)) + " " + std::string(text(a.caller)) + " " + std::string(text(a.reason));
  return out;
}

call_record call_of(const std::vector<std::string>& caller_turns) {
  auto call = written_call("");
  for (const auto& t : caller_turns) {
    call.turns.push_back({speaker::agent, "Okay."});
    call.turns.push_back({speaker::caller, t});
  }
  return call;
}

std::vector<std::string> some_sentences() {
  const auto picked = *rc::gen::container<std::vector<const char*>>(3, rc::gen::elementOf(sentences));
  return {picked.begin(), picked.end()};
}

}  // namespace

TEST_CASE("swapping yes and no after a safety question flips exactly that hazard", "[C-01]") {
  check_property("yes affirms, no denies", [] {
    const auto q = *rc::gen::elementOf(questions);
    const auto trouble = *rc::gen::elementOf(troubles);
    const auto with = [&](const char* answer) {
      auto call = written_call("");
      call.turns = {{speaker::agent, "How can I help you?"},
                    {speaker::caller, trouble},
                    {speaker::agent, q.words},
                    {speaker::caller, answer},
                    {speaker::agent, "Thank you."}};
      return names(judged(call, weekday_business()), tag_category::hazard);
    };
    auto yes = with(*rc::gen::elementOf(yes_words));
    const auto no = with(*rc::gen::elementOf(no_words));
    RC_ASSERT(!no.contains(q.hazard));
    RC_ASSERT(yes.erase(q.hazard) == 1);
    RC_ASSERT(yes == no);
  });
}

TEST_CASE("letter case does not change what a call means") {
  check_property("lower and upper case", [] {
    const auto turns = some_sentences();
    const auto changed = [&](int (*f)(int)) {
      auto out = turns;
      for (auto& t : out) {
        for (auto& c : t) c = static_cast<char>(f(static_cast<unsigned char>(c)));
      }
      return outcome(judged(call_of(out), weekday_business()));
    };
    const auto plain = outcome(judged(call_of(turns), weekday_business()));
    RC_ASSERT(changed(std::tolower) == plain);
    RC_ASSERT(changed(std::toupper) == plain);
  });
}

TEST_CASE("hesitations do not change what a call means") {
  check_property("um and uh between words", [] {
    const auto turns = some_sentences();
    auto slow = turns;
    for (auto& t : slow) {
      std::string out;
      for (const char c : t) {
        out.push_back(c);
        if (c == ' ' && *rc::gen::inRange(0, 4) == 0)
          out += *rc::gen::elementOf(std::vector<std::string>{"um ", "uh "});
      }
      t = "Um " + out;
    }
    RC_ASSERT(outcome(judged(call_of(slow), weekday_business())) ==
              outcome(judged(call_of(turns), weekday_business())));
  });
}

TEST_CASE("what the agent adds gives no tag of the customer", "[C-02]") {
  check_property("an agent's statement", [] {
    const auto turns = some_sentences();
    auto call = call_of(turns);
    const auto before = all_tags(judged(call, weekday_business()));
    call.turns.insert(call.turns.begin(),
                      {speaker::agent, *rc::gen::elementOf(std::vector<std::string>{
                                           "Our company repairs furnaces, water heaters and heat pumps.",
                                           "We ask everybody about smoke, sparks and carbon monoxide.",
                                           "Our office has a review page and financing for new systems.",
                                           "Our manager says the warehouse is out of filters today."})});
    RC_ASSERT(all_tags(judged(call, weekday_business())) == before);
  });
}

TEST_CASE("no input throws, and each tag is there once", "[C-20]") {
  check_property("any bytes", [] {
    auto call = written_call("");
    const auto count = *rc::gen::inRange(0, 8);
    for (int i = 0; i < count; ++i) {
      call.turns.push_back({*rc::gen::element(speaker::agent, speaker::caller), *rc::gen::arbitrary<std::string>()});
    }
    call.call_summary = *rc::gen::arbitrary<std::string>();
    call.disconnection_reason = *rc::gen::arbitrary<std::string>();
    const auto a = judged(call, weekday_business());
    for (const auto& list : a.tags) {
      std::set<std::string> seen;
      for (const auto& t : list) RC_ASSERT(seen.insert(t.name).second);
    }
    RC_ASSERT(a.reason != end_reason::none);
  });
}

TEST_CASE("twice the text takes about twice the phrases, not four times") {
  const auto& phrases = calllock::config::built_in_lexicon();
  const auto hits_of = [&](int times) {
    auto call = written_call("");
    for (int i = 0; i < times; ++i) {
      for (const auto* s : sentences) call.turns.push_back({speaker::caller, s});
    }
    std::vector<phrase_hit> hits;
    phrases.scan(read(call), hits);
    return hits.size();
  };
  const auto one = hits_of(1);
  REQUIRE(one > 20);
  CHECK(hits_of(50) == 50 * one);
}

TEST_CASE("the same call gives the same result on every thread and every time") {
  const auto lines = "U: My AC quit and the pan is full of water.\nA: Okay.\nU: Today, please.";
  const auto first = outcome(judged(lines));
  for (int i = 0; i < 20; ++i) CHECK(outcome(judged(lines)) == first);
}

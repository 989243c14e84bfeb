#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

#include "domain/analysis/sources.hpp"
#include "support/spoken_call.hpp"

using namespace calllock;

namespace {

/// Calls in the words of callers, with every fact that extraction fills.
const std::array<const char*, 6> scripts{
    "A: How can I help?\nU: Hi, our AC stopped cooling last night.\nA: Your name?\nU: Ola Brandvold.\nA: And the "
    "address?\nU: 418 Larkspur Court, "
    "78745.\nA: How old is the system?\nU: About twelve years.",
    "U: The furnace has been out since Monday.\nA: May I have your name?\nU: Ingrid Solheim.\nA: Address?\nU: Fourteen "
    "hundred Ridge Road. 78610.\n"
    "A: Best number?\nU: 737-555-0123.",
    "U: I manage an office building, the rooftop unit is down.\nA: Name?\nU: Hugo Steiner.\nA: Address?\nU: 9 West Elm "
    "Street, suite 4, 78702.",
    "U: My water heater has dripped for two weeks.\nA: What's your name?\nU: Tove Lindqvist.\nA: Where's the "
    "house?\nU: 53 Eleven Mockingbird Lane. 78745.",
    "U: I have a tenant, his heat pump blows cold.\nA: Name?\nU: Petra Novak.\nA: How long?\nU: Three days now.",
    "U: Can I get a price on duct cleaning?\nA: Your name?\nU: Remy Marchand.\nA: Zip?\nU: Seven eight seven oh four."};

/// What must not change, letter case set aside.
std::string facts(const domain::analysis& a) {
  std::string out;
  const auto add = [&](const std::optional<std::string>& v) {
    out += v ? domain::comparable(*v) : "-";
    out += '|';
  };
  for (const auto& v : {a.customer_name, a.customer_phone, a.street_address, a.unit, a.zip_code, a.equipment_type,
                        a.equipment_brand, a.equipment_age})
    add(v);
  out += text(a.duration);
  out += '|';
  out += text(a.property);
  out += text(a.system);
  out += a.is_third_party ? "|third" : "|first";
  out += a.is_decision_maker ? (*a.is_decision_maker ? "|decides" : "|asks") : "|-";
  return out;
}

domain::call_record script() { return test::spoken(*rc::gen::elementOf(scripts)); }

}  // namespace

TEST_CASE("the scripts hold facts to lose", "[analysis][property]") {
  for (const auto* s : scripts) {
    const auto a = test::extracted(s);
    CAPTURE(s);
    CHECK(a.customer_name);
    CHECK(a.equipment_type);
  }
}

TEST_CASE("what the agent adds never changes the caller's facts", "[analysis][property][C-02][C-03]") {
  const bool held = rc::check([] {
    auto call = script();
    const auto before = facts(test::extracted(call));
    // Statements and advice anywhere; a question only where no answer follows it.
    const std::array<const char*, 6> remarks{"Our boiler team at 1 Main Street, 78701 says hello.",
                                             "This is Sarah with ACE Cooling, the furnace people.",
                                             "If you smell gas, leave the house and call 911 at once.",
                                             "The water heater was installed in 1999, ten years ago.",
                                             "We close at five today and open Monday at eight.",
                                             "Leave us a review, my name is on the card."};
    const auto at = *rc::gen::inRange<std::size_t>(0, call.turns.size() + 1);
    // Between a question and its answer a remark would take the answer away from the question.
    // The outer brackets keep || from being the macro's own, which reads both sides.
    RC_PRE((at == 0 || at == call.turns.size() || call.turns[at - 1].who == domain::speaker::caller));
    call.turns.insert(call.turns.begin() + static_cast<std::ptrdiff_t>(at),
                      {domain::speaker::agent, *rc::gen::elementOf(remarks)});
    RC_ASSERT(facts(test::extracted(call)) == before);
  });
  CHECK(held);
}

TEST_CASE("letter case does not change the facts", "[analysis][property]") {
  const bool held = rc::check([] {
    auto call = script();
    const auto before = facts(test::extracted(call));
    const bool upper = *rc::gen::arbitrary<bool>();
    for (auto& t : call.turns) {
      std::transform(t.text.begin(), t.text.end(), t.text.begin(), [&](char c) {
        if (upper && c >= 'a' && c <= 'z') return static_cast<char>(c - ('a' - 'A'));
        if (!upper && c >= 'A' && c <= 'Z') return static_cast<char>(c + ('a' - 'A'));
        return c;
      });
    }
    RC_ASSERT(facts(test::extracted(call)) == before);
  });
  CHECK(held);
}

TEST_CASE("hesitations do not change the facts", "[analysis][property]") {
  const bool held = rc::check([] {
    auto call = script();
    const auto before = facts(test::extracted(call));
    for (auto& t : call.turns) {
      if (t.who != domain::speaker::caller) continue;
      const std::string noise = *rc::gen::elementOf(std::array<std::string, 4>{" uh", ", um,", " er,", ", uh,"});
      std::vector<std::size_t> blanks;
      for (std::size_t i = 0; i < t.text.size(); ++i) {
        if (t.text[i] == ' ') blanks.push_back(i);
      }
      if (blanks.empty()) continue;
      t.text.insert(*rc::gen::elementOf(blanks), noise);
    }
    RC_ASSERT(facts(test::extracted(call)) == before);
  });
  CHECK(held);
}

TEST_CASE("closing punctuation does not change the facts", "[analysis][property]") {
  const bool held = rc::check([] {
    auto call = script();
    const auto before = facts(test::extracted(call));
    for (auto& t : call.turns) {
      if (t.who != domain::speaker::caller) continue;
      while (!t.text.empty() && (t.text.back() == '.' || t.text.back() == '!' || t.text.back() == '?'))
        t.text.pop_back();
      t.text += *rc::gen::elementOf(std::array<std::string, 4>{"", ".", "!", "..."});
    }
    RC_ASSERT(facts(test::extracted(call)) == before);
  });
  CHECK(held);
}

TEST_CASE("no input throws, and the work grows with its length only", "[analysis][property]") {
  const bool held = rc::check([] {
    domain::call_record call;
    const auto turns = *rc::gen::container<std::vector<std::string>>(rc::gen::oneOf(
        rc::gen::string<std::string>(),
        rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::array<std::string, 20>{
                         "one",    "or", "no",  ",", "hundred", "a-", "double", "my name is", "since", "the", "78745",
                         "Street", "uh", "...", "(", "\xC3",    "A.", "like,",  "?",          "twenty"})),
                     [](const std::vector<std::string>& w) {
                       std::string s;
                       for (const auto& x : w) s += x + " ";
                       return s;
                     })));
    std::size_t bytes = 0;
    bool caller = true;
    for (const auto& t : turns) {
      call.turns.push_back({caller ? domain::speaker::caller : domain::speaker::agent, t});
      bytes += t.size();
      caller = !caller;
    }
    const auto r = domain::read(call);
    RC_ASSERT(r.tokens.size() <= bytes + 1);
    RC_ASSERT(r.clauses.size() <= r.tokens.size());
    RC_ASSERT(r.text.size() <= 2 * bytes + 4 * call.turns.size() + 8);
    for (const auto& c : r.clauses) RC_ASSERT(c.count > 0);
    test::extracted(call);
  });
  CHECK(held);
}

TEST_CASE("a transcript a thousand times as long gives a thousand times the words", "[analysis][property]") {
  const std::string line = "U: One or two or three hundred, no, my name is Double Street 78745 since the like, uh.\n";
  std::string script;
  for (int i = 0; i < 1000; ++i) script += line;
  const auto once = domain::read(test::spoken(line));
  const auto call = test::spoken(script);
  const auto many = domain::read(call);
  CHECK(many.tokens.size() == 1000 * once.tokens.size());
  CHECK(many.clauses.size() == 1000 * once.clauses.size());
  test::extracted(call);
}

#include "domain/analysis/reading.hpp"

#include <catch2/catch.hpp>

#include "support/spoken_call.hpp"

using namespace calllock;
using domain::answer;
using domain::clause_mark;

namespace {

std::string normalised(const char* words) {
  const auto call = test::spoken(std::string("U: ") + words);
  auto text = domain::read(call).text;
  for (auto& c : text) c = c == '\n' ? '|' : c;
  return text;
}

answer answer_to(const char* question, const char* reply) {
  const auto call = test::spoken(std::string("A: ") + question + "\nU: " + reply);
  const auto r = domain::read(call);
  REQUIRE_FALSE(r.exchanges.empty());
  return r.exchanges.back().kind;
}

/// Is `word` denied where the caller says it?
bool denied(const char* words, std::string_view word) {
  const auto call = test::spoken(std::string("U: ") + words);
  const auto r = domain::read(call);
  const auto at = r.text.find(word);
  REQUIRE(at != std::string::npos);
  const auto* c = r.clause_at(static_cast<std::uint32_t>(at));
  REQUIRE(c != nullptr);
  return c->denies(static_cast<std::uint32_t>(at));
}

bool marked(const char* words, clause_mark m) {
  const auto call = test::spoken(std::string("U: ") + words);
  const auto r = domain::read(call);
  for (const auto& c : r.clauses) {
    if (c.is(m)) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("the normalised text keeps words and drops the noise of speech", "[analysis][reading]") {
  CHECK(normalised("It's, um, not cooling.") == "it's not cooling|");
  CHECK(normalised("The the AC, uh, quit in, like, two hours!") == "the ac quit in two hours|");
  CHECK(normalised("Twenty-five, R-410A, 9,000 dollars.") == "twenty five r 410 a 9000 dollars|");
  CHECK(normalised("10AM or 2:30 p.m.?") == "10 am or 2:30 pm|");
  CHECK(normalised("It’s… dead — dont ask") == "it's|dead|don't ask|");
  CHECK(normalised("hes fixin to blow, yall") == "he's fixing to blow y'all|");
  CHECK(normalised("been usin it in the cabin, Goin") == "been using it in the cabin goin|");
  CHECK(normalised("its been bumpin and theyve left") == "it's been bumpin|and they've left|");
  CHECK(normalised("Its door, I'd say. Mr. Tamrin.") == "its door|i'd say|mr tamrin|");
  CHECK(normalised("Uh-huh. Huh-uh.") == "uh-huh|huh-uh|");
  CHECK(normalised("(inaudible speech)").empty());
  CHECK(normalised("").empty());
}

TEST_CASE("clauses end where a new predicate begins", "[analysis][reading][C-01]") {
  CHECK(normalised("No, it's not that, but I smell gas.") == "no|it's not that|but i smell gas|");
  CHECK(normalised("no it's not that but i smell gas") == "no|it's not that|but i smell gas|");
  CHECK(normalised("It blows nothing but room air.") == "it blows nothing but room air|");
  CHECK(normalised("Mr. Till came, Dr. Who, J. Smith.") == "mr till came dr who j smith|");
}

TEST_CASE("a denial reaches as far as its clause", "[analysis][reading][C-01]") {
  CHECK(denied("I don't smell any gas or smoke.", "gas"));
  CHECK(denied("I don't smell any gas or smoke.", "smoke"));
  CHECK(denied("There's no gas smell, no smoke, nothing.", "smoke"));
  CHECK(denied("Gas? No.", "gas"));
  CHECK(denied("Smell of gas, no.", "gas"));
  CHECK(denied("It never leaked.", "leaked"));
  CHECK_FALSE(denied("No, it's not that, but I smell gas.", "gas"));
  CHECK_FALSE(denied("No, I smell gas.", "gas"));
  CHECK_FALSE(denied("Not a flame, just smoke.", "smoke"));
  CHECK_FALSE(denied("It won't stop leaking.", "leaking"));
  CHECK_FALSE(denied("I'm not kidding, there's smoke.", "smoke"));
  CHECK_FALSE(denied("The furnace isn't running, and the alarm goes off.", "alarm"));
  CHECK_FALSE(denied("I don't know if it's gas.", "gas"));
}

TEST_CASE("the form of a clause tells what it is worth", "[analysis][reading][C-01]") {
  CHECK(marked("What if it leaks?", clause_mark::hypothetical));
  CHECK(marked("We had a leak two years ago.", clause_mark::past));
  CHECK(marked("It leaked, but that's fixed.", clause_mark::repaired));
  CHECK(marked("My neighbor's furnace caught fire.", clause_mark::other_party));
  CHECK(marked("He told me there's a crack.", clause_mark::quoted));
  CHECK(marked("The house is on fire. Just kidding.", clause_mark::joke));
  CHECK(marked("I don't know, maybe.", clause_mark::uncertain));
  CHECK(marked("5120, no sorry, 5210.", clause_mark::correction));
  CHECK_FALSE(marked("I smell gas in here.", clause_mark::hypothetical));
}

TEST_CASE("an answer belongs to its question", "[analysis][reading][C-01]") {
  const auto gas = "Do you smell gas?";
  CHECK(answer_to(gas, "No.") == answer::denies);
  CHECK(answer_to(gas, "Huh-uh.") == answer::denies);
  CHECK(answer_to(gas, "Not that I know of.") == answer::denies);
  CHECK(answer_to(gas, "I don't think so.") == answer::denies);
  CHECK(answer_to(gas, "Yeah, no.") == answer::denies);
  CHECK(answer_to(gas, "None whatsoever.") == answer::denies);
  CHECK(answer_to(gas, "Yeah, near the furnace.") == answer::affirms);
  CHECK(answer_to(gas, "yes") == answer::affirms);
  CHECK(answer_to(gas, "A little, yes.") == answer::affirms);
  CHECK(answer_to(gas, "I think so.") == answer::affirms);
  CHECK(answer_to(gas, "I couldn't tell you, I've had a cold.") == answer::unclear);
  CHECK(answer_to(gas, "I'm not sure.") == answer::unclear);
  CHECK(answer_to(gas, "Hard to say.") == answer::unclear);
  CHECK(answer_to(gas, "It's in the hall closet.") == answer::statement);
  CHECK(answer_to("So no sparks, no smoke?", "Right.") == answer::denies);
}

TEST_CASE("a question without an answer stays open", "[analysis][reading]") {
  const auto call = test::spoken("U: Hi.\nA: Do you smell gas?");
  const auto r = domain::read(call);
  REQUIRE(r.exchanges.size() == 1);
  CHECK(r.exchanges[0].kind == answer::absent);
}

TEST_CASE("evidence is quoted as it was said", "[analysis][reading][C-19]") {
  const auto call = test::spoken("U: Well, um, I SMELL gas, near the furnace!");
  const auto r = domain::read(call);
  const auto at = r.text.find("smell");
  CHECK(r.said(r.token_at(static_cast<std::uint32_t>(at)), r.token_at(static_cast<std::uint32_t>(at + 6))) ==
        "SMELL gas");
}

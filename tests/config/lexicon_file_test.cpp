#include <catch2/catch.hpp>

#include "config/lexicon_file.hpp"
#include "domain/analysis/reading.hpp"

using namespace calllock;
using config::lexicon_mistakes;

namespace {

lexicon_mistakes mistakes_in(const std::string& text) {
  auto made = config::parse_lexicon(text, "phrases.toml");
  auto* wrong = std::get_if<lexicon_mistakes>(&made);
  return wrong != nullptr ? *wrong : lexicon_mistakes{};
}

std::string table(const std::string& body) { return "version = \"1\"\n" + body; }

/// The phrases of `what` that a lexicon of `phrases` finds in what a caller says.
std::size_t found(const std::string& phrases, const std::string& words) {
  const auto made = config::parse_lexicon(table("[SIGNAL.JOKE]\nsays = [" + phrases + "]\n"), "phrases.toml");
  REQUIRE(std::holds_alternative<domain::lexicon>(made));
  domain::call_record call;
  call.turns.push_back({domain::speaker::caller, words});
  std::vector<domain::phrase_hit> hits;
  std::get<domain::lexicon>(made).scan(domain::read(call), hits);
  return hits.size();
}

}  // namespace

TEST_CASE("a bad line is named with its file and number") {
  struct {
    const char* text;
    const char* message;
  } cases[] = {
      {"[HAZARD.GAS_LEAK]\nsays = [\n  \"gas leak\",\n  \"smell <fuel>\",\n]\n",
       "phrases.toml:5: \"smell <fuel>\": there is no group <fuel>"},
      {"[HAZARD.GAS_LEAKS]\nsays = [\"gas\"]\n", "phrases.toml:2: there is no tag or signal HAZARD.GAS_LEAKS"},
      {"[HAZARD.GAS_LEAK]\nsays = [\"gas!\"]\n", "phrases.toml:3: \"gas!\": '!' has no meaning in a phrase"},
      {"[HAZARD.GAS_LEAK]\nsays = [\"smell *\"]\n", "phrases.toml:3: \"smell *\": a phrase cannot end with *"},
      {"[HAZARD.GAS_LEAK]\nsays = [\"* gas\"]\n", "phrases.toml:3: \"* gas\": a phrase cannot begin with *"},
      {"[HAZARD.GAS_LEAK]\nsays = [\"\"]\n", "phrases.toml:3: \"\": an empty phrase"},
      {"[HAZARD.GAS_LEAK]\nsays = [7]\n", "phrases.toml:3: a phrase in quotes is expected"},
      {"[HAZARD.GAS_LEAK]\nsays = \"gas\"\n", "phrases.toml:3: a list of phrases is expected"},
      {"[HAZARD.GAS_LEAK]\nagent = [\"gas\"]\n",
       "phrases.toml:3: the agent's words give no tag; only signals have `agent`"},
      {"[HAZARD.GAS_LEAK]\nhears = [\"gas\"]\n", "phrases.toml:3: `hears` is not one of says, asks, agent, noted"},
      {"[HAZARD.GAS_LEAK]\nsays = [\"# #\"]\n", "phrases.toml:3: \"# #\": a phrase of numbers only"},
      {"[HAZARD.GAS_LEAK]\nsays = [\"!\"]\n", "phrases.toml:3: \"!\": a phrase of ! only"},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    const auto wrong = mistakes_in(table(c.text));
    REQUIRE(wrong.size() == 1);
    CHECK(wrong.front() == c.message);
  }
}

TEST_CASE("every bad line is named, not only the first") {
  CHECK(
      mistakes_in(table("[HAZARD.GAS_LEAK]\nsays = [\"a!\", \"b?\"]\n[URGENCY.FLEXIBLE]\nsays = [\"c;\"]\n")).size() ==
      3);
}

TEST_CASE("a file that is no TOML, has no version or cannot be read is a mistake") {
  CHECK(mistakes_in("version = \n").size() == 1);
  CHECK(mistakes_in("[HAZARD.GAS_LEAK]\nsays = [\"gas leak\"]\n").front() == "phrases.toml:1: `version` is missing");
  CHECK(std::holds_alternative<lexicon_mistakes>(config::load_lexicon("/nowhere/phrases.toml")));
}

TEST_CASE("the built-in phrases are the checked-in file and hold every tag") {
  CHECK(config::built_in_lexicon().phrase_count() > 2000);
  auto from_file = config::load_lexicon(std::string(CALLLOCK_SOURCE_DIR) + "/config/taxonomy.toml");
  REQUIRE(std::holds_alternative<domain::lexicon>(from_file));
  CHECK(std::get<domain::lexicon>(from_file).version() == config::built_in_lexicon().version());
  const auto read = config::read_phrases(config::built_in_phrases(), "taxonomy.toml");
  const auto& entries = std::get<domain::phrase_table>(read).entries;
  std::size_t tags = 0;
  for (const auto& e : entries) tags += domain::is_tag(e.what) ? 1U : 0U;
  CHECK(tags == 120);
}

TEST_CASE("the version tells one file from another") {
  const auto version = [](const std::string& body) {
    return std::get<domain::lexicon>(config::parse_lexicon(table(body), "x")).version();
  };
  const auto one = version("[SIGNAL.JOKE]\nsays = [\"joke\"]\n");
  CHECK(one == version("[SIGNAL.JOKE]\nsays = [\"joke\"]\n"));
  CHECK(one != version("[SIGNAL.JOKE]\nsays = [\"jokes\"]\n"));
  CHECK(one != version("[SIGNAL.SILENCE]\nsays = [\"joke\"]\n"));
  CHECK(one.starts_with("1/"));
}

TEST_CASE("the phrase language") {
  CHECK(found("\"gas smell/odor\"", "There's a gas odor here.") == 1);
  CHECK(found("\"gas smell/odor\"", "There's a gas stove here.") == 0);
  CHECK(found("\"the [big] fan\"", "the fan") == 1);
  CHECK(found("\"the [big] fan\"", "the big fan") == 1);
  CHECK(found("\"leak~\"", "It leaks, it is leaking.") == 2);
  CHECK(found("\"leak\"", "It leaks.") == 0);
  CHECK(found("\"heater\"", "The heater's cold.") == 1);
  CHECK(found("\"smell * gas\"", "I smell a little bit gas") == 1);
  CHECK(found("\"smell * gas\"", "I smell the very faintest bit of gas") == 0);
  CHECK(found("\"smell ** gas\"", "I smell the very faintest bit of gas") == 1);
  CHECK(found("\"heater * dead\"", "The heater isn't dead.") == 0);
  CHECK(found("\"(heat pump|ac) dead\"", "The heat pump dead, the AC dead") == 2);
  CHECK(found("\"# degrees\"", "It's ninety-one degrees, or 91 degrees.") == 2);
  CHECK(found("\"make it $\"", "I can't make it.") == 1);
  CHECK(found("\"make it $\"", "I can't make it stop.") == 0);
  CHECK(found("\"Tune-Up\"", "a tune up, a tune-up, a TUNE-UP") == 3);
}

TEST_CASE("an exclamation mark stands for any denying word") {
  CHECK(found("\"pump ! cool\"", "the pump won't cool") == 1);
  CHECK(found("\"pump ! cool\"", "the pump never cool") == 1);
  CHECK(found("\"pump !/barely cool\"", "the pump barely cool") == 1);
  CHECK(found("\"pump ! cool\"", "the pump will cool") == 0);
}

TEST_CASE("a choice takes one word each, brackets take several") {
  CHECK(found("\"tank (burst|let go)\"", "the tank let go") == 1);
  CHECK(found("\"tank (burst|let go)\"", "the tank burst") == 1);
  CHECK(found("\"tank burst/let go\"", "the tank burst") == 0);
}

TEST_CASE("phrases hang on pairs of words and on words with a contraction") {
  CHECK(found("\"heat pump\"", "our heat pump quit") == 1);
  CHECK(found("\"heat pump\"", "the heat pump's quit") == 1);
  CHECK(found("\"heat pump\"", "the heat. Pump it up") == 0);
  CHECK(found("\"leak~ * coil\"", "it's leaking at the coil") == 1);
  // Both words are in "it's", but it is said once.
  CHECK(found("\"it/it's cold\"", "it's cold") == 1);
  CHECK(found("\"heater/heater's\"", "the heater's cold") == 1);
  CHECK(found("\"cold * heater/heater's\"", "cold is the heater's blower") == 1);
}

TEST_CASE("a phrase does not reach over the end of a sentence") {
  CHECK(found("\"smell gas\"", "I smell gas") == 1);
  CHECK(found("\"smell gas\"", "I like the smell. Gas is cheap.") == 0);
  CHECK(found("\"smell * gas\"", "There's a smell. It isn't gas.") == 0);
}

TEST_CASE("groups stand for their phrases") {
  const auto made = config::parse_lexicon(
      table("[groups]\nunit = [\"ac\", \"heat pump\"]\n[SIGNAL.JOKE]\nsays = [\"<unit> * dead\", \"my <unit>\"]\n"),
      "x");
  REQUIRE(std::holds_alternative<domain::lexicon>(made));
  domain::call_record call;
  call.turns.push_back({domain::speaker::caller, "My heat pump is dead."});
  std::vector<domain::phrase_hit> hits;
  std::get<domain::lexicon>(made).scan(domain::read(call), hits);
  CHECK(hits.size() == 2);
}

TEST_CASE("the caller's phrases are not heard from the agent, nor the other way round") {
  const auto made = config::parse_lexicon(
      table("[SIGNAL.JOKE]\nsays = [\"kidding\"]\nagent = [\"joking\"]\nasks = [\"a joke\"]\nnoted = [\"joked\"]\n"),
      "x");
  REQUIRE(std::holds_alternative<domain::lexicon>(made));
  domain::call_record call;
  call.turns.push_back({domain::speaker::agent, "kidding joking a joke joked"});
  call.turns.push_back({domain::speaker::caller, "kidding joking a joke joked"});
  const auto r = domain::read(call);
  std::vector<domain::phrase_hit> hits;
  std::get<domain::lexicon>(made).scan(r, hits);
  CHECK(hits.size() == 3);
  hits.clear();
  std::get<domain::lexicon>(made).scan(r, hits, true);
  CHECK(hits.size() == 4);
}

#include "domain/analysis/phrase_cost.hpp"

#include <array>
#include <string_view>
#include <unordered_map>

namespace calllock::domain {

namespace {

constexpr std::array<std::string_view, 45> very_common{
    "i",   "the", "a",  "to",  "it",   "you", "and",  "is",  "my",   "of",  "in",   "that", "we",  "for",  "on",
    "not", "be",  "he", "she", "they", "out", "up",   "at",  "with", "was", "this", "have", "no",  "one",  "so",
    "or",  "an",  "me", "us",  "do",   "are", "your", "our", "but",  "if",  "can",  "it's", "i'm", "from", "his"};
constexpr std::array<std::string_view, 58> common{
    "back",  "call",  "get",   "got",   "now",   "go",    "any",      "will",  "day",     "like",   "just",  "come",
    "there", "here",  "about", "what",  "when",  "need",  "want",     "time",  "has",     "had",    "did",   "does",
    "all",   "her",   "him",   "them",  "y'all", "don't", "i've",     "we've", "can't",   "been",   "were",  "some",
    "as",    "then",  "still", "since", "house", "today", "tomorrow", "name",  "address", "thanks", "thank", "good",
    "okay",  "right", "yeah",  "know",  "way",   "off",   "down",     "last",  "put",     "see"};
constexpr std::array<std::string_view, 22> topical{
    "ac",   "unit",   "system", "heat", "heater", "furnace",  "air",     "water",   "gas",   "morning", "week",
    "next", "monday", "friday", "else", "new",    "somebody", "someone", "running", "works", "working", "number"};

double cost(std::string_view word) {
  static const auto dear = [] {
    std::unordered_map<std::string_view, double> all;
    for (const auto w : very_common) all.emplace(w, 100);
    for (const auto w : common) all.emplace(w, 20);
    for (const auto w : topical) all.emplace(w, 6);
    return all;
  }();
  const auto found = dear.find(word);
  return found == dear.end() ? 1 : found->second;
}

}  // namespace

double cost_of(const phrase_element& e) {
  if (e.what == phrase_element::kind::end) return 1e9;
  if (e.what == phrase_element::kind::number) return 18;
  if (e.what == phrase_element::kind::group) return 12;
  if (e.negator) return 1e6;  // no word stands for all that deny
  double sum = 2.0 * static_cast<double>(e.stems.size());
  for (const auto& w : e.words) sum += cost(w);
  return sum;
}

}  // namespace calllock::domain

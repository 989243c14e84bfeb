#include "domain/analysis/duration_questions.hpp"

namespace calllock::domain {
namespace {

/// Does the answer of turn `t` date the trouble? A question for the visit asks "when" as well.
bool answers_when(const reading& r, std::uint32_t t) {
  const auto span = r.asked_before(t);
  for (std::uint32_t i = span.first; i < span.first + span.count; ++i) {
    const auto& c = r.clauses[i];
    if (!c.has(hint::duration_question)) continue;
    const auto w = r.words(c);
    const bool visit = w.find("like us") != std::string_view::npos || w.find("should we") != std::string_view::npos ||
                       w.find("would you") != std::string_view::npos || w.find("works") != std::string_view::npos ||
                       w.find("suit") != std::string_view::npos || w.find("could we") != std::string_view::npos ||
                       w.find("when can") != std::string_view::npos || w.find("good time") != std::string_view::npos ||
                       w.find("do you need") != std::string_view::npos ||
                       w.find("would be") != std::string_view::npos || w.find("soon") != std::string_view::npos ||
                       w.find("you need") != std::string_view::npos || w.find("when's a") != std::string_view::npos;
    if (!visit) return true;
  }
  return false;
}

}  // namespace

bool asked_when(const reading& r, std::uint32_t turn) {
  if (r.turns[turn].asked.has(hint::duration_question)) return answers_when(r, turn);
  const auto span = r.asked_before(turn);
  for (std::uint32_t i = span.first; i < span.first + span.count; ++i) {
    if (r.clauses[i].count == 1 && r.words(r.clauses[i]) == "when") return true;
  }
  return false;
}

std::optional<time_unit_value> unit_asked(const reading& r, std::uint32_t turn) {
  const auto span = r.asked_before(turn);
  for (std::uint32_t i = span.first; i < span.first + span.count; ++i) {
    const auto& q = r.clauses[i];
    for (std::uint32_t k = q.first; k + 2 < q.first + q.count; ++k) {
      if (r.word(k) == "how" && r.word(k + 1) == "many" && r.tokens[k + 2].is(word_kind::time_unit)) {
        return static_cast<time_unit_value>(r.tokens[k + 2].value);
      }
    }
  }
  return std::nullopt;
}

bool asks_for_last(const reading& r, std::uint32_t turn) { return r.turns[turn].asked.has(hint::last_question); }

}  // namespace calllock::domain

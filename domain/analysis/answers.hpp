#pragma once

#include <vector>

#include "domain/analysis/findings.hpp"

/// What the words of an answer tell beyond yes and no.
namespace calllock::domain {

/// "Is it making any odd sounds, and do you smell any gas?" "No gas. It knocks, but it always did.": the answer, which
/// does not begin with a yes, denies a word of the question's phrase `h`.
[[nodiscard]] bool denies_words(const reading& r, const phrase_hit& h, const turn_span& answer);

/// "Is it a musty smell rather than something burning?": the words of `h` are what the question sets aside.
[[nodiscard]] bool set_aside(const reading& r, const phrase_hit& h);

/// "Any dogs?" "Two, and they bark.": a number answers the question whether there are animals.
[[nodiscard]] bool counts_animals(const reading& r, const phrase_hit& h, const turn_span& answer);

/// "Is it still keeping the house cool?" "Seventy-three on the nose.": a pleasant temperature says yes.
[[nodiscard]] bool tells_comfort(const reading& r, const phrase_hit& h, const turn_span& answer);

/// "Tomorrow, before noon, please.": no wish for today.
[[nodiscard]] bool speaks_of_tomorrow(const reading& r, const clause& c);

/// "He'll call thirty minutes ahead": no call back, but a visit that is announced.
[[nodiscard]] bool announces_arrival(const reading& r, const clause& c);

/// A bare number that answers a question for the age of a person or the temperature.
struct number_answered {
  findings::number_said said;
  bool of_person = false;
};

/// "How old is she?" "Eighty-eight."; "How hot is it inside?" "Ninety-one.".
[[nodiscard]] std::vector<number_answered> numbers_answered(const reading& r);

}  // namespace calllock::domain

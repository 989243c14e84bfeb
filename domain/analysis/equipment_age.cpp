#include "domain/analysis/equipment_age.hpp"

#include <algorithm>

#include "domain/analysis/numbers.hpp"

namespace calllock::domain {
namespace {

using enum word_kind;

/// People and animals have ages, too: "my mother is eighty", "they're three weeks old".
bool of_a_person(const reading& r, const clause& c, std::size_t k) {
  for (std::size_t j = c.first; j < k; ++j) {
    const auto& t = r.tokens[j];
    const auto w = r.word(j);
    if (t.is(family) || w == "he's" || w == "she's" || w == "he" || w == "she" || w == "they're" || w == "i'm" ||
        w == "i" || w == "son" || w == "dog" || w == "cat" || w == "we're" || w == "twins" || w == "newborn" ||
        w == "who's") {
      return !t.is(interjection);
    }
  }
  return false;
}

}  // namespace

std::optional<equipment_years> find_age(const reading& r, int this_year) {
  for (const auto& c : r.clauses) {
    if (c.who != speaker::caller || c.is(clause_mark::other_party)) continue;
    const bool asked = r.turns[c.turn].asked.has(hint::age_question);
    const bool told = c.has(hint::age) || c.has(hint::installed);
    if (!asked && !told) continue;
    for (std::size_t k = c.first; k < c.first + c.count; ++k) {
      if (!may_begin_digits(r.tokens[k]) && !may_begin_quantity(r.tokens[k])) continue;
      std::uint32_t used = 0;
      if (const auto y = read_year(r, k, used); y && this_year >= *y) {
        const auto before = k > c.first ? r.word(k - 1) : std::string_view();
        const bool dated = asked || before == "in" || before == "from" || before == "since" || before == "a" ||
                           before == "around" || before == "about" || before == "of" || before == "say";
        if (dated && !of_a_person(r, c, k)) return equipment_years{static_cast<double>(this_year - *y), false};
      }
      const auto q = read_quantity(r, k);
      if (!q || of_a_person(r, c, k)) continue;
      std::size_t n = k + q->count;
      while (n < c.first + c.count && (r.word(n) == "or" || r.word(n) == "so" || r.word(n) == "plus")) ++n;
      if (n < c.first + c.count && r.tokens[n].is(time_unit)) {
        const auto u = static_cast<time_unit_value>(r.tokens[n].value);
        const auto next = r.word(n + 1);
        const bool aged = next == "old" || asked ||
                          (c.has(hint::installed) && (next == "ago" || next == "back") &&
                           (c.has(hint::age) || c.is(clause_mark::past)));
        if (aged && u == time_unit_value::year) return equipment_years{q->value, false};
        if (aged && u == time_unit_value::month) return equipment_years{q->value / 12, true};
        if (aged && u == time_unit_value::decade) return equipment_years{q->value * 10, false};
      } else if (asked && q->value >= 1 && q->value <= 60 && !q->vague && r.word(k) != "a" && r.word(k) != "one") {
        return equipment_years{q->value, false};  // "about eighteen"
      }
      k = std::max(k, n > k ? n - 1 : k);
    }
  }
  return std::nullopt;
}

std::optional<equipment_years> age_of_text(std::string_view text, int this_year) {
  call_record call;
  call.turns.push_back({speaker::caller, std::string(text.substr(0, 80))});
  const reading r = read(call);
  for (std::size_t k = 0; k < r.tokens.size(); ++k) {
    std::uint32_t used = 0;
    if (const auto y = read_year(r, k, used))
      return this_year >= *y ? std::optional(equipment_years{static_cast<double>(this_year - *y), false})
                             : std::nullopt;
    const auto q = read_quantity(r, k);
    if (!q || r.word(k) == "a") continue;
    const std::size_t n = k + q->count;
    const bool months = n < r.tokens.size() && r.tokens[n].is(time_unit) &&
                        r.tokens[n].value == static_cast<int>(time_unit_value::month);
    const double years = months ? q->value / 12 : q->value;
    if (years <= 80) return equipment_years{years, months};
  }
  return std::nullopt;
}

}  // namespace calllock::domain

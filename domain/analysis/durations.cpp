#include "domain/analysis/durations.hpp"

#include <algorithm>
#include <cstdlib>

#include "domain/analysis/duration_questions.hpp"
#include "domain/analysis/fault_signs.hpp"
#include "domain/analysis/numbers.hpp"
#include "domain/analysis/one_of.hpp"
#include "domain/analysis/time_expressions.hpp"
#include "domain/analysis/words_around_time.hpp"

namespace calllock::domain {
namespace {

constexpr int likely = 0;       // the same when a fault is all that the call is about
constexpr int sure_enough = 4;  // weight from which a time belongs to the fault

struct candidate {
  time_expression time;
  std::uint32_t token = 0;
  int weight = 0;
};

class duration_finder : words_around_time {
public:
  duration_finder(const reading& r, call_clock clock) : words_around_time(r), clock_(clock) {}

  std::optional<said_duration> run() {
    opening_ = end_of_opening(r_);
    lenient_ = service_like(r_, opening_);
    for (std::uint32_t i = 0; i < r_.clauses.size(); ++i) {
      if (r_.clauses[i].who == speaker::caller) read_clause(i);
    }
    for (const auto& e : r_.exchanges) read_echo(e);
    return result();
  }

private:
  void read_clause(std::uint32_t index) {
    const auto& c = r_.clauses[index];
    const std::uint32_t end = c.first + c.count;
    look_at_question(c.turn);
    for (auto k = next_beginning(c.first, end); k < end; k = next_beginning(k, end)) {
      auto e = unit_ ? counted(k, *unit_) : std::nullopt;
      if (const auto t = read_time(r_, k, clock_); t && (!e || t->count > e->count)) e = t;
      if (!e || e->count == 0) {
        ++k;
        continue;
      }
      const bool lately =
          e->future && c.negation_begin != c.negation_end && lead_to(k) == "in";  // "hasn't worked in two weeks"
      if (!e->future || lately) weigh(index, k, *e);
      k += e->count;
    }
    weak_signs(index);
  }

  /// What the agent asked is looked at once for each turn of the caller.
  void look_at_question(std::uint32_t turn) {
    if (turn == looked_at_) return;
    looked_at_ = turn;
    clock_.asked_when = asked_when(r_, turn);
    unit_ = clock_.asked_when ? unit_asked(r_, turn) : std::nullopt;
    for_last_ = asks_for_last(r_, turn);
  }

  /// "So about ten days?" "Yeah.": what the agent has understood and the caller confirms is the caller's word.
  void read_echo(const exchange& e) {
    const auto& q = r_.clauses[e.question];
    if (e.kind != answer::affirms || !e.last || q.has(hint::offers_visit) || q.has(hint::wish) ||
        q.has(hint::installed) || q.has(hint::age) || q.has(hint::age_question) || q.is(clause_mark::hypothetical))
      return;
    clock_.asked_when = false;
    for (std::uint32_t k = q.first; k < q.first + q.count; ++k) {
      if (!can_begin(r_.tokens[k])) continue;
      const auto t = read_time(r_, k, clock_);
      if (!t || t->count == 0) continue;
      const bool since = is_one_of(lead_to(k), "since", "for") || r_.word(k + t->count - 1) == "ago";
      const bool summed_up = r_.word(q.first) == "so" || r_.word(q.first) == "about";
      if (!t->future && !t->years && !t->short_cycle && !t->bare_clock && (since || summed_up))
        all_.push_back({*t, k, 4});
      return;
    }
  }

  std::optional<time_expression> counted(std::uint32_t k, time_unit_value unit) const {
    auto q = read_quantity(r_, k);
    if (r_.tokens[k].is(word_kind::ordinal) && !r_.tokens[k].is(word_kind::time_unit))
      q = quantity{std::max(0.6, r_.tokens[k].value - 0.5), 1};
    if (!q || r_.word(k) == "a") return std::nullopt;
    const double hours = unit == time_unit_value::hour    ? 1
                         : unit == time_unit_value::week  ? 168
                         : unit == time_unit_value::month ? 720
                                                          : 24;
    return time_expression{.hours = q->value * hours, .count = q->count};
  }

  /// Words that no time begins with need no look.
  static bool can_begin(const token& t) {
    using enum word_kind;
    return t.digits || t.is(digit | teen | tens | vague_count | weekday | month | part_of_day | time_unit | ordinal |
                            occasion | before_time);
  }

  std::uint32_t next_beginning(std::uint32_t k, std::uint32_t end) const {
    const auto* const tokens = r_.tokens.data();
    while (k < end && !can_begin(tokens[k])) ++k;
    return k;
  }

  void weigh(std::uint32_t index, std::uint32_t k, const time_expression& e) {
    const auto& c = r_.clauses[index];
    const auto& turn = r_.turns[c.turn];
    const auto lead = lead_to(k);
    if (rejected(c, k, e, lead)) return;
    const bool asked = clock_.asked_when;
    const bool since = lead == "since" || (c.has(hint::since) && since_before(c, k)) ||
                       (!e.point && (is_one_of(lead, "for", "on") || r_.word(k) == "all" ||
                                     (lead == "in" && c.negation_begin != c.negation_end)));
    int w = 0;
    if (asked) w += 5 - std::min<int>(2, static_cast<int>(index - turn.first) / 2);
    if (since) w += 3;
    if (e.point && !e.bare_clock && r_.word(k + e.count - 1) == "ago") w += 2;
    if (!e.point && (follows(k + e.count, "now") || r_.word(k + e.count - 1) == "now")) w += e.hours >= 24 ? 3 : 2;
    if (const int fault = fault_near(r_, index, opening_); fault > 0)
      w += fault - (e.point || since || (fault == 4 && e.hours >= 24 && !e.years) ? 0 : 1);
    if (c.has(hint::began)) w += 1;
    if (well_until(c, k, lead)) w += 4;
    if (says_again(c)) w += 2;
    if (that_was(c, k)) w += 3;
    if (ever_since_follows(index)) w += 5;
    if (!e.point && perfect(c)) w += 2;  // "it's been three weeks", "been like that two days"
    if (c.has(hint::wish) && !asked && !since && e.point) w -= 4;
    if (turn.asked.has(hint::offers_visit) && !asked && !since) w -= 5;
    if (c.has(hint::since) && e.point && !since) w += 1;
    if (c.has(hint::installed) && !asked) w -= since ? 2 : 4;
    if (c.is(clause_mark::question)) w -= 1;
    if (e.short_cycle) w -= asked ? 3 : 6;
    if (r_.word(k) == "all" && e.hours < 24 && !asked) w -= 2;  // "it runs all day" tells how, seldom since when
    if (r_.word(k) == "today" && !asked && !since) w -= 3;
    if (e.bare_clock && !asked && !since) w -= 1;
    if (e.years && !asked) w -= e.point && !since ? 3 : 1;
    if (!e.point && k == c.first && e.count == c.count) w += 1;                                 // "Nine days now."
    if (asked && index > turn.first && r_.clauses[index - 1].is(clause_mark::says_no)) w += 1;  // "two, no, three"
    all_.push_back({rounded(e, k), k, w});
  }

  /// "Over a week" is more than seven days, "almost a week" less.
  time_expression rounded(time_expression e, std::uint32_t k) const {
    if (e.point && r_.word(k + e.count - 1) != "ago") return e;
    const auto before = k > 0 ? r_.word(k - 1) : std::string_view();
    if (before == "over" || before == "than" || before == "past") e.hours *= 1.15;
    if (before == "almost" || before == "nearly" || before == "under" || before == "quite") e.hours *= 0.9;
    return e;
  }

  bool rejected(const clause& c, std::uint32_t k, const time_expression& e, std::string_view lead) const {
    const auto& turn = r_.turns[c.turn];
    if ((c.has(hint::not_a_fault) && !clock_.asked_when) || (c.is(clause_mark::other_party) && !explained(c)) ||
        c.is(clause_mark::hypothetical)) {
      return true;
    }
    if (for_last_) return false;
    if (e.years && practises(c, k)) return true;
    // "There's a wedding in there Saturday."
    const bool event = r_.word(c.first) == "there's" && e.point && !clock_.asked_when && !tells_fault(c);
    if (event && lead != "since") return true;
    if (r_.word(k) == "all" && k > c.first && is_one_of(r_.word(k - 1), "got", "have", "take", "took")) return true;
    if (r_.tokens[k].is(word_kind::month) && k > c.first && is_one_of(r_.word(k - 1), "it's", "is")) return true;
    if (well_until(c, k, lead)) return false;
    if (c.has(hint::well) && !wrong_too(c)) return true;
    const bool asked = clock_.asked_when;
    const bool since = lead == "since";
    if (!since && (c.is(clause_mark::repaired) || (c.is(clause_mark::past) && !asked))) return true;
    if (c.has(hint::age) && e.years) return true;
    if (r_.word(k + e.count) == "old" || follows(k + e.count, "of age") || follows(k + e.count, "warranty"))
      return true;
    if (!e.point && turn.asked.has(hint::age_question)) return true;
    const bool around_visit = is_one_of(lead, "after", "until", "till", "within");
    if ((lead == "time" && e.hours > 9 * 24) || is_one_of(lead, "every", "each") || (around_visit && !asked))
      return true;
    const bool ever_since = lead == "in" && c.negation_begin != c.negation_end;  // "hasn't worked in two weeks"
    if (!e.point && !asked && !ever_since && is_one_of(lead, "in", "next")) return true;
    return false;
  }

  /// Without a time: "it just started", "was fine last night", "it wasn't there before dinner".
  void weak_signs(std::uint32_t index) {
    const auto& c = r_.clauses[index];
    if (!c.has(hint::well) && !c.has(hint::just_now)) return;
    if (c.has(hint::not_a_fault) || c.is(clause_mark::other_party) || c.is(clause_mark::past) ||
        c.is(clause_mark::hypothetical))
      return;
    const auto words = r_.words(c);
    // "It was working when I left for work."
    const bool event_today =
        c.has(hint::day_event) || (index + 1 < r_.clauses.size() && r_.clauses[index + 1].turn == c.turn &&
                                   r_.clauses[index + 1].has(hint::day_event));
    if (c.has(hint::well) && event_today && !c.is(clause_mark::repaired)) {
      all_.push_back({{.hours = 9, .count = 1, .point = true}, c.first, 3});
      return;
    }
    if (c.has(hint::well) && !c.is(clause_mark::repaired)) {
      for (std::uint32_t k = c.first; k < c.first + c.count; ++k) {
        const auto w = r_.word(k);
        const bool recent = w == "night" || w == "yesterday" || w == "dinner" || w == "closed" || w == "bed" ||
                            w == "morning" || w == "tonight" || w == "ten" || w == "lunch" || w == "earlier" ||
                            w == "before";
        if (recent) {
          all_.push_back({{.hours = 12, .count = 1, .point = true}, k, 3});
          return;
        }
      }
    }
    if (c.has(hint::just_now) && clock_.asked_when) {
      all_.push_back({{.hours = 0.2, .count = 1, .point = true}, c.first, 5});
      return;
    }
    const bool just =
        c.has(hint::just_now) &&
        (fault_near(r_, index, opening_) >= 2 || words.find("coming out") != std::string_view::npos ||
         words.find("going off") != std::string_view::npos || words.find("burst") != std::string_view::npos);
    if (just) all_.push_back({{.hours = 0.2, .count = 1, .point = true}, c.first, c.has(hint::began) ? 4 : 2});
  }

  std::optional<said_duration> result() const {
    const candidate* best = nullptr;
    for (const auto& c : all_) {
      if (best == nullptr) {
        best = &c;
        continue;
      }
      // Of two in one clause the longer one counts: "last night was the third night", "two weeks today".
      const bool together =
          r_.tokens[c.token].clause == r_.tokens[best->token].clause && std::abs(c.weight - best->weight) <= 1;
      if (together ? c.time.hours > best->time.hours : c.weight > best->weight) best = &c;
    }
    if (best == nullptr) return in_progress();
    // Weak signs hold only when nothing better was said and there is a fault at all.
    const bool enough = best->weight >= (lenient_ ? likely : sure_enough);
    if (!enough && !(best->weight >= 2 && best->time.hours <= 24 && any_fault(r_))) return in_progress();
    said_duration d;
    std::uint32_t from = best->token;
    const auto& c = r_.clauses[r_.tokens[from].clause];
    while (from > c.first && leads_in(from - 1)) --from;
    d.token = from;
    d.end = std::min(best->token + best->time.count, c.first + c.count);
    if (d.end <= best->token) d.end = best->token + 1;
    d.words = std::string(r_.said(from, d.end - 1));
    d.is_onset = best->time.point;
    d.sureness = best->weight;
    d.category = categorise(best->time.hours);
    return d;
  }

  /// Smoke, gas or water that the caller has before him, and no beginning named: it goes on as he speaks.
  std::optional<said_duration> in_progress() const {
    if (!lenient_ || !r_.caller_said.has(hint::in_progress)) return std::nullopt;
    for (const auto& c : r_.clauses) {
      const bool told = c.who == speaker::caller && c.has(hint::in_progress) && c.negation_begin == c.negation_end;
      if (!told || c.is(clause_mark::past) || c.is(clause_mark::other_party) || c.is(clause_mark::hypothetical) ||
          c.is(clause_mark::joke))
        continue;
      said_duration d;
      d.token = c.first;
      d.end = c.first + c.count;
      d.words = "now";
      d.category = duration_category::acute;
      return d;
    }
    return std::nullopt;
  }

  bool leads_in(std::uint32_t k) const {
    const auto w = r_.word(k);
    return w == "since" || w == "for" || w == "about" || w == "around" || w == "on" || w == "going" || w == "over" ||
           w == "almost" || w == "like" || w == "just" || w == "at" || w == "late" || w == "early" || w == "maybe" ||
           w == "probably" || w == "nearly" || w == "the";
  }

  call_clock clock_;
  std::uint32_t looked_at_ = UINT32_MAX;  ///< turn whose question the next three are of
  std::optional<time_unit_value> unit_;
  bool for_last_ = false;
  bool lenient_ = false;
  std::uint32_t opening_ = 0;  ///< last turn of the caller's opening words
  std::vector<candidate> all_;
};

call_clock clock_of(std::optional<instant> start, std::string_view zone) {
  call_clock clock;
  if (start) clock.now = to_local(*start, zone);
  return clock;
}

}  // namespace

duration_category categorise(double hours) noexcept {
  if (hours < 24) return duration_category::acute;
  return hours <= 7 * 24.0 + 12 ? duration_category::recent : duration_category::ongoing;
}

std::optional<said_duration> find_duration(const reading& r, std::optional<instant> start, std::string_view zone) {
  if (r.tokens.empty()) return std::nullopt;
  return duration_finder(r, clock_of(start, zone)).run();
}

duration_category categorise_text(std::string_view text, std::optional<instant> start, std::string_view zone) {
  call_record call;
  call.turns.push_back({speaker::caller, std::string(text.substr(0, 200))});
  const reading r = read(call);
  const auto clock = clock_of(start, zone);
  for (std::size_t k = 0; k < r.tokens.size(); ++k) {
    if (const auto e = read_time(r, k, clock); e && e->count != 0 && !e->future) return categorise(e->hours);
  }
  return duration_category::none;
}

}  // namespace calllock::domain

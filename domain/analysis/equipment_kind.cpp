#include "domain/analysis/equipment_kind.hpp"

#include <algorithm>
#include <array>

#include "domain/analysis/numbers.hpp"
#include "domain/analysis/one_of.hpp"
#include "domain/analysis/sources.hpp"

namespace calllock::domain {
namespace {

/// The values of backend.md §5.7 in the order that decides a tie.
enum class kind : std::uint8_t {
  heat_pump,
  boiler,
  mini_split,
  water_heater,
  ductwork,
  furnace,
  ac,
  thermostat,
  count
};
constexpr std::size_t kinds = static_cast<std::size_t>(kind::count);
constexpr std::array<std::string_view, kinds> kind_names{"heat pump", "boiler",  "mini-split", "water heater",
                                                         "ductwork",  "furnace", "AC",         "thermostat"};

std::optional<kind> kind_of(hint h) {
  switch (h) {
    case hint::heat_pump: return kind::heat_pump;
    case hint::boiler: return kind::boiler;
    case hint::mini_split: return kind::mini_split;
    case hint::water_heater: return kind::water_heater;
    case hint::ductwork: return kind::ductwork;
    case hint::furnace: return kind::furnace;
    case hint::ac: return kind::ac;
    case hint::thermostat: return kind::thermostat;
    default: return std::nullopt;
  }
}

using scores = std::array<int, kinds>;

/// Finds the mentions of equipment; of overlapping ones the longest, so that a water heater is no heater (C-10).
class mentions {
public:
  explicit mentions(const reading& r) : r_(r) {
    found_.reserve(16);
    std::uint32_t covered = 0;
    for (std::size_t i = 0; i < r_.hints.size(); ++i) {
      const auto& h = r_.hints[i];
      if (!names_equipment(h.id)) continue;
      const auto k = kind_of(h.id);
      if (!k || h.token < covered || is_shadowed(i) || is_other_thing(h)) continue;
      covered = h.token + h.words;
      found_.push_back({*k, h});
    }
  }

  template <class F>
  void each(F&& f) const {
    for (const auto& m : found_) f(m.what, m.where);
  }

private:
  /// A later, longer name begins inside this one: "the heat" of "the heat pump", "hot water" of "hot water boiler".
  bool is_shadowed(std::size_t i) const {
    const auto& h = r_.hints[i];
    const std::uint32_t end = h.token + h.words;
    for (std::size_t j = i + 1; j < r_.hints.size() && r_.hints[j].token <= end; ++j) {
      const auto& o = r_.hints[j];
      if (!names_equipment(o.id)) continue;
      if (o.token == h.token && o.words > h.words) return true;
      if (o.token > h.token && o.token < end && o.token + o.words > end) return true;
      if (o.token == end && h.id == hint::water_heater && (o.id == hint::boiler || r_.word(end) == "heat")) return true;
    }
    return false;
  }

  /// Space heaters, oil radiators, "the AC people", "heat wave", "heat lamp": no equipment that is serviced.
  bool is_other_thing(const hint_hit& h) const {
    const auto before = h.token > 0 ? r_.word(h.token - 1) : std::string_view();
    const auto after = r_.word(h.token + h.words);
    if (before == "space" || before == "oil" || before == "portable" || before == "electric" || before == "plug") {
      return r_.word(h.token).starts_with("heater") || r_.word(h.token).starts_with("radiator");
    }
    // "A C and an O": letters of a label.
    if (r_.word(h.token) == "a" && h.words == 2 && after == "and" && r_.tokens[h.token + h.words + 2].letter)
      return true;
    if (h.words == 1 && (r_.word(h.token) == "heating" || r_.word(h.token) == "cooling") && before == "company")
      return true;
    // "The house was a furnace."
    if (before == "a" && h.token > 1 && r_.word(h.token) == "furnace") {
      const auto verb = r_.word(h.token - 2);
      if (verb == "was" || verb == "is" || verb == "like" || verb == "it's") return true;
    }
    return after == "people" || after == "wave" || after == "lamp" || after == "lamps" || after == "guy" ||
           after == "company" || after == "guys" || after == "advisory" || after == "index" || after == "outside";
  }

  struct mention {
    kind what;
    hint_hit where;
  };
  const reading& r_;
  std::vector<mention> found_;
};

int base_weight(kind k, const hint_hit& h, const reading& r) {
  const auto w = r.word(h.token);
  if (h.words == 1 && (w == "heating" || w == "cooling" || w == "refrigerant" || w == "freon")) return 1;
  if (k == kind::thermostat) return 2;
  if (h.words == 2 && w == "hot") return 2;
  if (w == "the" || w == "our" || w == "my" || w == "no") return 3;
  return 4;
}

/// The answer to "is it a heat pump or a furnace?", "what kind of system?".
bool asked_for_kind(const reading& r, const clause& c) {
  const auto span = r.asked_before(c.turn);
  for (std::uint32_t i = span.first; i < span.first + span.count; ++i) {
    const auto& q = r.clauses[i];
    if (!q.is(clause_mark::question)) continue;
    const auto w = r.words(q);
    if (w.find("kind of") != std::string_view::npos || w.find("type of") != std::string_view::npos ||
        w.find("what system") != std::string_view::npos ||
        (w.find(" or ") != std::string_view::npos && (q.has(hint::furnace) || q.has(hint::heat_pump)))) {
      return true;
    }
  }
  return false;
}

/// "Her furnace, I mean her AC": the words behind the correction hold.
bool is_taken_back(const reading& r, const hint_hit& h) {
  constexpr std::uint32_t reach = 4;
  const std::uint32_t end = h.token + h.words;
  const auto turn = r.clauses[r.tokens[h.token].clause].turn;
  const auto behind = [&](std::uint32_t token) {
    return std::lower_bound(r.hints.begin(), r.hints.end(), token,
                            [](const hint_hit& o, std::uint32_t t) { return o.token < t; });
  };
  for (auto o = behind(end); o != r.hints.end() && o->token <= end + 1; ++o) {
    if (o->id != hint::correction || r.clauses[r.tokens[o->token].clause].turn != turn) continue;
    const auto from = o->token + o->words;
    for (auto next = behind(from); next != r.hints.end() && next->token <= from + reach; ++next) {
      if (names_equipment(next->id)) return true;
    }
  }
  return false;
}

/// "We decided to leave the furnace": it is not what is wanted.
bool is_spared(const reading& r, const hint_hit& h) {
  const auto& c = r.clauses[r.tokens[h.token].clause];
  const auto k = h.token;
  if (k <= c.first) return false;
  const auto before = r.word(k - 1);
  const bool article = is_one_of(before, "the", "my", "our", "that");
  const auto verb = article && k >= c.first + 2 ? r.word(k - 2) : before;
  return is_one_of(verb, "leave", "leaving", "keep", "keeping", "except", "besides");
}

void score_caller(const reading& r, const mentions& all, scores& s) {
  std::array<bool, kinds> seen{};
  bool first = true;
  all.each([&](kind k, const hint_hit& h) {
    const auto& c = r.clauses[r.tokens[h.token].clause];
    if (c.who != speaker::caller || c.is(clause_mark::other_party) || c.is(clause_mark::hypothetical)) return;
    if (is_taken_back(r, h) || is_spared(r, h)) return;
    int w = base_weight(k, h, r);
    const bool trouble = c.has(hint::fault) || c.has(hint::maybe_fault) || c.has(hint::down) || c.has(hint::weak);
    if (trouble) w += 2;
    if (c.has(hint::wants_equipment)) w += 2;
    if (c.denies(r.tokens[h.token].begin)) w -= 3;
    if (c.is(clause_mark::past) || c.has(hint::well)) w -= 2;
    if (c.is(clause_mark::quoted)) w -= 1;
    if (c.is(clause_mark::question) && k == kind::thermostat) w -= 2;
    // Whoever has a heat pump or a mini-split also says "AC"; the special word tells more.
    if ((k == kind::heat_pump || k == kind::mini_split) && w > 0) w += 3;
    if (asked_for_kind(r, c)) w += 3;
    if (k == kind::thermostat && !trouble) w -= 1;
    if (first && w > 0) {
      w += 2;
      first = false;
    }
    auto& score = s[static_cast<std::size_t>(k)];
    score += seen[static_cast<std::size_t>(k)] ? std::max(0, w) / 2 : std::max(0, w);
    seen[static_cast<std::size_t>(k)] = true;
  });
}

/// "Replace the electric furnace with a heat pump": the token from which on the new machine is named; past the end when
/// nothing is exchanged.
std::size_t exchanged_for(const reading& r) {
  std::size_t k = 0;
  while (k < r.tokens.size() && !is_one_of(r.word(k), "replace", "replacing", "swap", "change", "convert", "switch"))
    ++k;
  while (k < r.tokens.size() && !is_one_of(r.word(k), "with", "for", "to")) ++k;
  return k;
}

/// A text of a tool or look-up: what it names first is what the call is about, and before it what is to come.
void score_text(std::string_view text, int first_weight, int later_weight, scores& s) {
  call_record call;
  call.turns.push_back({speaker::caller, std::string(text.substr(0, 600))});
  const reading r = read(call);
  bool first = true, exchanged = false;
  const std::size_t next = exchanged_for(r);
  mentions(r).each([&](kind k, const hint_hit& h) {
    if (h.token > next && !exchanged) {
      s[static_cast<std::size_t>(k)] += first_weight;
      exchanged = true;
    }
    const bool faint = h.words == 1 && (r.word(h.token) == "cooling" || r.word(h.token) == "heating");
    s[static_cast<std::size_t>(k)] += first && !faint ? first_weight : later_weight;
    if (!faint) first = false;
  });
}

/// "Is it a heat pump or a furnace?" is settled by the caller's own words; "So it's a gas furnace?" by his yes.
void score_confirmed(const reading& r, const mentions& all, scores& s) {
  all.each([&](kind k, const hint_hit& h) {
    const auto index = r.tokens[h.token].clause;
    if (r.clauses[index].who != speaker::agent) return;
    const auto* e = r.exchange_of(index);
    if (e == nullptr || e->kind != answer::affirms || !e->last) return;
    const auto w = r.words(r.clauses[index]);
    if (w.find(" or ") != std::string_view::npos || r.clauses[index].has(hint::wants_equipment)) return;
    s[static_cast<std::size_t>(k)] += 2;
  });
}

/// Does the caller tell a temperature indoors that is hot or cold? "It's eighty-four in here."
void score_temperature(const reading& r, const clause& c, scores& s) {
  for (std::size_t k = c.first; k < c.first + c.count; ++k) {
    const auto q = read_quantity(r, k);
    if (!q) continue;
    const std::size_t n = k + q->count;
    const auto next = r.word(n), after = r.word(n + 1);
    const bool degrees = next == "degrees" || next == "inside" || next == "upstairs" ||
                         (next == "in" && (after == "here" || after == "the" || after == "there" || after == "our" ||
                                           after == "my" || after == "this"));
    if (degrees && q->value >= 78 && q->value <= 110) s[static_cast<std::size_t>(kind::ac)] += 2;
    if (degrees && q->value >= 30 && q->value <= 62) s[static_cast<std::size_t>(kind::furnace)] += 2;
    k = std::max(k, n - 1);
  }
}

/// What the equipment does tells which it is when it is only called "the unit": "the system blows warm", "it's ninety
/// in here". The machine of a neighbour names the kind when his own has no name.
void score_symptoms(const reading& r, const mentions& all, scores& s) {
  if (std::any_of(s.begin(), s.end(), [](int v) { return v > 0; })) return;
  for (const auto& c : r.clauses) {
    if (c.who != speaker::caller || c.is(clause_mark::other_party)) continue;
    score_temperature(r, c, s);
    if (c.has(hint::ac_part)) s[static_cast<std::size_t>(kind::ac)] += 2;
    if (c.has(hint::heat_part)) s[static_cast<std::size_t>(kind::furnace)] += 2;
    if (!c.has(hint::down) && !c.has(hint::weak) && !c.has(hint::fault)) continue;
    if (c.has(hint::cold_side) && !c.has(hint::hot_side)) s[static_cast<std::size_t>(kind::ac)] += 2;
    if (c.has(hint::hot_side) && !c.has(hint::cold_side)) s[static_cast<std::size_t>(kind::furnace)] += 2;
  }
  if (std::any_of(s.begin(), s.end(), [](int v) { return v > 0; })) return;
  all.each([&](kind k, const hint_hit& h) {
    const auto index = r.tokens[h.token].clause;
    // "What is the heater doing?" "Kicks on, kicks off.": he goes along with the agent's word.
    const auto* e = r.exchange_of(index);
    // "ACE Cooling, how can I help?" names the company.
    const bool company = r.tokens[h.token].capital && h.words == 1 && is_one_of(r.word(h.token), "cooling", "heating");
    const bool taken_up = !company && e != nullptr && (e->kind == answer::statement || e->kind == answer::affirms) &&
                          r.words(r.clauses[index]).find(" or ") == std::string_view::npos;
    if (r.clauses[index].who == speaker::caller || taken_up) s[static_cast<std::size_t>(k)] += 1;
  });
}

/// "Warm air from vents": what the agent noted of a machine that nobody names.
void score_noted_symptoms(const call_record& call, scores& s) {
  for (auto it = call.trace.rbegin(); it != call.trace.rend(); ++it) {
    if (it->kind != trace_kind::invocation) continue;
    const auto v = known(it->fields, "problem_description");
    if (!v) continue;
    call_record note;
    note.turns.push_back({speaker::caller, std::string(v->substr(0, 600))});
    const reading r = read(note);
    score_symptoms(r, mentions(r), s);
    return;
  }
}

std::optional<kind> best_of(const scores& s) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < kinds; ++i) {
    if (s[i] > s[best]) best = i;
  }
  return s[best] > 0 ? std::optional(static_cast<kind>(best)) : std::nullopt;
}

std::optional<kind> parse_kind(std::string_view text) {
  scores s{};
  score_text(text, 4, 1, s);
  return best_of(s);
}

std::optional<kind> choose_kind(const reading& r, const call_record& call, const call_facts& facts) {
  scores s{};
  const mentions all(r);
  score_caller(r, all, s);
  score_confirmed(r, all, s);
  for (auto it = call.trace.rbegin(); it != call.trace.rend(); ++it) {
    if (it->kind != trace_kind::invocation) continue;
    bool read_any = false;
    for (const std::string_view key :
         {"problem_description", "reason", "notes", "issue_description", "equipment_type", "current_equipment"}) {
      if (const auto v = known(it->fields, key)) {
        score_text(*v, 8, 2, s);
        read_any = true;
      }
    }
    if (read_any) break;
  }
  score_symptoms(r, all, s);
  if (const auto k = best_of(s)) return k;
  score_noted_symptoms(call, s);
  if (const auto k = best_of(s)) return k;
  for (const auto& e : call.trace) {
    if (e.kind != trace_kind::result || !e.name.starts_with("lookup")) continue;
    std::string_view text = e.text;
    if (const auto up = text.find("upcoming");
        up != std::string_view::npos && text.find("\"type\"", up) != std::string_view::npos)
      text.remove_prefix(up);
    if (const auto type = text.find("\"type\""); type != std::string_view::npos) {
      score_text(text.substr(type), 3, 1, s);
    } else {
      score_text(text, 3, 1, s);
    }
  }
  if (const auto k = best_of(s); k && record_found(r, call) && !record_found(r, call)->denied) return k;
  if (const auto v = from_variables(call, facts, {"equipment_type", "equipment"})) return parse_kind(*v);
  return std::nullopt;
}

}  // namespace

std::optional<std::string_view> find_equipment_kind(const reading& r, const call_record& call,
                                                    const call_facts& facts) {
  const auto k = choose_kind(r, call, facts);
  return k ? std::optional(kind_names[static_cast<std::size_t>(*k)]) : std::nullopt;
}

}  // namespace calllock::domain

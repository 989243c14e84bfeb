#include "domain/analysis/wanted_machine.hpp"

#include <algorithm>
#include <array>

#include "domain/analysis/one_of.hpp"

namespace calllock::domain {
namespace {

using enum word_kind;

template <std::size_t N>
bool among(std::string_view w, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), w) != list.end();
}

bool wants(std::string_view w) {
  static constexpr std::array<std::string_view, 31> verbs{
      "want",   "wants",     "wanted",   "wanting",   "like",   "need",      "needs",    "interested",
      "price",  "prices",    "priced",   "pricing",   "cost",   "costs",     "charge",   "quote",
      "quotes", "quoted",    "estimate", "estimates", "bid",    "bids",      "buy",      "buying",
      "put",    "installed", "install",  "shopping",  "market", "switching", "upgrading"};
  return among(w, verbs);
}

/// Work on equipment that stays where it is.
bool is_work(std::string_view w) {
  static constexpr std::array<std::string_view, 44> works{
      "fix",       "fixed",       "fixing",  "repair",     "repaired",    "repairs", "repairing", "guy",      "guys",
      "person",    "people",      "tech",    "technician", "man",         "tune",    "tuned",     "tuneup",   "service",
      "serviced",  "servicing",   "checkup", "check",      "checked",     "looked",  "cleaned",   "cleaning", "clean",
      "inspected", "inspection",  "filter",  "filters",    "part",        "parts",   "company",   "issue",    "problem",
      "leak",      "maintenance", "flushed", "flush",      "appointment", "bill",    "diagnosed", "recharge"};
  return among(w, works);
}

bool leads_equipment(std::string_view w) {
  static constexpr std::array<std::string_view, 12> leads{"a",   "an",  "some",  "new",  "another", "real",
                                                          "one", "two", "three", "four", "five",    "bigger"};
  return among(w, leads);
}

bool is_equipment(hint h) {
  switch (h) {
    case hint::ac:
    case hint::furnace:
    case hint::heat_pump:
    case hint::boiler:
    case hint::mini_split:
    case hint::water_heater:
    case hint::thermostat: return true;
    default: return false;
  }
}

class wish_reader {
public:
  wish_reader(const reading& r, const clause& c) : r_(r), c_(c) {}

  std::optional<wanted_machine> find(const hint_hit& h) const {
    const std::uint32_t begin = h.token, end = h.token + h.words;
    if (is_one_of(r_.word(begin), "the", "my", "our", "no")) return std::nullopt;  // "the AC" is there already
    const auto lead = lead_of(begin);
    if (!lead || works_behind(end)) return std::nullopt;
    for (std::uint32_t k = c_.first; k < *lead; ++k) {
      if (is_work(r_.word(k)) || r_.word(k) == "part") return std::nullopt;
    }
    for (std::uint32_t k = c_.first; k < *lead; ++k) {
      // "It smells like a …" wants nothing.
      if (r_.word(k) == "like" && !(k > c_.first && is_one_of(r_.word(k - 1), "i'd", "we'd", "he'd", "she'd", "would")))
        continue;
      if (wants(r_.word(k)) && !c_.denies(r_.tokens[k].begin)) return wanted_machine{k, end - 1};
    }
    return std::nullopt;
  }

private:
  /// The article or number before the equipment, over at most three words that describe it ("a new four ton AC").
  std::optional<std::uint32_t> lead_of(std::uint32_t begin) const {
    constexpr std::uint32_t farthest = 4;
    for (std::uint32_t back = 1; back <= farthest && begin >= c_.first + back; ++back) {
      const auto k = begin - back;
      const auto w = r_.word(k);
      if (leads_equipment(w)) return k;
      if (r_.tokens[k].is(subject | negator | breaks | joins) || w == "the" || w == "my" || w == "our" || w == "on" ||
          w == "for" || w == "of" || w == "to" || w == "with" || w == "at" || w == "in")
        return std::nullopt;
    }
    return std::nullopt;
  }

  /// "An AC guy", "a heat pump tune-up", "a furnace that needs fixing".
  bool works_behind(std::uint32_t end) const {
    constexpr std::uint32_t nearest = 4;
    const auto stop = std::min(end + nearest, c_.first + c_.count);
    for (auto k = end; k < stop; ++k) {
      if (is_work(r_.word(k))) return true;
    }
    return false;
  }

  const reading& r_;
  const clause& c_;
};

}  // namespace

std::optional<wanted_machine> find_wanted_machine(const reading& r) {
  for (const auto& h : r.hints) {
    if (!is_equipment(h.id)) continue;
    const auto& c = r.clauses[r.tokens[h.token].clause];
    if (c.who != speaker::caller || c.is(clause_mark::other_party) || c.is(clause_mark::past) ||
        c.is(clause_mark::hypothetical) || c.is(clause_mark::quoted))
      continue;
    if (const auto found = wish_reader(r, c).find(h)) return found;
  }
  return std::nullopt;
}

}  // namespace calllock::domain

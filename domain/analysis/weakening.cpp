#include "domain/analysis/weakening.hpp"

#include <algorithm>
#include <array>

#include "domain/analysis/one_of.hpp"

namespace calllock::domain {
namespace {

/// "HVAC": capitals throughout.
bool is_acronym(const reading& r, std::uint32_t token) {
  const auto word = r.said(token, token);
  return word.size() > 1 && word[1] >= 'A' && word[1] <= 'Z';
}

/// A capital inside a clause is the mark of a name ("Smoke Tree Lane", Mr. Burns): no hazard. A clause without any
/// small initial was written in capitals altogether and says nothing about names.
bool is_name(const reading& r, const phrase_hit& h) {
  const auto& c = r.clauses[r.tokens[h.first].clause];
  const auto end = c.first + c.count;
  bool capital = false;
  for (auto t = std::max(h.first, c.first + 1); t <= h.last && t < end; ++t) {
    const auto& k = r.tokens[t];
    capital = capital || (k.capital && k.length > 3 && k.before != gap::sentence && !is_acronym(r, t));
  }
  if (!capital) return false;
  return std::any_of(r.tokens.begin() + c.first, r.tokens.begin() + end,
                     [](const token& t) { return !t.capital && !t.digits; });
}

/// "Winifred Sparks", when the agent has asked for the name.
bool is_own_name(const reading& r, const phrase_hit& h) {
  const auto& c = r.clauses[r.tokens[h.first].clause];
  constexpr std::uint32_t longest_name = 4;
  if (c.count < 2 || c.count > longest_name || !r.turns[c.turn].asked.has(hint::name_question)) return false;
  for (auto t = c.first; t < c.first + c.count; ++t) {
    if (!r.tokens[t].capital || is_acronym(r, t) || r.tokens[t].is(word_kind::negator)) return false;
  }
  return true;
}

/// "We've got one of those units high on the wall" counts no properties.
bool is_one_of_a_kind(const reading& r, const phrase_hit& h) {
  for (auto t = h.first; t + 2 <= h.last; ++t) {
    if (r.word(t) == "one" && r.word(t + 1) == "of" && is_one_of(r.word(t + 2), "those", "these", "them")) return true;
  }
  return false;
}

/// "505 Sulphur Springs Road": between a house number and the type of a street.
bool is_street(const reading& r, const phrase_hit& h) {
  const auto& c = r.clauses[r.tokens[h.first].clause];
  const auto end = std::min(c.first + c.count, h.last + 4);
  bool typed = false;
  for (auto t = h.last + 1; t < end; ++t) typed = typed || r.tokens[t].is(word_kind::street_type);
  if (!typed) return false;
  constexpr std::uint32_t reach = 4;
  for (auto t = h.first; t > c.first && h.first - t < reach; --t) {
    if (r.tokens[t - 1].digits || r.tokens[t - 1].is(word_kind::digit | word_kind::teen | word_kind::tens)) return true;
  }
  return false;
}

/// "Leaking cold air", "flooded with people": air and people are no water.
bool is_no_water(const reading& r, const phrase_hit& h) {
  const auto last = r.word(h.last), next = r.word(h.last + 1);
  if (last.starts_with("leak")) return is_one_of(next, "hot", "cold", "warm", "cool", "air", "heat");
  if (!last.starts_with("flood") || next != "with") return false;
  return !is_one_of(r.word(h.last + 2), "water", "sewage", "dirty", "rusty", "brown", "hot", "an", "about");
}

/// Is token `t` written as names are, "Krueger" and not "KRUEGER" or "krueger"?
bool is_title_case(const reading& r, std::uint32_t t) { return r.tokens[t].capital && !is_acronym(r, t); }

/// "Barton Family Dentistry", "at Three Rivers Yoga": the word of the trade ends a name of several words and begins no
/// street's; the answer to a question for the name is a person's unless it says whence he calls.
bool is_company(const reading& r, const phrase_hit& h) {
  const auto& c = r.clauses[r.tokens[h.first].clause];
  if (!is_title_case(r, h.last) || h.last == c.first || !is_title_case(r, h.last - 1)) return false;
  if (h.last + 1 < c.first + c.count && r.tokens[h.last + 1].is(word_kind::street_type)) return false;
  for (auto t = c.first; t <= h.last; ++t) {
    if (r.tokens[t].digits) return false;
  }
  auto front = h.first;  // of the name: "at Three Rivers Yoga"
  while (front > c.first && is_title_case(r, front - 1)) --front;
  if (front > c.first && is_one_of(r.word(front - 1), "at", "from", "with", "of", "for")) return true;
  const bool three = h.last >= front + 2;
  return three || !r.turns[c.turn].asked.has(hint::name_question);
}

/// Tags that a street, a surname or a comparison may seem to speak of.
bool names_mislead(tag_category c) {
  return c == tag_category::hazard || c == tag_category::service_type || c == tag_category::context;
}

bool comparisons_mislead(tag_category c) { return names_mislead(c) || c == tag_category::logistics; }

/// "It's like a baby breathing on you": what follows "like" is no fact, unless it is what something smells of.
bool is_simile(const reading& r, const phrase_hit& h) {
  if (is_hazard(h.what) && h.what != cue::active_flooding) return false;
  if (category_of(h.what) == tag_category::service_type) return false;
  const auto& c = r.clauses[r.tokens[h.first].clause];
  for (auto t = c.first; t < h.first; ++t) {
    if (!r.tokens[t].is(word_kind::hesitant) || r.word(t) != "like") continue;
    const auto before = t > c.first ? r.word(t - 1) : std::string_view();
    if (before != "i'd" && before != "we'd" && before != "would" && before != "i" && before != "we") return true;
  }
  return false;
}

bool says_used_to(std::string_view words) {
  return words.find("used to") != std::string_view::npos && words.find("not used to") == std::string_view::npos;
}

/// "We rent, no, sorry, we own it": the clauses after it take it back.
bool is_corrected(const reading& r, const clause& c) {
  const auto speaks_of_holding = [&](const clause& k) {
    constexpr std::array<std::string_view, 8> words{"rent", "own",      "lease", "bought",
                                                    "buy",  "customer", "used",  "live"};
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view w) { return r.words(k).find(w) != std::string_view::npos; });
  };
  const auto at = static_cast<std::size_t>(&c - r.clauses.data());
  for (std::size_t i = at + 1; i < r.clauses.size() && i <= at + 3 && r.clauses[i].turn == c.turn; ++i) {
    // "We rent, no, we used to rent it": what used to be so is not so now.
    if (says_used_to(r.words(r.clauses[i]))) return true;
    const bool again =
        i + 1 < r.clauses.size() && r.clauses[i + 1].turn == c.turn && speaks_of_holding(r.clauses[i + 1]);
    if (r.clauses[i].is(clause_mark::correction) && (speaks_of_holding(r.clauses[i]) || again)) return true;
  }
  return false;
}

/// "My candles melted", "a melted popsicle": that tells of the heat in the house.
bool is_melted_by_heat(const reading& r, const phrase_hit& h) {
  if (!r.word(h.first).starts_with("melt")) return false;
  const auto soft = [&](std::size_t k) {
    return is_one_of(r.word(k), "candle", "candles", "chocolate", "chocolates", "crayon", "crayons", "butter", "cheese",
                     "popsicle", "popsicles", "lipstick", "wax", "frosting", "icing", "cake", "candy", "ice", "snow");
  };
  const auto& c = r.clauses[r.tokens[h.first].clause];
  for (std::size_t k = std::max<std::size_t>(c.first, h.first > 3 ? h.first - 3 : 0); k < h.first; ++k)
    if (soft(k)) return true;
  return h.last + 1 < c.first + c.count && soft(h.last + 1);
}

/// "The heater's warm as toast" tells of no machine that is toast, "it's nothing" of none that does nothing.
bool is_figure_of_speech(const reading& r, const phrase_hit& h) {
  const auto letters = r.tokens[h.last].length;  // of "toast" or "nothing"
  if ((letters != 5 && letters != 7) || h.last == h.first) return false;
  const auto before = r.word(h.last - 1), last = r.word(h.last);
  return (last == "toast" && is_one_of(before, "as", "like")) || (last == "nothing" && before == "it's");
}

/// "Call me at home, 512 …" says where his phone is.
bool is_where_to_call(const reading& r, const phrase_hit& h) {
  return h.first >= 2 && is_one_of(r.word(h.first - 1), "me", "us") &&
         is_one_of(r.word(h.first - 2), "call", "reach", "ring", "phone", "try", "get", "catch");
}

}  // namespace

std::uint16_t weakening(cue c) {
  using enum clause_mark;
  constexpr auto never_meant = joke;
  if (!is_tag(c)) {
    switch (c) {
      case cue::sig_no_cooling:
      case cue::sig_no_heating:
      case cue::sig_no_hot_water:
      case cue::sig_system_dead:
      case cue::sig_damaged:
      case cue::sig_thermostat_fault:
      case cue::sig_major_part: return marks(never_meant | hypothetical | past | other_party | repaired);
      case cue::sig_visit_today: return marks(never_meant | past | other_party);
      case cue::sig_works_fine:
      case cue::sig_illness_signs:
      case cue::sig_hot_inside:
      case cue::sig_cold_inside: return marks(never_meant | hypothetical | past | other_party);
      case cue::sig_joke: return 0;
      case cue::sig_business:
      case cue::sig_landlord:
      case cue::sig_tenant:
      case cue::sig_builder: return marks(other_party | past);
      default: return 0;
    }
  }
  switch (category_of(c)) {
    case tag_category::hazard:
      // A leak of refrigerant is found by whoever had his gauges on the unit.
      if (c == cue::refrigerant_leak) return marks(never_meant | hypothetical | past | repaired);
      return marks(never_meant | hypothetical | past | repaired | other_party);
    case tag_category::service_type:
      if (c == cue::warranty_claim || c == cue::install_replacement || c == cue::install_upgrade ||
          c == cue::install_addon || c == cue::tuneup_ac || c == cue::tuneup_heating || c == cue::duct_cleaning)
        return marks(never_meant | past | other_party);
      return marks(never_meant | hypothetical | past | repaired | other_party);
    case tag_category::urgency: return marks(never_meant | past);
    case tag_category::recovery:
      return c == cue::competitor_mention ? marks(never_meant) : marks(never_meant | other_party);
    case tag_category::revenue:
      if (c == cue::r22_retrofit || c == cue::replace_opp) return marks(never_meant);
      return marks(never_meant | past | other_party);
    case tag_category::non_customer: return marks(never_meant | other_party | quoted);
    case tag_category::context: return marks(never_meant | hypothetical | other_party | past);
    case tag_category::customer:
    case tag_category::logistics: return marks(never_meant);
  }
  return 0;
}

bool is_harmless_smoke(const reading& r, const phrase_hit& h) {
  if (is_melted_by_heat(r, h)) return true;
  const auto next = r.word(h.last + 1);
  if (next.starts_with("detector") || next.starts_with("alarm") || next.starts_with("department")) return true;
  const auto before = h.first > 0 ? r.word(h.first - 1) : std::string_view();
  return is_one_of(before, "cigarette", "cigar", "tobacco", "weed", "pot", "barbecue", "bbq", "wildfire", "grill",
                   "campfire", "cooking");
}

bool misleads(const reading& r, const phrase_hit& h) {
  if (is_figure_of_speech(r, h)) return true;
  if (h.what == cue::sig_home_user) return is_where_to_call(r, h);
  if (h.what == cue::sig_company_name) return !is_company(r, h);
  if (!is_tag(h.what)) return false;
  const auto category = category_of(h.what);
  const bool hazard = category == tag_category::hazard;
  if ((hazard || h.what == cue::pet_secure || h.what == cue::parking_issue) && is_street(r, h)) return true;
  if (h.what == cue::multi_property && is_one_of_a_kind(r, h)) return true;
  if (hazard && (is_own_name(r, h) || is_no_water(r, h))) return true;
  return (names_mislead(category) && is_name(r, h)) || (comparisons_mislead(category) && is_simile(r, h)) ||
         (category == tag_category::customer && is_corrected(r, r.clauses[r.tokens[h.first].clause]));
}

}  // namespace calllock::domain

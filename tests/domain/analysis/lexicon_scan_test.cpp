#include <catch2/catch.hpp>

#include <random>
#include <set>

#include "domain/analysis/lexicon.hpp"
#include "domain/analysis/phrase_language.hpp"
#include "domain/analysis/reading.hpp"

using namespace calllock::domain;

namespace {

using groups = std::vector<std::pair<std::string, std::vector<phrase_sequence>>>;

std::vector<phrase_sequence> sequences_of(const std::string& text) {
  auto parsed = parse_phrase(text);
  INFO(text);
  REQUIRE(std::holds_alternative<std::vector<phrase_sequence>>(parsed));
  return std::get<std::vector<phrase_sequence>>(parsed);
}

/// Does a phrase stand in a clause? From left to right and without an index: the meaning of the language, not the way
/// to find it.
struct plain_search {
  const reading& r;
  const groups& known;
  const clause& c;
  std::size_t high = c.first + c.count;

  bool denies(std::size_t t) const { return r.tokens[t].is(word_kind::negator | word_kind::no); }
  bool number(std::size_t t) const {
    return r.tokens[t].digits || r.tokens[t].is(word_kind::digit | word_kind::teen | word_kind::tens |
                                                word_kind::hundred | word_kind::thousand);
  }
  bool is(const phrase_element& e, std::size_t t) const {
    const auto word = r.word(t);
    const auto base = word.substr(0, word.find('\''));
    for (const auto& w : e.words) {
      if (w == word || w == base) return true;
    }
    for (const auto& s : e.stems) {
      if (word.starts_with(s)) return true;
    }
    return e.negator && denies(t);
  }

  /// Where `e` can end that begins at `t`.
  std::set<std::size_t> ends(const phrase_element& e, std::size_t t) const {
    std::set<std::size_t> out;
    if (e.what == phrase_element::kind::end) {
      if (t == high) out.insert(t);
    } else if (e.what == phrase_element::kind::number) {
      for (auto n = t; n < high && n < t + number_words && number(n); ++n) out.insert(n + 1);
    } else if (e.what == phrase_element::kind::group) {
      for (const auto& [name, alternatives] : known) {
        for (const auto& s : alternatives) {
          if (name == e.group) out.merge(ends(s, 0, t));
        }
      }
    } else if (t < high && is(e, t)) {
      out.insert(t + 1);
    }
    return out;
  }

  std::set<std::size_t> ends(const phrase_sequence& s, std::size_t i, std::size_t t) const {
    if (i == s.size()) return {t};
    std::set<std::size_t> out;
    for (int skip = 0; skip <= s[i].gap_before && t <= high; ++skip, ++t) {
      for (const auto end : ends(s[i], t)) out.merge(ends(s, i + 1, end));
      if (t < high && denies(t)) break;
    }
    return out;
  }

  bool finds(const phrase_sequence& s) const {
    for (std::size_t t = c.first; t < high; ++t) {
      if (!ends(s, 0, t).empty()) return true;
    }
    return false;
  }
};

/// Phrases and talk of a few words, so that they often meet.
class generator {
public:
  explicit generator(unsigned seed) : random_(seed) {}

  std::string phrase() {
    const auto length = 1 + below(4);
    const auto sure = below(length);
    bool has_number = false;
    std::string out;
    for (std::size_t i = 0; i < length; ++i) {
      if (i > 0) out += below(4) == 0 ? (below(2) == 0 ? " * " : " ** ") : " ";
      const auto kind = i == sure ? 0 : below(9);
      if (kind == 6 && !has_number) {
        out += "#";
        has_number = true;
      } else if (kind >= 7) {
        out += i > 0 && below(2) == 0 ? "!" : "<unit>";
      } else {
        out += choice();
      }
    }
    return below(8) == 0 ? out + " $" : out;
  }

  std::string talk() {
    static const std::vector<std::string> words{"gas",  "smell",   "heater", "leak",  "the",      "it",      "you",
                                                "dead", "cold",    "zorp",   "leaks", "leaking",  "heating", "heater's",
                                                "two",  "zorping", "7",      "isn't", "helpless", "blorp",   "gas's"};
    std::string out;
    for (std::size_t i = 0, n = 2 + below(9); i < n; ++i) out += one_of(words) + (below(9) == 0 ? ". " : " ");
    return out;
  }

  std::size_t below(std::size_t n) { return random_() % n; }

private:
  const std::string& one_of(const std::vector<std::string>& all) { return all[below(all.size())]; }

  std::string choice() {
    static const std::vector<std::string> words{"gas",  "smell", "heater", "leak", "the",     "it",   "you",
                                                "dead", "cold",  "le~",    "he~",  "blorpy~", "zor~", "heater's"};
    // More words than make pairs, or than a mask is made of.
    static const std::vector<std::string> many{"gas/the/a/b/c/d/e/f", "smell/cold/a/b/c/d/e/f/g/h/i/j/k/l/m/n"};
    if (below(10) == 0) return one_of(many);
    std::string out = one_of(words);
    while (below(3) == 0) out += "/" + one_of(words);
    return out;
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("a scan finds the phrases that a plain search finds, on each side") {
  const std::vector<std::string> units{"heater", "the gas", "you", "cold * it", "bl~", "# it/you/the/we/a"};
  groups known{{"unit", {}}};
  for (const auto& u : units) {
    for (auto& s : sequences_of(u)) known.front().second.push_back(std::move(s));
  }
  generator make(20260711);
  std::size_t met = 0;
  for (int round = 0; round < 150; ++round) {
    phrase_table table;
    table.version = "1";
    table.groups.push_back({"unit", {}});
    for (const auto& u : units) table.groups.front().alternatives.push_back({u});
    for (std::size_t i = 0; i < 24; ++i)
      table.entries.push_back(
          {static_cast<cue>(i), {{make.phrase(), make.below(2) == 0 ? phrase_use::says : phrase_use::asks}}});
    const auto made = lexicon::compile(table);
    REQUIRE(std::holds_alternative<lexicon>(made));

    call_record call;
    for (int i = 0; i < 8; ++i) call.turns.push_back({i % 2 == 0 ? speaker::agent : speaker::caller, make.talk()});
    const auto r = read(call);
    std::vector<phrase_hit> hits;
    std::get<lexicon>(made).scan(r, hits);
    for (const auto& e : table.entries) {
      const auto& p = e.phrases.front();
      const auto side = p.use == phrase_use::says ? speaker::caller : speaker::agent;
      std::set<std::uint32_t> found, expected;  // clauses
      for (const auto& h : hits) {
        if (h.what == e.what) found.insert(r.tokens[h.first].clause);
      }
      for (const auto& s : sequences_of(p.text)) {
        for (std::uint32_t c = 0; c < r.clauses.size(); ++c) {
          if (r.clauses[c].who == side && plain_search{r, known, r.clauses[c]}.finds(s)) expected.insert(c);
        }
      }
      INFO(p.text << " in " << r.text);
      CHECK(found == expected);
      met += expected.size();
    }
  }
  CHECK(met > 500);
}

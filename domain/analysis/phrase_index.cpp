#include "domain/analysis/phrase_index.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "domain/analysis/phrase_cost.hpp"

namespace calllock::domain {

namespace {

constexpr std::size_t nowhere = ~std::size_t{0};

struct indexer {
  phrase_index& out;
  std::vector<lexicon_mistake>& mistakes;
  std::map<std::string, std::uint16_t, std::less<>> groups{};
  std::map<std::string, std::size_t, std::less<>> open_words{};
  std::array<postings_builder, phrase_index::sides> postings{};
  std::vector<double> costs{};                                      ///< of each of the elements
  std::vector<symbol_id> bases{};                                   ///< by id, see `find_bases`
  std::vector<std::array<bool, phrase_index::sides>> uses_group{};  ///< by group: do phrases of a side?

  std::uint16_t id(const std::string& word) {
    return out.vocabulary.emplace(word, static_cast<std::uint16_t>(out.vocabulary.size() + 1)).first->second;
  }

  static bool plain_words(const indexed_element& e, std::uint16_t most) {
    return e.what == phrase_element::kind::words && e.stems == 0 && !e.negator && e.words <= most;
  }

  /// Masks of the words of the two rarest elements of `s` beside `anchor` and `neighbour`; all ones where none tells.
  std::array<std::uint64_t, 2> need_of(const indexed_sequence& s, std::size_t neighbour) const {
    constexpr std::uint16_t most = 12;
    std::array<std::uint64_t, 2> need{~0ULL, ~0ULL};
    std::array<double, 2> least{1e9, 1e9};
    for (std::size_t i = 0; i < s.count; ++i) {
      const auto& e = out.elements[s.first + i];
      const auto cost = costs[s.first + i];
      if (i == s.anchor || i == neighbour || !plain_words(e, most) || cost >= least[1]) continue;
      const std::size_t place = cost < least[0] ? 0 : 1;
      if (place == 0) {
        need[1] = need[0];
        least[1] = least[0];
      }
      need[place] = e.mask;
      least[place] = cost;
    }
    return need;
  }

  /// What a clause must have for `s` beside its words.
  std::uint64_t traits_of(const indexed_sequence& s) const {
    std::uint64_t traits = 0;
    for (std::size_t i = 0; i < s.count; ++i) {
      const auto& e = out.elements[s.first + i];
      if (i == s.anchor) continue;
      if (e.what == phrase_element::kind::group)
        traits |= phrase_index::trait_of_group(static_cast<std::uint16_t>(e.first));
      if (e.what == phrase_element::kind::number) traits |= phrase_index::trait_number;
      if (e.what == phrase_element::kind::words && e.negator && e.words == 0 && e.stems == 0)
        traits |= phrase_index::trait_denies;
    }
    return traits;
  }

  /// The posting of a sequence where its anchor, or this and the element `neighbour` beside it, stands.
  posting posting_of(std::uint32_t number, std::size_t neighbour) const {
    const auto& s = out.sequences[number];
    const bool words = out.elements[s.first + s.anchor].what == phrase_element::kind::words;
    const std::size_t known = neighbour == nowhere ? 1 : 2;
    posting p;
    p.need = need_of(s, neighbour);
    p.traits = traits_of(s);
    p.sequence = number;
    p.offset = words && neighbour < s.anchor ? 1 : 0;
    p.whole = static_cast<std::uint8_t>(words && s.count == known ? known : 0);
    return p;
  }

  static bool listens(phrase_index::side side, phrase_use use) {
    if (side == phrase_index::for_caller) return use == phrase_use::says;
    if (side == phrase_index::for_agent) return use == phrase_use::asks || use == phrase_use::agent;
    return use == phrase_use::says || use == phrase_use::noted;
  }

  std::size_t open_word(const std::string& beginning) {
    const auto [at, fresh] = open_words.emplace(beginning, out.open_words.size());
    if (fresh) out.open_words.push_back(beginning);
    return at->second;
  }

  /// The element beside the anchor with whose words it makes few pairs; none if all make too many.
  std::size_t neighbour_of(const indexed_sequence& s, std::size_t anchor_symbols) const {
    constexpr std::uint16_t most_words = 12;
    constexpr std::size_t most_pairs = 60;
    const auto* elements = out.elements.data() + s.first;
    const auto fits = [&](const indexed_element& e) {
      return plain_words(e, most_words) && e.words * anchor_symbols <= most_pairs;
    };
    if (s.anchor > 0 && elements[s.anchor].gap_before == 0 && fits(elements[s.anchor - 1])) return s.anchor - 1U;
    if (s.anchor + 1 < s.count && elements[s.anchor + 1].gap_before == 0 && fits(elements[s.anchor + 1]))
      return s.anchor + 1U;
    return nowhere;
  }

  /// The words of an element, of "you/you've" only the first: by it both are found, and each but once.
  std::vector<symbol_id> words_of(const indexed_element& e) const {
    const auto* ids = out.word_ids.data() + e.first;
    std::vector<symbol_id> words(ids, ids + e.words);
    std::erase_if(
        words, [&](symbol_id w) { return bases[w] != 0 && std::find(ids, ids + e.words, bases[w]) != ids + e.words; });
    return words;
  }

  /// Hangs a sequence on the symbols of its anchor, on pairs of them with the words beside it where these are few.
  void hang(postings_builder& to, std::uint32_t number, const std::vector<symbol_id>& symbols) {
    const auto& s = out.sequences[number];
    const auto neighbour = neighbour_of(s, symbols.size());
    const auto p = posting_of(number, neighbour);
    for (const auto symbol : symbols) {
      if (neighbour == nowhere) {
        put(to.at(symbol), p);
        continue;
      }
      for (const auto word : words_of(out.elements[s.first + neighbour]))
        put(neighbour < s.anchor ? to.at_pair(word, symbol) : to.at_pair(symbol, word), p);
    }
  }

  void put(postings_builder::open_lists& at, const posting& p) {
    auto& list = out.sequences[p.sequence].is_group ? at.groups : at.phrases;
    if (list.empty() || list.back().sequence != p.sequence) list.push_back(p);
  }

  /// Hangs a sequence on its anchor.
  void anchor(postings_builder& to, std::uint32_t number) {
    const auto& s = out.sequences[number];
    const auto& e = out.elements[s.first + s.anchor];
    if (e.what == phrase_element::kind::number) return hang(to, number, {number_symbol});
    if (e.what == phrase_element::kind::group)
      return hang(to, number, {symbol_of_group(static_cast<std::uint16_t>(e.first))});
    if (e.words != 0) hang(to, number, words_of(e));
    for (std::uint32_t k = 0; k < e.stems; ++k)
      put(to.at_open_word(open_word(out.stems[e.first_stem + k])), posting_of(number, nowhere));
  }

  /// Adds one sequence; false with `wrong` set if it cannot be.
  bool add(const phrase_sequence& s, indexed_sequence entry, bool in_group, std::string& wrong) {
    entry.first = static_cast<std::uint32_t>(out.elements.size());
    entry.count = static_cast<std::uint16_t>(s.size());
    double best = 1e9;
    for (std::size_t i = 0; i < s.size(); ++i) {
      const auto& e = s[i];
      const double cost = cost_of(e);
      if (cost < best) {
        best = cost;
        entry.anchor = static_cast<std::uint16_t>(i);
      }
      indexed_element x;
      x.what = e.what;
      x.gap_before = static_cast<std::uint8_t>(e.gap_before);
      x.negator = e.negator;
      x.first = static_cast<std::uint32_t>(out.word_ids.size());
      x.first_stem = static_cast<std::uint32_t>(out.stems.size());
      x.words = static_cast<std::uint16_t>(e.words.size());
      x.stems = static_cast<std::uint16_t>(e.stems.size());
      for (const auto& w : e.words) {
        out.word_ids.push_back(id(w));
        x.mask |= phrase_index::bit_of(out.word_ids.back());
      }
      out.stems.insert(out.stems.end(), e.stems.begin(), e.stems.end());
      if (e.what == phrase_element::kind::group) {
        const auto g = groups.find(e.group);
        if (g == groups.end()) return wrong = "there is no group <" + e.group + ">", false;
        if (in_group) return wrong = "a group cannot use another group", false;
        x.first = g->second;
        for (const auto side : {phrase_index::for_caller, phrase_index::for_agent, phrase_index::for_notes})
          uses_group[g->second][side] |= listens(side, entry.use);
      }
      out.elements.push_back(x);
      costs.push_back(cost);
    }
    const bool numbers = std::all_of(s.begin(), s.end(), [](const phrase_element& e) {
      return e.what == phrase_element::kind::number || e.what == phrase_element::kind::end;
    });
    if (numbers) return wrong = "a phrase of numbers only", false;
    if (s[entry.anchor].negator) return wrong = "a phrase of ! only", false;
    entry.plain = std::all_of(s.begin(), s.end(), [](const phrase_element& e) {
      return e.what == phrase_element::kind::words && e.gap_before == 0;
    });
    out.sequences.push_back(entry);
    return true;
  }

  void add_phrase(const phrase& p, const indexed_sequence& entry, bool in_group) {
    auto parsed = parse_phrase(p.text);
    std::string wrong;
    if (auto* message = std::get_if<std::string>(&parsed)) {
      wrong = std::move(*message);
    } else {
      for (const auto& s : std::get<std::vector<phrase_sequence>>(parsed)) {
        if (!add(s, entry, in_group, wrong)) break;
      }
    }
    if (!wrong.empty())
      mistakes.push_back({p.line, "\"" + p.text + "\": " + wrong});
    else
      ++out.phrases;
  }

  /// Which beginnings each word of the table has, the shortest first, as Vectorscan reports them of the others.
  void resolve_open_words() {
    for (const auto& w : out.open_words) out.open_letters[w[0] & 31] |= w.size() > 1 ? 1U << (w[1] & 31) : ~0U;
    std::vector<std::vector<std::uint16_t>> opens(out.vocabulary.size() + 1);
    for (const auto& [word, id] : out.vocabulary) {
      for (std::size_t n = 1; n <= word.size(); ++n) {
        if (const auto at = open_words.find(std::string_view(word).substr(0, n)); at != open_words.end())
          opens[id].push_back(static_cast<std::uint16_t>(at->second));
      }
    }
    for (const auto& found : opens) {
      out.known_from.push_back(static_cast<std::uint32_t>(out.known_opens.size()));
      out.known_opens.insert(out.known_opens.end(), found.begin(), found.end());
    }
    out.known_from.push_back(static_cast<std::uint32_t>(out.known_opens.size()));
  }

  /// Of each word that has a contraction the word without it, if the table has this, too.
  void find_bases() {
    bases.assign(out.vocabulary.size() + 1, 0);
    for (const auto& [word, id] : out.vocabulary) {
      const auto apostrophe = word.find('\'');
      if (apostrophe == std::string::npos) continue;
      const auto base = out.vocabulary.find(word.substr(0, apostrophe));
      if (base != out.vocabulary.end()) bases[id] = base->second;
    }
  }

  /// Hangs up all sequences: now it is known who uses which group.
  void finish() {
    find_bases();
    for (std::uint32_t number = 0; number < out.sequences.size(); ++number) {
      const auto& s = out.sequences[number];
      for (const auto side : {phrase_index::for_caller, phrase_index::for_agent, phrase_index::for_notes}) {
        if (s.is_group ? uses_group[s.group][side] : listens(side, s.use)) anchor(postings[side], number);
      }
    }
    for (std::size_t side = 0; side < phrase_index::sides; ++side)
      out.of[side] = postings[side].finish(out.vocabulary.size(), groups.size(), out.open_words.size());
    resolve_open_words();
  }
};

}  // namespace

phrase_index index_phrases(const phrase_table& table, std::vector<lexicon_mistake>& mistakes) {
  phrase_index out;
  indexer build{out, mistakes};
  for (const auto& g : table.groups) build.groups.emplace(g.name, static_cast<std::uint16_t>(build.groups.size()));
  build.uses_group.resize(table.groups.size());
  for (const auto& g : table.groups) {
    indexed_sequence entry;
    entry.is_group = true;
    entry.group = build.groups[g.name];
    for (const auto& a : g.alternatives) build.add_phrase(a, entry, true);
  }
  out.phrases = 0;
  for (const auto& e : table.entries) {
    for (const auto& p : e.phrases) {
      indexed_sequence entry;
      entry.what = e.what;
      entry.use = p.use;
      build.add_phrase(p, entry, false);
    }
  }
  build.finish();
  if (out.phrases == 0 && mistakes.empty()) mistakes.push_back({0, "there is no phrase"});
  if (out.vocabulary.size() >= first_group_symbol) mistakes.push_back({0, "too many different words"});
  return out;
}

}  // namespace calllock::domain

#include "domain/analysis/phrase_index.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace calllock::domain {

namespace {

/// How dear an anchor is: about how often its words occur in a hundred clauses.
constexpr std::array<std::string_view, 46> very_common{
    "i",  "the", "a",   "to",   "it",   "you", "and", "is",   "my",  "of",   "in",   "that", "we",   "for", "on", "not",
    "be", "he",  "she", "they", "out",  "up",  "at",  "with", "was", "this", "have", "no",   "one",  "so",  "or", "an",
    "me", "us",  "do",  "are",  "your", "our", "but", "if",   "can", "are",  "it's", "i'm",  "from", "his"};
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
  const auto in = [&](const auto& list) { return std::find(list.begin(), list.end(), word) != list.end(); };
  return in(very_common) ? 100 : in(common) ? 20 : in(topical) ? 6 : 1;
}

double cost(const phrase_element& e) {
  if (e.what == phrase_element::kind::end) return 1e9;
  if (e.what == phrase_element::kind::number) return 18;
  if (e.what == phrase_element::kind::group) return 12;
  if (e.negator) return 1e6;  // no word stands for all that deny
  double sum = 2.0 * static_cast<double>(e.stems.size());
  for (const auto& w : e.words) sum += cost(w);
  return sum;
}

struct indexer {
  phrase_index& out;
  std::vector<lexicon_mistake>& mistakes;
  std::map<std::string, std::uint16_t, std::less<>> groups{};
  std::map<std::string, std::size_t, std::less<>> open_words{};
  struct open_lists {
    std::vector<phrase_index::posting> groups, caller, agent, notes;
  };
  std::vector<open_lists> by_word{}, by_open_word{}, by_group{}, by_number{}, by_pair{};
  std::map<std::uint32_t, std::size_t> pair_places{};

  std::uint16_t id(const std::string& word) {
    return out.vocabulary.emplace(word, static_cast<std::uint16_t>(out.vocabulary.size() + 1)).first->second;
  }

  /// The words of the element beside the anchor that has the fewest, as a mask; 0 when no element tells.
  std::uint64_t need_of(const indexed_sequence& s) const {
    constexpr std::uint16_t most = 12;
    const indexed_element* rarest = nullptr;
    for (std::uint16_t i = 0; i < s.count; ++i) {
      const auto& e = out.elements[s.first + i];
      if (i == s.anchor || e.what != phrase_element::kind::words || e.stems != 0 || e.negator || e.words > most)
        continue;
      if (rarest == nullptr || e.words < rarest->words) rarest = &e;
    }
    std::uint64_t need = 0;
    for (std::uint32_t i = 0; rarest != nullptr && i < rarest->words; ++i)
      need |= phrase_index::bit_of(out.word_ids[rarest->first_word + i]);
    return need;
  }

  /// The posting of a sequence with the words beside its anchor.
  phrase_index::posting posting_of(std::uint32_t number) const {
    phrase_index::posting p;
    p.sequence = number;
    const auto& s = out.sequences[number];
    const auto fits = [&](const indexed_element& e) {
      return e.what == phrase_element::kind::words && e.stems == 0 && !e.negator &&
             e.words <= phrase_index::posting::most_words;
    };
    const auto take = [&](const indexed_element& e, std::int8_t side) {
      p.side = side;
      p.count = static_cast<std::uint8_t>(e.words);
      for (std::uint32_t i = 0; i < e.words; ++i) p.words[i] = out.word_ids[e.first_word + i];
    };
    const auto* elements = out.elements.data() + s.first;
    p.need = need_of(s);
    for (std::uint16_t i = 0; i < s.count; ++i) {
      if (i != s.anchor && elements[i].what == phrase_element::kind::group)
        p.groups |= phrase_index::bit_of(elements[i].group);
    }
    if (s.anchor > 0 && elements[s.anchor].gap_before == 0 && fits(elements[s.anchor - 1])) {
      take(elements[s.anchor - 1], -1);
    } else if (s.anchor + 1 < s.count && elements[s.anchor + 1].gap_before == 0 && fits(elements[s.anchor + 1])) {
      take(elements[s.anchor + 1], 1);
    }
    return p;
  }

  void post(open_lists& at, std::uint32_t number) {
    const auto& s = out.sequences[number];
    const auto put = [p = posting_of(number)](std::vector<phrase_index::posting>& list) {
      if (list.empty() || list.back().sequence != p.sequence) list.push_back(p);
    };
    if (s.is_group) return put(at.groups);
    if (s.use == phrase_use::says) put(at.caller);
    if (s.use == phrase_use::asks || s.use == phrase_use::agent) put(at.agent);
    if (s.use == phrase_use::says || s.use == phrase_use::noted) put(at.notes);
  }

  open_lists& at_word(std::uint16_t word) {
    if (by_word.size() <= word) by_word.resize(word + 1U);
    return by_word[word];
  }

  open_lists& at_open_word(const std::string& beginning) {
    const auto [at, fresh] = open_words.emplace(beginning, out.open_words.size());
    if (fresh) {
      out.open_words.push_back(beginning);
      by_open_word.emplace_back();
    }
    return by_open_word[at->second];
  }

  open_lists& at_pair(std::uint16_t first, std::uint16_t second) {
    const auto [at, fresh] = pair_places.emplace(static_cast<std::uint32_t>(first) << 16 | second, by_pair.size());
    if (fresh) by_pair.emplace_back();
    return by_pair[at->second];
  }

  /// Hangs a sequence on the words of its anchor, on pairs of them with the words beside it where these are few.
  void anchor_words(std::uint32_t number) {
    constexpr std::size_t most_pairs = 60;
    const auto p = posting_of(number);
    const auto& s = out.sequences[number];
    const auto& anchor = out.elements[s.first + s.anchor];
    const bool paired = p.side != 0 && static_cast<std::size_t>(p.count) * anchor.words <= most_pairs;
    for (std::uint32_t i = 0; i < anchor.words; ++i) {
      const auto word = out.word_ids[anchor.first_word + i];
      if (!paired) post(at_word(word), number);
      for (std::size_t k = 0; paired && k < p.count; ++k)
        post(p.side < 0 ? at_pair(p.words[k], word) : at_pair(word, p.words[k]), number);
    }
  }

  void hash_pairs() {
    std::size_t size = 16;
    while (size < pair_places.size() * 2) size *= 2;
    out.pairs.assign(size, {});
    out.may.assign(std::max<std::size_t>(size / 8, 1), 0);
    for (const auto& [key, at] : pair_places) {
      const std::uint32_t h = phrase_index::hash_of(key);
      const std::size_t bit = h & (out.may.size() * 64 - 1);
      out.may[bit / 64] |= 1ULL << (bit % 64);
      std::size_t i = h & (size - 1);
      while (out.pairs[i].key != 0) i = (i + 1) & (size - 1);
      out.pairs[i] = {key, static_cast<std::uint32_t>(at)};
    }
  }

  /// Lays all lists one behind the other, so that a scan walks through memory in one direction.
  std::vector<phrase_index::lists> flattened(const std::vector<open_lists>& all) {
    std::vector<phrase_index::lists> result;
    const auto append = [&](const std::vector<phrase_index::posting>& list) {
      const auto at = static_cast<std::uint32_t>(out.postings.size());
      out.postings.insert(out.postings.end(), list.begin(), list.end());
      return at;
    };
    for (const auto& l : all) {
      phrase_index::lists x;
      x.groups = append(l.groups);
      x.caller = append(l.caller);
      x.agent = append(l.agent);
      x.notes = append(l.notes);
      x.end = static_cast<std::uint32_t>(out.postings.size());
      result.push_back(x);
    }
    return result;
  }

  /// Adds one sequence; false with `wrong` set if it cannot be.
  bool add(const phrase_sequence& s, indexed_sequence entry, bool in_group, std::string& wrong) {
    entry.first = static_cast<std::uint32_t>(out.elements.size());
    entry.count = static_cast<std::uint16_t>(s.size());
    double best = 1e9;
    for (std::size_t i = 0; i < s.size(); ++i) {
      const auto& e = s[i];
      if (cost(e) < best) {
        best = cost(e);
        entry.anchor = static_cast<std::uint16_t>(i);
      }
      indexed_element x{e.what,
                        static_cast<std::uint8_t>(e.gap_before),
                        e.negator,
                        0,
                        static_cast<std::uint32_t>(out.word_ids.size()),
                        static_cast<std::uint32_t>(out.stems.size()),
                        static_cast<std::uint16_t>(e.words.size()),
                        static_cast<std::uint16_t>(e.stems.size())};
      for (const auto& w : e.words) out.word_ids.push_back(id(w));
      for (const auto& w : e.stems) out.stems.push_back(w);
      if (e.what == phrase_element::kind::group) {
        const auto g = groups.find(e.group);
        if (g == groups.end()) return wrong = "there is no group <" + e.group + ">", false;
        if (in_group) return wrong = "a group cannot use another group", false;
        x.group = g->second;
      }
      out.elements.push_back(x);
    }
    const bool numbers = std::all_of(s.begin(), s.end(), [](const phrase_element& e) {
      return e.what == phrase_element::kind::number || e.what == phrase_element::kind::end;
    });
    if (numbers) return wrong = "a phrase of numbers only", false;
    if (s[entry.anchor].negator) return wrong = "a phrase of ! only", false;
    const auto number = static_cast<std::uint32_t>(out.sequences.size());
    out.sequences.push_back(entry);
    const auto& anchor = s[entry.anchor];
    if (anchor.what == phrase_element::kind::group) post(by_group[groups[anchor.group]], number);
    if (anchor.what == phrase_element::kind::number) post(by_number.front(), number);
    if (!anchor.words.empty()) anchor_words(number);
    for (const auto& w : anchor.stems) post(at_open_word(w), number);
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
};

}  // namespace

phrase_index index_phrases(const phrase_table& table, std::vector<lexicon_mistake>& mistakes) {
  phrase_index out;
  indexer build{out, mistakes};
  for (const auto& g : table.groups) build.groups.emplace(g.name, static_cast<std::uint16_t>(build.groups.size()));
  build.by_group.resize(table.groups.size());
  build.by_number.resize(1);
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
  build.by_word.resize(out.vocabulary.size() + 1);
  out.at_word = build.flattened(build.by_word);
  for (const auto& at : out.at_word) out.hangs.push_back(phrase_index::sides_of(at));
  out.at_open_word = build.flattened(build.by_open_word);
  out.at_pair = build.flattened(build.by_pair);
  build.hash_pairs();
  for (const auto& [key, at] : build.pair_places) {
    out.hangs[key >> 16] |= phrase_index::leads_pair;
    out.hangs[key & 0xffffU] |= phrase_index::ends_pair;
  }
  out.at_group = build.flattened(build.by_group);
  out.at_number = build.flattened(build.by_number).front();
  if (out.phrases == 0 && mistakes.empty()) mistakes.push_back({0, "there is no phrase"});
  if (out.vocabulary.size() > 0xfff0) mistakes.push_back({0, "too many different words"});
  return out;
}

}  // namespace calllock::domain

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
  std::map<std::pair<std::string, bool>, std::size_t> literals{};
  struct open_lists {
    std::vector<phrase_index::posting> groups, caller, agent, notes;
  };
  std::vector<open_lists> by_literal{}, by_group{}, by_number{};

  std::uint16_t id(const std::string& word) {
    return out.vocabulary.emplace(word, static_cast<std::uint16_t>(out.vocabulary.size() + 1)).first->second;
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

  void anchor_literal(const std::string& text, bool stem, std::uint32_t sequence) {
    const auto [at, fresh] = literals.emplace(std::pair{text, stem}, out.literals.size());
    if (fresh) {
      out.literals.push_back({text, stem});
      by_literal.emplace_back();
    }
    post(by_literal[at->second], sequence);
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
    for (const auto& w : anchor.words) anchor_literal(w, false, number);
    for (const auto& w : anchor.stems) anchor_literal(w, true, number);
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
  out.at_literal = build.flattened(build.by_literal);
  out.at_group = build.flattened(build.by_group);
  out.at_number = build.flattened(build.by_number).front();
  if (out.phrases == 0 && mistakes.empty()) mistakes.push_back({0, "there is no phrase"});
  if (out.vocabulary.size() > 0xfff0) mistakes.push_back({0, "too many different words"});
  return out;
}

}  // namespace calllock::domain

#include "domain/analysis/lexicon.hpp"

#include <hs.h>

#include <atomic>

#include "domain/analysis/phrase_matcher.hpp"

namespace calllock::domain {

namespace {

std::uint64_t add_hash(std::uint64_t h, std::string_view s) {
  for (const char c : s) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return (h ^ 0xffU) * 0x100000001b3ULL;  // an end mark, so that "ab","c" and "a","bc" differ
}

std::uint64_t hash_of(const phrase_table& table) {
  auto hash = add_hash(0xcbf29ce484222325ULL, table.version);
  for (const auto& g : table.groups) {
    hash = add_hash(hash, g.name);
    for (const auto& a : g.alternatives) hash = add_hash(hash, a.text);
  }
  for (const auto& e : table.entries) {
    hash = add_hash(hash, name_of(e.what));
    for (const auto& p : e.phrases) hash = add_hash(hash, p.text) + static_cast<std::uint64_t>(p.use);
  }
  return hash;
}

std::string hex(std::uint64_t v) {
  std::string out(16, '0');
  for (std::size_t i = 0; i < 16; ++i) out[15 - i] = "0123456789abcdef"[(v >> (4 * i)) & 0xf];
  return out;
}

}  // namespace

struct lexicon::compiled {
  phrase_index index;
  word_ids words;
  hs_database_t* db = nullptr;
  std::string version;
  std::uint64_t serial = 0;

  compiled() = default;
  compiled(const compiled&) = delete;
  compiled& operator=(const compiled&) = delete;
  ~compiled() { hs_free_database(db); }

  /// One pass of Vectorscan over the text.
  void find_open_words(const reading& r, workspace& work) const;
};

namespace {

/// Scratch space of Vectorscan, one per thread, made to fit each database that the thread meets.
struct thread_scratch {
  hs_scratch_t* space = nullptr;
  std::uint64_t fits = 0;

  thread_scratch() = default;
  thread_scratch(const thread_scratch&) = delete;
  thread_scratch& operator=(const thread_scratch&) = delete;
  ~thread_scratch() { hs_free_scratch(space); }

  hs_scratch_t* get(const hs_database_t* db, std::uint64_t serial) {
    if (fits != serial && hs_alloc_scratch(db, &space) != HS_SUCCESS) return nullptr;
    fits = serial;
    return space;
  }
};

/// In the text that Vectorscan sees a blank stands before each word, so that it finds beginnings of words by itself:
/// line feeds and apostrophes are blanks.
void pad_text(std::string_view text, std::string& out) {
  out.resize(text.size() + 2);
  out.front() = ' ';
  // Plain pointers and no branch, so that the compiler makes vector code of it.
  const char* from = text.data();
  char* to = out.data() + 1;
  for (std::size_t i = 0, n = text.size(); i < n; ++i) {
    const auto c = static_cast<unsigned char>(from[i]);
    const unsigned blank = static_cast<unsigned>(c == '\n') | static_cast<unsigned>(c == '\'');
    to[i] = static_cast<char>(blank != 0 ? ' ' : c);
  }
  out.back() = ' ';
}

/// Collects the words whose beginnings Vectorscan finds, as tokens.
struct collector {
  const phrase_index& index;
  const reading& r;
  workspace& w;
  std::uint32_t token = 0;

  void take(unsigned id, std::uint64_t end) {
    // The blank in front of the text shifts everything by one.
    const auto begin = static_cast<std::uint32_t>(end - index.open_words[id].size() - 1U);
    // Hits come in the order of their ends; a word's neighbours end close by.
    while (token < r.tokens.size() && r.tokens[token].begin < begin) ++token;
    while (token > 0 && (token == r.tokens.size() || r.tokens[token].begin > begin)) --token;
    if (token < r.tokens.size() && r.tokens[token].begin == begin) w.found.push_back({id, token});
  }
};

/// Lists each word, pair of words and beginning of a word that anchors sequences of its speaker, in the order of the
/// text; those of groups apart.
void list_anchors(const phrase_index& index, bool notes, workspace& work) {
  const auto tokens = static_cast<std::uint32_t>(work.slots.size());
  const auto keep = [&](const phrase_index::lists& at, unsigned sides, unsigned wanted, std::uint32_t t, bool pair) {
    if ((sides & phrase_index::for_groups) != 0) work.group_anchors.push_back({&at, t, pair});
    if ((sides & wanted) != 0) work.anchors.push_back({&at, t, pair});
  };
  const auto side_of = [&](const token_slot& k) -> unsigned {
    return notes ? phrase_index::for_notes : k.caller ? phrase_index::for_caller : phrase_index::for_agent;
  };
  for (std::uint32_t t = 0; t < tokens; ++t) {
    const auto& k = work.slots[t];
    const auto wanted = side_of(k);
    const auto at_word = [&](std::uint16_t word) {
      if (const unsigned sides = index.hangs[word]; (sides & (wanted | phrase_index::for_groups)) != 0)
        keep(index.at_word[word], sides, wanted, t, false);
    };
    at_word(k.whole);
    if (k.base != k.whole) at_word(k.base);
    if (t + 1 >= tokens || work.slots[t + 1].clause != k.clause) continue;
    const auto& n = work.slots[t + 1];
    const auto look = [&](std::uint16_t a, std::uint16_t b) {
      if ((index.hangs[a] & phrase_index::leads_pair) == 0 || (index.hangs[b] & phrase_index::ends_pair) == 0) return;
      if (const auto* at = index.of_pair(a, b)) keep(*at, phrase_index::sides_of(*at), wanted, t, true);
    };
    look(k.whole, n.whole);
    if (k.base != k.whole) look(k.base, n.whole);
    if (n.base != n.whole) look(k.whole, n.base);
    if (k.base != k.whole && n.base != n.whole) look(k.base, n.base);
  }
  for (const auto& f : work.found) {
    const auto& at = index.at_open_word[f.open_word];
    keep(at, phrase_index::sides_of(at), side_of(work.slots[f.token]), f.token, false);
  }
}

}  // namespace

void lexicon::compiled::find_open_words(const reading& r, workspace& work) const {
  thread_local thread_scratch scratch;
  auto* space = db == nullptr ? nullptr : scratch.get(db, serial);
  if (space == nullptr) return;
  collector collect{index, r, work};
  const auto on_match = [](unsigned id, unsigned long long, unsigned long long to, unsigned, void* context) -> int {
    static_cast<collector*>(context)->take(id, to);
    return 0;
  };
  pad_text(r.text, work.padded);
  hs_scan(db, work.padded.data(), static_cast<unsigned>(work.padded.size()), 0, space, on_match, &collect);
}

std::variant<lexicon, std::vector<lexicon_mistake>> lexicon::compile(const phrase_table& table) {
  static std::atomic<std::uint64_t> serials{0};
  std::vector<lexicon_mistake> mistakes;
  auto out = std::make_shared<compiled>();
  out->index = index_phrases(table, mistakes);
  if (!mistakes.empty()) return mistakes;
  out->words.fill(out->index.vocabulary);

  std::vector<std::string> literals;
  for (const auto& w : out->index.open_words) literals.push_back(" " + w);
  std::vector<const char*> text;
  std::vector<std::size_t> lengths;
  std::vector<unsigned> ids;
  for (const auto& w : literals) {
    text.push_back(w.data());
    lengths.push_back(w.size());
    ids.push_back(static_cast<unsigned>(ids.size()));
  }
  const std::vector<unsigned> flags(ids.size(), 0);
  hs_compile_error_t* error = nullptr;
  if (!ids.empty() &&
      hs_compile_lit_multi(text.data(), flags.data(), ids.data(), lengths.data(), static_cast<unsigned>(ids.size()),
                           HS_MODE_BLOCK, nullptr, &out->db, &error) != HS_SUCCESS) {
    mistakes.push_back({0, error != nullptr ? error->message : "the phrases could not be compiled"});
    hs_free_compile_error(error);
    return mistakes;
  }
  out->version = table.version + "/" + hex(hash_of(table));
  out->serial = ++serials;
  return lexicon(std::move(out));
}

void lexicon::scan(const reading& r, std::vector<phrase_hit>& hits, bool notes) const {
  thread_local workspace work;
  if (r.tokens.empty()) return;
  const auto& index = compiled_->index;
  work.prepare(r, compiled_->words);
  compiled_->find_open_words(r, work);

  list_anchors(index, notes, work);
  matcher m(index, r, work);
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  for (const auto& a : work.group_anchors) {
    const auto& c = work.clauses[work.slots[a.token].clause];
    for (auto i = a.at->groups; i < a.at->caller; ++i) {
      const auto& p = index.postings[i];
      if (!a.pair && !m.may_match(p, c, a.token, a.token)) continue;
      const auto& s = index.sequences[p.sequence];
      const auto anchor = a.pair && p.side < 0 ? a.token + 1 : a.token;
      if (m.match(s, anchor, anchor, from, to)) m.remember(s.group, from, to);
    }
  }
  const auto try_phrases = [&](const phrase_index::lists& at, std::uint32_t first, std::uint32_t last, bool pair) {
    const auto& slot = work.slots[first];
    const auto& c = work.clauses[slot.clause];
    const auto end = notes ? at.end : slot.caller ? at.agent : at.notes;
    for (auto i = notes ? at.notes : slot.caller ? at.caller : at.agent; i < end; ++i) {
      const auto& p = index.postings[i];
      const auto anchor = pair && p.side < 0 ? first + 1 : first;
      if (pair ? !matcher::has_rest(p, c) : !m.may_match(p, c, first, last)) continue;
      const auto& s = index.sequences[p.sequence];
      if (m.match(s, anchor, pair ? anchor : last, from, to)) hits.push_back({s.what, s.use, from, to});
    }
  };
  for (const auto& a : work.anchors) try_phrases(*a.at, a.token, a.token, a.pair);
  std::uint32_t last = 0;
  for (std::uint32_t t = 0; t < r.tokens.size(); ++t) {
    if (m.number_at(t, last)) try_phrases(index.at_number, t, last, false);
  }
  for (std::size_t g = 0; g < work.groups.size(); ++g) {
    const auto found = work.groups[g];
    try_phrases(index.at_group[found.group], found.first, found.last, false);
  }
}

const std::string& lexicon::version() const noexcept { return compiled_->version; }

std::size_t lexicon::phrase_count() const noexcept { return compiled_->index.phrases; }

}  // namespace calllock::domain

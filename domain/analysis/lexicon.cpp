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
  known_words words;
  hs_database_t* db = nullptr;
  std::string version;
  std::uint64_t serial = 0;

  compiled() = default;
  compiled(const compiled&) = delete;
  compiled& operator=(const compiled&) = delete;
  ~compiled() { hs_free_database(db); }

  /// One pass of Vectorscan over the words that no phrase has and that may begin openly.
  void find_open_words(workspace& work) const;
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

/// Tells the words whose beginnings Vectorscan finds. Hits come in the order of their ends, and so of their words.
struct collector {
  const phrase_index& index;
  workspace& w;
  std::size_t next = 0;  ///< of `workspace::strange`

  void take(unsigned id, std::uint64_t end) {
    const auto at = end - index.open_words[id].size() - 1U;
    while (w.strange[next].at < at) ++next;
    w.open_words.push_back({id, w.strange[next].token});
    w.slots[w.strange[next].token].flags |= token_slot::begins_openly;
  }
};

}  // namespace

void lexicon::compiled::find_open_words(workspace& work) const {
  thread_local thread_scratch scratch;
  auto* space = db == nullptr || work.strange.empty() ? nullptr : scratch.get(db, serial);
  if (space == nullptr) return;
  collector collect{index, work};
  const auto on_match = [](unsigned id, unsigned long long, unsigned long long to, unsigned, void* context) -> int {
    static_cast<collector*>(context)->take(id, to);
    return 0;
  };
  hs_scan(db, work.strange_text.data(), static_cast<unsigned>(work.strange_text.size()), 0, space, on_match, &collect);
}

std::variant<lexicon, std::vector<lexicon_mistake>> lexicon::compile(const phrase_table& table) {
  static std::atomic<std::uint64_t> serials{0};
  std::vector<lexicon_mistake> mistakes;
  auto out = std::make_shared<compiled>();
  out->index = index_phrases(table, mistakes);
  if (!mistakes.empty()) return mistakes;
  out->words.fill(out->index);

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
  work.prepare(r, compiled_->index, compiled_->words);
  compiled_->find_open_words(work);
  matcher m(compiled_->index, r, work);
  for (const auto& c : r.clauses) {
    m.scan(c,
           notes                      ? phrase_index::for_notes
           : c.who == speaker::caller ? phrase_index::for_caller
                                      : phrase_index::for_agent,
           hits);
  }
}

const std::string& lexicon::version() const noexcept { return compiled_->version; }

std::size_t lexicon::phrase_count() const noexcept { return compiled_->index.phrases; }

}  // namespace calllock::domain

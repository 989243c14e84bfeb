#include "domain/analysis/lexicon.hpp"

#include <hs.h>

#include <atomic>

#include "domain/analysis/phrase_index.hpp"

namespace calllock::domain {

namespace {

constexpr std::uint16_t not_looked_up = 0xffff;

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

/// Ids of words in a flat table: one or two cache lines a look-up.
class word_table {
public:
  void fill(const std::unordered_map<std::string, std::uint16_t>& words) {
    std::size_t size = 16;
    while (size < words.size() * 4) size *= 2;
    slots_.assign(size, {});
    text_.resize(words.size() + 1);
    for (const auto& [w, id] : words) {
      text_[id] = w;
      auto at = hash(w) & (size - 1);
      while (slots_[at] != 0) at = (at + 1) & (size - 1);
      slots_[at] = id;
    }
  }
  [[nodiscard]] std::uint16_t find(std::string_view w) const noexcept {
    const auto mask = slots_.size() - 1;
    for (auto at = hash(w) & mask; slots_[at] != 0; at = (at + 1) & mask) {
      if (text_[slots_[at]] == w) return slots_[at];
    }
    return 0;
  }

private:
  static std::size_t hash(std::string_view w) noexcept {
    std::uint64_t h = 0xcbf29ce484222325ULL;
    for (const char c : w) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return static_cast<std::size_t>(h ^ (h >> 29));
  }
  std::vector<std::uint16_t> slots_;
  std::vector<std::string> text_;
};

}  // namespace

struct lexicon::compiled {
  phrase_index index;
  word_table words;
  hs_database_t* db = nullptr;
  std::string version;
  std::uint64_t serial = 0;

  compiled() = default;
  compiled(const compiled&) = delete;
  compiled& operator=(const compiled&) = delete;
  ~compiled() { hs_free_database(db); }
};

namespace {

/// A group's phrase at tokens [first, last]; chained by first and by last token.
struct group_found {
  std::uint16_t group;
  std::uint32_t first, last;
  std::int32_t next_by_first, next_by_last;
};

struct literal_found {
  std::uint32_t literal;
  std::uint32_t token;
};

/// What a scan needs beside its arguments; one per thread, grown and never shrunk.
struct workspace {
  hs_scratch_t* scratch = nullptr;
  std::uint64_t fits = 0;
  std::vector<literal_found> found;
  std::vector<std::uint16_t> whole, base;  ///< id of a token, and of it without a contraction
  std::vector<std::int32_t> by_first, by_last;
  std::vector<group_found> groups;

  workspace() = default;
  workspace(const workspace&) = delete;
  workspace& operator=(const workspace&) = delete;
  ~workspace() { hs_free_scratch(scratch); }

  bool ready(const hs_database_t* db, std::uint64_t serial, std::size_t tokens) {
    if (fits != serial) {
      if (hs_alloc_scratch(db, &scratch) != HS_SUCCESS) return false;
      fits = serial;
    }
    found.clear();
    groups.clear();
    whole.assign(tokens, not_looked_up);
    base.assign(tokens, not_looked_up);
    by_first.assign(tokens, -1);
    by_last.assign(tokens, -1);
    return true;
  }
};

/// Compares sequences with the words around an anchor.
class matcher {
public:
  matcher(const phrase_index& index, const word_table& words, const reading& r, workspace& w)
      : index_(index), words_(words), r_(r), w_(w) {}

  /// Does `s` stand here, its anchor at tokens [first, last]? Sets the tokens of the whole.
  bool match(const indexed_sequence& s, std::uint32_t first, std::uint32_t last, std::uint32_t& from,
             std::uint32_t& to) {
    const auto& c = r_.clauses[r_.tokens[first].clause];
    low_ = c.first;
    high_ = c.first + c.count;
    s_ = &s;
    return right(s.anchor + 1U, last + 1, to) && left(s.anchor, first, from);
  }

  void remember(std::uint16_t group, std::uint32_t first, std::uint32_t last) {
    const auto at = static_cast<std::int32_t>(w_.groups.size());
    w_.groups.push_back({group, first, last, w_.by_first[first], w_.by_last[last]});
    w_.by_first[first] = at;
    w_.by_last[last] = at;
  }

private:
  const indexed_element& element(std::size_t i) const { return index_.elements[s_->first + i]; }

  /// Elements from `i` on match from token `t` on; `to` becomes the last token.
  bool right(std::size_t i, std::uint32_t t, std::uint32_t& to) {
    if (i == s_->count) return to = t - 1, true;
    const auto& e = element(i);
    if (e.what == phrase_element::kind::end) return t == high_ && right(i + 1, t, to);
    for (int skip = 0; skip <= e.gap_before; ++skip, ++t) {
      if (t >= high_ || (skip > 0 && negates(t - 1))) return false;
      if (e.what == phrase_element::kind::words) {
        if (is(e, t) && right(i + 1, t + 1, to)) return true;
      } else if (e.what == phrase_element::kind::number) {
        auto n = t;
        while (n < high_ && n < t + number_words && number(n)) ++n;
        for (; n > t; --n) {
          if (right(i + 1, n, to)) return true;
        }
      } else {
        for (auto g = w_.by_first[t]; g >= 0; g = w_.groups[static_cast<std::size_t>(g)].next_by_first) {
          const auto& found = w_.groups[static_cast<std::size_t>(g)];
          if (found.group == e.group && right(i + 1, found.last + 1, to)) return true;
        }
      }
    }
    return false;
  }

  /// Elements before `i` match so that they end before token `t`; `from` becomes the first token.
  bool left(std::size_t i, std::uint32_t t, std::uint32_t& from) {
    if (i == 0) return from = t, true;
    const auto& e = element(i - 1);
    const auto skips = element(i).gap_before;
    for (int skip = 0; skip <= skips; ++skip) {
      if (t <= low_ || (skip > 0 && negates(t))) return false;
      --t;
      if (e.what == phrase_element::kind::words) {
        if (is(e, t) && left(i - 1, t, from)) return true;
      } else if (e.what == phrase_element::kind::number) {
        for (auto n = t; n + number_words > t && number(n); --n) {
          if (left(i - 1, n, from)) return true;
          if (n == low_) break;
        }
      } else {
        for (auto g = w_.by_last[t]; g >= 0; g = w_.groups[static_cast<std::size_t>(g)].next_by_last) {
          const auto& found = w_.groups[static_cast<std::size_t>(g)];
          if (found.group == e.group && left(i - 1, found.first, from)) return true;
        }
      }
    }
    return false;
  }

  /// A gap never swallows a negator: "the heater isn't dead" is not "heater * dead".
  bool negates(std::uint32_t t) const { return r_.tokens[t].is(word_kind::negator | word_kind::no); }

  bool number(std::uint32_t t) const {
    const auto& k = r_.tokens[t];
    return k.digits ||
           k.is(word_kind::digit | word_kind::teen | word_kind::tens | word_kind::hundred | word_kind::thousand);
  }

  bool is(const indexed_element& e, std::uint32_t t) {
    if (e.words > 0) {
      if (w_.whole[t] == not_looked_up) look_up(t);
      const auto* id = index_.word_ids.data() + e.first_word;
      for (const auto* end = id + e.words; id != end; ++id) {
        if (*id == w_.whole[t] || *id == w_.base[t]) return true;
      }
    }
    const auto word = e.stems > 0 ? r_.word(t) : std::string_view();
    for (std::uint32_t k = 0; k < e.stems; ++k) {
      if (word.starts_with(index_.stems[e.first_stem + k])) return true;
    }
    return false;
  }

  void look_up(std::uint32_t t) {
    const auto word = r_.word(t);
    w_.whole[t] = words_.find(word);
    const auto apostrophe = word.find('\'');
    w_.base[t] = apostrophe == std::string_view::npos ? w_.whole[t] : words_.find(word.substr(0, apostrophe));
    // 0 is the id of no word, so an unknown token equals no element.
  }

  const phrase_index& index_;
  const word_table& words_;
  const reading& r_;
  workspace& w_;
  const indexed_sequence* s_ = nullptr;
  std::uint32_t low_ = 0, high_ = 0;
};

/// Collects the words that Vectorscan finds, as tokens.
struct collector {
  const phrase_index& index;
  const reading& r;
  workspace& w;
  std::uint32_t token = 0;

  void take(unsigned id, std::uint64_t end) {
    const auto& l = index.literals[id];
    const auto begin = static_cast<std::uint32_t>(end - l.text.size());
    // Hits come in the order of their ends, so the tokens only go forward.
    while (token < r.tokens.size() && r.tokens[token].begin + r.tokens[token].length < end) ++token;
    if (token >= r.tokens.size() || r.tokens[token].begin != begin) return;
    const auto length = r.tokens[token].length;
    if (!l.stem && length > l.text.size() && r.text[begin + l.text.size()] != '\'') return;
    w.found.push_back({id, token});
  }
};

}  // namespace

std::variant<lexicon, std::vector<lexicon_mistake>> lexicon::compile(const phrase_table& table) {
  static std::atomic<std::uint64_t> serials{0};
  std::vector<lexicon_mistake> mistakes;
  auto out = std::make_shared<compiled>();
  out->index = index_phrases(table, mistakes);
  if (!mistakes.empty()) return mistakes;
  out->words.fill(out->index.vocabulary);

  std::vector<const char*> text;
  std::vector<std::size_t> lengths;
  std::vector<unsigned> ids;
  for (const auto& l : out->index.literals) {
    text.push_back(l.text.data());
    lengths.push_back(l.text.size());
    ids.push_back(static_cast<unsigned>(ids.size()));
  }
  const std::vector<unsigned> flags(ids.size(), 0);
  hs_compile_error_t* error = nullptr;
  if (hs_compile_lit_multi(text.data(), flags.data(), ids.data(), lengths.data(), static_cast<unsigned>(ids.size()),
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
  const auto& index = compiled_->index;
  if (r.tokens.empty() || !work.ready(compiled_->db, compiled_->serial, r.tokens.size())) return;
  collector collect{index, r, work};
  const auto on_match = [](unsigned id, unsigned long long, unsigned long long to, unsigned, void* context) -> int {
    static_cast<collector*>(context)->take(id, to);
    return 0;
  };
  hs_scan(compiled_->db, r.text.data(), static_cast<unsigned>(r.text.size()), 0, work.scratch, on_match, &collect);

  matcher m(index, compiled_->words, r, work);
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  for (const auto& f : work.found) {
    for (const auto n : index.literals[f.literal].sequences) {
      const auto& s = index.sequences[n];
      if (s.is_group && m.match(s, f.token, f.token, from, to)) m.remember(s.group, from, to);
    }
  }
  const auto try_phrase = [&](std::uint32_t n, std::uint32_t first, std::uint32_t last) {
    const auto& s = index.sequences[n];
    if (s.is_group) return;
    const bool caller = r.clauses[r.tokens[first].clause].who == speaker::caller;
    const bool wanted = notes ? s.use == phrase_use::says || s.use == phrase_use::noted
                        : caller ? s.use == phrase_use::says
                                 : s.use == phrase_use::asks || s.use == phrase_use::agent;
    if (!wanted) return;
    if (m.match(s, first, last, from, to)) hits.push_back({s.what, s.use, from, to});
  };
  for (const auto& f : work.found) {
    for (const auto n : index.literals[f.literal].sequences) try_phrase(n, f.token, f.token);
  }
  for (std::size_t g = 0; g < work.groups.size(); ++g) {
    const auto found = work.groups[g];
    for (const auto n : index.on_group[found.group]) try_phrase(n, found.first, found.last);
  }
}

const std::string& lexicon::version() const noexcept { return compiled_->version; }

std::size_t lexicon::phrase_count() const noexcept { return compiled_->index.phrases; }

}  // namespace calllock::domain

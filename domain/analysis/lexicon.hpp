#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/analysis/cues.hpp"
#include "domain/analysis/reading.hpp"

namespace calllock::domain {

/// Whose words a phrase listens to.
enum class phrase_use : std::uint8_t {
  says,   ///< the caller's own words
  asks,   ///< a question of the agent: the caller's answer decides
  agent,  ///< the agent's own words; signals only, never a fact about the customer
  noted,  ///< a note that a tool was given, or the summary of the call
};

/// One line of the phrase table. Words stand for themselves, lower case, hyphens as blanks; a word also matches with a
/// contraction ("heater" matches "heater's"). Between words there may be
///   `a/b`  either word;  `(some words|other words)`  either words;  `[words]`  words that may be missing;
///   `word~`  a word that begins so;  `*`  up to four other words, `**` up to six, none of them a negation;
///   `!`  any word that denies (also in a choice: `!/barely`);  `#`  a number in digits or words;  `$`  the end of the
///   clause;  `<group>`  any of a named group of phrases.
/// A phrase never reaches over the end of a clause.
struct phrase {
  std::string text;
  phrase_use use = phrase_use::says;
  int line = 0;  ///< in the file, for messages
};

struct lexicon_entry {
  cue what{};
  std::vector<phrase> phrases;
};

struct word_group {
  std::string name;
  std::vector<phrase> alternatives;
};

/// The phrase table as plain data: what `config` reads from the operator's file.
struct phrase_table {
  std::string version;
  std::vector<word_group> groups;
  std::vector<lexicon_entry> entries;
};

struct lexicon_mistake {
  int line = 0;
  std::string text;
};

/// A phrase found in a reading: its tokens [first, last].
struct phrase_hit {
  cue what{};
  phrase_use use{};
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// The phrase table as an index, with a Vectorscan database for its open-ended words. Immutable and safe to share
/// between threads; the scratch space that a scan needs is kept per thread. Copies share the database.
class lexicon {
public:
  /// Compiles, or lists every line that cannot be understood.
  [[nodiscard]] static std::variant<lexicon, std::vector<lexicon_mistake>> compile(const phrase_table& table);

  /// Appends the phrases of `r` to `hits`: those of the caller (`says`) from his clauses, the others from the agent's.
  /// One pass over the text, linear; allocates only when `hits` or the thread's own buffers must grow.
  /// A reading of `notes` is searched for `says` and `noted` instead.
  void scan(const reading& r, std::vector<phrase_hit>& hits, bool notes = false) const;

  /// `<version>/<16 hex digits>`: version of the file and hash of everything in it, stored with each result.
  [[nodiscard]] const std::string& version() const noexcept;

  [[nodiscard]] std::size_t phrase_count() const noexcept;

private:
  struct compiled;
  explicit lexicon(std::shared_ptr<const compiled> c) : compiled_(std::move(c)) {}
  std::shared_ptr<const compiled> compiled_;
};

}  // namespace calllock::domain

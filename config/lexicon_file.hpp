#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/analysis/lexicon.hpp"

namespace calllock::config {

/// What is wrong with a phrase file, one message per line of it: `config/taxonomy.toml:12: there is no group <cold>`.
using lexicon_mistakes = std::vector<std::string>;

/// Reads the phrase table of an operator's file (config/taxonomy.toml explains its form) without compiling it. `name`
/// is how messages call the file.
[[nodiscard]] std::variant<domain::phrase_table, lexicon_mistakes> read_phrases(std::string_view text,
                                                                                std::string_view name);

/// Reads and compiles phrases: the lexicon, or every mistake with its line.
[[nodiscard]] std::variant<domain::lexicon, lexicon_mistakes> parse_lexicon(std::string_view text,
                                                                            std::string_view name);

/// The same from a file; a file that cannot be read is a mistake too.
[[nodiscard]] std::variant<domain::lexicon, lexicon_mistakes> load_lexicon(const std::filesystem::path& file);

/// The text of config/taxonomy.toml as it was when the program was built.
[[nodiscard]] std::string_view built_in_phrases() noexcept;

/// The lexicon of the built-in phrases, compiled at the first call; safe to call from any thread.
[[nodiscard]] const domain::lexicon& built_in_lexicon();

}  // namespace calllock::config

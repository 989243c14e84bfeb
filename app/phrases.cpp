#include "app/phrases.hpp"

#include <stdexcept>

#include "config/lexicon_file.hpp"

namespace calllock::app {

phrase_source::phrase_source(const config::settings& s) {
  if (s.lexicon.empty()) {
    phrases_ = &config::built_in_lexicon();
    return;
  }
  auto loaded = config::load_lexicon(s.lexicon);
  if (auto* mistakes = std::get_if<config::lexicon_mistakes>(&loaded))
    throw std::runtime_error("the phrase file is wrong: " + mistakes->front());
  own_.emplace(std::get<domain::lexicon>(std::move(loaded)));
  phrases_ = &*own_;
}

}  // namespace calllock::app

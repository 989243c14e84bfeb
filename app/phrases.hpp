#pragma once

#include <optional>

#include "config/settings.hpp"
#include "domain/analysis/lexicon.hpp"

namespace calllock::app {

/// The phrases by which calls are read: the operator's file, else the built-in ones. Throws std::runtime_error with the
/// first mistake of a bad file.
class phrase_source {
public:
  explicit phrase_source(const config::settings& s);
  [[nodiscard]] const domain::lexicon* get() const noexcept { return phrases_; }

private:
  std::optional<domain::lexicon> own_;
  const domain::lexicon* phrases_ = nullptr;
};

}  // namespace calllock::app

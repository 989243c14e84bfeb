#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/booking/wish_words.hpp"

namespace calllock::domain::wishes {

/// A way to say something: words separated by blanks, `a|b` for alternatives, a final `?` for what may be left out.
struct phrase {
  std::string_view pattern;
  int value;
};

/// Finds the longest of many phrases at a place in the words. Built once, immutable afterwards.
class phrase_table {
public:
  struct hit {
    int value;
    std::size_t length;  ///< in words
  };

  /// The patterns must outlive the table: string literals.
  phrase_table(std::initializer_list<phrase> phrases);

  /// The longest phrase that begins at `at`; words marked aside and full stops are not crossed.
  [[nodiscard]] std::optional<hit> match(const words& text, std::size_t at) const;

private:
  struct element {
    std::string_view alternatives;
    bool optional;
  };
  struct entry {
    std::vector<element> elements;
    int value;
  };

  [[nodiscard]] static std::size_t longest(const entry& e, std::size_t element, const words& text, std::size_t at,
                                           std::size_t start);

  std::vector<entry> entries_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_first_word_;
};

}  // namespace calllock::domain::wishes

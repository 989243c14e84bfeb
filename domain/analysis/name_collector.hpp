#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "domain/analysis/names.hpp"

namespace calllock::domain {

/// Decides whether a name begins at a token, how far it reaches, and keeps it. Where to look is the finder's business.
class name_collector {
protected:
  name_collector(const reading& r, const tenant_profile& tenant);

  /// Takes a name that begins at token `k` of turn `t`, if one does. `strict`: everyday words and brands do not begin
  /// one here.
  void at(std::size_t k, std::uint32_t t, int weight, name_part part, name_owner owner, bool strict = false);
  /// "Morning", or the agent's name: said before a name without being part of it.
  [[nodiscard]] bool is_greeting(std::size_t k) const;

  const reading& r_;
  std::vector<name_candidate> found_;
  bool cased_ = false;  ///< the caller's words have capitals where they belong

private:
  [[nodiscard]] bool has_both_cases() const;
  void agent_from_greeting();
  [[nodiscard]] std::string surname_behind_spelling(std::size_t k, std::size_t turn_end) const;
  [[nodiscard]] bool is_initial(std::size_t k) const { return r_.tokens[k].letter && r_.tokens[k].capital; }
  [[nodiscard]] bool fits(std::size_t k, std::size_t begin, bool strict) const;
  [[nodiscard]] bool has_surname(std::size_t k) const;
  [[nodiscard]] std::size_t end_of_turn(std::uint32_t t) const;

  std::vector<std::string> agents_;
};

}  // namespace calllock::domain

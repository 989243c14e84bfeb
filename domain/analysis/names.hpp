#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/analysis/reading.hpp"
#include "domain/tenant.hpp"

namespace calllock::domain {

/// Part of a name that a clause offers.
enum class name_part : std::uint8_t { whole, first, last };

/// Whose name it is.
enum class name_owner : std::uint8_t {
  caller,
  account,  ///< "it's under my husband's name, …": the visit or account is in this name
  other,    ///< a tenant, a technician, a contact
};

struct name_candidate {
  std::string text;         ///< as it is written: capitals put right, titles left out
  std::uint32_t token = 0;  ///< first token
  std::uint32_t count = 0;  ///< tokens
  std::uint32_t turn = 0;
  name_part part = name_part::whole;
  name_owner owner = name_owner::caller;
  int weight = 0;  ///< higher: the surer that it is a name at all
};

/// Every name the caller gives, in the order of the call (C-12). A name is never made of everyday words alone, never
/// the agent's own, and never taken from the agent's words.
[[nodiscard]] std::vector<name_candidate> find_names(const reading& r, const tenant_profile& tenant);

/// "de", "van", "la": part of a surname. `word` in lower case.
[[nodiscard]] bool is_name_particle(std::string_view word) noexcept;

/// A word spelled letter by letter: "R-A-D-I-C", "D-A-S-H, I, double L", "V as in Victor, I, L".
struct spelling {
  std::string letters;  ///< lower case
  std::uint32_t token = 0;
  std::uint32_t count = 0;
  std::uint32_t turn = 0;
};
[[nodiscard]] std::vector<spelling> find_spellings(const reading& r);

/// Puts a spelled word in the place of the part of `name` that it spells ("Smyth" spelled after "Smith"); true if the
/// name has such a part, also when it is written like that already.
bool apply_spelling(std::string& name, const spelling& s);

/// Without titles ("Pastor", "Mr.") and outer blanks; words that are all small letters get their capitals.
[[nodiscard]] std::string tidy_name(std::string_view name);

}  // namespace calllock::domain

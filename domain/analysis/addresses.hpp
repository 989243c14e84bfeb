#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/analysis/reading.hpp"

namespace calllock::domain {

/// A street address that the caller gave.
struct said_address {
  std::string number;  ///< digits, also when it was spoken ("53 Eleven" is 5311)
  std::string street;  ///< as said, with type and direction
  std::string unit;    ///< "Suite 105", "Unit A"; empty: none
  std::string city;
  std::uint32_t token = 0;  ///< first
  std::uint32_t end = 0;    ///< behind the last token of the street
  std::uint32_t turn = 0;
  int weight = 0;          ///< higher: the surer that it is an address at all
  bool elsewhere = false;  ///< billing, mailing, old or work address: not the place of service
  bool withdrawn = false;  ///< taken back: "1901 Elderberry... no."

  [[nodiscard]] std::string text() const { return number + " " + street; }
};

/// "That's my work", "no, that was …": clause `c` speaks of what was said just before.
[[nodiscard]] bool points_back(const reading& r, const clause& c);

/// All of them, in the order of the call (C-13): a number with a street's name, either asked for or with a street type
/// or a ZIP. Corrections of the number or the name are applied.
[[nodiscard]] std::vector<said_address> find_addresses(const reading& r);

struct said_zip {
  std::string digits;
  std::uint32_t token = 0;
  std::uint32_t turn = 0;
  bool elsewhere = false;  ///< of a mail box, an old home, the place of work
};

/// Five-digit ZIPs, spoken or written, that are neither house numbers nor parts of telephone numbers, in order.
[[nodiscard]] std::vector<said_zip> find_zips(const reading& r, const std::vector<said_address>& addresses);

}  // namespace calllock::domain

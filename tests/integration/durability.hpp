#pragma once

#include <string>
#include <vector>

#include "integration/load.hpp"
#include "support/store_fixture.hpp"

namespace calllock::test {

/// Acknowledged changes that the store does not have, described; empty when nothing is lost (I1). A tool's row must
/// hold the very answer that was given, and an answer that said "booked" a confirmed booking and an appointment with
/// that id (I3).
std::vector<std::string> lost(store_fixture& db, const std::vector<acknowledged>& told);

/// Effects that are there twice, and sessions whose version is less than their journal; empty when all is well (I2,
/// I5).
std::vector<std::string> doubled(store_fixture& db);

}  // namespace calllock::test

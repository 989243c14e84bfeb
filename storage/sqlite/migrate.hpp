#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/sqlite/connection.hpp"

namespace calllock::storage::sqlite {

/// See `store::migrate`, `store::migrations` and `store::self_test`.
void migrate(connection& c, const std::function<void(std::string_view)>& progress);
[[nodiscard]] std::vector<store::migration_status> migrations(connection& c);
[[nodiscard]] std::vector<std::string> self_test(connection& c);

}  // namespace calllock::storage::sqlite

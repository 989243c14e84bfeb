#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/postgres/session.hpp"
#include "storage/store.hpp"

namespace calllock::storage::postgres {

/// See `store::migrate`, `store::migrations` and `store::self_test`.
void migrate(connection& c, session& s, const std::function<void(std::string_view)>& progress);
[[nodiscard]] std::vector<store::migration_status> migrations(session& s);
[[nodiscard]] std::vector<std::string> self_test(session& s);

/// The part of the self-test that `postgres_access` mends: row security, policies, grants, views.
[[nodiscard]] std::vector<std::string> access_problems(session& s);

}  // namespace calllock::storage::postgres

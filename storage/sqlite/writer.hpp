#pragma once

#include <span>
#include <string>
#include <vector>

#include "storage/batch.hpp"
#include "storage/sqlite/connection.hpp"

namespace calllock::storage::sqlite {

/// See `store::commit`: one transaction for the batch, one savepoint for each call in it.
[[nodiscard]] std::vector<domain::commit_result> commit(connection& c, std::span<const domain::step_record> batch,
                                                        std::string& problem);

}  // namespace calllock::storage::sqlite

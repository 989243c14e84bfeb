#pragma once

#include <string_view>

namespace calllock::storage::postgres {

/// What to do about an SQLSTATE (postgres.md §12).
enum class fault {
  data,       ///< this row will never be taken: not a retry, not an outage. Also a fence that did not hold (22012)
  again,      ///< serialization or deadlock: the same transaction may succeed now
  stale,      ///< the connection's prepared statements or its server are not what they were: reconnect, then again
  elsewhere,  ///< anything else: the store cannot be used now
};

[[nodiscard]] constexpr fault classify(std::string_view sqlstate) noexcept {
  if (sqlstate.size() != 5) return fault::elsewhere;
  if (sqlstate == "40001" || sqlstate == "40P01") return fault::again;
  if (sqlstate == "26000" || sqlstate == "42P05" || sqlstate == "0A000" || sqlstate == "25006") return fault::stale;
  const auto kind = sqlstate.substr(0, 2);
  // 22 data, 23 constraints, 21 cardinality, 54 limits of the server (a JSON value too large).
  if (kind == "22" || kind == "23" || kind == "21" || kind == "54") return fault::data;
  return fault::elsewhere;
}

}  // namespace calllock::storage::postgres

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/delivery/payloads.hpp"
#include "storage/sql.hpp"

namespace calllock::storage::dashboard {

/// A column and what a delivery says about it; NULL: nothing, so what is stored stays (D-10).
struct column {
  const char* name;
  value v;
};
using columns = std::vector<column>;

/// What leads and jobs have in common, always the same columns in the same order (D-06, D-11). Placeholders for an
/// unknown name, number or address are NULL, so that they never take the place of something known.
[[nodiscard]] columns columns_of(const domain::job_payload& job, const std::optional<std::string>& customer_id);
[[nodiscard]] columns columns_of(const domain::call_payload& call);

/// `insert into <table> (…) values ($1, …) returning <returning>`, of the columns' names.
[[nodiscard]] std::string insert_text(std::string_view table, const columns& c, std::string_view returning);
/// `a = coalesce($1, a), b = coalesce($2, b), …`
[[nodiscard]] std::string keep_absent(const columns& c);
/// `a = coalesce(j.a, l.a), …`: fills row `j` from row `l`.
[[nodiscard]] std::string fill_from(const columns& c, std::string_view target, std::string_view source);
[[nodiscard]] std::vector<value> values_of(const columns& c);

}  // namespace calllock::storage::dashboard

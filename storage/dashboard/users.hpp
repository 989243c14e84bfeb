#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "storage/sql.hpp"

namespace calllock::storage::dashboard {

struct user {
  std::string id;
  std::string time_zone;
};
/// The oldest user of that e-mail; e-mails are compared without regard to case. A sign-up without a profile gets one.
[[nodiscard]] std::optional<user> user_of(sql_session& s, std::string_view email);

/// The customer with that number (found by E.164, made if missing), or nothing for what is no number (D-13). Blank
/// names and addresses of an existing customer are filled in; what is there stays.
[[nodiscard]] std::optional<std::string> customer_of(sql_session& s, const user& u, std::string_view phone,
                                                     std::string_view name, std::string_view address);

}  // namespace calllock::storage::dashboard

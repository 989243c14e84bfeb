#pragma once

#include <span>
#include <string_view>

namespace calllock::storage {

/// One numbered step of the schema, embedded from storage/migrations/<engine>/NNNN_name.sql when the program is built.
/// A released one never changes: the checksum is compared with what the database was brought up with.
struct migration {
  int number;
  std::string_view name;
  std::string_view checksum;  ///< SHA-256 of the file, hexadecimal
  std::string_view sql;
};

[[nodiscard]] std::span<const migration> postgres_migrations();
[[nodiscard]] std::span<const migration> sqlite_migrations();

/// The repeatable part: row security, policies, grants. Says the whole truth each time it runs, so a role that is made
/// later gets its rights at the next `migrate`. SQLite has none.
[[nodiscard]] std::string_view postgres_access();
[[nodiscard]] std::string_view sqlite_access();

}  // namespace calllock::storage

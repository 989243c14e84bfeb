#include <stdexcept>
#include <string>

#include "storage/store.hpp"

namespace calllock::storage {

std::unique_ptr<store> open_store(std::string_view database_url) {
  constexpr std::string_view sqlite = "sqlite:";
  if (database_url.starts_with("postgresql://") || database_url.starts_with("postgres://")) {
    postgres_options options;
    options.url = database_url;
    return open_postgres(std::move(options));
  }
  if (database_url.starts_with(sqlite) && database_url.size() > sqlite.size())
    return open_sqlite({.path = std::string{database_url.substr(sqlite.size())}});
  throw std::invalid_argument{"DATABASE_URL must be postgresql://user@host/database or sqlite:PATH"};
}

}  // namespace calllock::storage

#include <stdexcept>
#include <string>

#include "storage/calendar_store.hpp"

namespace calllock::storage {

std::unique_ptr<calendar_store> open_calendar_store(std::string_view database_url) {
  constexpr std::string_view sqlite = "sqlite:";
  if (database_url.starts_with("postgresql://") || database_url.starts_with("postgres://")) {
    postgres_options options;
    options.url = database_url;
    options.application_name = "calllock calendar";
    return open_postgres_calendar(std::move(options));
  }
  if (database_url.starts_with(sqlite) && database_url.size() > sqlite.size())
    return open_sqlite_calendar({.path = std::string{database_url.substr(sqlite.size())}});
  throw std::invalid_argument{"DATABASE_URL must be postgresql://user@host/database or sqlite:PATH"};
}

}  // namespace calllock::storage

#include "storage/calendar_store.hpp"

#include <utility>

#include "storage/sql_calendar.hpp"
#include "storage/sqlite/connection.hpp"

namespace calllock::storage {
namespace {

class sqlite_calendar final : public sql_calendar {
public:
  explicit sqlite_calendar(sqlite_options options) : connection_{std::move(options)} {}

private:
  sql_session& session() override { return connection_; }

  sqlite::connection connection_;
};

}  // namespace

std::unique_ptr<calendar_store> open_sqlite_calendar(sqlite_options options) {
  return std::make_unique<sqlite_calendar>(std::move(options));
}

}  // namespace calllock::storage

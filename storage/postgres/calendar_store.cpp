#include "storage/calendar_store.hpp"

#include <utility>

#include "storage/postgres/connection.hpp"
#include "storage/postgres/session.hpp"
#include "storage/sql_calendar.hpp"

namespace calllock::storage {
namespace {

class postgres_calendar final : public sql_calendar {
public:
  explicit postgres_calendar(postgres_options options) : connection_{std::move(options)} {}

private:
  sql_session& session() override { return session_; }

  postgres::connection connection_;
  postgres::session session_{connection_};
};

}  // namespace

std::unique_ptr<calendar_store> open_postgres_calendar(postgres_options options) {
  return std::make_unique<postgres_calendar>(std::move(options));
}

}  // namespace calllock::storage

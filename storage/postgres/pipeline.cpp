#include "storage/postgres/pipeline.hpp"

namespace calllock::storage::postgres {

void segment::on_result(ExecStatusType status, std::string_view sqlstate, std::string_view message) {
  switch (status) {
    case PGRES_PIPELINE_SYNC: synced_ = true; return;
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_SINGLE_TUPLE:
    case PGRES_EMPTY_QUERY: return;
    case PGRES_PIPELINE_ABORTED: failed_ = true; return;
    default:
      if (!failed_) {
        sqlstate_ = sqlstate;
        message_ = message;
      }
      failed_ = true;
  }
}

}  // namespace calllock::storage::postgres

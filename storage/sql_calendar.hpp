#pragma once

#include "storage/calendar_store.hpp"
#include "storage/sql.hpp"

namespace calllock::storage {

/// The built-in calendar in what both engines understand; an engine's own class lends the session.
class sql_calendar : public calendar_store {
public:
  std::vector<domain::occupied_span> occupied(std::string_view tenant_id, instant from, instant until,
                                              std::string_view except_uid) override;
  appointment_result book(const appointment& wanted, const domain::calendar_rules& rules) override;
  std::optional<appointment> find(std::string_view call_id, std::string_view idempotency_key) override;
  std::vector<appointment> of_customer(std::string_view tenant_id, std::string_view phone_e164, instant from) override;
  std::optional<appointment> find_uid(std::string_view tenant_id, std::string_view uid) override;
  appointment_result cancel(std::string_view tenant_id, std::string_view uid) override;
  appointment_result move(std::string_view tenant_id, std::string_view uid, instant start, instant end,
                          const domain::calendar_rules& rules) override;
  owners_visit enter(const appointment& wanted, const domain::calendar_rules& rules, instant now) override;

protected:
  [[nodiscard]] virtual sql_session& session() = 0;

private:
  [[nodiscard]] std::optional<appointment> to_be_moved(const appointment& wanted, instant now);
  void insert(const appointment& a);
  [[nodiscard]] std::optional<int> free_crew(std::string_view tenant_id, std::string_view except_uid, instant start,
                                             instant end, const domain::calendar_rules& rules);
};

}  // namespace calllock::storage

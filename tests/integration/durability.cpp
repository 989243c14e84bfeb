#include "integration/durability.hpp"

#include <map>
#include <set>
#include <utility>

namespace calllock::test {
namespace {

/// Text between `"name":"` and the next quote.
std::string member(const std::string& json, const std::string& name) {
  const auto key = "\"" + name + "\":\"";
  const auto at = json.find(key);
  if (at == std::string::npos) return {};
  const auto begin = at + key.size();
  return json.substr(begin, json.find('"', begin) - begin);
}

}  // namespace

std::vector<std::string> lost(store_fixture& db, const std::vector<acknowledged>& told) {
  std::map<std::pair<std::string, std::string>, std::set<std::string>> journal;
  for (auto& row : db.query("select call_id, name, coalesce(response::text, '') from call_events"))
    journal[{row[0], row[1]}].insert(row[2]);
  std::set<std::string> sessions, appointments;
  for (auto& row : db.query("select call_id from call_sessions")) sessions.insert(row[0]);
  for (auto& row : db.query("select b.call_id || ' ' || b.provider_uid from bookings b join appointments a "
                            "on a.call_id = b.call_id and a.uid = b.provider_uid "
                            "where b.state = 'confirmed' and a.state = 'booked'"))
    appointments.insert(row[0]);

  std::vector<std::string> missing;
  for (const auto& [what, answer] : told) {
    const auto name = what.call_id + " " + what.name;
    const auto it = journal.find({what.call_id, what.name});
    if (it == journal.end())
      missing.push_back(name + ": no journal row");
    else if (what.is_tool && !it->second.contains(answer))
      missing.push_back(name + ": told " + answer + ", kept " + *it->second.begin());
    if (!sessions.contains(what.call_id)) missing.push_back(name + ": no session");
    if (answer.find(R"("booking_confirmed":true)") != std::string::npos &&
        !appointments.contains(what.call_id + " " + member(answer, "appointmentId")))
      missing.push_back(name + ": said to be booked, and is not");
  }
  return missing;
}

std::vector<std::string> doubled(store_fixture& db) {
  std::vector<std::string> found;
  const auto look = [&](const std::string& problem, const std::string& query) {
    for (auto& row : db.query(query)) found.push_back(problem + ": " + row[0]);
  };
  look("two appointments of one wish",
       "select call_id from appointments where state = 'booked' group by call_id, start_at having count(*) > 1");
  look("an appointment that no booking knows",
       "select a.call_id from appointments a where a.state = 'booked' and not exists (select 1 from bookings b "
       "where b.call_id = a.call_id and b.idempotency_key = a.idempotency_key)");
  look("one intent twice in the journal",
       "select call_id || ' ' || dedup_key from call_events where dedup_key <> '' group by call_id, dedup_key "
       "having count(*) > 1");
  // A correction may follow what was delivered, but it says something else.
  look("one delivery twice",
       "select call_id || ' ' || kind from outbox where kind in ('job', 'call') group by call_id, kind, payload::text "
       "having count(*) > 1");
  look("a journal that goes beyond its session",
       "select s.call_id from call_sessions s where s.version > (select max(seq) from call_events e "
       "where e.call_id = s.call_id) or not exists (select 1 from call_events e where e.call_id = s.call_id)");
  return found;
}

}  // namespace calllock::test

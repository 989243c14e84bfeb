#include "storage/dashboard/columns.hpp"
#include "storage/dashboard/dashboard.hpp"
#include "storage/dashboard/users.hpp"

/// The calls webhook: one row per call and user.
namespace calllock::storage::dashboard {
namespace {

constexpr statement select_call{"select_call", "select id from calls where user_id = $1 and backend_call_id = $2"};
// The lead or job of the same call, when the delivery does not name them (P-33).
constexpr statement select_records{
    "select_records",
    "select (select id from jobs where user_id = $1 and original_call_id = $2 and duplicate_of is null),"
    " (select id from leads where user_id = $1 and original_call_id = $2 and duplicate_of is null)"};
constexpr statement own_job{"own_job", "select id from jobs where user_id = $1 and cast(id as text) = lower($2)"};
constexpr statement own_lead{"own_lead", "select id from leads where user_id = $1 and cast(id as text) = lower($2)"};
// The time of the event itself stands in for a start that nobody knows; processing may be hours later (T-07).
constexpr statement session_start{"session_start", "select created_at from call_sessions where call_id = $1"};

/// The delivery's id when it is a row of this user, else that of the same call (I11).
value record_id(sql_session& s, const statement& own, const user& u, const domain::opt_text& given,
                const std::optional<std::string>& same_call) {
  if (given && !given->empty()) {
    const auto found = s.run(own, {u.id, *given});
    if (!found.empty()) return value{*found[0][0]};
  }
  return known(same_call);
}

instant started(sql_session& s, const domain::call_payload& p) {
  if (p.started_at) return *p.started_at;
  if (p.ended_at) return *p.ended_at - std::chrono::seconds{p.duration_seconds.value_or(0)};
  const auto found = s.run(session_start, {p.call_id});
  const auto seen = found.empty() ? std::nullopt : read_instant(found[0][0]);
  return seen.value_or(std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now()));
}

ingest_result insert(sql_session& s, const user& u, const domain::call_payload& p, columns c) {
  for (auto& x : c) {
    if (std::string_view{x.name} == "started_at") x.v = started(s, p);
    if (std::string_view{x.name} == "phone_number" && std::holds_alternative<std::monostate>(x.v))
      x.v = std::string{"Unknown"};
  }
  c.push_back({"user_id", u.id});
  c.push_back({"call_id", p.call_id});
  c.push_back({"backend_call_id", p.call_id});
  c.push_back({"direction", std::string{p.direction == domain::call_direction::outbound ? "outbound" : "inbound"}});
  c.push_back({"synced_from_backend", true});
  static const std::string text = insert_text("calls", c, "id");
  const auto r = s.run(statement{"insert_call", text.c_str()}, values_of(c));
  return {true, "call", *r[0][0], {}, false, {}};
}

ingest_result update(sql_session& s, const std::string& id, const columns& c) {
  static const std::string text =
      "update calls set " + keep_absent(c) + " where id = $" + std::to_string(c.size() + 1) + " returning id";
  auto params = values_of(c);
  params.push_back(id);
  s.run(statement{"update_call", text.c_str()}, params);
  return {false, "call", id, {}, false, {}};
}

}  // namespace

ingest_result ingest(sql_session& s, const domain::call_payload& p) {
  const auto u = user_of(s, p.user_email);
  if (!u) return {.refused = "no_user"};
  try {
    return in_transaction(s, [&] {
      s.lock("call " + u->id + " " + p.call_id);
      const auto same = s.run(select_records, {u->id, p.call_id})[0];
      auto c = columns_of(p);
      c.push_back({"job_id", record_id(s, own_job, *u, p.job_id, same[0])});
      c.push_back({"lead_id", record_id(s, own_lead, *u, p.lead_id, same[1])});
      const auto there = s.run(select_call, {u->id, p.call_id});
      return there.empty() ? insert(s, *u, p, std::move(c)) : update(s, *there[0][0], c);
    });
  } catch (const data_refused& e) {
    return {.refused = e.what()};
  }
}

}  // namespace calllock::storage::dashboard

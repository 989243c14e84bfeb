#include "storage/sql_calendar.hpp"

#include <array>
#include <cstdio>
#include <random>
#include <stdexcept>

namespace calllock::storage {
namespace {

using outcome = appointment_result::kind;

constexpr statement select_occupied{
    "appointments_occupied",
    "select uid, crew, start_at, end_at from appointments"
    " where tenant_id = $1 and state = 'booked' and end_at > $2 and start_at < $3 order by start_at, crew"};

#define CALLLOCK_APPOINTMENT                                                                                       \
  "select uid, tenant_id, call_id, idempotency_key, crew, start_at, end_at, state, customer_name, customer_phone," \
  " address, problem, urgency from appointments "
constexpr statement select_by_key{"appointments_by_key",
                                  CALLLOCK_APPOINTMENT "where call_id = $1 and idempotency_key = $2"};
constexpr statement select_by_uid{"appointments_by_uid", CALLLOCK_APPOINTMENT "where uid = $1 and tenant_id = $2"};
constexpr statement select_by_phone{
    "appointments_by_phone", CALLLOCK_APPOINTMENT
    "where tenant_id = $1 and customer_phone = $2 and state = 'booked' and end_at > $3 order by start_at"};
constexpr statement select_by_call{
    "appointments_by_call", CALLLOCK_APPOINTMENT
    "where call_id = $1 and tenant_id = $2 and state = 'booked' and end_at > $3 order by start_at"};
#undef CALLLOCK_APPOINTMENT

constexpr statement insert_appointment{
    "appointments_insert",
    "insert into appointments (call_id, idempotency_key, tenant_id, uid, crew, start_at, end_at, customer_name,"
    " customer_phone, address, problem, urgency) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"};
constexpr statement cancel_appointment{
    "appointments_cancel",
    "update appointments set state = 'cancelled', updated_at = $3 where uid = $1 and tenant_id = $2"};
constexpr statement move_appointment{"appointments_move",
                                     "update appointments set start_at = $3, end_at = $4, crew = $5, updated_at = $6"
                                     " where uid = $1 and tenant_id = $2"};

constexpr statement enter_appointment{"appointments_enter",
                                      "update appointments set state = 'booked', start_at = $3, end_at = $4, crew = $5,"
                                      " updated_at = $6 where uid = $1 and tenant_id = $2"};

// Who is on his way decides for himself.
#define CALLLOCK_OWNERS_JOB                                                               \
  " where cal_com_booking_uid = $1 and original_call_id = $2 and cast(status as text) in" \
  " ('new', 'confirmed')"
constexpr statement cancel_owners_job{"cancel_owners_job", "update jobs set status = 'cancelled'" CALLLOCK_OWNERS_JOB};
constexpr statement move_owners_job{"move_owners_job",
                                    "update jobs set scheduled_at = $3, ingest_scheduled_at = $3" CALLLOCK_OWNERS_JOB};
#undef CALLLOCK_OWNERS_JOB

instant now() { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

/// 128 random bits: nobody guesses another booking's uid (S-06).
std::string new_uid() {
  std::random_device random;
  std::array<char, 33> text{};
  std::snprintf(text.data(), text.size(), "%08x%08x%08x%08x", random(), random(), random(), random());
  return text.data();
}

instant time_of(const std::optional<std::string>& column) {
  const auto t = read_instant(column);
  if (!t) throw store_down{"appointments holds a time that cannot be read"};
  return *t;
}

appointment read_appointment(const row& r) {
  appointment a;
  a.uid = text_or_empty(r[0]);
  a.tenant_id = text_or_empty(r[1]);
  a.call_id = text_or_empty(r[2]);
  a.idempotency_key = text_or_empty(r[3]);
  a.crew = static_cast<int>(read_integer(r[4]));
  a.start = time_of(r[5]);
  a.end = time_of(r[6]);
  a.cancelled = text_or_empty(r[7]) == "cancelled";
  a.customer_name = text_or_empty(r[8]);
  a.customer_phone = text_or_empty(r[9]);
  a.address = text_or_empty(r[10]);
  a.problem = text_or_empty(r[11]);
  a.urgency = text_or_empty(r[12]);
  return a;
}

std::optional<appointment> first(const rows& found) {
  return found.empty() ? std::nullopt : std::optional{read_appointment(found.front())};
}

/// Bookings of one business wait for each other, those of others do not.
std::string lock_of(std::string_view tenant_id) { return "calendar:" + std::string{tenant_id}; }

value text(std::string_view s) { return std::string{s}; }

}  // namespace

std::vector<domain::occupied_span> sql_calendar::occupied(std::string_view tenant_id, instant from, instant until,
                                                          std::string_view except_uid) {
  std::vector<domain::occupied_span> out;
  for (const auto& r : session().run(select_occupied, {text(tenant_id), from, until}))
    if (except_uid.empty() || text_or_empty(r[0]) != except_uid)
      out.push_back({static_cast<int>(read_integer(r[1])), time_of(r[2]), time_of(r[3])});
  return out;
}

std::optional<int> sql_calendar::free_crew(std::string_view tenant_id, std::string_view except_uid, instant start,
                                           instant end, const domain::calendar_rules& rules) {
  const auto others = occupied(tenant_id, start - rules.travel, end + rules.travel, except_uid);
  return domain::free_crew(rules, others, start, end);
}

appointment_result sql_calendar::book(const appointment& wanted, const domain::calendar_rules& rules) {
  auto& s = session();
  return in_transaction(s, [&]() -> appointment_result {
    s.lock(lock_of(wanted.tenant_id));
    if (auto there = find(wanted.call_id, wanted.idempotency_key)) return {outcome::done, std::move(*there)};
    const auto crew = free_crew(wanted.tenant_id, {}, wanted.start, wanted.end, rules);
    if (!crew) return {outcome::taken, {}};
    appointment a = wanted;
    a.uid = new_uid();
    a.crew = *crew;
    a.cancelled = false;
    insert(a);
    return {outcome::done, std::move(a)};
  });
}

void sql_calendar::insert(const appointment& a) {
  session().run(insert_appointment, {a.call_id, a.idempotency_key, a.tenant_id, a.uid, std::int64_t{a.crew}, a.start,
                                     a.end, a.customer_name, a.customer_phone, a.address, a.problem, a.urgency});
}

std::optional<appointment> sql_calendar::to_be_moved(const appointment& wanted, instant now) {
  auto own = find(wanted.call_id, wanted.idempotency_key);
  if (own && !own->cancelled) return own;
  const auto standing = session().run(select_by_call, {wanted.call_id, wanted.tenant_id, now});
  if (standing.size() == 1) return read_appointment(standing.front());
  return own;
}

owners_visit sql_calendar::enter(const appointment& wanted, const domain::calendar_rules& rules, instant now) {
  auto& s = session();
  return in_transaction(s, [&]() -> owners_visit {
    s.lock(lock_of(wanted.tenant_id));
    const auto there = to_be_moved(wanted, now);
    owners_visit out{there.value_or(wanted)};
    const auto crew = free_crew(wanted.tenant_id, out.row.uid, wanted.start, wanted.end, rules);
    out.overlaps = !crew;
    out.row.start = wanted.start;
    out.row.end = wanted.end;
    out.row.crew = crew.value_or(0);
    out.row.cancelled = false;
    if (there) {
      s.run(enter_appointment,
            {out.row.uid, out.row.tenant_id, out.row.start, out.row.end, std::int64_t{out.row.crew}, now});
    } else {
      out.row.uid = new_uid();
      insert(out.row);
    }
    return out;
  });
}

std::optional<appointment> sql_calendar::find(std::string_view call_id, std::string_view idempotency_key) {
  return first(session().run(select_by_key, {text(call_id), text(idempotency_key)}));
}

std::optional<appointment> sql_calendar::find_uid(std::string_view tenant_id, std::string_view uid) {
  return first(session().run(select_by_uid, {text(uid), text(tenant_id)}));
}

std::vector<appointment> sql_calendar::of_customer(std::string_view tenant_id, std::string_view phone_e164,
                                                   instant from) {
  std::vector<appointment> out;
  if (phone_e164.empty()) return out;
  for (const auto& r : session().run(select_by_phone, {text(tenant_id), text(phone_e164), from}))
    out.push_back(read_appointment(r));
  return out;
}

appointment_result sql_calendar::cancel(std::string_view tenant_id, std::string_view uid) {
  auto& s = session();
  return in_transaction(s, [&]() -> appointment_result {
    s.lock(lock_of(tenant_id));
    auto there = find_uid(tenant_id, uid);
    if (!there) return {outcome::not_found, {}};
    if (!there->cancelled) s.run(cancel_appointment, {text(uid), text(tenant_id), now()});
    if (there->idempotency_key == owners_key) s.run(cancel_owners_job, {text(uid), there->call_id});
    there->cancelled = true;
    return {outcome::done, std::move(*there)};
  });
}

appointment_result sql_calendar::move(std::string_view tenant_id, std::string_view uid, instant start, instant end,
                                      const domain::calendar_rules& rules) {
  auto& s = session();
  return in_transaction(s, [&]() -> appointment_result {
    s.lock(lock_of(tenant_id));
    auto there = find_uid(tenant_id, uid);
    if (!there || there->cancelled) return {outcome::not_found, {}};
    if (there->start == start && there->end == end) return {outcome::done, std::move(*there)};
    const auto crew = free_crew(tenant_id, uid, start, end, rules);
    if (!crew) return {outcome::taken, {}};
    s.run(move_appointment, {text(uid), text(tenant_id), start, end, std::int64_t{*crew}, now()});
    if (there->idempotency_key == owners_key) s.run(move_owners_job, {text(uid), there->call_id, start});
    there->start = start;
    there->end = end;
    there->crew = *crew;
    return {outcome::done, std::move(*there)};
  });
}

}  // namespace calllock::storage

#include "storage/changed_bookings.hpp"

namespace calllock::storage {
namespace {

// `held` is the holder's row, `done` the intent of another call that the calendar has carried out. A calendar may keep
// the uid of what it moves, so of several changes of one uid the one that was asked for last counts.
constexpr statement select_changed{
    "changed_bookings",
    "select held.call_id, held.tenant_id, done.call_id, done.idempotency_key, done.kind, done.target_uid,"
    " done.provider_uid, done.start_at, done.end_at from bookings done join bookings held"
    " on held.provider_uid = done.target_uid and held.provider_uid <> '' and held.call_id <> done.call_id"
    " and held.tenant_id = done.tenant_id and held.kind <> 'cancel' and held.state = 'confirmed'"
    " where done.kind <> 'book' and done.state = 'confirmed' and done.target_uid <> '' and done.updated_at >= $1"
    " and not (done.kind = 'move' and done.provider_uid = held.provider_uid and done.start_at = held.start_at)"
    " and not exists (select 1 from bookings later where later.target_uid = done.target_uid and later.target_uid <> ''"
    " and later.tenant_id = done.tenant_id and later.kind <> 'book' and later.state = 'confirmed'"
    " and (later.created_at, later.call_id) > (done.created_at, done.call_id))"
    " order by done.updated_at limit $2"};

}  // namespace

std::vector<changed_booking> changed_bookings(sql_session& s, instant since, int limit) {
  std::vector<changed_booking> out;
  for (const auto& r : s.run(select_changed, {since, std::int64_t{limit}})) {
    changed_booking b;
    b.call_id = text_or_empty(r[0]);
    b.tenant_id = text_or_empty(r[1]);
    b.change.cause = text_or_empty(r[2]) + ":" + text_or_empty(r[3]);
    b.change.kind = domain::parse_effect_kind(text_or_empty(r[4]));
    b.change.uid = text_or_empty(r[5]);
    b.change.new_uid = text_or_empty(r[6]);
    b.change.start = read_instant(r[7]);
    b.change.end = read_instant(r[8]);
    out.push_back(std::move(b));
  }
  return out;
}

}  // namespace calllock::storage

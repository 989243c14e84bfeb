#include "storage/read_call.hpp"

#include <utility>

#include "codec/conversation_state.hpp"
#include "codec/retell.hpp"

namespace calllock::storage {
namespace {

instant from_ms(const std::optional<std::string>& column) {
  return instant{std::chrono::milliseconds{read_integer(column)}};
}

std::optional<instant> maybe_ms(const std::optional<std::string>& column) {
  return column ? std::optional{from_ms(column)} : std::nullopt;
}

domain::booking_effect read_booking(const row& r) {
  domain::booking_effect b;
  b.idempotency_key = text_or_empty(r[0]);
  b.state = domain::parse_effect_state(text_or_empty(r[1]));
  b.provider = text_or_empty(r[2]);
  b.provider_uid = text_or_empty(r[3]);
  b.start_at = maybe_ms(r[4]);
  b.end_at = maybe_ms(r[5]);
  b.requested = text_or_empty(r[6]);
  b.attempts = static_cast<int>(read_integer(r[7]));
  b.last_error = text_or_empty(r[8]);
  b.kind = domain::parse_effect_kind(text_or_empty(r[9]));
  b.target_uid = text_or_empty(r[10]);
  return b;
}

journal_row read_journal(const row& r) {
  journal_row j;
  j.seq = read_integer(r[0]);
  j.kind = text_or_empty(r[1]);
  j.name = text_or_empty(r[2]);
  j.dedup_key = text_or_empty(r[3]);
  j.request = text_or_empty(r[4]);
  j.response = text_or_empty(r[5]);
  j.status = static_cast<int>(read_integer(r[6]));
  j.received_at = from_ms(r[7]);
  j.duration_ms = static_cast<int>(read_integer(r[8], -1));
  return j;
}

}  // namespace

stored_call read_stored_call(std::string_view call_id, const row& session, const rows& journal, const rows& bookings) {
  stored_call c;
  c.tenant_id = text_or_empty(session[0]);
  c.version = read_integer(session[1]);
  auto state = codec::read_state(text_or_empty(session[3]));
  if (!state.ok()) throw store_down{"the stored state of a call cannot be read: " + state.error.what};
  c.state = std::move(state.value);
  c.state.call_id = call_id;
  c.state.phase = domain::parse_call_phase(text_or_empty(session[2]));
  if (session[4]) {
    auto record = codec::read_call(*session[4]);
    if (!record.ok()) throw store_down{"the stored call object of a call cannot be read: " + record.error.what};
    c.state.record = std::make_shared<const domain::call_record>(std::move(record.value));
  }
  c.synced = read_bool(session[5]);
  c.created_at = from_ms(session[6]);
  c.updated_at = from_ms(session[7]);
  c.state.bookings.clear();
  for (const auto& r : bookings) c.state.bookings.push_back(read_booking(r));
  for (const auto& r : journal) c.journal.push_back(read_journal(r));
  return c;
}

outbox_row read_outbox_row(const row& r) {
  outbox_row o;
  o.id = read_integer(r[0]);
  o.call_id = text_or_empty(r[1]);
  o.tenant_id = text_or_empty(r[2]);
  o.kind = domain::parse_delivery_kind(text_or_empty(r[3])).value_or(domain::delivery_kind::job);
  o.destination = text_or_empty(r[4]);
  o.dedup_key = text_or_empty(r[5]);
  o.payload = text_or_empty(r[6]);
  o.state = text_or_empty(r[7]);
  o.attempts = static_cast<int>(read_integer(r[8]));
  o.next_attempt_at = from_ms(r[9]);
  o.created_at = from_ms(r[10]);
  o.last_error = text_or_empty(r[11]);
  return o;
}

due_call read_due_call(const row& r) {
  return {text_or_empty(r[0]), text_or_empty(r[1]), domain::parse_call_phase(text_or_empty(r[2])), from_ms(r[3])};
}

}  // namespace calllock::storage

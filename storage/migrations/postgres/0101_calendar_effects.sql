-- The ledger also holds what was asked of a booking that stands already: to cancel it, to move it. Constant defaults, so
-- no row is rewritten.
alter table bookings
  add column if not exists kind text not null default 'book' constraint bookings_kind check (kind in ('book', 'cancel', 'move')),
  add column if not exists target_uid text not null default '';

-- The ledger also holds what was asked of a booking that stands already: to cancel it, to move it.
alter table bookings add column kind text not null default 'book' check (kind in ('book', 'cancel', 'move'));
alter table bookings add column target_uid text not null default '';

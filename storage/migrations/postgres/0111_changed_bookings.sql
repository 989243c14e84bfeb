-- Calls learn of each other's changes of a booking: found by the uid, and by when it was changed.
create index if not exists bookings_by_uid on bookings (provider_uid) where provider_uid <> '';
create index if not exists bookings_by_target on bookings (target_uid) where target_uid <> '';
create index if not exists bookings_changed on bookings (updated_at) where kind <> 'book' and state = 'confirmed';

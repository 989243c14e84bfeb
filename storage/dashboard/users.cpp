#include "storage/dashboard/users.hpp"

#include <set>

#include "storage/dashboard/dashboard.hpp"

namespace calllock::storage::dashboard {
namespace {

constexpr statement select_user{
    "select_user",
    "select id, coalesce(timezone, 'UTC') from users where lower(email) = lower($1) order by created_at, id limit 1"};
constexpr statement insert_user{"insert_user",
                                "insert into users (email, business_name, timezone) values ($1, $2, $3)"};
constexpr statement insert_user_of_account{
    "insert_user_of_account", "insert into users (id, email, business_name, timezone) values ($1, $2, $3, $4)"};
constexpr statement update_user{
    "update_user",
    "update users set business_name = $2, timezone = $3 where id = $1 and (business_name is distinct from $2 or"
    " timezone is distinct from $3)"};
constexpr statement insert_hours{
    "insert_hours",
    "insert into business_hours (user_id, day_of_week, is_open, open_time, close_time) values ($1, $2, $3, $4, $5)"};
constexpr statement has_hours{"has_hours", "select 1 from business_hours where user_id = $1 limit 1"};
constexpr statement insert_area{"insert_area", "insert into service_areas (user_id, zip_code) values ($1, $2)"};
constexpr statement has_areas{"has_areas", "select 1 from service_areas where user_id = $1 limit 1"};

constexpr statement select_customer{
    "select_customer",
    "select id from customers where user_id = $1 and calllock_e164(phone) = $2 order by created_at, id limit 1"};
constexpr statement insert_customer{
    "insert_customer", "insert into customers (user_id, phone, name, address) values ($1, $2, $3, $4) returning id"};
constexpr statement fill_customer{
    "fill_customer",
    "update customers set name = case when name in ('', 'Unknown Caller') then coalesce($2, name) else name end,"
    " address = case when address is null or address in ('', 'TBD', 'Not provided') then coalesce($3, address) else "
    "address end"
    " where id = $1"};

std::string clock(std::chrono::minutes m) {
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  // 24:00 is a time of day for PostgreSQL, too.
  return two(m.count() / 60) + ":" + two(m.count() % 60);
}

void make_user(sql_session& s, std::string_view email, std::string_view business, std::string_view zone) {
  if (const auto id = s.account(email))
    s.run(insert_user_of_account, {*id, std::string{email}, std::string{business}, std::string{zone}});
  else
    s.run(insert_user, {std::string{email}, std::string{business}, std::string{zone}});
}

void fill_settings(sql_session& s, const std::string& id, const domain::tenant_profile& tenant) {
  if (s.run(has_hours, {id}).empty()) {
    for (std::size_t day = 0; day < tenant.hours.size(); ++day) {
      const auto& span = tenant.hours[day];
      s.run(insert_hours, {id, static_cast<std::int64_t>(day), span.has_value(), span ? clock(span->open) : "08:00",
                           span ? clock(span->close) : "18:00"});
    }
  }
  if (s.run(has_areas, {id}).empty()) {
    for (const auto& zip : std::set<std::string>{tenant.service_zips.begin(), tenant.service_zips.end()})
      if (zip.size() == 5) s.run(insert_area, {id, zip});
  }
}

value unless_placeholder(std::string_view text) { return domain::is_sentinel(text) ? value{} : known(text); }

}  // namespace

std::optional<user> user_of(sql_session& s, std::string_view email) {
  const auto found = s.run(select_user, {std::string{email}});
  if (!found.empty()) return user{*found[0][0], *found[0][1]};
  if (!s.account(email)) return std::nullopt;
  make_user(s, email, "My Business", "America/New_York");
  return user_of(s, email);
}

std::optional<std::string> find_user(sql_session& s, std::string_view email) {
  const auto u = user_of(s, email);
  return u ? std::optional{u->id} : std::nullopt;
}

void ensure_user(sql_session& s, const domain::tenant_profile& tenant) {
  if (tenant.user_email.empty()) return;
  in_transaction(s, [&] {
    s.lock("user " + tenant.user_email);
    auto found = s.run(select_user, {tenant.user_email});
    if (found.empty()) {
      make_user(s, tenant.user_email, tenant.business_name, tenant.time_zone);
      found = s.run(select_user, {tenant.user_email});
    } else {
      s.run(update_user, {*found[0][0], tenant.business_name, tenant.time_zone});
    }
    fill_settings(s, *found[0][0], tenant);
    return 0;
  });
}

std::optional<std::string> customer_of(sql_session& s, const user& u, std::string_view phone, std::string_view name,
                                       std::string_view address) {
  const auto e164 = domain::normalise_phone(phone);
  if (!e164) return std::nullopt;
  s.lock("customer " + u.id + " " + *e164);
  const auto found = s.run(select_customer, {u.id, *e164});
  if (!found.empty()) {
    s.run(fill_customer, {*found[0][0], unless_placeholder(name), unless_placeholder(address)});
    return found[0][0];
  }
  return s.run(insert_customer, {u.id, *e164, std::string{name}, unless_placeholder(address)})[0][0];
}

}  // namespace calllock::storage::dashboard

#include <algorithm>
#include <cctype>

#include "domain/booking/local_time.hpp"
#include "storage/dashboard/dashboard.hpp"
#include "storage/dashboard/users.hpp"

/// What our own tables know about a number (backend.md §3.5): of this tenant only (S-05), by exact E.164 (S-03, P-36),
/// and every part on its own, so that notes are told even if there is neither an appointment nor a call (P-35).
namespace calllock::storage::dashboard {
namespace {

using domain::customer_history;
using std::chrono::days;
using std::chrono::sys_days;

constexpr statement select_notes{
    "select_notes",
    "select note from (select note, created_at from customer_notes where user_id = $1 and calllock_e164(phone_number) "
    "= $2"
    " and coalesce(is_active, true) and (expires_at is null or expires_at > $3)"
    " union all select note_text, created_at from operator_notes where user_id = $1"
    " and calllock_e164(customer_phone) = $2 and coalesce(is_active, true) and (expires_at is null or expires_at > $3)"
    ") as n where note is not null and note <> '' order by created_at desc limit 5"};
constexpr statement select_jobs{
    "select_jobs",
    "select j.customer_name, j.customer_address, cast(j.status as text), j.scheduled_at, coalesce(j.issue_description, "
    "j.ai_summary),"
    " coalesce(j.cal_com_booking_uid, (select b.provider_uid from bookings b where b.call_id = j.original_call_id"
    "  and b.state = 'confirmed' and b.kind <> 'cancel' order by b.start_at desc limit 1)), j.completed_at"
    " from jobs j where j.user_id = $1 and calllock_e164(j.customer_phone) = $2 and j.duplicate_of is null"
    " order by j.created_at desc, j.id limit 50"};
// Of the built-in calendar, cancelled ones too: a job that was written before a cancellation or a move does not know.
constexpr statement select_visits{
    "select_visits",
    "select uid, start_at, state, problem, customer_name from appointments where tenant_id = $1 and customer_phone = $2"
    " and end_at > $3 order by start_at limit 50"};
constexpr statement select_calls{
    "select_calls",
    "select started_at, problem_description, outcome, customer_name from calls where user_id = $1"
    " and calllock_e164(phone_number) = $2 order by started_at desc limit 5"};
constexpr statement select_promise{
    "select_promise",
    "select started_at, problem_description from calls where user_id = $1 and calllock_e164(phone_number) = $2"
    " and outcome = 'callback_later' and started_at > $3 order by started_at desc limit 1"};
constexpr statement select_lead{
    "select_lead_of_phone",
    "select customer_name, customer_address from leads where user_id = $1 and calllock_e164(customer_phone) = $2"
    " and duplicate_of is null order by created_at desc, id limit 5"};
constexpr statement select_urgent{
    "select_urgent",
    "select coalesce(sms_sent_at, created_at), problem_description, callback_promised_by from emergency_alerts where "
    "user_id = $1"
    " and calllock_e164(phone_number) = $2 and coalesce(sms_sent_at, created_at) > $3 order by 1 desc limit 1"};

bool has_word_or(std::string_view address) {
  std::string padded = " ";
  for (const char c : address)
    padded.push_back(std::isalnum(static_cast<unsigned char>(c))
                         ? static_cast<char>(std::tolower(static_cast<unsigned char>(c)))
                         : ' ');
  padded.push_back(' ');
  return padded.find(" or ") != std::string::npos;
}

/// The first group of exactly five digits; the house number of "12345 Main Street" is followed by a word, but nothing
/// in the column tells it from a ZIP, so the last such group is taken: ZIPs end an address.
std::string zip_of(std::string_view address) {
  std::string found;
  for (std::size_t i = 0; i < address.size();) {
    if (!std::isdigit(static_cast<unsigned char>(address[i]))) {
      ++i;
      continue;
    }
    auto end = i;
    while (end < address.size() && std::isdigit(static_cast<unsigned char>(address[end]))) ++end;
    if (end - i == 5) found = address.substr(i, 5);
    i = end;
  }
  return found;
}

class speaker {
public:
  speaker(const domain::tenant_profile& tenant, instant now) : zone_{tenant.time_zone}, now_{now} {}

  [[nodiscard]] std::string date(instant t) const {
    return domain::speak_date(domain::local_date(t, zone_), domain::local_date(now_, zone_));
  }
  [[nodiscard]] std::string time(instant t) const { return domain::speak_clock(domain::local_clock(t, zone_)); }

  /// today, yesterday, 3 days ago, last week, 2 weeks ago, else the date.
  [[nodiscard]] std::string ago(instant t) const {
    const auto n = (sys_days{domain::local_date(now_, zone_)} - sys_days{domain::local_date(t, zone_)}).count();
    if (n <= 0) return "today";
    if (n == 1) return "yesterday";
    if (n < 7) return std::to_string(n) + " days ago";
    if (n < 14) return "last week";
    if (n < 30) return std::to_string(n / 7) + " weeks ago";
    return date(t);
  }
  /// A time of day if it is today, else with its date.
  [[nodiscard]] std::string by(instant t) const {
    return domain::local_date(t, zone_) == domain::local_date(now_, zone_) ? time(t) : date(t) + " at " + time(t);
  }

private:
  const std::string& zone_;
  instant now_;
};

bool over(std::string_view status) { return status == "cancelled" || status == "complete"; }

/// The calendar's word on a visit goes over the job's.
bool in_calendar(const rows& visits, const std::optional<std::string>& uid) {
  return uid && !uid->empty() &&
         std::any_of(visits.begin(), visits.end(), [&](const row& v) { return text_or_empty(v[0]) == *uid; });
}

void add_appointments(customer_history& h, const rows& jobs, const rows& visits, const speaker& say, instant now) {
  std::optional<instant> next;
  for (const auto& v : visits) {
    const auto at = read_instant(v[1]);
    if (!at || text_or_empty(v[2]) != "booked") continue;
    next = at;
    h.upcoming = customer_history::appointment{say.date(*at), say.time(*at), text_or_empty(v[3]), text_or_empty(v[0])};
    break;
  }
  struct past {
    instant at;
    const row* job;
  };
  std::vector<past> done;
  for (const auto& j : jobs) {
    const auto at = read_instant(j[3]);
    const auto status = text_or_empty(j[2]);
    if (at && *at >= now && in_calendar(visits, j[5])) continue;
    if (at && *at >= now && !over(status)) {
      if (next && *next <= *at) continue;
      next = at;
      h.upcoming =
          customer_history::appointment{say.date(*at), say.time(*at), text_or_empty(j[4]), text_or_empty(j[5])};
    } else if ((at && *at < now) || status == "complete") {
      done.push_back({at.value_or(read_instant(j[6]).value_or(now)), &j});
    }
  }
  std::sort(done.begin(), done.end(), [](const past& a, const past& b) { return a.at > b.at; });
  for (const auto& p : done) {
    if (h.past_appointments.size() == 3) break;
    h.past_appointments.push_back({say.date(p.at), text_or_empty((*p.job)[4]), text_or_empty((*p.job)[2])});
  }
}

void add_person(customer_history& h, const rows& jobs, const rows& leads, const rows& calls, const rows& visits) {
  const auto offer = [](std::string& to, const std::optional<std::string>& from) {
    if (to.empty() && from && !domain::is_sentinel(*from)) to = *from;
  };
  for (const auto& r : jobs) offer(h.customer_name, r[0]);
  for (const auto& r : leads) offer(h.customer_name, r[0]);
  for (const auto& r : calls) offer(h.customer_name, r[3]);
  for (const auto& r : visits) offer(h.customer_name, r[4]);
  // Of the five newest jobs; an address that names two candidates is none.
  for (std::size_t i = 0; i < std::min<std::size_t>(jobs.size(), 5); ++i)
    if (jobs[i][1] && !has_word_or(*jobs[i][1])) offer(h.address, jobs[i][1]);
  for (const auto& r : leads)
    if (r[1] && !has_word_or(*r[1])) offer(h.address, r[1]);
  h.zip_code = zip_of(h.address);
}

void add_calls(customer_history& h, const rows& calls, const speaker& say) {
  for (const auto& c : calls)
    if (const auto at = read_instant(c[0]))
      h.recent_calls.push_back({say.ago(*at), text_or_empty(c[1]), text_or_empty(c[2])});
}

}  // namespace

domain::customer_history history(sql_session& s, const domain::tenant_profile& tenant, std::string_view phone_e164,
                                 instant now) {
  customer_history h;
  // "auto" or a withheld number matches nobody (S-03).
  const auto phone = domain::normalise_phone(phone_e164);
  const auto u = phone ? user_of(s, tenant.user_email) : std::nullopt;
  if (!u) return h;
  const speaker say{tenant, now};
  for (const auto& r : s.run(select_notes, {u->id, *phone, now})) h.operator_notes.push_back(text_or_empty(r[0]));
  const auto jobs = s.run(select_jobs, {u->id, *phone});
  const auto visits = s.run(select_visits, {tenant.id, *phone, now});
  const auto calls = s.run(select_calls, {u->id, *phone});
  const auto leads = s.run(select_lead, {u->id, *phone});
  add_person(h, jobs, leads, calls, visits);
  add_appointments(h, jobs, visits, say, now);
  add_calls(h, calls, say);
  if (const auto p = s.run(select_promise, {u->id, *phone, now - days{3}}); !p.empty())
    h.callback_promise =
        customer_history::promise{say.ago(read_instant(p[0][0]).value_or(now)), text_or_empty(p[0][1])};
  if (const auto a = s.run(select_urgent, {u->id, *phone, now - days{7}}); !a.empty())
    h.urgent_alert = customer_history::alert{say.ago(read_instant(a[0][0]).value_or(now)), text_or_empty(a[0][1]),
                                             say.by(read_instant(a[0][2]).value_or(now))};
  h.found =
      !h.operator_notes.empty() || h.upcoming || !calls.empty() || !jobs.empty() || !leads.empty() || h.urgent_alert;
  return h;
}

}  // namespace calllock::storage::dashboard

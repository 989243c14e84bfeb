#include "domain/booking/local_time.hpp"
#include "storage/dashboard/columns.hpp"
#include "storage/dashboard/dashboard.hpp"
#include "storage/dashboard/rules.hpp"
#include "storage/dashboard/users.hpp"

/// The jobs webhook: one record per call, a lead or a job, or a lead that became a job (D-01 to D-13).
namespace calllock::storage::dashboard {
namespace {

using domain::job_payload;

constexpr statement select_job{
    "select_job", "select id from jobs where user_id = $1 and original_call_id = $2 and duplicate_of is null"};
constexpr statement select_lead{
    "select_lead",
    "select id, converted_job_id, customer_name, customer_phone, customer_address from leads"
    " where user_id = $1 and original_call_id = $2 and duplicate_of is null"};
// Adjacent times collide as well: a visit takes an hour.
constexpr statement select_conflict{
    "select_conflict",
    "select customer_name, scheduled_at from jobs where user_id = $1 and id <> $2 and duplicate_of is null"
    " and cast(status as text) not in ('cancelled', 'complete') and scheduled_at >= $3 and scheduled_at < $4"
    " order by scheduled_at limit 1"};
constexpr statement set_conflict{"set_conflict",
                                 "update jobs set needs_action = true, needs_action_note = $2 where id = $1"};
constexpr statement clear_conflict{"clear_conflict",
                                   "update jobs set needs_action = false, needs_action_note = null where id = $1"
                                   " and needs_action_note like 'Schedule conflict with %'"};
// An operator who gave the lead up knows of the job by its link; the status stays his (D-04).
constexpr statement promote_lead{
    "promote_lead",
    "update leads set converted_job_id = $2, converted_at = coalesce(converted_at, now()),"
    " status = case when cast(status as text) = 'lost' and lost_at is not null then status else 'converted' end"
    " where id = $1 and converted_job_id is null"};
constexpr statement link_call{"link_call",
                              "update calls set job_id = coalesce($3, job_id), lead_id = coalesce($4, lead_id)"
                              " where user_id = $1 and backend_call_id = $2"};
// A text went out before there was a lead.
constexpr statement link_context{
    "link_context",
    "update sms_alert_context set job_id = coalesce($3, job_id), lead_id = coalesce($4, lead_id)"
    " where user_id = $1 and call_id = $2"};

// The calendar has cancelled what the assistant booked, or an owner by text (both have its uid). Who is on his way
// decides for himself.
constexpr statement cancel_job{
    "cancel_job",
    "update jobs set status = 'cancelled' where id = $1 and cast(status as text) in ('new', 'confirmed')"
    " and cal_com_booking_uid is not null returning status"};
constexpr statement cancel_review{"cancel_review",
                                  "update ai_booking_reviews set status = 'cancelled' where job_id = $1 and"
                                  " cast(status as text) = 'pending'"};

// What the assistant booked waits for the owner's word (M-04); asked once for each job.
constexpr statement insert_review{
    "insert_review",
    "insert into ai_booking_reviews (user_id, job_id, original_scheduled_at, cal_com_booking_uid)"
    " select user_id, id, scheduled_at, cal_com_booking_uid from jobs where id = $1 and is_ai_booked and scheduled_at "
    "is not null"
    " and not exists (select 1 from ai_booking_reviews where job_id = $1)"};

// True while nobody but the ingest has decided on the lead.
#define CALLLOCK_UNTOUCHED                                                                                  \
  "(cast(status as text) = ingest_status and converted_job_id is null and lost_at is null and remind_at is" \
  " null and callback_outcome_at is null)"

struct existing_lead {
  std::string id;
  std::optional<std::string> job_id, name, phone, address;
};

/// A record being made or corrected, with what is known of its surroundings.
class delivery {
public:
  delivery(sql_session& s, const user& u, const job_payload& j) : s_{s}, user_{u}, job_{j} {
    columns_ = columns_of(j, customer_of(s, u, j.customer_phone, j.customer_name, j.customer_address));
    color_ = stored_color(j);
  }

  ingest_result store() {
    find();
    if (job_id_) return correct_job();
    if (job_.scheduled_at) return make_job();
    if (lead_) return correct_lead();
    if (lead_status(job_.end_call_reason).empty()) {
      ingest_result none;
      none.record_type = "none";
      return none;
    }
    return make_lead();
  }

private:
  void find() {
    if (job_.call_id.empty()) return;
    if (const auto j = s_.run(select_job, {user_.id, job_.call_id}); !j.empty()) job_id_ = j[0][0];
    if (const auto l = s_.run(select_lead, {user_.id, job_.call_id}); !l.empty())
      lead_ = existing_lead{*l[0][0], l[0][1], l[0][2], l[0][3], l[0][4]};
    // Converted by the operator: his job is the record of this call.
    if (!job_id_ && lead_) job_id_ = lead_->job_id;
  }

  /// The value of a required text: the delivery's, else the lead's, else the placeholder.
  value required(std::size_t column, const std::optional<std::string>& of_lead, std::string_view placeholder) const {
    if (!std::holds_alternative<std::monostate>(columns_[column].v)) return columns_[column].v;
    return of_lead && !domain::is_sentinel(*of_lead) ? value{*of_lead} : value{std::string{placeholder}};
  }

  columns complete() const {
    auto c = columns_;
    c[0].v = required(0, lead_ ? lead_->name : std::nullopt, "Unknown Caller");
    c[1].v = required(1, lead_ ? lead_->phone : std::nullopt, "Unknown");
    c[2].v = required(2, lead_ ? lead_->address : std::nullopt, "Not provided");
    c.push_back({"user_id", user_.id});
    c.push_back({"original_call_id", known(job_.call_id)});
    c.push_back({"priority_color", std::string{color_.name}});
    c.push_back({"ingest_color", std::string{color_.name}});
    c.push_back({"status_color", std::string{color_.name}});
    c.push_back({"priority_reason", known(color_.reason)});
    c.push_back({"is_archived", job_.is_archived.value_or(false)});
    return c;
  }

  ingest_result make_lead() {
    const auto status = std::string{lead_status(job_.end_call_reason)};
    const auto priority = std::string{lead_priority(job_, status)};
    auto c = complete();
    c.push_back({"status", status});
    c.push_back({"ingest_status", status});
    c.push_back({"priority", priority});
    c.push_back({"ingest_priority", priority});
    c.push_back({"why_not_booked", known(job_.ai_summary)});
    c.push_back({"lost_reason", status == "lost" ? known(domain::text(job_.end_call_reason)) : value{}});
    static const std::string text = insert_text("leads", c, "id, status");
    const auto r = s_.run(statement{"insert_lead", text.c_str()}, values_of(c))[0];
    link(std::nullopt, r[0]);
    answer_new_lead(s_, user_.id, job_.call_id);
    return {true, "lead", *r[0], *r[1], false, {}};
  }

  /// Corrects every column, and status, priority and colour as long as they are still the ingest's own (D-04, D-11).
  ingest_result correct_lead() {
    auto c = columns_;
    static const std::string kept = keep_absent(c);
    c.push_back({"why_not_booked", known(job_.ai_summary)});
    const auto n = c.size();
    const auto mark = [n](std::size_t i) { return "$" + std::to_string(n + i); };
    static const std::string text =
        "update leads set " + kept + ", why_not_booked = coalesce(" + mark(0) +
        ", why_not_booked), status = case when " CALLLOCK_UNTOUCHED " then " + mark(1) +
        " else status end, ingest_status = case when " CALLLOCK_UNTOUCHED " then " + mark(2) +
        " else ingest_status end, priority = case when " CALLLOCK_UNTOUCHED
        " and cast(priority as text) = ingest_priority then " +
        mark(3) +
        " else priority end, ingest_priority = case when " CALLLOCK_UNTOUCHED
        " and cast(priority as text) = ingest_priority then " +
        mark(4) + " else ingest_priority end, lost_reason = case when " CALLLOCK_UNTOUCHED " then " + mark(5) +
        " else lost_reason end, " + color_text(n + 6) + " where id = " + mark(9) + " returning status";
    auto params = values_of(c);
    const auto status = corrected_status();
    const auto priority = std::string{lead_priority(job_, status)};
    params.insert(params.end(), {status, status, priority, priority,
                                 status == "lost" ? known(domain::text(job_.end_call_reason)) : value{}});
    add_color(params);
    params.push_back(lead_->id);
    const auto r = s_.run(statement{"update_lead", text.c_str()}, params)[0];
    link(std::nullopt, lead_->id);
    return {false, "lead", lead_->id, *r[0], false, {}};
  }

  /// A reason that makes no lead leaves one that is there already without a place in the queue.
  [[nodiscard]] std::string corrected_status() const {
    const auto status = lead_status(job_.end_call_reason);
    if (!status.empty()) return std::string{status};
    return job_.end_call_reason == domain::end_reason::wrong_number ? "lost" : "info_only";
  }

  ingest_result make_job() {
    auto c = complete();
    c.push_back({"scheduled_at", known(job_.scheduled_at)});
    c.push_back({"ingest_scheduled_at", known(job_.scheduled_at)});
    c.push_back({"is_ai_booked", is_ai_booked(job_)});
    c.push_back({"cal_com_booking_uid", known(job_.cal_com_booking_uid)});
    static const std::string text = insert_text("jobs", c, "id, status");
    const auto r = s_.run(statement{"insert_job", text.c_str()}, values_of(c))[0];
    job_id_ = r[0];
    if (lead_) {
      static const std::string fill =
          "update jobs as j set " + fill_from(columns_, "j", "l") + " from leads as l where j.id = $1 and l.id = $2";
      s_.run(statement{"fill_job", fill.c_str()}, {*job_id_, lead_->id});
      s_.run(promote_lead, {lead_->id, *job_id_});
    }
    s_.run(insert_review, {*job_id_});
    link(job_id_, lead_ ? std::optional{lead_->id} : std::nullopt);
    return {true, "job", *job_id_, *r[1], check_conflict(job_.scheduled_at), {}};
  }

  /// Corrects every column but the status, and the time unless the operator has moved the visit. A visit that was
  /// cancelled is not one any more.
  ingest_result correct_job() {
    auto c = columns_;
    const auto n = c.size() + 1;
    const auto mark = [n](std::size_t i) { return "$" + std::to_string(n + i); };
    static const std::string text =
        "update jobs set " + keep_absent(c) + ", " + color_text(n) +
        ", scheduled_at = case when scheduled_at is not distinct from ingest_scheduled_at then coalesce(" + mark(3) +
        ", scheduled_at) else scheduled_at end, ingest_scheduled_at = case when scheduled_at is not distinct from "
        "ingest_scheduled_at"
        " then coalesce(" +
        mark(4) + ", ingest_scheduled_at) else ingest_scheduled_at end, is_ai_booked = case when " + mark(5) +
        " then " + mark(5) + " else is_ai_booked end, cal_com_booking_uid = coalesce(" + mark(6) +
        ", cal_com_booking_uid)" + ", original_call_id = coalesce(original_call_id, " + mark(7) +
        ") where id = " + mark(8) + " returning status, scheduled_at";
    auto params = values_of(c);
    add_color(params);
    params.insert(params.end(), {known(job_.scheduled_at), known(job_.scheduled_at), is_ai_booked(job_),
                                 known(job_.cal_com_booking_uid), known(job_.call_id), *job_id_});
    const auto r = s_.run(statement{"update_job", text.c_str()}, params)[0];
    if (lead_) s_.run(promote_lead, {lead_->id, *job_id_});
    link(job_id_, lead_ ? std::optional{lead_->id} : std::nullopt);
    if (is_cancelled()) {
      const auto off = s_.run(cancel_job, {*job_id_});
      if (!off.empty()) s_.run(cancel_review, {*job_id_});
      return {false, "job", *job_id_, off.empty() ? *r[0] : *off[0][0], false, {}};
    }
    s_.run(insert_review, {*job_id_});
    return {false, "job", *job_id_, *r[0], check_conflict(read_instant(r[1])), {}};
  }

  [[nodiscard]] bool is_cancelled() const {
    return job_.end_call_reason == domain::end_reason::cancelled && !job_.scheduled_at &&
           job_.booking_status == domain::booking_status::not_requested;
  }

  /// Colour and reason follow the delivery while the colour is the ingest's own; three parameters from number `first`.
  static std::string color_text(std::size_t first) {
    const auto mark = [first](std::size_t i) { return "$" + std::to_string(first + i); };
    return "priority_color = case when priority_color = ingest_color then coalesce(" + mark(0) +
           ", priority_color) else priority_color end, status_color = case when priority_color = ingest_color then "
           "coalesce(" +
           mark(0) +
           ", status_color) else status_color end, ingest_color = case when priority_color = ingest_color then "
           "coalesce(" +
           mark(1) +
           ", ingest_color) else ingest_color end, priority_reason = case when priority_color = ingest_color then "
           "coalesce(" +
           mark(2) + ", priority_reason) else priority_reason end";
  }
  /// A delivery that gives no ground for a colour leaves the one that is stored.
  void add_color(std::vector<value>& params) const {
    const auto name = color_.by_default ? value{} : value{std::string{color_.name}};
    params.insert(params.end(), {name, name, known(color_.reason)});
  }

  bool check_conflict(const std::optional<instant>& at) {
    if (!at) return false;
    using namespace std::chrono_literals;
    const auto found = s_.run(select_conflict, {user_.id, *job_id_, *at - 60min, *at + 60min});
    if (found.empty()) {
      s_.run(clear_conflict, {*job_id_});
      return false;
    }
    const auto other = read_instant(found[0][1]).value_or(*at);
    s_.run(set_conflict, {*job_id_, "Schedule conflict with " + text_or_empty(found[0][0]) + " at " +
                                        domain::speak_instant(other, user_.time_zone)});
    return true;
  }

  void link(const std::optional<std::string>& job, const std::optional<std::string>& lead) {
    if (job_.call_id.empty()) return;
    s_.run(link_call, {user_.id, job_.call_id, known(job), known(lead)});
    s_.run(link_context, {user_.id, job_.call_id, known(job), known(lead)});
  }

  sql_session& s_;
  const user& user_;
  const job_payload& job_;
  columns columns_;
  color color_;
  std::optional<std::string> job_id_;
  std::optional<existing_lead> lead_;
};
#undef CALLLOCK_UNTOUCHED

}  // namespace

void lock_call(sql_session& s, const std::string& user_id, const std::string& call_id) {
  if (!call_id.empty()) s.lock("call " + user_id + " " + call_id);
}

ingest_result ingest(sql_session& s, const job_payload& job) {
  const auto u = user_of(s, job.user_email);
  if (!u) return {.refused = "no_user"};
  try {
    return in_transaction(s, [&] {
      // Leads and jobs are two tables and a call has one record in both: who makes it must be alone.
      lock_call(s, u->id, job.call_id);
      return delivery{s, *u, job}.store();
    });
  } catch (const data_refused& e) {
    return {.refused = e.what()};
  }
}

}  // namespace calllock::storage::dashboard

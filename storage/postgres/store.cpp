#include <algorithm>
#include <utility>

#include "storage/changed_bookings.hpp"
#include "storage/dashboard/dashboard.hpp"
#include "storage/postgres/migrate.hpp"
#include "storage/postgres/session.hpp"
#include "storage/postgres/statements.hpp"
#include "storage/postgres/writer.hpp"
#include "storage/read_call.hpp"
#include "storage/safe_text.hpp"

namespace calllock::storage {
namespace {

namespace st = postgres::statements;

/// The store over one connection, which opens itself on first use.
class postgres_store final : public store {
public:
  explicit postgres_store(postgres_options options)
      : connection_{std::move(options)}, session_{connection_}, writer_{connection_} {}

  void migrate(const std::function<void(std::string_view)>& progress) override {
    postgres::migrate(connection_, session_, progress);
  }
  std::vector<migration_status> migrations() override { return postgres::migrations(session_); }
  std::vector<std::string> self_test() override { return postgres::self_test(session_); }

  std::vector<domain::commit_result> commit(std::span<const domain::step_record> batch) noexcept override {
    try {
      problem_.clear();
      return writer_.commit(batch, problem_);
    } catch (const std::exception& e) {
      // Nothing in here throws but memory running out; what was sent cannot be known any more.
      connection_.close();
      problem_ = e.what();
      return std::vector<domain::commit_result>(batch.size(), domain::commit_result::unknown);
    }
  }
  [[nodiscard]] std::string last_problem() const override { return problem_; }

  std::optional<stored_call> load(std::string_view call_id) override {
    const std::string id{call_id};
    const postgres::session::call calls[] = {
        {st::load_session, {id}}, {st::load_journal, {id}}, {st::load_bookings, {id}}};
    const auto found = session_.run_all(calls);
    if (found[0].empty()) return std::nullopt;
    return read_stored_call(call_id, found[0][0], found[1], found[2]);
  }

  std::vector<due_call> due_calls(instant live_before, instant ended_before, int limit) override {
    return due(session_.run(st::due_calls, {live_before, ended_before, std::int64_t{limit}}));
  }
  std::vector<due_call> unresolved_bookings(instant before, int limit) override {
    return due(session_.run(st::unresolved_bookings, {before, std::int64_t{limit}}));
  }
  std::vector<changed_booking> changed_bookings(instant since, int limit) override {
    return storage::changed_bookings(session_, since, limit);
  }
  std::vector<std::string> calls_since(instant since, int limit) override {
    std::vector<std::string> out;
    for (const auto& r : session_.run(st::calls_since, {since, std::int64_t{limit}}))
      out.push_back(text_or_empty(r[0]));
    return out;
  }
  std::vector<std::pair<std::string, std::int64_t>> counts() override {
    std::vector<std::pair<std::string, std::int64_t>> out;
    for (const auto& r : session_.run(st::counts)) out.emplace_back(text_or_empty(r[0]), read_integer(r[1]));
    return out;
  }

  std::vector<outbox_row> claim(std::string_view destination, int limit, std::chrono::seconds lease,
                                std::string_view lease_token) override {
    auto out = outbox(session_.run(st::claim, {std::string{destination}, std::int64_t{limit},
                                               std::int64_t{lease.count()}, std::string{lease_token}}));
    // RETURNING does not keep the order of the rows that were chosen.
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return out;
  }
  bool settle_done(std::int64_t id, std::string_view lease_token, std::string_view job_id,
                   std::string_view lead_id) override {
    return !session_.run(st::settle_done, {id, std::string{lease_token}, std::string{job_id}, std::string{lead_id}})
                .empty();
  }
  bool settle_retry(std::int64_t id, std::string_view lease_token, instant next_attempt,
                    std::string_view error) override {
    return !session_.run(st::settle_retry, {id, std::string{lease_token}, next_attempt, safe_text(error)}).empty();
  }
  bool settle_dead(std::int64_t id, std::string_view lease_token, std::string_view error) override {
    return !session_.run(st::settle_dead, {id, std::string{lease_token}, safe_text(error)}).empty();
  }
  bool settle_text(std::int64_t id, std::string_view lease_token, const text_receipt& receipt) override {
    return dashboard::settle_text(session_, id, lease_token, receipt);
  }
  void watch_text(std::int64_t id, instant at) override { dashboard::watch_text(session_, id, at); }
  bool report_text(const domain::text_report& report) override { return dashboard::report_text(session_, report); }
  std::vector<overdue_text> overdue_texts(int limit, std::chrono::seconds lease) override {
    return dashboard::overdue_texts(session_, limit, lease);
  }
  void end_watch(const outbox_row& row, const std::optional<domain::outbox_entry>& next) override {
    dashboard::end_watch(session_, row, next);
  }
  std::vector<outbox_row> list_outbox(std::string_view state, int limit) override {
    return outbox(session_.run(st::list_outbox, {std::string{state}, std::int64_t{limit}}));
  }
  int redrive(std::int64_t id) override {
    const auto redriven = id == 0 ? session_.run(st::redrive_dead) : session_.run(st::redrive_one, {id});
    return static_cast<int>(redriven.size());
  }

  void ensure_user(const domain::tenant_profile& tenant) override { dashboard::ensure_user(session_, tenant); }
  bool user_exists(std::string_view email) override { return dashboard::find_user(session_, email).has_value(); }
  ingest_result ingest(const domain::job_payload& job) override { return dashboard::ingest(session_, job); }
  ingest_result ingest(const domain::call_payload& call) override { return dashboard::ingest(session_, call); }
  ingest_result ingest(const domain::alert_payload& alert) override { return dashboard::ingest(session_, alert); }
  ingest_result ingest(const domain::sms_context_payload& context) override {
    return dashboard::ingest(session_, context);
  }
  std::optional<std::string> reply_taken(std::string_view sid) override {
    return dashboard::reply_taken(session_, sid);
  }
  std::vector<domain::open_alert> alerts_before(const domain::inbound_text& in, instant since) override {
    return dashboard::alerts_before(session_, in, since);
  }
  std::string take_reply(const domain::inbound_text& in, const domain::reply_decision& decision,
                         std::string_view user_email, instant at) override {
    return dashboard::take_reply(session_, in, decision, user_email, at);
  }
  bool patch_alert(std::string_view user_email, const domain::text_map& changes) override {
    return dashboard::patch_alert(session_, user_email, changes);
  }
  domain::customer_history history(const domain::tenant_profile& tenant, std::string_view phone_e164,
                                   instant now) override {
    return dashboard::history(session_, tenant, phone_e164, now);
  }

  call_evidence evidence(std::string_view call_id) override {
    call_evidence e;
    e.call = load(call_id);
    e.outbox = outbox(session_.run(st::outbox_of_call, {std::string{call_id}}));
    e.dashboard = dashboard::rows_of_call(session_, call_id);
    return e;
  }
  void save_audit(const audit_row& row) override { dashboard::save_audit(session_, row); }

private:
  static std::vector<due_call> due(const rows& found) {
    std::vector<due_call> out;
    for (const auto& r : found) out.push_back(read_due_call(r));
    return out;
  }
  static std::vector<outbox_row> outbox(const rows& found) {
    std::vector<outbox_row> out;
    for (const auto& r : found) out.push_back(read_outbox_row(r));
    return out;
  }

  postgres::connection connection_;
  postgres::session session_;
  postgres::writer writer_;
  std::string problem_;
};

}  // namespace

std::unique_ptr<store> open_postgres(postgres_options options) {
  return std::make_unique<postgres_store>(std::move(options));
}

}  // namespace calllock::storage

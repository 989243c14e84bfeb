#include <algorithm>
#include <utility>

#include "storage/changed_bookings.hpp"
#include "storage/dashboard/dashboard.hpp"
#include "storage/read_call.hpp"
#include "storage/safe_text.hpp"
#include "storage/sqlite/migrate.hpp"
#include "storage/sqlite/statements.hpp"
#include "storage/sqlite/writer.hpp"

namespace calllock::storage {
namespace {

namespace st = sqlite::statements;

instant now() { return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

class sqlite_store final : public store {
public:
  explicit sqlite_store(sqlite_options options) : connection_{std::move(options)} {}

  void migrate(const std::function<void(std::string_view)>& progress) override {
    sqlite::migrate(connection_, progress);
  }
  std::vector<migration_status> migrations() override { return sqlite::migrations(connection_); }
  std::vector<std::string> self_test() override { return sqlite::self_test(connection_); }

  std::vector<domain::commit_result> commit(std::span<const domain::step_record> batch) noexcept override {
    try {
      problem_.clear();
      return sqlite::commit(connection_, batch, problem_);
    } catch (const std::exception& e) {
      problem_ = e.what();
      return std::vector<domain::commit_result>(batch.size(), domain::commit_result::unknown);
    }
  }
  [[nodiscard]] std::string last_problem() const override { return problem_; }

  std::optional<stored_call> load(std::string_view call_id) override {
    const std::string id{call_id};
    // One transaction, so that the three tables are seen at one moment.
    connection_.script("begin");
    struct end {
      sqlite::connection& c;
      ~end() { c.rollback(); }
    } const guard{connection_};
    const auto session = connection_.run(st::load_session, {id});
    if (session.empty()) return std::nullopt;
    return read_stored_call(call_id, session[0], connection_.run(st::load_journal, {id}),
                            connection_.run(st::load_bookings, {id}));
  }

  std::vector<due_call> due_calls(instant live_before, instant ended_before, int limit) override {
    return due(connection_.run(st::due_calls, {live_before, ended_before, std::int64_t{limit}}));
  }
  std::vector<due_call> unresolved_bookings(instant before, int limit) override {
    return due(connection_.run(st::unresolved_bookings, {before, std::int64_t{limit}}));
  }
  std::vector<changed_booking> changed_bookings(instant since, int limit) override {
    return storage::changed_bookings(connection_, since, limit);
  }
  std::vector<std::string> calls_since(instant since, int limit) override {
    std::vector<std::string> out;
    for (const auto& r : connection_.run(st::calls_since, {since, std::int64_t{limit}}))
      out.push_back(text_or_empty(r[0]));
    return out;
  }
  std::vector<std::pair<std::string, std::int64_t>> counts() override {
    std::vector<std::pair<std::string, std::int64_t>> out;
    for (const auto& r : connection_.run(st::counts, {now() - std::chrono::hours{24}}))
      out.emplace_back(text_or_empty(r[0]), read_integer(r[1]));
    return out;
  }

  std::vector<outbox_row> claim(std::string_view destination, int limit, std::chrono::seconds lease,
                                std::string_view lease_token) override {
    auto out = outbox(connection_.run(
        st::claim, {std::string{destination}, std::int64_t{limit}, std::string{lease_token}, now() + lease}));
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return out;
  }
  bool settle_done(std::int64_t id, std::string_view lease_token, std::string_view job_id,
                   std::string_view lead_id) override {
    return in_transaction(connection_, [&] {
      const std::string job{job_id}, lead{lead_id};
      const auto done = connection_.run(st::settle_done, {id, std::string{lease_token}, job, lead});
      if (done.empty()) return false;
      const auto call_id = text_or_empty(done[0][0]), kind = text_or_empty(done[0][1]);
      if (kind == "job" && (!job.empty() || !lead.empty())) connection_.run(st::link_call_record, {call_id, job, lead});
      if (kind == "job" || kind == "call") connection_.run(st::set_synced, {call_id});
      return true;
    });
  }
  bool settle_retry(std::int64_t id, std::string_view lease_token, instant next_attempt,
                    std::string_view error) override {
    return !connection_.run(st::settle_retry, {id, std::string{lease_token}, next_attempt, safe_text(error)}).empty();
  }
  bool settle_dead(std::int64_t id, std::string_view lease_token, std::string_view error) override {
    return !connection_.run(st::settle_dead, {id, std::string{lease_token}, safe_text(error)}).empty();
  }
  bool settle_text(std::int64_t id, std::string_view lease_token, const text_receipt& receipt) override {
    return dashboard::settle_text(connection_, id, lease_token, receipt);
  }
  void watch_text(std::int64_t id, instant at) override { dashboard::watch_text(connection_, id, at); }
  bool report_text(const domain::text_report& report) override { return dashboard::report_text(connection_, report); }
  std::vector<overdue_text> overdue_texts(int limit, std::chrono::seconds lease) override {
    return dashboard::overdue_texts(connection_, limit, lease);
  }
  void end_watch(const outbox_row& row, const std::optional<domain::outbox_entry>& next) override {
    dashboard::end_watch(connection_, row, next);
  }
  std::vector<outbox_row> list_outbox(std::string_view state, int limit) override {
    return outbox(connection_.run(st::list_outbox, {std::string{state}, std::int64_t{limit}}));
  }
  int redrive(std::int64_t id) override {
    return static_cast<int>(
        (id == 0 ? connection_.run(st::redrive_dead) : connection_.run(st::redrive_one, {id})).size());
  }

  void ensure_user(const domain::tenant_profile& tenant) override { dashboard::ensure_user(connection_, tenant); }
  bool user_exists(std::string_view email) override { return dashboard::find_user(connection_, email).has_value(); }
  ingest_result ingest(const domain::job_payload& job) override { return dashboard::ingest(connection_, job); }
  ingest_result ingest(const domain::call_payload& call) override { return dashboard::ingest(connection_, call); }
  ingest_result ingest(const domain::alert_payload& alert) override { return dashboard::ingest(connection_, alert); }
  ingest_result ingest(const domain::sms_context_payload& context) override {
    return dashboard::ingest(connection_, context);
  }
  std::optional<std::string> reply_taken(std::string_view sid) override {
    return dashboard::reply_taken(connection_, sid);
  }
  std::vector<domain::open_alert> alerts_before(const domain::inbound_text& in, instant since) override {
    return dashboard::alerts_before(connection_, in, since);
  }
  std::string take_reply(const domain::inbound_text& in, const domain::reply_decision& decision,
                         std::string_view user_email, instant at) override {
    return dashboard::take_reply(connection_, in, decision, user_email, at);
  }
  bool patch_alert(std::string_view user_email, const domain::text_map& changes) override {
    return dashboard::patch_alert(connection_, user_email, changes);
  }
  domain::customer_history history(const domain::tenant_profile& tenant, std::string_view phone_e164,
                                   instant at) override {
    return dashboard::history(connection_, tenant, phone_e164, at);
  }

  call_evidence evidence(std::string_view call_id) override {
    call_evidence e;
    e.call = load(call_id);
    e.outbox = outbox(connection_.run(st::outbox_of_call, {std::string{call_id}}));
    e.dashboard = dashboard::rows_of_call(connection_, call_id);
    return e;
  }
  void save_audit(const audit_row& row) override { dashboard::save_audit(connection_, row); }

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

  sqlite::connection connection_;
  std::string problem_;
};

}  // namespace

std::unique_ptr<store> open_sqlite(sqlite_options options) {
  return std::make_unique<sqlite_store>(std::move(options));
}

}  // namespace calllock::storage

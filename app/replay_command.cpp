#include "app/replay_command.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <fstream>
#include <map>
#include <ostream>
#include <stdexcept>
#include <thread>
#include <vector>

#include "app/exit_status.hpp"
#include "codec/recorded_call.hpp"
#include "net/http_client.hpp"
#include "net/signature.hpp"

namespace calllock::app {
namespace {

using clock = std::chrono::steady_clock;

struct played {
  codec::recorded_call call;
  std::size_t next = 0;  ///< request to be sent
  int worst_status = 0;
  std::string trouble;  ///< of the first request that failed
};

std::vector<codec::recorded_request>& requests_of(played& p, bool live, std::vector<codec::recorded_request>& single) {
  if (live) return p.call.live;
  single = {p.call.analyzed};
  return single;
}

std::vector<played> read_file(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::vector<played> calls;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    auto call = codec::read_recorded(line);
    if (!call.ok()) throw std::runtime_error(file.string() + ":" + std::to_string(number) + ": " + call.error.what);
    played p;
    p.call = std::move(call.value);
    calls.push_back(std::move(p));
  }
  return calls;
}

/// Sends the calls, a few at a time, each call's requests one after the other. Runs on one thread.
class player {
public:
  player(std::vector<played>& calls, const replay_options& options, progress_bar& bar)
      : calls_{calls},
        options_{options},
        bar_{bar},
        client_{io_},
        key_{options.signing_key.empty() ? "-" : options.signing_key, net::hmac_hash::sha256} {}

  void run() {
    for (int i = 0; i < options_.at_once; ++i) begin();
    io_.run();
  }

private:
  /// Starts the next call, not before its time.
  void begin() {
    if (started_ >= calls_.size()) return;
    const std::size_t i = started_++;
    if (options_.rate <= 0) return send(i);
    const auto due = begin_ + std::chrono::duration_cast<clock::duration>(
                                  std::chrono::duration<double>(static_cast<double>(i) / options_.rate));
    auto wait = std::make_shared<boost::asio::steady_timer>(io_, due);
    wait->async_wait([this, i, wait](boost::system::error_code) { send(i); });
  }

  void send(std::size_t i) {
    auto& p = calls_[i];
    std::vector<codec::recorded_request> single;
    auto& all = requests_of(p, options_.live, single);
    if (p.next >= all.size()) return finished();
    const auto& r = all[p.next++];
    net::client_request request;
    request.method = boost::beast::http::verb::post;
    request.url = options_.url + r.path;
    request.headers = {{"Content-Type", "application/json"}};
    request.body = r.body;
    request.deadline = std::chrono::seconds{15};
    request.repeatable = true;
    if (options_.signing_key.empty()) {
      request.headers.emplace_back("X-API-Key", options_.api_key);
    } else {
      const auto now =
          std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
              .count();
      request.headers.emplace_back("X-Retell-Signature", net::sign_as_retell(key_, request.body, now));
    }
    client_.send(std::move(request),
                 [this, i, path = r.path](const net::client_result& result) { answered(i, path, result); });
  }

  void answered(std::size_t i, const std::string& path, const net::client_result& result) {
    auto& p = calls_[i];
    const auto* answer = std::get_if<net::client_response>(&result);
    const int status = answer ? answer->status : 0;
    if (!answer && p.trouble.empty())
      p.trouble = path + ": " + std::string{net::name(std::get<net::client_error>(result).kind)};
    if (answer && status >= 400 && p.trouble.empty()) p.trouble = path + ": HTTP " + std::to_string(status);
    p.worst_status = std::max(p.worst_status, status);
    send(i);
  }

  void finished() {
    bar_.set(++done_);
    begin();
    if (done_ == calls_.size()) client_.stop();
  }

  std::vector<played>& calls_;
  const replay_options& options_;
  progress_bar& bar_;
  boost::asio::io_context io_{1};
  net::http_client client_;
  net::hmac_key key_;
  clock::time_point begin_ = clock::now();
  std::size_t started_ = 0, done_ = 0;
};

/// Waits a moment for the deliveries of the last calls, so that the table shows records and not only outcomes.
void await_deliveries(storage::store& store) {
  for (int i = 0; i < 50; ++i) {
    bool pending = false;
    for (const auto& [name, n] : store.counts())
      if (name == "outbox_pending") pending = n > 0;
    if (!pending) return;
    std::this_thread::sleep_for(std::chrono::milliseconds{100});
  }
}

void print_outcomes(std::vector<played>& calls, storage::store& store, const terminal& out) {
  await_deliveries(store);
  table shown({{"call"}, {"outcome"}, {"booking"}, {"record"}, {"urgency"}, {"score", true}, {"card", false, true}});
  std::map<std::string, int> outcomes;
  for (const auto& p : calls) {
    const auto e = store.evidence(p.call.call_id);
    std::string outcome = "not there", booking = "-", record = "none", urgency = "-", card, score = "-";
    if (e.call) {
      outcome = domain::text(e.call->state.final_reason);
      booking = domain::text(e.call->state.final_booking);
      if (booking.empty()) booking = "not known yet";
      if (e.call->state.quality_score >= 0) score = std::to_string(e.call->state.quality_score);
      if (e.call->state.phase != domain::call_phase::closed) outcome = domain::text(e.call->state.phase);
    }
    for (const auto& r : e.dashboard) {
      if (r.table == "calls") continue;
      record = r.table == "jobs" ? "job" : "lead";
      urgency = r.urgency;
      card = r.card_headline;
    }
    ++outcomes[outcome];
    shown.add({{p.call.call_id},
               {outcome},
               {booking},
               {record},
               {urgency, urgency == "emergency" ? style::red : style::plain},
               {score},
               {card}});
  }
  shown.print(out);
  out.out() << "\n";
  table sums({{"outcome"}, {"calls", true}});
  for (const auto& [outcome, n] : outcomes) sums.add({{outcome}, {std::to_string(n)}});
  sums.print(out);
}

}  // namespace

int run_replay(const terminal& out, const terminal& err, const replay_options& options) {
  auto calls = read_file(options.file);
  const auto begin = clock::now();
  {
    progress_bar bar{err, "replay", calls.size()};
    player{calls, options, bar}.run();
    bar.clear();
  }
  const double seconds = std::chrono::duration<double>(clock::now() - begin).count();
  int failed = 0;
  for (const auto& p : calls) {
    if (p.trouble.empty()) continue;
    ++failed;
    err.out() << err.styled(style::red, "failed") << "  " << p.call.call_id << "  " << p.trouble << "\n";
  }
  if (options.open_store) print_outcomes(calls, *options.open_store(), out);
  out.out() << calls.size() << " calls replayed in " << std::to_string(seconds).substr(0, 4) << " s, " << failed
            << " with an error\n";
  return failed > 0 ? exit_status::found : exit_status::ok;
}

}  // namespace calllock::app

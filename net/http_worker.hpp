#pragma once

#include <array>
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include "net/http_head.hpp"
#include "net/http_response.hpp"
#include "net/http_types.hpp"
#include "net/limits.hpp"
#include "net/reply_inbox.hpp"
#include "net/slot_table.hpp"

namespace calllock::net {

class http_session;

/// What the server did, for metrics and tests. Each may be read from any thread at any time.
struct http_stats {
  std::atomic<std::uint64_t> accepted{0};
  std::atomic<std::uint64_t> connections{0};          ///< open now
  std::atomic<std::uint64_t> refusals{0};             ///< connections over the limit that are being told so now
  std::atomic<std::uint64_t> in_flight{0};            ///< requests that wait for their answer now
  std::atomic<std::uint64_t> buffered{0};             ///< bytes of incomplete requests now
  std::atomic<std::uint64_t> answered{0};             ///< answers of the handler
  std::atomic<std::uint64_t> refused_connections{0};  ///< max_connections
  std::atomic<std::uint64_t> refused_requests{0};     ///< max_in_flight, buffered_bytes
  std::atomic<std::uint64_t> faulty{0};               ///< 4xx of the transport itself
  std::atomic<std::uint64_t> slow_clients{0};         ///< 408, and connections cut off because they took no answer
  std::atomic<std::uint64_t> overdue{0};              ///< 504
  std::atomic<std::uint64_t> late_answers{0};         ///< came after the 504, or after the client had gone
  std::atomic<std::uint64_t> handler_exceptions{0};
};

/// What all I/O threads of a server share. Constant once it runs, but for the counters.
struct http_shared {
  http_limits limits;
  policy_function policy;
  request_handler handler;
  answer_observer observer;
  answer_sink* sink = nullptr;
  std::function<void()> emptied;  ///< called when the last connection closes while draining; any I/O thread
  std::atomic<bool> draining{false};
  http_stats stats;
};

/// One I/O thread: its io_context, its sessions and their deadlines, and the requests that wait for an answer.
/// All members but `answer`, `context` and `post…` are for that thread only.
class http_worker {
public:
  http_worker(http_shared& shared, std::uint32_t index);
  ~http_worker();
  http_worker(const http_worker&) = delete;
  http_worker& operator=(const http_worker&) = delete;

  [[nodiscard]] boost::asio::io_context& context() { return io_; }
  /// Runs until `stop`.
  void start();
  /// Ends the thread; sessions are cut off. Not from the thread itself.
  void stop();

  /// From any thread.
  void answer(slot_id id, response&& r);
  void post_drain();
  void post_close_all();

  /// Takes a new connection; `refuse` answers 503 and closes it.
  void adopt(boost::asio::ip::tcp::socket socket, bool refuse);

  // For sessions.

  /// Answers given while a batch is open leave in one write per connection when it ends.
  class batch {
  public:
    explicit batch(http_worker& w) : worker_{w} { ++worker_.open_batches_; }
    ~batch() {
      if (--worker_.open_batches_ == 0) worker_.flush();
    }
    batch(const batch&) = delete;
    batch& operator=(const batch&) = delete;

  private:
    http_worker& worker_;
  };

  [[nodiscard]] http_shared& shared() { return shared_; }
  [[nodiscard]] slot_table<http_session>& slots() { return slots_; }
  [[nodiscard]] request_head& scratch_head() { return head_; }
  [[nodiscard]] std::array<char, 64 * kibibyte>& scratch_bytes() { return *bytes_; }
  [[nodiscard]] std::string_view date() { return date_.at(std::time(nullptr)); }
  void has_output(http_session& session);
  void watch(std::size_t place, steady_time deadline) { deadlines_[place] = deadline; }
  void remove(std::size_t place, bool refused);

private:
  void deliver(slot_id id, response& r);
  void flush();
  void sweep();
  void arm_sweeper();
  /// Whether the caller is this worker's thread.
  [[nodiscard]] bool here() const;

  http_shared& shared_;
  boost::asio::io_context io_{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_{io_.get_executor()};
  boost::asio::steady_timer sweeper_{io_};
  bool sweeping_ = false;
  slot_table<http_session> slots_;
  reply_inbox<response> inbox_;
  /// Same index in both: the deadlines lie close together, since they are looked at all the time.
  std::vector<std::shared_ptr<http_session>> sessions_;
  std::vector<steady_time> deadlines_;
  std::vector<std::shared_ptr<http_session>> with_output_;
  unsigned open_batches_ = 0;
  std::optional<batch> burst_;
  request_head head_;
  std::unique_ptr<std::array<char, 64 * kibibyte>> bytes_ = std::make_unique<std::array<char, 64 * kibibyte>>();
  http_date date_;
  std::thread thread_;
};

}  // namespace calllock::net

#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <memory>
#include <string>
#include <vector>

#include "net/http_head.hpp"
#include "net/http_worker.hpp"

namespace calllock::net {

/// One client connection, from accept to close; lives on its worker's thread.
///
/// Reads requests (several may be under way, pipelined), hands each to the handler, and writes the answers in the order
/// of the requests, whatever order they come in. While nothing is under way it holds no buffer: bytes are read into the
/// worker's, and only what is left of an incomplete request is kept here.
class http_session : public std::enable_shared_from_this<http_session> {
public:
  http_session(http_worker& worker, boost::asio::ip::tcp::socket socket, std::size_t place);

  void start();
  /// Too many connections: says so and closes.
  void refuse();
  /// The answer to the request with this number.
  void complete(std::uint64_t sequence, const response& r);
  /// Sends what is ready. Only the worker calls it, once per batch.
  void flush();
  /// The deadline of what the connection is waiting for is over.
  void expire();
  /// Finishes what is under way, then closes.
  void drain();
  void close();

  void moved_to(std::size_t place) { place_ = place; }
  [[nodiscard]] bool queued_for_output() const { return queued_for_output_; }
  void queued_for_output(bool on) { queued_for_output_ = on; }

private:
  /// What part of a request the bytes read next belong to.
  enum class stage : std::uint8_t { head, body, chunks, finished };
  /// Whom the connection waits for; each has its time limit.
  enum class waiting : std::uint8_t { nothing, first_request, head, body, answer, idle, writing, lingering };

  /// A request whose answer has not been put into `out_` yet.
  struct exchange {
    slot_id slot;
    steady_time complete_at{};
    unsigned route = 0;
    bool answered = false;  ///< the answer is in `bytes`, behind one that is still missing
    response_frame frame;
    std::string bytes;
  };

  boost::asio::awaitable<void> read_loop();
  void read_on();
  [[nodiscard]] bool receive();
  [[nodiscard]] bool wants_bytes() const;
  void end_of_input();

  void process_kept();
  [[nodiscard]] std::size_t process(std::string_view bytes);
  [[nodiscard]] bool take_head(std::string_view bytes, std::size_t& used);
  [[nodiscard]] bool take_body(std::string_view bytes, std::size_t& used);
  [[nodiscard]] bool take_chunks(std::string_view bytes, std::size_t& used);
  [[nodiscard]] bool admit(const request_head& head);
  void dispatch(const request_head& head, std::string_view body);
  void next_request();
  void keep(std::string_view rest);
  void account_buffers();

  exchange& push_exchange();
  void fail(http_fault fault);
  void write_answer(exchange& e, const response& r, std::string& out);
  void after_write();
  void write_rest(std::size_t already_sent);
  void linger();
  void update_deadline();

  http_worker& worker_;
  boost::asio::ip::tcp::socket socket_;
  boost::asio::ip::address peer_;
  std::size_t place_;  ///< in the worker's list

  bool closed_ = false;
  bool refused_ = false;      ///< one connection too many: here only to be told so
  bool reading_ = false;      ///< the read loop runs
  bool input_ended_ = false;  ///< the client has closed its side
  bool stopping_ = false;     ///< no further request is taken
  bool last_is_out_ = false;  ///< the last answer is in `out_` or sent
  bool lingering_ = false;
  bool writing_ = false;  ///< an asynchronous write is under way
  bool queued_for_output_ = false;
  bool continue_owed_ = false;  ///< the client waits for "100 Continue"
  waiting waiting_ = waiting::nothing;

  stage stage_ = stage::head;
  std::size_t scanned_ = 0;     ///< no end of the head before this
  std::size_t head_size_ = 0;   ///< of the request whose body is awaited
  std::size_t whole_size_ = 0;  ///< head and body
  std::size_t accounted_ = 0;   ///< our share of the server's `buffered`
  route_policy policy_;
  std::unique_ptr<chunked_body> chunks_;
  std::string kept_;  ///< what was read of an incomplete request

  std::uint64_t first_sequence_ = 0;  ///< number of the request at the front of `exchanges_`
  std::vector<exchange> exchanges_;   ///< unanswered, in the order of the requests
  std::string out_;                   ///< answers that wait to be sent
  std::string in_write_;              ///< answers the kernel has not taken yet
};

}  // namespace calllock::net

#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Servers that stand in for the engine's neighbours in tests: on 127.0.0.1, a free port, one thread each. They are as
/// strict as the real ones, write down what they did, and can be told to misbehave.
namespace calllock::test {

struct no_case {
  bool operator()(const std::string& a, const std::string& b) const;
};

/// A request as it came.
struct fake_request {
  std::string method, target;                              ///< target as sent
  std::string path;                                        ///< without the query, not decoded
  std::vector<std::pair<std::string, std::string>> query;  ///< decoded, in order
  std::multimap<std::string, std::string, no_case> headers;
  std::string body;

  [[nodiscard]] std::string header(const std::string& name) const;  ///< the first; empty when absent
  [[nodiscard]] std::optional<std::string> parameter(std::string_view name) const;
};

/// What is done with an answer.
enum class answering : std::uint8_t {
  normal,
  never,    ///< the connection stays open and silent
  reset,    ///< RST instead of an answer
  close,    ///< an orderly end instead of an answer
  raw,      ///< `body` is sent as it is, without a header, then the connection is closed
  endless,  ///< a good header and a body that never ends
};

struct fake_answer {
  int status = 200;
  std::string body;
  std::string content_type = "application/json";
  std::vector<std::pair<std::string, std::string>> headers;
  answering how = answering::normal;
  std::chrono::milliseconds delay{0};
  /// Called after `delay` for the real answer: work that is done late.
  std::function<fake_answer()> late;
};

/// `Decoded` fields of `a=b&c=d`; `+` is a blank.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> decode_form(std::string_view text);

/// The server itself. The handler runs on its thread, for one request at a time.
class fake_server {
public:
  using handler = std::function<fake_answer(const fake_request&)>;
  explicit fake_server(handler answer);
  ~fake_server();  ///< cuts every connection
  fake_server(const fake_server&) = delete;
  fake_server& operator=(const fake_server&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] std::string url() const;  ///< http://127.0.0.1:PORT
  [[nodiscard]] int requests() const;
  /// Until no request is answered late or worked on late any more.
  void wait_until_quiet() const;
  /// Connections are cut and refused until `listen_again`, at the same port.
  void stop_listening();
  void listen_again();

private:
  struct state;
  std::shared_ptr<state> state_;
};

/// How a neighbour misbehaves with one request.
enum class fault : std::uint8_t {
  none,
  fail,               ///< 500, nothing done
  unavailable,        ///< 503 with Retry-After: 1, nothing done
  rate_limited,       ///< 429 with Retry-After: 1, nothing done
  stall,              ///< nothing done, never answers
  reset,              ///< nothing done, RST
  garbage,            ///< nothing done, 200 with a body that is not JSON
  not_http,           ///< nothing done, bytes that are not HTTP
  redirect,           ///< 302 elsewhere
  gone,               ///< 410
  endless,            ///< a body without end
  done_then_lost,     ///< done, then RST
  done_then_stall,    ///< done, never answers
  done_then_fail,     ///< done, 500
  done_then_garbage,  ///< done, 2xx with a body that is not JSON
  done_then_late,     ///< done at once, answered after `late_by`
  late_then_done,     ///< done only after `late_by`, then answered
};

/// Which faults come next, per kind of request. Thread-safe.
class fault_plan {
public:
  void next(const std::string& operation, fault f, int times = 1);  ///< for the next requests of that kind
  void always(const std::string& operation, fault f);               ///< whenever nothing else is planned; none ends it
  [[nodiscard]] fault take(const std::string& operation);
  void clear();
  std::atomic<std::chrono::milliseconds> late_by{std::chrono::milliseconds{1500}};

private:
  std::mutex mutex_;
  std::map<std::string, std::vector<fault>> next_;
  std::map<std::string, fault> always_;
};

/// Does `work` as the fault allows and misbehaves with its answer.
[[nodiscard]] fake_answer misbehave(fault f, std::chrono::milliseconds late_by, std::function<fake_answer()> work);

}  // namespace calllock::test

#pragma once

#include <chrono>
#include <cstddef>

namespace calllock::net {

inline constexpr std::size_t kibibyte = 1024;
inline constexpr std::size_t mebibyte = 1024 * kibibyte;

/// Every limit of the HTTP server (I9). What lies beyond one is refused with a status that says so, or the connection
/// is closed.
struct http_limits {
  /// Open connections of the whole server; the next one gets 503 and is closed. A balancer keeps a few hundred, so this
  /// is for misbehaving clients; an idle one costs about 2 KiB.
  std::size_t max_connections = 10'000;
  /// Requests that wait for their answer, over all connections; the next one gets 503 with Retry-After. At 20,000
  /// requests a second this is a fifth of a second of work, more would only be late.
  std::size_t max_in_flight = 4'096;
  /// Unanswered requests of one connection; beyond, the connection is not read until one is answered.
  std::size_t pipeline_depth = 64;
  /// Request line and header fields together (431). Retell's take less than 1 KiB; proxies add their own.
  std::size_t header_bytes = 16 * kibibyte;
  /// Number of header fields (431).
  std::size_t header_fields = 100;
  /// Body of a platform event: a transcript with word timings takes several MB for a long call (P-30, retell.md (b)).
  std::size_t event_body = 16 * mebibyte;
  /// Body of a tool call: its arguments and the transcript so far.
  std::size_t tool_body = 256 * kibibyte;
  /// Bytes of incomplete requests over all connections; the request that goes beyond gets 503. Without it 10,000
  /// connections could hold 160 GB of half-sent events.
  std::size_t buffered_bytes = 512 * mebibyte;
  /// Unsent answers of one connection; beyond, it is not read until the client takes some.
  std::size_t unsent_bytes = 256 * kibibyte;

  /// From the first byte of a request to the end of its header (408); also for the first byte of a new connection.
  std::chrono::milliseconds header_time{10'000};
  /// From the end of the header to the end of the body (408).
  std::chrono::milliseconds body_time{30'000};
  /// A connection without a request is closed after this. Longer than the 60 s for which usual proxies keep theirs, so
  /// that they close first.
  std::chrono::milliseconds idle_time{75'000};
  /// A client that does not take its answer is cut off.
  std::chrono::milliseconds write_time{30'000};
  /// After the last answer of a connection we wait so long for the client's end of it, since closing at once could
  /// destroy the answer.
  std::chrono::milliseconds linger_time{2'000};
  /// From the end of a request to its answer, where the route says nothing else (504). Retell gives up a webhook after
  /// 10 s.
  std::chrono::milliseconds request_deadline{10'000};
  /// Requests in flight may end within this when the server is asked to stop.
  std::chrono::milliseconds drain_time{10'000};
  /// How often deadlines are looked at, and so how late they may be noticed.
  std::chrono::milliseconds tick{50};
};

}  // namespace calllock::net

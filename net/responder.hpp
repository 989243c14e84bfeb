#pragma once

#include <cstdint>
#include <utility>

#include "net/http_types.hpp"

namespace calllock::net {

/// Names a request that waits for its answer: the I/O thread it belongs to, its place there, and the generation of that
/// place, so that an answer that comes too late misses. Plain number: it may travel in messages and be copied.
struct slot_id {
  std::uint64_t value = 0;

  [[nodiscard]] static constexpr slot_id make(std::uint32_t worker, std::uint32_t index, std::uint32_t generation) {
    return {(static_cast<std::uint64_t>(generation) << 32) | (static_cast<std::uint64_t>(worker) << 24) | index};
  }
  [[nodiscard]] constexpr std::uint32_t worker() const { return static_cast<std::uint32_t>(value >> 24) & 0xff; }
  [[nodiscard]] constexpr std::uint32_t index() const { return static_cast<std::uint32_t>(value) & 0xffffff; }
  [[nodiscard]] constexpr std::uint32_t generation() const { return static_cast<std::uint32_t>(value >> 32); }
  friend constexpr bool operator==(slot_id, slot_id) = default;
};

/// Takes answers from any thread. The server is one.
class answer_sink {
public:
  /// Answers the request, if it still waits: otherwise the answer is dropped and counted.
  virtual void answer(slot_id id, response&& r) = 0;

protected:
  ~answer_sink() = default;
};

/// The right to answer one request, once. Whoever holds it when it is destroyed without an answer has forgotten the
/// client: it gets 500. To send the request on in a message, `release` it and answer by its id; then only the request's
/// deadline guards it.
class responder {
public:
  responder(answer_sink& sink, slot_id id) : sink_{&sink}, id_{id} {}
  responder(responder&& other) noexcept : sink_{std::exchange(other.sink_, nullptr)}, id_{other.id_} {}
  responder& operator=(responder&& other) noexcept {
    responder old{std::move(*this)};
    sink_ = std::exchange(other.sink_, nullptr);
    id_ = other.id_;
    return *this;
  }
  responder(const responder&) = delete;
  responder& operator=(const responder&) = delete;
  ~responder() {
    if (sink_ == nullptr) return;
    response forgotten;
    forgotten.status = 500;
    forgotten.body = R"({"error":"internal error"})";
    send(std::move(forgotten));
  }

  /// Answers from any thread; at once when called on the request's own I/O thread. Does nothing the second time.
  void send(response&& r) {
    if (answer_sink* sink = std::exchange(sink_, nullptr)) sink->answer(id_, std::move(r));
  }

  /// Gives the right to answer away to whoever gets the id.
  [[nodiscard]] slot_id release() {
    sink_ = nullptr;
    return id_;
  }

  [[nodiscard]] slot_id id() const { return id_; }

private:
  answer_sink* sink_;
  slot_id id_;
};

}  // namespace calllock::net

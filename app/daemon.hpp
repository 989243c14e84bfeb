#pragma once

#include <cstdint>
#include <memory>

#include "config/settings.hpp"

namespace calllock::app {

/// The running engine: store threads, actors, HTTP, wired from the settings. Nothing is decided here.
///
/// Order of life: the outside first (stores, calendars, clients), then the actors, then the door; the other way round
/// at the end. The database must be at this version before it is made (see run_serve).
class daemon {
public:
  /// Throws std::runtime_error when the address cannot be bound, storage::store_down when the store cannot be opened.
  explicit daemon(const config::settings& s);
  ~daemon();
  daemon(const daemon&) = delete;
  daemon& operator=(const daemon&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  void start();
  /// Stops accepting, finishes what is in flight, ends the actors. False: something had to be cut off.
  bool stop();

private:
  struct parts;
  std::unique_ptr<parts> parts_;
};

}  // namespace calllock::app

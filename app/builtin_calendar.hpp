#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>

#include "domain/booking/calendar.hpp"
#include "storage/calendar_store.hpp"
#include "telemetry/metrics.hpp"

namespace calllock::app {

/// What the built-in calendar needs besides its store.
struct builtin_calendar_setup {
  std::function<domain::calendar_rules(const domain::tenant_profile&)> rules_of;
  std::function<domain::instant()> now;
  telemetry::metrics* metrics = nullptr;  ///< may be null
  std::size_t max_waiting = 256;          ///< beyond it a request is refused at once (I9)
};

/// The calendar of businesses without Cal.com: real slots and real conflicts, in the engine's own store. One for all of
/// them. Two threads of its own: one asks the store, the other answers what is still unanswered when its budget ends,
/// so that a slow database makes nobody wait longer (I8). What was not asked by then is refused, what was asked is
/// unknown. Requests that wait when it is destroyed are answered as not asked.
class builtin_calendar final : public domain::calendar {
public:
  builtin_calendar(std::unique_ptr<storage::calendar_store> store, builtin_calendar_setup setup);
  ~builtin_calendar() override;
  builtin_calendar(const builtin_calendar&) = delete;
  builtin_calendar& operator=(const builtin_calendar&) = delete;

  void find(const domain::calendar_request& who, const domain::find_slots& what,
            std::function<void(domain::slots_found)> done) override;
  /// Idempotent in the store, so an attempt after an unknown outcome is a repeat: it finds the booking or makes it,
  /// under the lock that the first attempt would still hold if it were not over.
  void book(const domain::calendar_request& who, const domain::create_booking& what,
            std::function<void(domain::booking_settled)> done) override;
  void list(const domain::calendar_request& who, const domain::list_bookings& what,
            std::function<void(domain::bookings_found)> done) override;
  /// Both changes are idempotent in the store; a moved visit keeps its uid.
  void change(const domain::calendar_request& who, const domain::change_booking& what,
              std::function<void(domain::booking_changed)> done) override;
  [[nodiscard]] std::string_view provider() const noexcept override { return "builtin"; }

private:
  struct parts;
  std::unique_ptr<parts> parts_;
};

}  // namespace calllock::app

#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "domain/call/step.hpp"

namespace calllock::domain {

/// Who asks the calendar: the call and its business. Copied into the request, so it outlives the asker.
struct calendar_request {
  tenant_profile tenant;
  std::string call_id;
  std::chrono::milliseconds budget{6000};  ///< covers every upstream try; the answer comes within it
};

/// A calendar. All verbs return at once and call `done` exactly once, from any thread, within the budget.
///
/// `book` is told the effect's key, writes it into the booking, and reads back what became of an attempt whose answer
/// was lost before it says anything (calcom.md §6): `confirmed` with the calendar's own id, `refused` when there
/// certainly is no booking (then `nearby` may hold alternatives), `unknown` otherwise. With `attempt` above 1 it reads
/// back first and never books a second time.
class calendar {
public:
  virtual ~calendar() = default;
  virtual void find(const calendar_request& who, const find_slots& what, std::function<void(slots_found)> done) = 0;
  virtual void book(const calendar_request& who, const create_booking& what,
                    std::function<void(booking_settled)> done) = 0;
  /// All pages of them; an empty number has none (B-06, B-07).
  virtual void list(const calendar_request& who, const list_bookings& what,
                    std::function<void(bookings_found)> done) = 0;
  /// Cancels (also done when it was cancelled before) or moves. Whose booking it is was settled by who asks: the
  /// calendar only knows its business. With `attempt` above 1 it reads back what the first attempt did.
  virtual void change(const calendar_request& who, const change_booking& what,
                      std::function<void(booking_changed)> done) = 0;
  [[nodiscard]] virtual std::string_view provider() const noexcept = 0;  ///< builtin or calcom
};

}  // namespace calllock::domain

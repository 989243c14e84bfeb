#pragma once

#include <boost/asio/io_context.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/booking/calendar.hpp"
#include "net/providers/calcom_api.hpp"

namespace calllock::net {

/// A customer's standing bookings at Cal.com, all pages of them (B-07).
struct calcom_bookings {
  bool ok = false;  ///< false: could not be asked, or not to the end; never the same as none
  std::vector<codec::calcom_booking> bookings;
  std::string error;
};

/// What became of cancelling or moving a booking.
struct calcom_change {
  domain::effect_state state = domain::effect_state::unknown;  ///< confirmed: done; refused: certainly not; unknown
  std::string uid;                                             ///< of the booking as it stands; new after a move (B-14)
  std::optional<domain::instant> start, end;
  std::vector<domain::instant> nearby;  ///< alternatives when the new time is taken
  std::string error;
};

/// The calendar of a business that uses Cal.com (calcom.md). Every booking carries its intent's key, and an outcome
/// that is not certain is read back before anything is said or done again (§6, B-03): a time-out says unknown, never
/// failed; a refusal as taken may be our own success, so it is looked up first. `pending` waits for the host's consent:
/// it is neither confirmed nor refused (I3). With an attempt above 1 it only reads back: what is not there by then is
/// refused.
///
/// Verbs may be called from any thread; everything runs on the HTTP client's thread, where `done` is called as well.
/// May be destroyed while requests are under way.
class calcom final : public domain::calendar {
public:
  calcom(boost::asio::io_context& io, http_client& client, calcom_setup setup);

  void find(const domain::calendar_request& who, const domain::find_slots& what,
            std::function<void(domain::slots_found)> done) override;
  void book(const domain::calendar_request& who, const domain::create_booking& what,
            std::function<void(domain::booking_settled)> done) override;
  [[nodiscard]] std::string_view provider() const noexcept override { return "calcom"; }

  /// By exact E.164; an empty number has no bookings (B-06).
  void bookings_of(const domain::calendar_request& who, std::string phone_e164,
                   std::function<void(calcom_bookings)> done);
  /// Done also when it was cancelled before.
  void cancel(const domain::calendar_request& who, std::string uid, std::string reason,
              std::function<void(calcom_change)> done);
  void reschedule(const domain::calendar_request& who, std::string uid, domain::instant start, std::string reason,
                  std::function<void(calcom_change)> done);

private:
  boost::asio::io_context& io_;
  std::shared_ptr<calcom_api> api_;
};

}  // namespace calllock::net

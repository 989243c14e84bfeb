#pragma once

#include <boost/asio/io_context.hpp>
#include <memory>

#include "domain/booking/calendar.hpp"
#include "net/providers/calcom_api.hpp"

namespace calllock::net {

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
  void list(const domain::calendar_request& who, const domain::list_bookings& what,
            std::function<void(domain::bookings_found)> done) override;
  void change(const domain::calendar_request& who, const domain::change_booking& what,
              std::function<void(domain::booking_changed)> done) override;
  [[nodiscard]] std::string_view provider() const noexcept override { return "calcom"; }

private:
  boost::asio::io_context& io_;
  std::shared_ptr<calcom_api> api_;
};

}  // namespace calllock::net

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "codec/calcom.hpp"
#include "net/providers/upstream.hpp"
#include "telemetry/metrics.hpp"

namespace calllock::net {

/// Which calendar at Cal.com, and how patiently it is asked.
struct calcom_setup {
  std::string base_url = "https://api.cal.com/v2";
  std::string api_key;
  std::int64_t event_type_id = 0;
  std::string slots_version = "2024-09-04";  ///< per group of endpoints; another one makes good addresses 404
  std::string bookings_version = "2024-08-13";
  std::chrono::milliseconds attempt_timeout{5'000};  ///< one try, within the budget of its errand
  std::chrono::milliseconds probe_pause{1'500};      ///< between two looks for a booking that may still be committing
  std::chrono::milliseconds another_try{1'500};      ///< with less left, nothing is posted a second time
  std::chrono::minutes hold{0};                      ///< a time is held so long before it is booked; 0: not at all
  std::size_t max_waiting = 32;                      ///< bookings in line; beyond, refused at once (I9)
  int breaker_failures = 5;
  std::chrono::milliseconds breaker_open{10'000};
  std::function<domain::instant()> now = [] {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  };
  telemetry::metrics* metrics = nullptr;  ///< may be null
};

/// What came of one request.
enum class calcom_fate : std::uint8_t {
  answered,  ///< `value` is what Cal.com said
  refused,   ///< Cal.com said no: `failure` says why; nothing was done
  not_done,  ///< it never got there, or was turned away unread; nothing was done
  finished,  ///< 500, 503: it may have been done, but Cal.com is through with it
  unknown,   ///< it may have been done, or may still be being done
};

template <class T>
struct calcom_reply {
  calcom_fate fate = calcom_fate::unknown;
  T value{};
  codec::calcom_failure failure = codec::calcom_failure::unclear;
  std::string error;  ///< for `last_error`: no personal data, no uid
  [[nodiscard]] bool answered() const { return fate == calcom_fate::answered; }
  /// It may have had an effect that nobody has confirmed.
  [[nodiscard]] bool doubtful() const { return fate == calcom_fate::finished || fate == calcom_fate::unknown; }
};

/// Cal.com's endpoints, one function each: address, headers, and what an answer means (calcom.md §1 to §5). Coroutines
/// on the HTTP client's thread. Failures are logged and counted here, with the call's id (I7).
class calcom_api {
public:
  using reply = calcom_reply<codec::calcom_booking>;
  using query = std::vector<std::pair<std::string_view, std::string>>;
  template <class T>
  using later = boost::asio::awaitable<T>;

  calcom_api(http_client& client, calcom_setup setup);

  [[nodiscard]] const calcom_setup& setup() const { return setup_; }

  [[nodiscard]] later<calcom_reply<std::vector<domain::instant>>> slots(errand e, domain::instant from,
                                                                        domain::instant until, std::string zone,
                                                                        std::string moving_uid);
  [[nodiscard]] later<reply> create(errand e, std::string body, std::chrono::milliseconds patience);
  /// Keeps a time from being shown to others. Advisory (calcom.md §2c): whatever comes of it decides nothing, so it
  /// neither asks the breaker nor counts for it, and is left out while that is open. The hold's uid, empty without one.
  [[nodiscard]] later<std::string> hold(errand e, domain::instant start, std::chrono::milliseconds patience);
  /// Gives a hold back; without that it lapses by itself.
  [[nodiscard]] later<void> release(errand e, std::string hold_uid);
  [[nodiscard]] later<reply> get(errand e, std::string uid);
  [[nodiscard]] later<calcom_reply<codec::calcom_page>> list(errand e, query filter);
  [[nodiscard]] later<reply> cancel(errand e, std::string uid, std::string body);
  [[nodiscard]] later<reply> reschedule(errand e, std::string uid, std::string body);

  /// Bookings are made one after the other, so that the engine never races itself (calcom.md §6).
  turnstile bookings;

  /// Less than this left of a budget: nothing more is asked.
  static constexpr std::chrono::milliseconds least{150};

private:
  struct endpoint;
  template <class T, class Reader>
  [[nodiscard]] later<calcom_reply<T>> request(errand e, endpoint to, std::string body, Reader read);
  /// The request alone, without the breaker and without a report.
  [[nodiscard]] later<client_result> send(endpoint to, std::string body, std::chrono::milliseconds patience);
  void report_hold(const errand& e, std::string_view what, const client_result& result);
  void report(const errand& e, std::string_view where, std::string_view problem);

  http_client& client_;
  calcom_setup setup_;
  breaker breaker_;
};

}  // namespace calllock::net

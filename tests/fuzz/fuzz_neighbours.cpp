#include <string>

#include "codec/calcom.hpp"
#include "codec/twilio.hpp"
#include "support.hpp"

using namespace calllock;

namespace {

template <class T>
bool refused_with_reason(const codec::parsed<T>& r) {
  fuzz::expect(r.ok() || !r.error.what.empty(), "a refusal says why");
  return !r.ok();
}

}  // namespace

/// What calendars and text providers answer: any body is read or refused, and what is acted upon is there.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto body = fuzz::as_text(data, size);
  (void)refused_with_reason(codec::read_calcom_slots(body));
  (void)refused_with_reason(codec::read_calcom_hold(body));
  (void)codec::read_calcom_failure(400, body);
  (void)codec::read_twilio_error(body);
  (void)codec::parse_rfc2822(body);
  if (const auto r = codec::read_calcom_booking(body); !refused_with_reason(r))
    fuzz::expect(!r.value.uid.empty(), "a booking has a uid");
  if (const auto r = codec::read_calcom_page(body); !refused_with_reason(r))
    for (const auto& b : r.value.bookings) fuzz::expect(!b.uid.empty(), "each booking of a page has a uid");
  if (const auto r = codec::read_twilio_message(body); !refused_with_reason(r))
    fuzz::expect(!r.value.sid.empty(), "a message has a sid");
  (void)refused_with_reason(codec::read_twilio_page(body));
  return 0;
}

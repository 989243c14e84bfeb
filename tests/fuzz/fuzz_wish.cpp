#include <chrono>

#include "domain/booking/wish.hpp"
#include "support.hpp"

using namespace calllock;

/// A caller's words for a time: never an exception, and never a window that ends before it begins.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const domain::instant now{std::chrono::milliseconds{1'772'400'000'000}};  // a Sunday night before a change of clocks
  const auto w = domain::parse_wish(fuzz::as_text(data, size), now, "America/Chicago", domain::tenant_profile{}.hours);
  fuzz::expect(w.kind == domain::wish_kind::unclear || !w.understood.empty(), "what was understood is said back");
  fuzz::expect(w.kind != domain::wish_kind::at || w.start.has_value(), "an exact wish has a time");
  if (w.start && w.end) fuzz::expect(*w.start <= *w.end, "a window does not end before it begins");
  return 0;
}

#include <string>

#include "codec/dashboard.hpp"
#include "support.hpp"

using namespace calllock;

namespace {

/// What was taken, written as the engine writes it, is taken again and says the same.
template <class Read>
void check(std::string_view text, Read read) {
  const auto first = read(text);
  if (!first.ok()) return;
  const auto written = codec::write_payload(first.value);
  fuzz::expect(fuzz::is_json(written), "a payload is JSON");
  const auto second = read(written);
  fuzz::expect(second.ok(), "a payload of ours is taken");
  fuzz::expect(codec::write_payload(second.value) == written, "nothing is lost on the way");
}

}  // namespace

/// The dashboard's webhooks, and answers of other dashboards.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::as_text(data, size);
  check(text, codec::read_job);
  check(text, codec::read_call_record);
  check(text, codec::read_alert);
  (void)codec::read_alert_patch(text);
  (void)codec::read_delivery_answer(text);
  return 0;
}

#include <string>

#include "codec/retell.hpp"
#include "support.hpp"

using namespace calllock;

/// Lifecycle webhooks: any body is read or refused, and what is kept of the call reads back as the same call.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto body = fuzz::as_text(data, size);
  (void)codec::read_call(body);
  const auto r = codec::read_webhook(body);
  fuzz::expect(r.ok() || !r.error.what.empty(), "a refusal says why");
  if (!r.ok() || !r.value.event.call) return 0;  // refused, or an event that is about no call
  if (!r.value.event.call) {
    fuzz::expect(r.value.event.kind == domain::lifecycle::unknown, "only events of another kind have no call");
    return 0;
  }
  const auto& call = *r.value.event.call;
  fuzz::expect(!call.call_id.empty() && call.call_id.size() <= 128, "a call has an id");
  fuzz::expect(call.transcript.find('\0') == std::string::npos, "no NUL in a text");
  fuzz::expect(fuzz::is_json(*r.value.call_json), "the kept call is JSON");
  const auto again = codec::read_call(*r.value.call_json);
  fuzz::expect(again.ok(), "the kept call is a call");
  fuzz::expect(again.value.call_id == call.call_id && again.value.turns == call.turns &&
                   again.value.transcript == call.transcript &&
                   again.value.dynamic_variables == call.dynamic_variables &&
                   again.value.trace.size() == call.trace.size(),
               "the kept call is the same call");
  return 0;
}

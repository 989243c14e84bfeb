#include "codec/call_object.hpp"
#include "codec/dashboard.hpp"
#include "codec/retell.hpp"
#include "config/lexicon_file.hpp"
#include "domain/call/close.hpp"
#include "support.hpp"

using namespace calllock;

/// What a call meant, of any webhook and of any text as its transcript: an end is always found, and what is told of it
/// can be told.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::as_text(data, size);
  domain::call_record call;
  if (auto r = codec::read_webhook(text); r.ok() && r.value.event.call) {
    call = *r.value.event.call;
  } else {
    call.call_id = "fuzz";
    call.turns = {{domain::speaker::agent, "Do you smell gas?"}, {domain::speaker::caller, std::string{text}}};
  }
  const domain::instant now{std::chrono::milliseconds{1'772'400'000'000}};
  const auto done = domain::finish_call({}, call, domain::tenant_profile{}, now, &config::built_in_lexicon());
  fuzz::expect(done.understood->reason != domain::end_reason::none, "every call ends for a reason");
  fuzz::expect(!done.job.customer_address.empty(), "the address is never empty");
  fuzz::expect(fuzz::is_json(codec::write_payload(done.job)), "the job can be sent");
  fuzz::expect(fuzz::is_json(codec::write_payload(done.call)), "the call record can be sent");
  return 0;
}

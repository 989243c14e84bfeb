#include <string>

#include "codec/conversation_state.hpp"
#include "support.hpp"

using namespace calllock;

/// Stored states, of this engine and of the old backend: what is read and stored again stays the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto first = codec::read_state(fuzz::as_text(data, size));
  if (!first.ok()) return 0;
  const auto written = codec::write_state(first.value);
  fuzz::expect(fuzz::is_json(written), "a state is JSON");
  const auto second = codec::read_state(written);
  fuzz::expect(second.ok(), "a state of ours is read");
  fuzz::expect(codec::write_state(second.value) == written, "a state keeps its facts");
  return 0;
}

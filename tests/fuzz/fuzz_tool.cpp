#include <string>

#include "codec/retell.hpp"
#include "domain/tenant.hpp"
#include "support.hpp"

using namespace calllock;

/// Tool calls: any body is read or refused; arguments are known values, and can be journaled.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto r = codec::read_tool(domain::tool::book_service, fuzz::as_text(data, size));
  fuzz::expect(r.ok() || !r.error.what.empty(), "a refusal says why");
  if (!r.ok()) return 0;
  fuzz::expect(r.value.event.call != nullptr && !r.value.event.call->call_id.empty(), "a tool call has a call");
  for (const auto& [name, value] : r.value.event.args)
    fuzz::expect(!domain::is_sentinel(value), "no argument is a sentinel");
  fuzz::expect(fuzz::is_json(codec::write_map(r.value.event.args)), "arguments can be journaled");
  domain::tool_reply reply;
  reply.message = std::string{fuzz::as_text(data, size)};
  fuzz::expect(fuzz::is_json(codec::write_reply(domain::tool::book_service, reply)), "any text can be answered");
  return 0;
}

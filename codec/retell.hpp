#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "domain/call/events.hpp"
#include "domain/errc.hpp"

/// Retell's requests as domain events (reference/retell.md, backend.md §3.2). Input comes from outside: any bytes are
/// allowed, nothing throws, nesting is limited, NUL and lone surrogates are cleaned out of every text (retell.md trap
/// 15).
namespace calllock::codec {

/// What is wrong with a body: `what` is for the sender, it names the place and never quotes personal data.
struct bad_input {
  domain::errc status = domain::errc::malformed;
  std::string what;
};

template <class T>
struct parsed {
  T value{};
  bad_input error{domain::errc::ok, {}};
  [[nodiscard]] bool ok() const noexcept { return error.status == domain::errc::ok; }
};

struct webhook_body {
  domain::call_reported event;
  std::shared_ptr<const std::string> call_json;  ///< the call object re-serialised clean for `retell_data`
  std::string header_tenant;                     ///< call.metadata.tenant, when there
};
/// `{event, call}` of `POST /webhook/retell/call-ended`. No `call.call_id`: "Missing call_id". An event of another kind
/// that has no call at all (chat_started …) is no mistake: `event.call` is null then.
[[nodiscard]] parsed<webhook_body> read_webhook(std::string_view body);

struct tool_body {
  domain::tool_called event;
  std::string header_tenant;
};
/// `{name?, call, args}` of a tool call. Arguments of any scalar type become text, nested ones are ignored, sentinels
/// are dropped, and a phone of `auto` is replaced by the caller's number (B-21). `call.call_id` is required and must
/// not be the constant `pipecat_call` (P-32).
[[nodiscard]] parsed<tool_body> read_tool(domain::tool tool, std::string_view body);

/// A call object as it is in `retell_data` or as `GET /v2/get-call` answers it.
[[nodiscard]] parsed<domain::call_record> read_call(std::string_view json);

/// JSON text of a tool's answer, with the names of backend.md §3.3; `tool` decides between spellings.
[[nodiscard]] std::string write_reply(domain::tool tool, const domain::tool_reply& reply);

/// A flat object of texts, as the journal keeps requests.
[[nodiscard]] std::string write_map(const domain::text_map& map);

}  // namespace calllock::codec

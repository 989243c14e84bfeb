#pragma once

#include "net/api.hpp"

namespace calllock::net {

/// Twilio's report on a text of ours. 200 follows the commit; a text that is not known is 200 as well, since sending it
/// again would change nothing.
void take_text_report(const request_view& request, responder answer, const api_options& o);

/// A text from an owner, or from anybody: kept, and answered with TwiML once it is.
void take_inbound_text(const request_view& request, responder answer, const api_options& o);

}  // namespace calllock::net

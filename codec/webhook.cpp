#include <utility>

#include "codec/call_object.hpp"
#include "codec/json_slice.hpp"
#include "codec/json_writer.hpp"
#include "codec/retell.hpp"

namespace calllock::codec {
namespace {

using domain::lifecycle;

lifecycle kind_of(std::string_view event) {
  if (event == "call_started") return lifecycle::started;
  if (event == "call_ended") return lifecycle::ended;
  if (event == "call_analyzed") return lifecycle::analyzed;
  if (event == "transcript_updated") return lifecycle::transcript_updated;
  if (event.starts_with("transfer_")) return lifecycle::transfer;
  return lifecycle::unknown;
}

/// A web call's access token is a secret (retell.md (d)) and is not kept.
constexpr std::string_view secret_member = "access_token";

std::string without_secret(const json_value& call) {
  std::string out;
  {
    object_writer object{out};
    call.each_member([&](std::string_view name, const json_value& value) {
      if (name != secret_member) object.escaped_member(name).append(value.serialised());
    });
  }
  return out;
}

/// The call object as it stands in the body: nothing is written anew unless there is a secret to leave
/// out or a number that the store might refuse.
std::string call_text(const json_document& document, const json_value& call) {
  if (!call[secret_member].there()) {
    if (const auto slice = member_slice(document.text(), "call"); !slice.empty()) return std::string{slice};
  }
  return without_secret(call);
}

}  // namespace

parsed<webhook_body> read_webhook(std::string_view body) {
  const json_document document{body};
  if (auto wrong = must_be_object(document); wrong.status != domain::errc::ok) return {{}, std::move(wrong)};
  const auto event = document.root()["event"].string();
  if (!event || event->empty()) return {{}, {domain::errc::malformed, "Missing event"}};
  const json_value call = document.root()["call"];
  // Events that are not about a call (chat_started …) are nothing to us; refusing them would only have them repeated.
  if (!call.there() && kind_of(*event) == lifecycle::unknown) {
    parsed<webhook_body> ignored;
    ignored.value.event.kind = lifecycle::unknown;
    ignored.value.event.name = std::string{*event};
    return ignored;
  }
  if (auto wrong = check_call_id(call); wrong.status != domain::errc::ok) return {{}, std::move(wrong)};

  parsed<webhook_body> out;
  out.value.event.kind = kind_of(*event);
  out.value.event.name = std::string{*event};
  out.value.event.call = std::make_shared<const domain::call_record>(read_call_object(call));
  out.value.call_json = std::make_shared<const std::string>(call_text(document, call));
  out.value.header_tenant = tenant_of(call);
  return out;
}

parsed<domain::call_record> read_call(std::string_view json) {
  const json_document document{json};
  if (auto wrong = must_be_object(document); wrong.status != domain::errc::ok) return {{}, std::move(wrong)};
  if (auto wrong = check_call_id(document.root()); wrong.status != domain::errc::ok) return {{}, std::move(wrong)};
  return {read_call_object(document.root()), {domain::errc::ok, {}}};
}

}  // namespace calllock::codec

#include <algorithm>
#include <array>
#include <utility>

#include "codec/call_object.hpp"
#include "codec/retell.hpp"

namespace calllock::codec {
namespace {

/// The call id that a retired agent sends for every call (P-32).
constexpr std::string_view shared_call_id = "pipecat_call";

/// Written by the model for the caller's ears while a tool runs (retell.md (c)); differs between repeats of one intent.
constexpr std::string_view spoken_filler = "execution_message";

constexpr std::array<std::string_view, 5> phone_arguments{"customer_phone", "caller_phone", "phone", "phone_number",
                                                          "site_contact_phone"};

bool is_auto(std::string_view value) {
  const auto first = value.find_first_not_of(" \t");
  if (first == std::string_view::npos) return false;
  value = value.substr(first, value.find_last_not_of(" \t") - first + 1);
  constexpr std::string_view word = "auto";
  return std::equal(value.begin(), value.end(), word.begin(), word.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b; });
}

/// Who the business speaks with (B-21). A call without a direction was made by the caller until proved otherwise.
std::optional<std::string> other_party(const domain::call_record& call) {
  return domain::normalise_phone(call.direction == domain::call_direction::outbound ? call.to_number
                                                                                    : call.from_number);
}

/// The value of a phone argument, or nothing. `auto` stands for the caller, so it says nothing about another contact.
std::optional<std::string> phone_of(std::string_view name, std::string value, const domain::call_record& call) {
  if (is_auto(value)) return name == "site_contact_phone" ? std::nullopt : other_party(call);
  if (domain::is_sentinel(value)) return std::nullopt;
  if (auto number = domain::normalise_phone(value)) return number;
  return value;
}

domain::text_map read_args(const json_value& args, const domain::call_record& call) {
  domain::text_map out;
  args.each_member([&](std::string_view name, const json_value& member) {
    auto value = member.text();
    if (!value || name == spoken_filler) return;
    const bool is_phone = std::find(phone_arguments.begin(), phone_arguments.end(), name) != phone_arguments.end();
    if (is_phone) {
      value = phone_of(name, std::move(*value), call);
    } else if (domain::is_sentinel(*value)) {
      value.reset();
    }
    if (value) out.try_emplace(std::string{name}, std::move(*value));
  });
  return out;
}

/// Length of the conversation when the agent called the tool; see `domain::said`.
std::uint32_t entries_so_far(const json_value& call) {
  for (const std::string_view name : {"transcript_with_tool_calls", "transcript_object"}) {
    std::uint32_t n = 0;
    call[name].each_element([&](const json_value&) { ++n; });
    if (n != 0) return n;
  }
  return 0;
}

}  // namespace

parsed<tool_body> read_tool(domain::tool tool, std::string_view body) {
  const json_document document{body};
  if (auto wrong = must_be_object(document); wrong.status != domain::errc::ok) return {{}, std::move(wrong)};
  const json_value call = document.root()["call"];
  if (auto wrong = check_call_id(call); wrong.status != domain::errc::ok) return {{}, std::move(wrong)};

  auto record = std::make_shared<const domain::call_record>(read_call_object(call));
  if (record->call_id == shared_call_id)
    return {{}, {domain::errc::unprocessable, "call_id is not the id of one call"}};
  parsed<tool_body> out;
  out.value.event.tool = tool;
  out.value.event.args = read_args(document.root()["args"], *record);
  out.value.event.order = entries_so_far(call);
  out.value.event.call = std::move(record);
  out.value.header_tenant = tenant_of(call);
  return out;
}

}  // namespace calllock::codec

#include <algorithm>
#include <limits>
#include <utility>

#include "codec/conversation_state.hpp"
#include "codec/json_reader.hpp"
#include "codec/state_fields.hpp"

namespace calllock::codec {
namespace {

using domain::ConversationState;
using domain::said;

/// A stored state and whether this engine wrote it.
struct source {
  json_value state;
  json_value provenance;
  bool own = false;

  /// Text of a member; what the old backend stored for "not known" (`auto`, `TBD`) counts as absent.
  [[nodiscard]] std::string text(std::string_view name) const {
    auto s = state[name].text();
    if (!s || (!own && domain::is_sentinel(*s))) return {};
    return std::move(*s);
  }

  [[nodiscard]] said place(std::string_view name) const {
    said at;
    std::size_t i = 0;
    provenance[name].each_element([&](const json_value& v) {
      const auto n = std::max<std::int64_t>(v.integer().value_or(0), 0);
      if (i == 0)
        at.order = static_cast<std::uint32_t>(std::min<std::int64_t>(n, std::numeric_limits<std::uint32_t>::max()));
      if (i == 1)
        at.rank = static_cast<std::uint8_t>(std::min<std::int64_t>(n, std::numeric_limits<std::uint8_t>::max()));
      ++i;
    });
    return at;
  }

  template <class T>
  void read(std::string_view name, T value, domain::fact<T>& into) const {
    if (value == T{}) return;
    into.value = std::move(value);
    into.at = place(name);
  }
};

void read_facts(const source& from, ConversationState& s) {
  for (const auto& f : state_texts) from.read(f.name, domain::boxed_text{from.text(f.name)}, s.*f.member);
  auto urgency = domain::parse_urgency(from.text(urgency_name));
  if (urgency == domain::urgency::none && !from.own) urgency = domain::parse_urgency(from.text("urgencyTier"));
  from.read(urgency_name, urgency, s.urgency);
  from.read(first_urgency_name, domain::parse_urgency(from.text(first_urgency_name)), s.first_urgency);
  from.read(callback_name, domain::parse_callback_type(from.text(callback_name)), s.callback);
  const auto reason_name = from.own ? stated_reason_name : std::string_view{"endCallReason"};
  from.read(stated_reason_name, domain::parse_end_reason(from.text(reason_name)), s.reason);
}

int clamped(std::int64_t n) {
  return static_cast<int>(
      std::clamp<std::int64_t>(n, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
}

domain::call_direction direction_of(std::string_view s) {
  if (s == "inbound") return domain::call_direction::inbound;
  if (s == "outbound") return domain::call_direction::outbound;
  return domain::call_direction::unknown;
}

}  // namespace

parsed<domain::ConversationState> read_state(std::string_view json) {
  const json_document document{json};
  if (auto wrong = must_be_object(document); wrong.status != domain::errc::ok) return {{}, std::move(wrong)};
  const json_value root = document.root();
  const source from{root, root["provenance"], root["provenance"].is_object()};

  parsed<ConversationState> out;
  ConversationState& s = out.value;
  s.call_id = root["callId"].text().value_or(std::string{});
  if (s.call_id.empty()) return {{}, {domain::errc::malformed, "Missing callId"}};
  s.direction = direction_of(from.text("callDirection"));
  s.phase = domain::parse_call_phase(from.text("phase"));
  read_facts(from, s);
  for (const auto& f : state_flags) s.*f.member = root[f.name].flag().value_or(false);
  for (const auto& f : state_hints) s.*f.member = domain::boxed_text{from.text(f.name)};
  s.final_booking = domain::parse_booking_status(from.text("finalBooking"));
  s.final_reason = domain::parse_end_reason(from.text("finalReason"));
  s.duration = domain::parse_duration_category(from.text("problemDurationCategory"));
  s.quality_score = std::max(clamped(root["qualityScore"].integer().value_or(-1)), -1);
  root["stateVisitCounter"].each_member([&](std::string_view tool, const json_value& n) {
    if (const auto count = n.integer()) s.visits.try_emplace(std::string{tool}, clamped(*count));
  });
  return out;
}

}  // namespace calllock::codec

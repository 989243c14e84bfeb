#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "actors/ports.hpp"
#include "domain/delivery/replies.hpp"
#include "domain/tenant_directory.hpp"
#include "storage/calendar_store.hpp"
#include "storage/store.hpp"
#include "telemetry/metrics.hpp"

namespace calllock::app {

/// What is to be known of the businesses to follow a text up.
struct text_rules {
  std::function<std::shared_ptr<const domain::tenant_profile>(std::string_view id)> tenant;
  std::function<std::string(const domain::tenant_profile&, domain::delivery_kind)> destination;
  std::chrono::milliseconds escalate_after{};
};

/// Settles a text: taken, with what follows from that; or not, and then the next number's turn comes, at once if this
/// one never will take it.
void settle_text(storage::store& s, const domain::delivery& d, std::string_view token, const domain::next_attempt& next,
                 const domain::delivery_result& result, const text_rules& rules);

/// See `store_port::overdue_texts` and `store_port::hand_on`; both throw store_down.
[[nodiscard]] std::vector<actors::overdue_text> overdue_texts(storage::store& s, int limit, std::chrono::seconds lease);
[[nodiscard]] actors::handed hand_on(storage::store& s, const actors::overdue_text& t,
                                     const std::optional<actors::text_status>& status, const text_rules& rules);

/// Keeps what Twilio reports of a text.
void take_report(storage::store& s, const domain::text_report& report, telemetry::metrics& metrics);

/// What replies are read with.
struct reply_rules {
  std::shared_ptr<const domain::tenant_directory> tenants;
  std::function<bool(const domain::tenant_profile&)> has_own_dashboard;  ///< visits are not entered here then
  std::chrono::milliseconds window{};
  /// Enters a visit into the business's calendar; nothing when that is not the built-in one. Throws store_down.
  std::function<std::optional<storage::owners_visit>(const domain::tenant_profile&, storage::appointment)> enter_visit;
};
/// Takes a text that came in and says what to text back. Whoever was texted by nobody and is nobody's owner is kept in
/// the log and gets no answer (S-07).
[[nodiscard]] std::string take_inbound(storage::store& s, const domain::inbound_text& in, const reply_rules& rules,
                                       telemetry::metrics& metrics);

}  // namespace calllock::app

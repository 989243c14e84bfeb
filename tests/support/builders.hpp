#pragma once

#include <memory>
#include <string>
#include <utility>

#include "domain/call/events.hpp"
#include "domain/call/step.hpp"

/// Small pieces of calls for tests, named after what happens.
namespace builders {

namespace d = calllock::domain;
using namespace std::chrono_literals;

/// Monday, 9 March 2026, 10:00 in Chicago.
inline const d::instant monday_ten{std::chrono::sys_days{std::chrono::year{2026} / 3 / 9} + 15h};

inline d::tenant_profile a_business() {
  d::tenant_profile t;
  t.business_name = "ACE Cooling";
  t.user_email = "owner@example.test";
  t.own_numbers = {"+15125550100"};
  t.alert_numbers = {"+15125550199"};
  return t;
}

inline d::call_record a_call(std::string id = "call_1") {
  d::call_record c;
  c.call_id = std::move(id);
  c.direction = d::call_direction::inbound;
  c.from_number = "+15125550147";
  c.to_number = "+15125550100";
  c.started_at = monday_ten - 2min;
  return c;
}

inline std::shared_ptr<const d::call_record> shared(d::call_record c) {
  return std::make_shared<const d::call_record>(std::move(c));
}

inline d::tool_called a_tool(d::tool t, d::text_map args, std::uint32_t order = 0) {
  return {t, std::move(args), order, shared(a_call())};
}

inline d::call_reported started() { return {d::lifecycle::started, "call_started", shared(a_call())}; }

inline d::call_record an_ended_call() {
  auto c = a_call();
  c.ended_at = monday_ten + 1min;
  c.disconnection_reason = "user_hangup";
  c.turns = {{d::speaker::agent, "How can I help you?"},
             {d::speaker::caller, "My air conditioner stopped cooling yesterday."}};
  c.transcript = "Agent: How can I help you?\nUser: My air conditioner stopped cooling yesterday.\n";
  return c;
}
inline d::call_reported ended() { return {d::lifecycle::ended, "call_ended", shared(an_ended_call())}; }

inline d::call_reported analyzed() {
  auto c = an_ended_call();
  c.has_analysis = true;
  c.call_summary = "The caller's air conditioner does not cool.";
  c.user_sentiment = "Neutral";
  return {d::lifecycle::analyzed, "call_analyzed", shared(std::move(c))};
}

inline const d::tenant_profile& the_business() {
  static const auto t = a_business();
  return t;
}
inline d::step_context at(d::instant now = monday_ten) { return {now, &the_business(), nullptr, true}; }

}  // namespace builders

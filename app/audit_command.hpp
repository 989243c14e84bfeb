#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/terminal.hpp"
#include "domain/analysis/lexicon.hpp"
#include "domain/tenant.hpp"
#include "storage/store.hpp"

namespace calllock::app {

struct audit_options {
  std::string call_id;  ///< empty: all calls closed within `since`
  std::optional<std::chrono::seconds> since;
  bool json = false;
  int limit = 10'000;  ///< calls of `since`
  std::function<std::shared_ptr<const domain::tenant_profile>(std::string_view tenant_id)> tenant;
  const domain::lexicon* phrases = nullptr;
};

/// `calllock audit`: for one call its timeline, its deliveries and records, the evidence of its tags, the findings by
/// severity and a verdict; for many calls a line each. Returns the exit status: 1 if any finding is CRITICAL.
int run_audit(storage::store& store, const terminal& out, const audit_options& options);

/// `24h`, `90m`, `7d`, `30s`; nothing for other texts.
[[nodiscard]] std::optional<std::chrono::seconds> parse_period(std::string_view text);

}  // namespace calllock::app

#pragma once

#include <string_view>

#include "storage/store.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"

namespace calllock::app {

/// Runs `work` on a store; false, logged and counted, when the store could not be asked. `what` and `call_id` are for
/// the log; a poll has no call.
template <class Work>
bool reached(telemetry::metrics& metrics, std::string_view what, std::string_view call_id, Work&& work) {
  try {
    work();
    return true;
  } catch (const storage::store_down&) {
    metrics.store_failures.Increment();
    if (call_id.empty())
      telemetry::log_event(telemetry::level::error, "store_failed", {telemetry::field::code("what", what)});
    else
      telemetry::log_event(telemetry::level::error, "store_failed",
                           {telemetry::field::code("what", what), telemetry::field::call_id(call_id)});
    return false;
  }
}

}  // namespace calllock::app

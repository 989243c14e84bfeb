#pragma once

#include "actors/ports.hpp"
#include "app/store_threads.hpp"
#include "app/texts.hpp"
#include "domain/audit/audit.hpp"
#include "telemetry/metrics.hpp"

namespace calllock::app {

/// The store as the actors' functions: each hands a job to one of the threads and turns a store that is down into the
/// answer that says so.
[[nodiscard]] actors::store_port make_store_port(store_threads& threads, telemetry::metrics& metrics, text_rules rules,
                                                 const domain::lexicon* phrases);

/// What the store knows of a call, as the audit wants it.
[[nodiscard]] domain::audit_input to_audit_input(std::string_view call_id, const storage::call_evidence& e);

}  // namespace calllock::app

#pragma once

#include <cstdint>
#include <string>

namespace calllock::bench {

/// A bare Beast server that answers every request with a fixed body, as Beast's examples do. Runs for ever.
void serve_echo(std::uint16_t port);

/// The least that a durable server can do, in one thread: Beast's parser, simdjson, one libpq connection that commits
/// whatever gathered during the last commit, and the answers after it. No signature, no actors, no limits. Runs for
/// ever.
void serve_floor(std::uint16_t port, const std::string& database_url);

}  // namespace calllock::bench

#include "actors/system.hpp"

#include <caf/all.hpp>

#include "actors/booking_actor.hpp"
#include "actors/call_context.hpp"
#include "actors/delivery_writer.hpp"
#include "actors/escalator.hpp"
#include "actors/finaliser.hpp"
#include "actors/http_actor.hpp"
#include "actors/send_from_outside.hpp"
#include "actors/session_writer.hpp"
#include "actors/terminator.hpp"

namespace calllock::actors {
namespace {

struct configuration : caf::actor_system_config {
  explicit configuration(const system_options& o) {
    set("scheduler.policy", caf::atom("sharing"));  // stealing is ten times slower at ending many calls
    set("scheduler.max-threads", o.threads);
    set("scheduler.max-throughput", o.throughput);
  }
};

}  // namespace

struct engine::parts {
  system_options options;
  configuration config;
  call_context shared;  // before the system: actors point to it until the last one has ended
  http_actor late_directory;
  caf::actor_system system;
  http_actor directory;
  escalator_actor watch;
  bool stopped = false;

  parts(system_options o, ports outside, telemetry::metrics& metrics)
      : options{std::move(o)}, config{options}, system{config} {
    shared.outside = std::move(outside);
    shared.limits = options.limits;
    shared.metrics = &metrics;
  }
};

engine::engine(system_options options, ports outside, telemetry::metrics& metrics)
    : parts_{std::make_unique<parts>(std::move(options), std::move(outside), metrics)} {
  auto& p = *parts_;
  for (std::size_t i = 0; i < p.options.limits.session_writers; ++i)
    p.shared.writers.push_back(p.system.spawn(session_writer, &p.shared, i));
  p.shared.booking = p.system.spawn(booking, &p.shared, &p.late_directory);
  // Filled before the first writer runs a step that reads it: the list does not change afterwards.
  std::vector<std::pair<std::string, delivery_writer_actor>> deliverers;
  for (const auto& d : p.options.destinations)
    deliverers.emplace_back(
        d, p.system.spawn<caf::lazy_init>(delivery_writer, &p.shared, d, p.options.process_name + ":" + d));
  p.shared.deliverers = std::move(deliverers);
  p.directory = p.system.spawn(directory, &p.shared);
  p.late_directory = p.directory;
  for (const auto& [name, writer] : p.shared.deliverers) caf::anon_send(writer, wake_atom_v);
  // Lazily, so that it is known to all before it causes the first step.
  p.shared.closer = p.system.spawn<caf::lazy_init>(finaliser, &p.shared, p.directory);
  caf::anon_send(p.shared.closer, wake_atom_v);
  p.watch = p.system.spawn(escalator, &p.shared);
}

engine::~engine() { stop(); }

void engine::submit(request_ptr r) const { send_from_outside(parts_->directory, std::move(r)); }

bool engine::stop() {
  auto& p = *parts_;
  if (p.stopped) return true;
  p.stopped = true;
  std::vector<caf::actor> in_order;
  const auto add = [&](const auto& handle) { in_order.push_back(caf::actor_cast<caf::actor>(handle)); };
  add(p.shared.closer);
  add(p.watch);
  add(p.directory);
  add(p.shared.booking);
  for (const auto& w : p.shared.writers) add(w);
  for (const auto& [name, w] : p.shared.deliverers) add(w);
  const bool orderly = terminate(p.system, in_order, p.options.grace);
  in_order.clear();
  // A handle that outlives the system would keep it waiting for ever.
  p.shared.closer = nullptr;
  p.watch = nullptr;
  p.directory = nullptr;
  p.late_directory = nullptr;
  p.shared.booking = nullptr;
  p.shared.writers.clear();
  p.shared.deliverers.clear();
  return orderly;
}

}  // namespace calllock::actors

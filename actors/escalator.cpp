#include "actors/escalator.hpp"

#include <caf/all.hpp>

#include "actors/send_from_outside.hpp"
#include "domain/delivery/texts.hpp"
#include "telemetry/log.hpp"

namespace calllock::actors {
namespace {

constexpr int texts_at_once = 16;

}  // namespace

void escalator_state::look() {
  shared->outside.store.overdue_texts(texts_at_once, shared->limits.lease,
                                      [me = escalator_actor{self}](bool ok, std::vector<overdue_text> texts) {
                                        send_from_outside(me, texts_found{ok, std::move(texts)});
                                      });
}

void escalator_state::found(const texts_found& t) {
  for (const auto& text : t.texts) {
    // A report may have been lost, or there is no address to report to: only the provider knows (twilio.md §6).
    const bool worth_asking = !text.sid.empty() && domain::end_of(text.status) == domain::text_end::open;
    if (worth_asking && shared->outside.ask_text)
      shared->outside.ask_text(text, [me = escalator_actor{self}, text](std::optional<text_status> status) {
        send_from_outside(me, text_asked{text, std::move(status)});
      });
    else
      hand_on({text, std::nullopt});
  }
  self->delayed_send(self, shared->limits.poll_outbox, poll_atom_v);
}

void escalator_state::hand_on(const text_asked& t) {
  shared->outside.store.hand_on(t.text, t.status, [me = escalator_actor{self}, id = t.text.text.call_id](handed what) {
    send_from_outside(me, text_handed{id, what});
  });
}

void escalator_state::handed_on(const text_handed& h) const {
  using telemetry::field;
  if (h.what == handed::to_nobody) {
    shared->metrics->errors.count("alert_reached_nobody");
    telemetry::log_event(telemetry::level::error, "alert_reached_nobody", {field::call_id(h.call_id)});
  }
  if (h.what != handed::on) return;
  shared->metrics->deliveries.count("sms", "escalated");
  telemetry::log_event(telemetry::level::warn, "alert_escalated", {field::call_id(h.call_id)});
  for (const auto& [served, writer] : shared->deliverers)
    if (served == "sms") self->send(writer, wake_atom_v);
}

escalator_actor::behavior_type escalator(escalator_actor::stateful_pointer<escalator_state> self,
                                         const call_context* shared) {
  self->state.shared = shared;
  self->set_error_handler([](caf::error&) {});
  if (shared->outside.store.overdue_texts) self->send(self, poll_atom_v);
  return {
      [self](poll_atom) { self->state.look(); },
      [self](const texts_found& t) { self->state.found(t); },
      [self](const text_asked& t) { self->state.hand_on(t); },
      [self](const text_handed& h) { self->state.handed_on(h); },
  };
}

}  // namespace calllock::actors

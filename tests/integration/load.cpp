#include "integration/load.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <utility>

namespace calllock::test {
namespace {

struct kind_of_change {
  std::string_view name;
  bool is_tool;
};

/// A call's whole life, in the order in which it usually comes.
constexpr std::array life{kind_of_change{"call_started", false}, kind_of_change{"create_callback", true},
                          kind_of_change{"book_service", true},  kind_of_change{"send_sales_lead_alert", true},
                          kind_of_change{"end_call", true},      kind_of_change{"call_ended", false},
                          kind_of_change{"call_analyzed", false}};

std::string_view arguments_of(std::string_view tool) {
  if (tool == "create_callback") return callback_args;
  if (tool == "book_service") return booking_args;
  if (tool == "send_sales_lead_alert") return R"({"customer_phone":"+15125550147","notes":"new unit"})";
  return R"({"reason":"callback_later"})";
}

}  // namespace

load::load(std::uint16_t port, int clients, std::uint64_t seed, std::string prefix) {
  for (int i = 0; i < clients; ++i)
    clients_.emplace_back([this, port, seed = seed + static_cast<std::uint64_t>(i),
                           p = prefix + "_" + std::to_string(i)] { run(port, seed, p); });
}

void load::stop() {
  stopping_ = true;
  for (auto& c : clients_)
    if (c.joinable()) c.join();
}

http_answer load::send(agent_line& line, const change& what) {
  return what.is_tool ? line.tool(what.name, what.call_id, arguments_of(what.name))
                      : line.event(what.name, what.call_id);
}

void load::run(std::uint16_t port, std::uint64_t seed, std::string prefix) {
  std::mt19937_64 random{seed};
  std::uniform_int_distribution<std::size_t> any{0, life.size() - 1};
  change sent;
  try {
    agent_line line{port};
    for (int n = 0; !stopping_; ++n) {
      const auto call_id = prefix + "_" + std::to_string(n);
      for (std::size_t i = 0; i < life.size() && !stopping_; ++i) {
        // Now and then something comes out of order, again, or not at all.
        const auto& k = random() % 4 == 0 ? life[any(random)] : life[i];
        sent = {call_id, std::string{k.name}, k.is_tool};
        const int phase = phase_;
        const auto answer = send(line, sent);
        note(sent, answer, phase);
        sent = {};
      }
    }
  } catch (const link_broken&) {
    const std::lock_guard guard{mutex_};
    if (!sent.call_id.empty()) in_doubt_.push_back(sent);
  }
}

void load::note(const change& what, const http_answer& a, int phase_sent) {
  ++answers_;
  if (a.status == 503 && a.header("Retry-After").empty()) ++without_retry_after_;
  const std::lock_guard guard{mutex_};
  if (phase_sent == phase_) statuses_.emplace_back(phase_sent, a.status);
  if (a.ok()) acknowledged_.push_back({what, a.body});
}

int load::count(int phase, int status) const {
  const std::lock_guard guard{mutex_};
  return static_cast<int>(std::count(statuses_.begin(), statuses_.end(), std::pair{phase, status}));
}

int load::others(int phase, int status) const {
  const std::lock_guard guard{mutex_};
  return static_cast<int>(std::count_if(statuses_.begin(), statuses_.end(),
                                        [&](const auto& s) { return s.first == phase && s.second != status; }));
}

}  // namespace calllock::test

#include "net/http_worker.hpp"

#include <boost/asio/post.hpp>

#include "net/http_error.hpp"
#include "net/http_session.hpp"

namespace calllock::net {
namespace {

thread_local const http_worker* running_worker = nullptr;

}  // namespace

http_worker::http_worker(http_shared& shared, std::uint32_t index)
    : shared_{shared},
      slots_{index},
      inbox_{io_,
             [this](slot_id id, response& r) {
               if (!burst_) burst_.emplace(*this);
               deliver(id, r);
             },
             [this] { burst_.reset(); }} {}

http_worker::~http_worker() { stop(); }

void http_worker::start() {
  thread_ = std::thread{[this] {
    running_worker = this;
    io_.run();
  }};
}

bool http_worker::here() const { return running_worker == this; }

void http_worker::stop() {
  if (!thread_.joinable()) return;
  boost::asio::post(io_, [this] {
    const auto all = sessions_;
    for (const auto& s : all) s->close();
    work_.reset();
    sweeper_.cancel();
    io_.stop();
  });
  thread_.join();
}

void http_worker::answer(slot_id id, response&& r) {
  if (here()) {
    const batch one{*this};
    deliver(id, r);
  } else {
    inbox_.push(id, std::move(r));
  }
}

void http_worker::deliver(slot_id id, response& r) {
  auto* place = slots_.find(id);
  if (place == nullptr) {
    ++shared_.stats.late_answers;
    return;
  }
  http_session* owner = place->owner;
  const std::uint64_t sequence = place->sequence;
  slots_.release(id);
  --shared_.stats.in_flight;
  if (owner == nullptr) {
    ++shared_.stats.late_answers;
    return;
  }
  ++shared_.stats.answered;
  owner->complete(sequence, r);
}

void http_worker::post_drain() {
  boost::asio::post(io_, [this] {
    const batch all_at_once{*this};
    const auto all = sessions_;
    for (const auto& s : all) s->drain();
  });
}

void http_worker::post_close_all() {
  boost::asio::post(io_, [this] {
    const auto all = sessions_;
    for (const auto& s : all) s->close();
  });
}

void http_worker::adopt(boost::asio::ip::tcp::socket socket, bool refuse) {
  const auto session = std::make_shared<http_session>(*this, std::move(socket), sessions_.size());
  sessions_.push_back(session);
  deadlines_.push_back(steady_time::max());
  arm_sweeper();
  const batch one{*this};
  if (refuse) {
    session->refuse();
  } else {
    session->start();
  }
}

void http_worker::has_output(http_session& session) {
  if (session.queued_for_output()) return;
  session.queued_for_output(true);
  with_output_.push_back(session.shared_from_this());
  if (open_batches_ == 0) flush();
}

void http_worker::flush() {
  // Writing may make room for more requests of the same connection, whose answers come at once: then the list grows as
  // we go.
  ++open_batches_;
  for (std::size_t i = 0; i < with_output_.size(); ++i) {
    const auto session = with_output_[i];
    session->queued_for_output(false);
    session->flush();
  }
  with_output_.clear();
  --open_batches_;
}

void http_worker::remove(std::size_t place, bool refused) {
  std::swap(sessions_[place], sessions_.back());
  std::swap(deadlines_[place], deadlines_.back());
  sessions_[place]->moved_to(place);
  sessions_.pop_back();
  deadlines_.pop_back();
  auto& stats = shared_.stats;
  --(refused ? stats.refusals : stats.connections);
  if (shared_.draining && stats.connections == 0 && stats.refusals == 0) shared_.emptied();
}

void http_worker::arm_sweeper() {
  if (sweeping_) return;
  sweeping_ = true;
  sweeper_.expires_after(shared_.limits.tick);
  sweeper_.async_wait([this](boost::system::error_code ec) {
    sweeping_ = false;
    if (!ec) sweep();
  });
}

void http_worker::sweep() {
  const batch all_at_once{*this};
  const auto now = std::chrono::steady_clock::now();
  for (const slot_id id : slots_.overdue(now)) {
    auto* place = slots_.find(id);
    if (place == nullptr) continue;
    http_session* owner = place->owner;
    const std::uint64_t sequence = place->sequence;
    slots_.release(id);
    --shared_.stats.in_flight;
    ++shared_.stats.overdue;
    response late = error_response(504, "no answer within the deadline");
    if (owner != nullptr) owner->complete(sequence, late);
  }
  // Backwards, since a session that closes is replaced by the last one.
  for (std::size_t i = deadlines_.size(); i-- > 0;) {
    if (i >= deadlines_.size() || deadlines_[i] > now) continue;
    const auto session = sessions_[i];
    session->expire();
  }
  // Nobody there, nothing to watch: an idle server sleeps.
  if (!sessions_.empty() || slots_.waiting() > 0) arm_sweeper();
}

}  // namespace calllock::net

#pragma once

#include <deque>
#include <memory>
#include <vector>

#include "actors/call_context.hpp"
#include "actors/interfaces.hpp"

namespace calllock::actors {

/// Gathers records while a commit is in flight and hands the batch to the store when it has ended: under load commits
/// grow instead of queueing, when idle a record goes alone and at once. Records of one call always meet the same
/// writer, so they are committed in order.
struct session_writer_state {
  explicit session_writer_state(session_writer_actor::pointer self_ptr) : self{self_ptr} {}
  static inline const char* name = "session_writer";

  struct waiting_record {
    std::shared_ptr<domain::step_record> record;
    call_actor from;
  };

  session_writer_actor::pointer self;
  const call_context* shared = nullptr;
  std::size_t number = 0;  ///< which connection is this writer's
  std::deque<waiting_record> waiting;
  std::vector<waiting_record> committing;
  instant since{};
  bool leaving = false;

  void add(std::shared_ptr<domain::step_record> record, call_actor from);
  void done(const batch_committed& b);
  void shut_down();

private:
  void flush();
};

session_writer_actor::behavior_type session_writer(session_writer_actor::stateful_pointer<session_writer_state> self,
                                                   const call_context* shared, std::size_t number);

}  // namespace calllock::actors

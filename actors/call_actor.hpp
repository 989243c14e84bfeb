#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "actors/call_context.hpp"
#include "actors/call_journal.hpp"
#include "actors/interfaces.hpp"
#include "domain/call/step.hpp"

namespace calllock::actors {

/// One live call: holds its ConversationState, runs `domain::step` on each event in the order of arrival, and answers
/// after the commit. Made by the directory on a call's first event; leaves memory when the call is closed or long idle;
/// the store has everything, so a kill at any moment costs nothing (I12).
///
/// A new call is not looked up: its first record says "this call does not exist yet", and only when the store objects
/// is the call loaded and the event tried again. Steps run ahead of their commits, but only the oldest is handed to the
/// session writer: were it to lose against another process, the next one would meet the version that it was made from,
/// in somebody else's state, and overwrite that.
struct call_state {
  explicit call_state(call_actor::pointer self_ptr) : self{self_ptr} {}
  static inline const char* name = "call";

  /// A step that is not durable yet.
  struct in_flight {
    std::shared_ptr<domain::step_record> record;  ///< null once the session writer has it
    std::int64_t expected_version = 0;
    request_ptr request;
    std::vector<domain::addressed_reply> answers;
    std::vector<domain::intent> intents;
    std::vector<std::string> destinations;
    std::vector<domain::effect_state> outcomes;  ///< of effects that this step settles
    bool closes = false;
    bool changes_a_booking = false;  ///< a cancellation or a move is done
  };
  /// Those who wait for the answer to one tool call.
  struct waiting {
    std::vector<responder_ptr> who;
    std::int64_t seq = 0;
    instant since{};
  };
  /// Only there while something is under way, so that an idle call stays small.
  struct work {
    std::vector<in_flight> commits;  ///< rarely more than one or two, oldest first; so are the next three. The oldest
                                     ///< is with the session writer, the others wait for it
    std::map<std::string, waiting, std::less<>> waiters;
    std::vector<request_ptr> queued;   ///< until the call is loaded
    std::vector<request_ptr> held;     ///< bookings behind a booking
    std::vector<look_again> followed;  ///< to be looked at once the call is loaded anew
    std::vector<request_ptr> again;    ///< to be tried once the call is loaded anew
    bool loading = false;
  };

  call_actor::pointer self;
  const call_context* shared = nullptr;
  http_actor directory;
  std::string call_id;
  std::shared_ptr<const domain::tenant_profile> tenant;
  std::shared_ptr<const domain::ConversationState> state;
  std::int64_t version = 0;
  call_journal journal;
  std::unique_ptr<work> busy;
  std::uint32_t ticket = 0;  ///< of the latest request that the directory has forwarded
  bool must_load = false;
  bool leaving = false;

  void take(request_ptr r);
  void report(const commit_report& c);
  void adopt(const loaded& l);
  void say_again(const recalled& r);
  void budget_ended(const budget_over& b);
  void look(const look_again& l);
  void leave_if_idle();
  void shut_down();

private:
  work& under_way();
  void settle_down();
  void run(const request_ptr& r);
  bool repeated(const request_ptr& r);
  bool must_wait(const request_ptr& r);
  void commit(const request_ptr& r, domain::step_result&& result);
  void send_oldest();
  void committed(in_flight&& step);
  void failed(in_flight&& step, domain::commit_result why);
  void start_over(domain::commit_result why);
  void load();
  void say(std::string_view key, const request_ptr& r, const domain::reply& answer);
  void answer_known(const loaded_call& stored);
  void recall(const request_ptr& r, std::int64_t seq);
  void follow(const std::string& key, std::chrono::milliseconds waited);
  void wait_for(const request_ptr& r, std::int64_t seq);
  void watch(const request_ptr& r);
  [[nodiscard]] std::chrono::milliseconds budget_of(domain::tool t) const;
  void give_up(const request_ptr& r, domain::errc why);
  void act(std::vector<domain::intent>&& intents, const request_ptr& r);
  void send_back(domain::call_event event, std::string key);
};

call_actor::behavior_type call(call_actor::stateful_pointer<call_state> self, std::string call_id,
                               std::shared_ptr<const domain::tenant_profile> tenant, const call_context* shared,
                               http_actor directory);

}  // namespace calllock::actors

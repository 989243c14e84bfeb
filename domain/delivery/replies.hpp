#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/delivery/payloads.hpp"

/// What an owner means who answers a text, and which of them he answers (dashboard.md §5, N-07 to N-09).
namespace calllock::domain {

/// A text that came in.
struct inbound_text {
  std::string sid;       ///< the provider's id; the same on a repeat
  std::string from, to;  ///< E.164
  std::string body;
  std::string opt_out;  ///< STOP, START or HELP when the provider has dealt with the word itself
};

enum class reply_code : std::uint8_t {
  unclear,
  called,     ///< 1
  voicemail,  ///< 2
  note,       ///< 3, or any sentence
  booked,     ///< 4
  lost,       ///< 5
  opt_out,    ///< the provider sends this number nothing more
  opt_in,
  help,
  cancel,  ///< to some "cancel the visit", to the provider "stop": asked about (N-09)
};
/// The digit of the five answers; 0 for the rest.
[[nodiscard]] int digit(reply_code c) noexcept;

struct owner_reply {
  reply_code code = reply_code::unclear;
  std::string last_four;  ///< of the customer's number, when the reply names it: "5 0147"
  std::string text;       ///< the note, or when the visit is
};

/// Reads a reply. A digit counts with nothing, the customer's last four digits or its own word behind it ("5", "5
/// 0147", "5 lost"), so that "5 people came" loses no lead. The provider's words count only when they are the whole
/// text.
[[nodiscard]] owner_reply read_reply(const inbound_text& in);

/// A text that a reply may answer.
struct open_alert {
  std::int64_t delivery = 0;
  std::string call_id, tenant_id;
  sms_kind kind{};
  std::string customer_phone, customer_name;
  instant sent_at{};
  bool replied = false;
};

/// What is done with a reply.
struct reply_decision {
  owner_reply reply;
  std::optional<open_alert> alert;      ///< the one that is answered; nothing: none is, and nothing is changed
  std::optional<instant> scheduled_at;  ///< of "4 Tuesday at 9": the visit
  std::string visit_uid;                ///< of the visit in our own calendar, once it is entered there
  std::string answer;                   ///< what is texted back; empty: nothing
};

/// Which of the alerts the reply answers: the one whose customer it names, else the only one that nobody has answered,
/// else the only one. When that leaves more than one, nothing is guessed: the answer asks (N-07). `alerts` were sent to
/// this very number from this very number, recently enough. Several texts about one call count as one, and of one
/// customer's calls the newest that nobody has answered counts.
[[nodiscard]] reply_decision decide(owner_reply reply, const std::vector<open_alert>& alerts);

/// Finishes "4 <when>" in the clock of the business the alert belongs to (T-06): the visit's instant, or a question.
void read_visit(reply_decision& d, const tenant_profile& tenant, instant now);

}  // namespace calllock::domain

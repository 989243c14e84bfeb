#pragma once

#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "support/fake_server.hpp"

namespace calllock::test {

/// One text in the fake's books.
struct twilio_text {
  std::string sid, to, from, body, status_callback, validity;
  std::string status = "queued";
  int error_code = 0;
};

/// Twilio's Messages resource of one account (twilio.md §1 to §5): form encoding, basic auth, error codes. Operations
/// for faults: `create`, `list`, `fetch`.
class fake_twilio {
public:
  static constexpr auto account = "AC0123456789abcdef0123456789abcdef";
  static constexpr auto token = "twilio_test_token";
  static constexpr auto from = "+15125550199";
  /// Twilio's own magic numbers.
  static constexpr auto landline = "+15005550009";   ///< 21614
  static constexpr auto opted_out = "+15005550004";  ///< 21610

  /// Numbers of other businesses on the same account.
  static constexpr auto other_from = "+16125550199";

  fake_twilio();
  [[nodiscard]] std::string base_url() const { return server_.url(); }
  [[nodiscard]] fake_server& server() { return server_; }

  fault_plan faults;

  /// What became of a text, for whoever asks; nobody is told of it.
  void becomes(const std::string& sid, std::string status, int error_code = 0);

  [[nodiscard]] std::vector<twilio_text> ledger() const;
  [[nodiscard]] std::vector<std::string> operations() const;
  [[nodiscard]] std::vector<std::string> violations() const;  ///< requests that were wrong, with the reason

private:
  [[nodiscard]] fake_answer handle(const fake_request& r);
  [[nodiscard]] fake_answer create(const fake_request& r);
  [[nodiscard]] fake_answer list(const fake_request& r);
  [[nodiscard]] fake_answer fetch(const std::string& sid);
  [[nodiscard]] fake_answer refuse(int status, int code, const std::string& message);

  mutable std::recursive_mutex mutex_;
  std::vector<twilio_text> books_;
  std::vector<std::string> operations_, violations_;
  fake_server server_;
};

}  // namespace calllock::test

#pragma once

#include <map>
#include <mutex>
#include <string>

#include "support/fake_server.hpp"

namespace calllock::test {

/// Retell's `GET /v2/get-call/{id}` (retell.md, REST). Operation for faults: `get`.
class fake_retell {
public:
  static constexpr auto key = "key_retell_test";

  fake_retell();
  [[nodiscard]] std::string base_url() const { return server_.url(); }
  [[nodiscard]] fake_server& server() { return server_; }

  fault_plan faults;

  void put(const std::string& call_id, const std::string& call_object);
  [[nodiscard]] int asked(const std::string& call_id) const;

private:
  [[nodiscard]] fake_answer handle(const fake_request& r);

  mutable std::mutex mutex_;
  std::map<std::string, std::string> calls_;
  std::map<std::string, int> asked_;
  fake_server server_;
};

}  // namespace calllock::test

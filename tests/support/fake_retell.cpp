#include "support/fake_retell.hpp"

namespace calllock::test {
namespace {

fake_answer refuse(int status, const std::string& message) {
  fake_answer a;
  a.status = status;
  a.body = R"({"status":"error","message":")" + message + R"("})";
  return a;
}

}  // namespace

fake_retell::fake_retell() : server_{[this](const fake_request& r) { return handle(r); }} {}

void fake_retell::put(const std::string& call_id, const std::string& call_object) {
  const std::lock_guard guard{mutex_};
  calls_[call_id] = call_object;
}

int fake_retell::asked(const std::string& call_id) const {
  const std::lock_guard guard{mutex_};
  const auto it = asked_.find(call_id);
  return it == asked_.end() ? 0 : it->second;
}

fake_answer fake_retell::handle(const fake_request& r) {
  constexpr std::string_view prefix = "/v2/get-call/";
  if (r.method != "GET" || r.path.rfind(prefix, 0) != 0) return refuse(404, "Cannot " + r.method + " " + r.path);
  if (r.header("Authorization") != std::string{"Bearer "} + key) return refuse(401, "API key is invalid.");
  const auto id = r.path.substr(prefix.size());
  {
    const std::lock_guard guard{mutex_};
    ++asked_[id];
  }
  return misbehave(faults.take("get"), faults.late_by, [this, id] {
    const std::lock_guard guard{mutex_};
    const auto it = calls_.find(id);
    if (it == calls_.end()) return refuse(404, "Cannot find requested asset under given api key.");
    fake_answer a;
    a.body = it->second;
    return a;
  });
}

}  // namespace calllock::test

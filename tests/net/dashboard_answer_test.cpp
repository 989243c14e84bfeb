#include <catch2/catch.hpp>

#include "net/providers/dashboard.hpp"

using namespace calllock;
using namespace calllock::net;
using kind = domain::delivery_result::kind;

namespace {

domain::delivery_result judged(int status, std::string body) {
  domain::delivery d;
  d.kind = domain::delivery_kind::job;
  client_response r;
  r.status = status;
  r.body = std::move(body);
  return judge_dashboard_answer(d, r);
}

}  // namespace

TEST_CASE("what a dashboard answers decides whether a record is delivered", "[net][I6][P-33]") {
  struct row {
    int status;
    const char* body;
    kind means;
  };
  const row rows[] = {
      {200, R"({"success":true,"lead_id":"l1"})", kind::delivered},
      {200, R"({"received":1})", kind::delivered},
      {200, "[]", kind::delivered},
      {204, "", kind::delivered},
      {200, " \n", kind::delivered},
      {200, R"({"success":false,"error":"full"})", kind::refused},
      {200, "<html>We are back soon</html>", kind::retry},
      {200, R"({"success":tr)", kind::retry},
      {400, R"({"error":"Validation failed"})", kind::refused},
      {410, "", kind::gone},
      {429, "", kind::retry},
      {503, "", kind::retry},
      {302, "", kind::retry},
  };
  for (const auto& x : rows) {
    CAPTURE(x.status, x.body);
    CHECK(judged(x.status, x.body).outcome == x.means);
  }
  CHECK(judged(200, rows[0].body).lead_id == "l1");
  CHECK(judged(200, rows[5].body).error.find("full") != std::string::npos);
}

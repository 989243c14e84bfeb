#include "telemetry/log.hpp"

#include <catch2/catch.hpp>
#include <sstream>

namespace {

using namespace calllock::telemetry;

/// Collects what is logged while it lives, and puts the log back afterwards.
struct captured_log {
  explicit captured_log(const log_options& options = {}) {
    capture_log(&out);
    configure_log(options);
  }
  ~captured_log() {
    configure_log({});
    capture_log(nullptr);
  }
  std::ostringstream out;
};

}  // namespace

TEST_CASE("telephone numbers are masked down to their last four digits", "[S-13][I13]") {
  CHECK(mask_phone("+15125550147") == "***-***-0147");
  CHECK(mask_phone("(512) 555-0147") == "***-***-0147");
  CHECK(mask_phone("0147") == "***-***-0147");
  CHECK(mask_phone("") == "unknown");
  CHECK(mask_phone("14") == "****");
  CHECK(mask_phone("anonymous") == "****");
}

TEST_CASE("an event is one line of its name and its values", "[telemetry]") {
  captured_log log;
  log_event(level::info, "call_closed",
            {field::call_id("call_7f2a0c"), field::phone("phone", "+15125550147"), field::count("turns", 12),
             field::measure("seconds", 1.5)});
  CHECK_THAT(log.out.str(),
             Catch::Contains("info call_closed call_id=call_7f2a0c phone=***-***-0147 turns=12 seconds=1.5\n"));
}

TEST_CASE("the same event as JSON", "[telemetry]") {
  captured_log log{{"debug", true}};
  log_event(level::debug, "call_closed",
            {field::call_id("call_1"), field::count("turns", 12), field::text("why", "timer")});
  CHECK_THAT(log.out.str(),
             Catch::Contains(R"("level":"debug","event":"call_closed","call_id":"call_1","turns":12,"why":"timer"})"));
}

TEST_CASE("a value from outside cannot break the line or carry a number", "[S-13][I13]") {
  captured_log log;
  log_event(level::warn, "odd",
            {field::call_id("call_1\n{\"event\":\"forged\"}"), field::code("status", "two words\r\n\"x\""),
             field::code("key", "sms:+15125550147")});
  CHECK_THAT(log.out.str(), Catch::Contains("call_id=invalid status=two?words???x? key=sms:?*******0147\n"));
  CHECK_THAT(log.out.str(), !Catch::Contains("forged"));
}

TEST_CASE("events below the level are not written", "[telemetry]") {
  captured_log log{{"warn", false}};
  log_event(level::info, "quiet");
  log_event(level::error, "loud");
  CHECK_THAT(log.out.str(), !Catch::Contains("quiet") && Catch::Contains("error loud"));
  CHECK_FALSE(enabled(level::info));
}

TEST_CASE("an unknown level is refused by name", "[telemetry]") {
  CHECK_THROWS_WITH(configure_log({"verbose", false}), Catch::Contains("verbose"));
}

#include "config/values.hpp"

#include <catch2/catch.hpp>
#include <utility>

using namespace calllock::config;
using namespace std::chrono_literals;

TEST_CASE("durations carry a unit, and are written as they are read", "[config]") {
  const std::pair<const char*, std::optional<milliseconds>> table[] = {{"250ms", 250ms},
                                                                       {"6s", 6s},
                                                                       {"10min", 10min},
                                                                       {"10 min", 10min},
                                                                       {"5m", 5min},
                                                                       {"2h", 2h},
                                                                       {"7d", 168h},
                                                                       {"0", 0ms},
                                                                       {" 1S ", 1s},
                                                                       {"90s", 90s},
                                                                       {"6", {}},
                                                                       {"", {}},
                                                                       {"s", {}},
                                                                       {"-1s", {}},
                                                                       {"1.5s", {}},
                                                                       {"6 fortnights", {}},
                                                                       {"99999999999999999999s", {}},
                                                                       {"9223372036854775807d", {}}};
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    CHECK(read_duration(text) == expected);
  }
  for (const milliseconds value : {0ms, 1ms, 999ms, 1000ms, 90'000ms, 600'000ms, 86'400'000ms})
    CHECK(read_duration(write_duration(value)) == value);
  CHECK(write_duration(90s) == "90s");
  CHECK(write_duration(120s) == "2min");
}

TEST_CASE("sizes are bytes unless a unit says more", "[config]") {
  CHECK(read_size("16MiB") == 16 * mib);
  CHECK(read_size("256kib") == 256 * kib);
  CHECK(read_size("1000") == bytes{1000});
  CHECK(read_size("10 B") == bytes{10});
  CHECK_FALSE(read_size("16MB").has_value());
  CHECK_FALSE(read_size("-1").has_value());
  CHECK(write_size(16 * mib) == "16MiB");
  CHECK(write_size(1000) == "1000B");
}

TEST_CASE("clock spans end after they start unless midnight may lie between", "[config]") {
  CHECK(read_span("08:00-18:00") == calllock::domain::open_span{8h, 18h});
  CHECK(read_span(" 7:30 - 24:00 ") == calllock::domain::open_span{7h + 30min, 24h});
  for (const char* bad :
       {"18:00-08:00", "08:00-08:00", "08:00", "8-18", "25:00-26:00", "24:01-24:02", "08:60-09:00", ""}) {
    CAPTURE(bad);
    CHECK_FALSE(read_span(bad).has_value());
  }
  CHECK(read_span("21:00-07:00", true) == calllock::domain::open_span{21h, 7h});
}

TEST_CASE("a day must exist", "[config]") {
  CHECK(read_day("2028-02-29").has_value());
  CHECK_FALSE(read_day("2027-02-29").has_value());
  CHECK_FALSE(read_day("2027-2-1").has_value());
  CHECK_FALSE(read_day("12/25/2026").has_value());
  CHECK(write_day(*read_day("2026-08-09")) == "2026-08-09");
}

TEST_CASE("web addresses are complete and carry no user", "[config]") {
  for (const char* good :
       {"https://a.example", "http://127.0.0.1:8080/x?y=z", "https://[::1]:1/", "HTTPS://A.example/api/webhook/jobs"}) {
    CAPTURE(good);
    CHECK(is_http_url(good));
  }
  for (const char* bad : {"", "a.example", "ftp://a.example", "https://", "https:///x", "https://a b/", "https://a:0/",
                          "https://a:70000/", "https://user:pass@a.example/", "https://a.example/#x", "https://-a/"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_http_url(bad));
  }
}

TEST_CASE("numbers to call are in the international form", "[config]") {
  CHECK(is_e164("+15125550100"));
  for (const char* bad : {"15125550100", "+1 512 555 0100", "(512) 555-0100", "+1512", "+05125550100", ""}) {
    CAPTURE(bad);
    CHECK_FALSE(is_e164(bad));
  }
}

TEST_CASE("addresses to listen on are numbers, not names", "[config]") {
  CHECK(is_ip_address("127.0.0.1"));
  CHECK(is_ip_address("::"));
  CHECK_FALSE(is_ip_address("localhost"));
  CHECK_FALSE(is_ip_address("127.0.0.1:80"));
  CHECK_FALSE(is_ip_address("300.0.0.1"));
}

TEST_CASE("a secret is shown by its last two characters at most", "[config][I13]") {
  CHECK(mask_secret("") == "not set");
  CHECK(mask_secret("hunter2") == "****");
  CHECK(mask_secret("key_0123456789") == "****89");
}

TEST_CASE("a store's password is not shown", "[config][I13]") {
  CHECK(mask_url("postgresql://calllock:s3cret@db.example:5432/calllock") ==
        "postgresql://calllock:****@db.example:5432/calllock");
  CHECK(mask_url("postgresql://calllock:p@ss@db/calllock") == "postgresql://calllock:****@db/calllock");
  CHECK(mask_url("postgresql:///calllock?user=a&password=s3cret&sslmode=require") ==
        "postgresql:///calllock?user=a&password=****&sslmode=require");
  CHECK(mask_url("sqlite:calllock.db") == "sqlite:calllock.db");
  CHECK(mask_url("https://a.example/x") == "https://a.example/x");
}

TEST_CASE("lists are split at commas, blanks and empty parts dropped", "[config]") {
  CHECK(split_list("a, b ,,c,") == std::vector<std::string>{"a", "b", "c"});
  CHECK(split_list(" , ").empty());
}

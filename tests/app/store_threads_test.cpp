#include "app/store_threads.hpp"

#include <catch2/catch.hpp>
#include <future>
#include <vector>

using namespace calllock;

TEST_CASE("the finaliser's queries go before the audits that wait", "[app][I4]") {
  std::promise<void> begun, go_on;
  std::vector<int> order;
  {
    app::store_thread thread{storage::open_store("sqlite::memory:"), 10};
    REQUIRE(thread.post([&](storage::store&) {
      begun.set_value();
      go_on.get_future().wait();
    }));
    begun.get_future().wait();
    REQUIRE(thread.post([&](storage::store&) { order.push_back(2); }));
    REQUIRE(thread.post([&](storage::store&) { order.push_back(3); }));
    REQUIRE(thread.post([&](storage::store&) { order.push_back(1); }, true));
    go_on.set_value();
  }
  CHECK(order == std::vector<int>{1, 2, 3});
}

TEST_CASE("jobs beyond the limit are refused", "[app][I9]") {
  std::promise<void> begun, go_on;
  app::store_thread thread{storage::open_store("sqlite::memory:"), 1};
  REQUIRE(thread.post([&](storage::store&) {
    begun.set_value();
    go_on.get_future().wait();
  }));
  begun.get_future().wait();
  CHECK(thread.post([](storage::store&) {}));
  CHECK_FALSE(thread.post([](storage::store&) {}));
  go_on.set_value();
}

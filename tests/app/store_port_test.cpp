#include "app/store_port.hpp"

#include <catch2/catch.hpp>
#include <future>
#include <sstream>

#include "telemetry/log.hpp"

using namespace calllock;

TEST_CASE("a batch that the store does not take is told to the log, without what it held", "[app][I7][I13]") {
  app::store_threads threads;
  auto store = storage::open_store("sqlite::memory:");
  store->migrate([](std::string_view) {});
  threads.writers.push_back(std::make_unique<app::store_thread>(std::move(store), 10));
  telemetry::metrics metrics;
  const auto port = app::make_store_port(threads, metrics, {}, nullptr);

  domain::step_record record;
  record.call_id = "call_1";
  record.tenant_id = "default";
  record.state = std::make_shared<const domain::ConversationState>();
  record.retell_call = std::make_shared<const std::string>("{Robin Vale");  // no JSON
  std::vector<domain::step_record> batch;
  batch.push_back(std::move(record));

  std::ostringstream log;
  telemetry::configure_log({});
  telemetry::capture_log(&log);
  std::promise<std::vector<domain::commit_result>> told;
  port.commit(0, std::move(batch), [&](std::vector<domain::commit_result> r) { told.set_value(std::move(r)); });
  const auto results = told.get_future().get();
  telemetry::capture_log(nullptr);

  CHECK(results == std::vector<domain::commit_result>{domain::commit_result::refused});
  INFO(log.str());
  CHECK(log.str().find("commit_problem problem=sqlite/") != std::string::npos);
  CHECK(log.str().find("Vale") == std::string::npos);
}

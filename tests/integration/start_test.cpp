#include <catch2/catch.hpp>

#include "integration/rig.hpp"

namespace calllock::test {
namespace {

/// An empty database of the shared server.
std::string empty_database() {
  auto& server = postgres_server::shared();
  server.start();
  return server.url(server.new_database());
}

/// How a daemon ends that must not serve, and what it says.
struct refusal {
  int status = 0;
  std::string said;
};

refusal refused(environment_map environment, const std::string& toml = {}) {
  daemon_process daemon{std::move(environment), toml};
  daemon.launch();
  eventually([&] { return !daemon.alive(); });
  // One that serves after all is a failure that must not hang.
  if (daemon.alive()) return {0, "it serves: " + daemon.log()};
  const int status = daemon.wait_until_ended();
  return {status, daemon.log()};
}

bool says(const refusal& r, const std::string& text) { return r.said.find(text) != std::string::npos; }

}  // namespace

TEST_CASE("an empty database is not served from unless the daemon may bring it up to date", "[M-02][I1]") {
  const auto url = empty_database();
  const auto r = refused({{"DATABASE_URL", url}, {"AUTO_MIGRATE", "false"}});
  INFO(r.said);
  CHECK(r.status == 3);
  CHECK(says(r, "migration"));
  CHECK(says(r, "calllock migrate"));
  CHECK_FALSE(says(r, "serving"));
  CHECK(sql_value(url, "select count(*) from pg_tables where schemaname = 'public'") == "0");

  // After `calllock migrate` the same settings serve.
  daemon_process daemon{{{"DATABASE_URL", url}, {"AUTO_MIGRATE", "false"}}};
  CHECK(daemon.run({"migrate", "--status"}).status == 1);
  CHECK(daemon.run({"migrate"}).status == 0);
  CHECK(daemon.run({"migrate", "--status"}).status == 0);
  daemon.start();
  agent_line line{daemon.port()};
  CHECK(line.event("call_started", "migrated").ok());
  CHECK(sql_value(url, "select count(*) from call_sessions") == "1");
}

TEST_CASE("a database that loses its call_sessions while it is served from is a failure, not a success",
          "[M-02][I1][I7][P-07]") {
  rig r;
  r.daemon.start();
  auto line = r.line();
  CHECK(line.event("call_started", "before").ok());
  r.db.query("alter table call_sessions rename to call_sessions_away");
  const auto answer = line.tool("create_callback", "after", callback_args);
  INFO(answer.body);
  CHECK(answer.status >= 500);
  CHECK_FALSE(answer.has(R"("success":true)"));
  CHECK(r.daemon.log().find("call_id=after") != std::string::npos);
  r.daemon.kill();
  const auto again = refused({{"DATABASE_URL", r.db.url()}});
  INFO(again.said);
  CHECK(again.status == 3);
  CHECK(says(again, "call_sessions"));
}

TEST_CASE("two daemons that start at once on an empty database both come up", "[M-02][I12]") {
  for (int round = 0; round < 3; ++round) {
    const auto url = empty_database();
    daemon_process a{{{"DATABASE_URL", url}}}, b{{{"DATABASE_URL", url}}};
    a.launch();
    b.launch();
    a.wait_until_ready();
    b.wait_until_ready();
    agent_line to_a{a.port()}, to_b{b.port()};
    CHECK(to_a.event("call_started", "shared").ok());
    CHECK(to_b.tool("create_callback", "shared", callback_args).ok());
    CHECK(sql_value(url, "select count(*) from call_events where call_id = 'shared'") == "2");
    CHECK(sql_value(url, std::string{"select count(*) from users where email = '"} + daemon_user_email + "'") == "1");
  }
}

TEST_CASE("a daemon without its secrets refuses to start and names what is missing", "[I10][O-02]") {
  for (const auto* name : {"RETELL_API_KEY", "API_SECRET_KEY"}) {
    const auto r = refused({{"DATABASE_URL", "sqlite:never.db"}, {name, ""}});
    INFO(r.said);
    CHECK(r.status == 2);
    CHECK(says(r, name));
    // The other secret is not told.
    CHECK_FALSE(says(r, daemon_retell_key));
    CHECK_FALSE(says(r, daemon_api_key));
  }
}

TEST_CASE("a mistake in the settings file is named with its line", "[O-02]") {
  const auto unknown = refused({{"DATABASE_URL", "sqlite:never.db"}}, "[server]\nport = 0\n\nprot = 8080\n");
  INFO(unknown.said);
  CHECK(unknown.status == 2);
  CHECK(says(unknown, "prot"));
  CHECK(says(unknown, "toml:4"));
  const auto wrong = refused({{"DATABASE_URL", "sqlite:never.db"}}, "[calls]\n\ntool_budget = \"soon\"\n");
  INFO(wrong.said);
  CHECK(wrong.status == 2);
  CHECK(says(wrong, "tool_budget"));
  CHECK(says(wrong, "soon"));
  CHECK(says(wrong, "toml:3"));
  const auto broken = refused({{"DATABASE_URL", "sqlite:never.db"}}, "[calls\n");
  INFO(broken.said);
  CHECK(broken.status == 2);
  CHECK(says(broken, "toml:1"));
}

TEST_CASE("a daemon whose database is not there says so and does not serve", "[I1][O-02]") {
  const auto r = refused({{"DATABASE_URL", "postgresql://nobody:secret_word@127.0.0.1:1/none"}});
  INFO(r.said);
  CHECK(r.status == 3);
  CHECK_FALSE(says(r, "secret_word"));
  CHECK_FALSE(says(r, "serving"));
}

}  // namespace calllock::test

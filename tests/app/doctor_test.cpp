#include "app/doctor_command.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/exit_status.hpp"
#include "config/lexicon_file.hpp"

using namespace calllock;
using namespace calllock::app;

namespace {

struct outcome {
  int status = 0;
  std::string text;
};

outcome examined(const config::environment& env, std::vector<std::string> unreachable = {}) {
  std::ostringstream out;
  doctor_options options;
  options.open_store = [](const config::settings&) -> std::unique_ptr<storage::store> {
    throw storage::store_down("connection refused");
  };
  options.why_unreachable = [unreachable](const std::string& url, std::chrono::milliseconds) -> std::string {
    for (const std::string& u : unreachable)
      if (u == url) return "connection: Connection refused";
    return {};
  };
  const int status = run_doctor(config::read(std::nullopt, env), terminal(out), options);
  return {status, out.str()};
}

config::environment sound() {
  return {{"RETELL_API_KEY", "key_0123456789"},
          {"API_SECRET_KEY", "secret_0123456789"},
          {"DATABASE_URL", "sqlite:not-there-yet.db"},
          {"RETELL_BASE_URL", "http://127.0.0.1:1"}};
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the doctor finds nothing wrong with two secrets and a database still to be made", "[app]") {
  const outcome o = examined(sound());
  CAPTURE(o.text);
  CHECK(o.status == exit_status::ok);
  CHECK(contains(o.text, "serve makes it"));
  CHECK(contains(o.text, "Fit to serve."));
  CHECK_FALSE(contains(o.text, "0123456"));
}

TEST_CASE("the doctor names every mistake of the settings", "[app][S-09]") {
  const outcome o = examined({{"PORT", "x"}, {"DATABASE_URL", "sqlite:not-there-yet.db"}});
  CAPTURE(o.text);
  CHECK(o.status == exit_status::found);
  CHECK(contains(o.text, "RETELL_API_KEY: not set"));
  CHECK(contains(o.text, "API_SECRET_KEY: not set"));
  CHECK(contains(o.text, "PORT: x"));
  CHECK(contains(o.text, "3 things are wrong."));
}

TEST_CASE("the doctor says what to mend about a store that cannot be used", "[app]") {
  auto env = sound();
  SECTION("a server that is down") {
    env["DATABASE_URL"] = "postgresql://calllock:hunter2222@db/calllock";
    const outcome o = examined(env);
    CAPTURE(o.text);
    CHECK(o.status == exit_status::found);
    CHECK(contains(o.text, "connection refused"));
    CHECK_FALSE(contains(o.text, "hunter"));
  }
  SECTION("a folder that is not there") {
    env["DATABASE_URL"] = "sqlite:/nonexistent/calllock.db";
    const outcome o = examined(env);
    CAPTURE(o.text);
    CHECK(o.status == exit_status::found);
    CHECK(contains(o.text, "there is no directory /nonexistent"));
  }
  SECTION("a database that nobody may make") {
    env["AUTO_MIGRATE"] = "false";
    const outcome o = examined(env);
    CAPTURE(o.text);
    CHECK(o.status == exit_status::found);
    CHECK(contains(o.text, "run calllock migrate"));
  }
}

TEST_CASE("the doctor tells a neighbour that is needed from one that is not", "[app][O-01][O-03]") {
  auto env = sound();
  const outcome retell = examined(env, {"http://127.0.0.1:1"});
  CAPTURE(retell.text);
  CHECK(retell.status == exit_status::ok);
  CHECK(contains(retell.text, "note   Retell"));

  env["CAL_COM_API_KEY"] = "cal_0123456789";
  env["CAL_COM_EVENT_TYPE_ID"] = "7";
  env["CAL_COM_BASE_URL"] = "http://127.0.0.1:2/v2";
  const outcome calcom = examined(env, {"http://127.0.0.1:2/v2"});
  CAPTURE(calcom.text);
  CHECK(calcom.status == exit_status::found);
  CHECK(contains(calcom.text, "wrong  Cal.com"));
  CHECK(examined(env).status == exit_status::ok);
}

TEST_CASE("the doctor names every bad line of the phrase file", "[app]") {
  const auto file = std::filesystem::temp_directory_path() / ("calllock-phrases-" + std::to_string(getpid()) + ".toml");
  auto env = sound();
  const auto write = [&](std::string_view text) { std::ofstream{file} << text; };
  const auto with_file = [&] {
    std::ostringstream out;
    doctor_options options;
    options.offline = true;
    auto settings = config::read_toml("[tags]\nlexicon = \"" + file.string() + "\"\n", "settings.toml", env);
    const int status = run_doctor(settings, terminal(out), options);
    return outcome{status, out.str()};
  };
  write("version = \"1\"\n\n[HAZARD]\nNOT_A_TAG = { says = [\"x\"] }\n\n[odd]\nx = 1\n");
  const auto bad = with_file();
  CAPTURE(bad.text);
  CHECK(bad.status == exit_status::found);
  CHECK(contains(bad.text, file.string() + ":4: there is no tag or signal HAZARD.NOT_A_TAG"));
  CHECK(contains(bad.text, file.string() + ":7: "));
  write(config::built_in_phrases());
  CHECK(with_file().status == exit_status::ok);
  std::filesystem::remove(file);
  const auto missing = with_file();
  CHECK(missing.status == exit_status::found);
  CHECK(contains(missing.text, "cannot be read"));
}

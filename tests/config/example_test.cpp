#include "config/example.hpp"

#include <algorithm>
#include <boost/pfr/tuple_size.hpp>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "config/schema.hpp"

using namespace calllock::config;

namespace {

std::string file(const std::string& path) {
  std::ifstream in(std::string(CALLLOCK_SOURCE_DIR) + "/" + path);
  REQUIRE(in);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

template <class Target>
std::size_t settings_below(const std::vector<option<Target>>& schema, const std::string& section) {
  return static_cast<std::size_t>(std::count_if(schema.begin(), schema.end(), [&](const auto& o) {
    const auto dot = o.key.rfind('.');
    return (dot == std::string::npos ? "" : o.key.substr(0, dot)) == section;
  }));
}

template <class Struct>
constexpr std::size_t fields = boost::pfr::tuple_size_v<Struct>;

/// The example with every commented-out setting put into force.
std::string uncommented(const std::string& toml) {
  std::istringstream in(toml);
  std::string out, line;
  while (std::getline(in, line)) {
    const auto equals = line.find(" = ");
    const bool setting = line.starts_with("# ") && equals != std::string::npos && line.find(' ', 2) == equals;
    out += (setting || line.starts_with("# [[") ? line.substr(2) : line) + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("the example file is made from the settings", "[config][O-02]") {
  CHECK(file("config/calllock.example.toml") == example_toml());
}

TEST_CASE("the environment example lists what is read, and only that", "[config][O-02]") {
  CHECK(file("deploy/calllock.env.example") == example_environment());
}

TEST_CASE("the example file says the defaults", "[config]") {
  const reading from_example = read_toml(example_toml(), "example", {}, purpose::tool);
  CHECK(from_example.mistakes.empty());
  const reading defaults = read(std::nullopt, {}, purpose::tool);
  const auto lines = settings_in_effect(from_example), expected = settings_in_effect(defaults);
  REQUIRE(lines.size() == expected.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    CAPTURE(lines[i].key);
    CHECK(lines[i].value == expected[i].value);
  }
}

TEST_CASE("every sample of the example file is allowed, and every setting is in it", "[config]") {
  const reading r = read_toml(uncommented(example_toml()), "example", {});
  for (const mistake& m : r.mistakes) FAIL_CHECK(text(m));
  for (const auto& o : engine_schema()) {
    CAPTURE(o.key);
    CHECK(r.origins.contains(o.key));
    CHECK_FALSE(o.reason.empty());
    CHECK_FALSE(o.allowed.empty());
  }
  for (const auto& o : tenant_schema()) {
    CAPTURE(o.key);
    CHECK(r.origins.contains((o.key == "id" ? "tenant.lakeside." : "business.") + o.key));
  }
}

TEST_CASE("every field of the settings has a name in the file", "[config]") {
  const auto& engine = engine_schema();
  CHECK(settings_below(engine, "server") == fields<server_settings>);
  CHECK(settings_below(engine, "auth") == fields<auth_settings>);
  CHECK(settings_below(engine, "store") == fields<store_settings>);
  CHECK(settings_below(engine, "retell") == fields<upstream_settings>);
  CHECK(settings_below(engine, "calcom") == fields<calcom_settings> - 1 + fields<upstream_settings>);
  CHECK(settings_below(engine, "twilio") == fields<twilio_settings> - 1 + fields<upstream_settings>);
  CHECK(settings_below(engine, "calls") == fields<call_settings>);
  CHECK(settings_below(engine, "delivery") == fields<delivery_settings> - 1);
  CHECK(settings_below(engine, "delivery.dashboard") ==
        fields<upstream_settings> - 1);  // its base URLs are the tenants'
  CHECK(settings_below(engine, "actors") == fields<actor_settings>);
  CHECK(settings_below(engine, "logging") == fields<logging_settings>);
  const auto& tenant = tenant_schema();
  CHECK(settings_below(tenant, "") == fields<tenant_settings> - 4);  // hours, calendar and dashboard are sections
  CHECK(settings_below(tenant, "hours") == 7);
  CHECK(settings_below(tenant, "calendar") == fields<calendar_settings>);
  CHECK(settings_below(tenant, "dashboard") == fields<dashboard_settings> + 1);  // the old single URL stands for four
}

TEST_CASE("settings in effect are shown with where they come from and without secrets", "[config][I13]") {
  const reading r = read_toml("[server]\nport = 9000\n", "test.toml",
                              {{"RETELL_API_KEY", "key_0123456789"}, {"API_SECRET_KEY", "secret_0123456789"}});
  for (const setting_line& line : settings_in_effect(r)) {
    CHECK(line.value.find("0123456") == std::string::npos);
    if (line.key == "server.port") CHECK((line.value == "9000" && line.origin == "test.toml:2"));
    if (line.key == "auth.api_secret_key") CHECK((line.value == "****89" && line.origin == "environment"));
    if (line.key == "store.url") CHECK((line.value == "sqlite:calllock.db" && line.origin == "default"));
  }
}

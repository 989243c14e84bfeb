#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "codec/conversation_state.hpp"

using namespace calllock;
using namespace calllock::domain;

namespace {

tag_category category(std::size_t i) { return static_cast<tag_category>(i); }

}  // namespace

TEST_CASE("an analysis keeps every tag with the words that earned it", "[codec][I7]") {
  analysis a;
  a.tags[static_cast<std::size_t>(tag_category::hazard)] = {{"GAS_LEAK", 3, "I \"smell\" gas"},
                                                            {"CO_EVENT", -1, "rule: hazard"}};
  a.tags[static_cast<std::size_t>(tag_category::context)] = {{"WEEKEND", -1, "clock"}};
  a.revenue = {revenue_tier::diagnostic, {"Unclear scope"}, confidence::low};
  a.lexicon_version = "7-ab12";
  a.color = priority_color::red;
  a.color_reason = "unhappy";
  a.reason = end_reason::safety_emergency;
  a.customer_name = "Robin Vale";
  a.equipment_bracket = age_bracket::over_15;
  a.requested_time = "Friday";
  a.slot_changed = true;
  const auto o = boost::json::parse(codec::write_analysis(a)).as_object();
  CHECK(
      o.at("tags") ==
      boost::json::parse(
          R"({"HAZARD":[{"name":"GAS_LEAK","turn":3,"quote":"I \"smell\" gas"},{"name":"CO_EVENT","turn":-1,"quote":"rule: hazard"}],
                "CONTEXT":[{"name":"WEEKEND","turn":-1,"quote":"clock"}]})"));
  CHECK(o.at("revenue_signals") == boost::json::array{"Unclear scope"});
  CHECK(o.at("revenue_tier") == "diagnostic");
  CHECK(o.at("lexicon_version") == "7-ab12");
  CHECK(o.at("priority_color") == "red");
  CHECK(o.at("priority_reason") == "unhappy");
  CHECK(o.at("end_call_reason") == "safety_emergency");
  CHECK(o.at("facts").at("customer_name") == "Robin Vale");
  CHECK(o.at("facts").at("equipment_age_bracket") == "over_15");
  CHECK(o.at("booking").at("requested_time") == "Friday");
  CHECK(o.at("booking").at("slot_changed") == true);
}

TEST_CASE("every category of tags has its own key", "[codec][C-20]") {
  analysis a;
  for (std::size_t i = 0; i < tag_category_count; ++i) a.tags[i] = {{"T", 0, "q"}};
  const auto tags = boost::json::parse(codec::write_analysis(a)).at("tags").as_object();
  CHECK(tags.size() == tag_category_count);
  for (std::size_t i = 0; i < tag_category_count; ++i) CHECK(tags.contains(std::string{text(category(i))}));
}

TEST_CASE("what an analysis does not know is left out", "[codec][D-14]") {
  const auto o = boost::json::parse(codec::write_analysis({})).as_object();
  CHECK(o.at("tags").as_object().empty());
  CHECK_FALSE(o.contains("lexicon_version"));
  CHECK_FALSE(o.contains("end_call_reason"));
  CHECK_FALSE(o.contains("revenue_tier"));
  CHECK_FALSE(o.at("facts").as_object().contains("customer_name"));
}

#include "domain/analysis/judgements.hpp"

namespace calllock::domain {

namespace {

std::string joined(const std::vector<tag>& tags, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < tags.size() && i < most; ++i) {
    if (i > 0) out += ", ";
    out += tags[i].quote;
  }
  return out;
}

}  // namespace

void judge_priority(judgement& j) {
  auto& o = j.out;
  const auto say = [&](priority_color c, std::string why) {
    o.color = c;
    o.color_reason = std::move(why);
  };
  if (j.silent) return say(priority_color::none, {});
  if (j.outsider) {
    return say(priority_color::gray,
               "Not a customer: " + joined(o.tags[static_cast<std::size_t>(tag_category::non_customer)], 2));
  }
  if (j.complaint) {
    return say(priority_color::red,
               "Unhappy customer: " + joined(o.tags[static_cast<std::size_t>(tag_category::recovery)], 3));
  }
  if (o.is_commercial) return say(priority_color::green, "Commercial customer");
  if (o.revenue.tier == revenue_tier::replacement) return say(priority_color::green, "Potential replacement ($5,000+)");
  if (j.tagged(cue::multi_property)) return say(priority_color::green, "Several properties");
  if (o.caller == caller_type::unknown && o.type == call_type::unknown)
    return say(priority_color::gray, "No request of a customer");
  say(priority_color::blue, "Standard residential service request");
}

}  // namespace calllock::domain

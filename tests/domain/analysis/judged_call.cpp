#include "judged_call.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "config/lexicon_file.hpp"
#include "domain/analysis/sources.hpp"
#include "domain/booking/local_time.hpp"
#include "domain/call/merge.hpp"

namespace calllock::domain::test {

namespace {

std::string_view trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\n')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\n')) s.remove_suffix(1);
  return s;
}

std::vector<std::string_view> split(std::string_view s, char at) {
  std::vector<std::string_view> out;
  for (std::size_t from = 0; from <= s.size();) {
    const auto end = std::min(s.find(at, from), s.size());
    if (const auto part = trim(s.substr(from, end - from)); !part.empty()) out.push_back(part);
    from = end + 1;
  }
  return out;
}

void add_field(text_map& fields, std::string_view pair) {
  const auto eq = pair.find('=');
  if (eq != std::string_view::npos) fields[std::string(trim(pair.substr(0, eq)))] = trim(pair.substr(eq + 1));
}

void add_tool(call_record& call, std::string_view line) {
  const auto arrow = line.find("->");
  const auto parts = split(line.substr(0, arrow), '|');
  trace_entry invocation;
  invocation.kind = trace_kind::invocation;
  invocation.name = parts.front();
  invocation.tool_call_id = "t" + std::to_string(call.trace.size());
  for (std::size_t i = 1; i < parts.size(); ++i) add_field(invocation.fields, parts[i]);
  auto result = invocation;
  call.trace.push_back(std::move(invocation));
  if (arrow == std::string_view::npos) return;
  result.kind = trace_kind::result;
  result.fields.clear();
  const auto answer = trim(line.substr(arrow + 2));
  result.successful = !answer.starts_with("HTTP");
  for (const auto part : split(answer, '|')) add_field(result.fields, part);
  call.trace.push_back(std::move(result));
}

void add_setting(call_record& call, std::string_view pair) {
  text_map one;
  add_field(one, pair);
  for (auto& [key, value] : one) {
    if (key == "ended")
      call.disconnection_reason = value;
    else if (key == "sentiment")
      call.user_sentiment = value;
    else if (key == "from")
      call.from_number = value;
    else if (key == "at")
      call.started_at = parse_rfc3339(value);
    else
      call.dynamic_variables[key] = value;
  }
}

std::string spaced(std::string_view s) {
  std::string out(s);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

}  // namespace

call_record written_call(std::string_view lines) {
  call_record call;
  call.call_id = "call_written";
  call.direction = call_direction::inbound;
  call.from_number = "+15125550190";
  call.disconnection_reason = "agent_hangup";
  call.user_sentiment = "Neutral";
  call.started_at = parse_rfc3339("2025-10-07T10:00:00-05:00");
  for (const auto line : split(lines, '\n')) {
    const auto rest = trim(line.substr(std::min<std::size_t>(2, line.size())));
    if (line.starts_with("A:"))
      call.turns.push_back({speaker::agent, std::string(rest)});
    else if (line.starts_with("U:"))
      call.turns.push_back({speaker::caller, std::string(rest)});
    else if (line.starts_with("T:"))
      add_tool(call, rest);
    else if (line.starts_with("@"))
      add_setting(call, line.substr(1));
    else
      FAIL("a line of no kind: " << line);
  }
  return call;
}

tenant_profile weekday_business() {
  tenant_profile t;
  t.business_name = "ACE Cooling";
  t.agent_names = {"Sarah"};
  for (unsigned day = 1; day <= 5; ++day) t.hours[day] = open_span{std::chrono::hours{8}, std::chrono::hours{17}};
  return t;
}

call_facts facts_of(const call_record& call, const tenant_profile& tenant) {
  return merge_facts(ConversationState{}, call, tenant, *call.started_at);
}

analysis judged(const call_record& call, const tenant_profile& tenant) {
  return analyse(call, facts_of(call, tenant), tenant, instant{}, &config::built_in_lexicon());
}

analysis judged(std::string_view lines) { return judged(written_call(lines), weekday_business()); }

std::set<std::string> names(const analysis& a, tag_category c) {
  std::set<std::string> out;
  for (const auto& t : a.tags[static_cast<std::size_t>(c)]) out.insert(t.name);
  return out;
}

const tag* find_tag(const analysis& a, std::string_view name) {
  for (const auto& list : a.tags) {
    for (const auto& t : list) {
      if (t.name == name) return &t;
    }
  }
  return nullptr;
}

bool has_tag(const analysis& a, std::string_view name) { return find_tag(a, name) != nullptr; }

std::string wrong_with(const analysis& a, std::string_view expected) {
  std::string wrong;
  const auto compare = [&](std::string_view key, std::string_view want, std::string_view have) {
    if (want == "-") want = {};
    if (want != have) wrong += std::string(key) + " is " + std::string(have) + ", not " + std::string(want) + "; ";
  };
  for (const auto part : split(expected, ' ')) {
    const auto eq = part.find('=');
    const auto key = part.substr(0, eq);
    const auto want = part.substr(eq + 1);
    if (key == "urgency")
      compare(key, want, text(a.urgency));
    else if (key == "end")
      compare(key, want, text(a.reason));
    else if (key == "caller")
      compare(key, want, text(a.caller));
    else if (key == "type")
      compare(key, want, text(a.type));
    else if (key == "tier")
      compare(key, want, text(a.revenue.tier));
    else if (key == "color")
      compare(key, want, text(a.color));
    else if (key == "duration")
      compare(key, want, text(a.duration));
    else if (key == "equipment")
      compare(key, spaced(want), a.equipment_type.value_or(""));
    else if (key == "name")
      compare(key, spaced(want), a.customer_name.value_or(""));
    else if (key == "street")
      compare(key, comparable(spaced(want)), comparable(a.street_address.value_or("")));
    else if (key == "zip")
      compare(key, want, a.zip_code.value_or(""));
    else if (key == "phone")
      compare(key, want, a.customer_phone.value_or(""));
    else if (key == "hazards") {
      std::string have;
      for (const auto& n : names(a, tag_category::hazard)) have += (have.empty() ? "" : ",") + n;
      compare(key, want, have);
    } else if (key == "tags") {
      for (const auto t : split(want, ',')) {
        if (!has_tag(a, t)) wrong += "no " + std::string(t) + "; ";
      }
    } else if (key == "not") {
      for (const auto t : split(want, ',')) {
        if (const auto* found = find_tag(a, t)) wrong += std::string(t) + " for \"" + found->quote + "\"; ";
      }
    } else {
      wrong += "unknown key " + std::string(key) + "; ";
    }
  }
  return wrong;
}

void check_all(const std::vector<labelled_call>& calls) {
  for (const auto& c : calls) {
    INFO(c.about);
    INFO(c.lines);
    CHECK(wrong_with(judged(c.lines), c.expected) == "");
  }
}

void check_wordings(const std::vector<wording>& calls) {
  for (const auto& c : calls) {
    INFO(c.lines);
    CHECK(wrong_with(judged(c.lines), c.expected) == "");
  }
}

}  // namespace calllock::domain::test

#include "codec/field_reader.hpp"

#include <algorithm>
#include <cmath>

#include "codec/time_text.hpp"
#include "domain/booking/local_time.hpp"

namespace calllock::codec {
namespace {

/// Something, one `@`, a domain with a dot inside; no blanks and no control characters.
bool looks_like_email(std::string_view s) {
  const auto at = s.find('@');
  if (at == 0 || at == std::string_view::npos || s.find('@', at + 1) != std::string_view::npos) return false;
  const auto domain = s.substr(at + 1);
  const auto dot = domain.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == domain.size()) return false;
  return std::none_of(s.begin(), s.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f; });
}

bool is_number(const json_value& v) { return v.there() && !v.string() && v.number().has_value(); }

/// An instant between 1970 and 9999; others could not be written back.
std::optional<domain::instant> read_time(std::string_view s) {
  const auto t = domain::parse_rfc3339(s);
  return t && has_four_digit_year(*t) ? t : std::nullopt;
}

constexpr const char* not_a_time = "Invalid datetime, expected ISO 8601 with a time zone";

std::optional<int> int_within(std::optional<std::int64_t> n, int least, int most) {
  if (!n || *n < least || *n > most) return std::nullopt;
  return static_cast<int>(*n);
}

}  // namespace

void field_reader::fail_type(std::string_view name, const char* expected) {
  fail(name, std::string{"Expected "} + expected + ", received " + object_[name].type_name());
}

std::string field_reader::required_text(std::string_view name) {
  const auto v = object_[name];
  if (!v.there() || v.is_null()) {
    fail(name, "Required");
    return {};
  }
  const auto s = v.string();
  if (!s)
    fail_type(name, "a string");
  else if (s->empty())
    fail(name, "Must not be empty");
  return std::string{s.value_or(std::string_view{})};
}

std::string field_reader::required_email(std::string_view name) {
  auto s = required_text(name);
  if (!s.empty() && !looks_like_email(s)) fail(name, "Invalid email");
  return s;
}

std::optional<domain::instant> field_reader::required_time(std::string_view name) {
  const auto s = required_text(name);
  if (s.empty()) return std::nullopt;
  const auto t = read_time(s);
  if (!t) fail(name, not_a_time);
  return t;
}

std::optional<std::string> field_reader::text(std::string_view name) {
  const auto v = object_[name];
  if (absent(v)) return std::nullopt;
  const auto s = v.string();
  if (!s) {
    fail_type(name, "a string");
    return std::nullopt;
  }
  return std::string{*s};
}

std::optional<std::string> field_reader::one_of(std::string_view name,
                                                std::initializer_list<std::string_view> allowed) {
  auto s = text(name);
  if (!s || std::find(allowed.begin(), allowed.end(), *s) != allowed.end()) return s;
  fail(name, "Invalid value");
  return std::nullopt;
}

std::optional<domain::instant> field_reader::time(std::string_view name) {
  const auto s = text(name);
  if (!s) return std::nullopt;
  const auto t = read_time(*s);
  if (!t) fail(name, not_a_time);
  return t;
}

std::optional<double> field_reader::number(std::string_view name) {
  const auto v = object_[name];
  if (absent(v)) return std::nullopt;
  if (is_number(v)) return v.number();
  fail_type(name, "a number");
  return std::nullopt;
}

std::optional<int> field_reader::integer(std::string_view name, int least, int most) {
  const auto v = object_[name];
  if (absent(v)) return std::nullopt;
  if (!is_number(v)) {
    fail_type(name, "a number");
    return std::nullopt;
  }
  const auto n = int_within(v.integer(), least, most);
  if (!n) fail(name, "Expected a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  return n;
}

std::optional<bool> field_reader::flag(std::string_view name) {
  const auto v = object_[name];
  if (absent(v)) return std::nullopt;
  if (v.string() || !v.flag()) {
    fail_type(name, "a boolean");
    return std::nullopt;
  }
  return v.flag();
}

std::vector<std::string> field_reader::texts(std::string_view name) {
  std::vector<std::string> out;
  const auto v = object_[name];
  if (absent(v)) return out;
  if (!v.is_array()) {
    fail_type(name, "an array");
    return out;
  }
  std::size_t i = 0;
  v.each_element([&](const json_value& e) {
    if (const auto s = e.string())
      out.emplace_back(*s);
    else
      fail(std::string{name} + "." + std::to_string(i), std::string{"Expected a string, received "} + e.type_name());
    ++i;
  });
  return out;
}

std::optional<std::string> field_reader::any_text(std::string_view name) const {
  auto s = object_[name].text();
  if (s && s->empty()) return std::nullopt;
  return s;
}

std::optional<int> field_reader::any_integer(std::string_view name, int least, int most) const {
  return int_within(object_[name].integer(), least, most);
}

std::vector<domain::utterance> read_turns(field_reader& in) {
  std::vector<domain::utterance> turns;
  const auto list = in.value("transcript_object");
  if (!list.there() || list.is_null()) return turns;
  if (!list.is_array()) {
    in.fail("transcript_object", std::string{"Expected an array, received "} + list.type_name());
    return turns;
  }
  list.each_element([&](const json_value& e) {
    const auto role = e["role"].string();
    const auto content = e["content"].string();
    if (!role || !content) return;
    if (*role == "agent") turns.push_back({domain::speaker::agent, std::string{*content}});
    if (*role == "user") turns.push_back({domain::speaker::caller, std::string{*content}});
  });
  return turns;
}

}  // namespace calllock::codec

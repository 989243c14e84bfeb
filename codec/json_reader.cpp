#include "codec/json_reader.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <utility>
#include <vector>

#include "codec/clean_text.hpp"

namespace calllock::codec {
namespace dom = simdjson::dom;

/// A parser with everything it writes to; grows in powers of two and is used again.
struct json_document::memory {
  dom::parser parser;
  dom::document document;
  std::string text;  ///< followed by the padding that simdjson reads into
  std::size_t length = 0;
  std::size_t capacity = 0;
};

namespace {

constexpr std::size_t smallest_capacity = std::size_t{16} * 1024;
/// Memory for a text of this length is kept; more is given back, or every thread would hold on to the longest call
/// ever.
constexpr std::size_t kept_capacity = std::size_t{1024} * 1024;
constexpr std::size_t kept_parsers = 4;  // an event, the JSON in its strings, and some air

thread_local std::vector<std::unique_ptr<json_document::memory>> spare;

bad_input describe(simdjson::error_code code) {
  using domain::errc;
  switch (code) {
    case simdjson::UTF8_ERROR: return {errc::malformed, "The text is not valid UTF-8"};
    case simdjson::EMPTY: return {errc::malformed, "The text is empty"};
    case simdjson::DEPTH_ERROR:
      return {errc::malformed, "The text is nested deeper than " + std::to_string(max_json_depth) + " levels"};
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC: return {errc::too_large, "The text is too long"};
    default: return {errc::malformed, "The text is not valid JSON"};
  }
}

template <class T>
std::optional<T> whole(std::string_view s) {
  const auto first = s.find_first_not_of(" \t");
  if (first == std::string_view::npos) return std::nullopt;
  s = s.substr(first, s.find_last_not_of(" \t") - first + 1);
  T value{};
  const auto [end, code] = std::from_chars(s.data(), s.data() + s.size(), value);
  if (code != std::errc{} || end != s.data() + s.size()) return std::nullopt;
  return value;
}

/// Bounds between which every integral double is an int64.
constexpr double largest_integral = 9007199254740992.0;

std::optional<std::int64_t> integral(std::optional<double> d) {
  if (!d || std::abs(*d) > largest_integral || std::trunc(*d) != *d) return std::nullopt;
  return static_cast<std::int64_t>(*d);
}

}  // namespace

json_value json_value::operator[](std::string_view name) const noexcept {
  if (!is_object()) return {};
  dom::element found;
  if (dom::object(*element_).at_key(name).get(found) != simdjson::SUCCESS) return {};
  return json_value{found};
}

std::optional<std::string_view> json_value::string() const noexcept {
  std::string_view s;
  if (!element_ || element_->get_string().get(s) != simdjson::SUCCESS) return std::nullopt;
  return s;
}

std::optional<std::string> json_value::text() const {
  if (!element_) return std::nullopt;
  switch (element_->type()) {
    case dom::element_type::STRING: return std::string{*string()};
    case dom::element_type::BOOL:
    case dom::element_type::INT64:
    case dom::element_type::UINT64:
    case dom::element_type::DOUBLE: return serialised();
    default: return std::nullopt;
  }
}

std::optional<std::int64_t> json_value::integer() const {
  if (!element_) return std::nullopt;
  std::int64_t i = 0;
  if (element_->get_int64().get(i) == simdjson::SUCCESS) return i;
  if (const auto s = string()) {
    if (const auto exact = whole<std::int64_t>(*s)) return exact;
  }
  return integral(number());
}

std::optional<double> json_value::number() const {
  if (!element_) return std::nullopt;
  double d = 0;
  if (element_->get_double().get(d) != simdjson::SUCCESS) {
    const auto s = string();
    if (!s) return std::nullopt;
    const auto parsed = whole<double>(*s);
    if (!parsed) return std::nullopt;
    d = *parsed;
  }
  if (!std::isfinite(d)) return std::nullopt;
  return d;
}

std::optional<bool> json_value::flag() const {
  if (!element_) return std::nullopt;
  bool b = false;
  if (element_->get_bool().get(b) == simdjson::SUCCESS) return b;
  const auto s = string();
  if (!s) return std::nullopt;
  std::string lower{*s};
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (lower == "true") return true;
  if (lower == "false") return false;
  return std::nullopt;
}

std::string json_value::serialised() const { return element_ ? simdjson::minify(*element_) : std::string{}; }

const char* json_value::type_name() const noexcept {
  if (!element_) return "absent";
  switch (element_->type()) {
    case dom::element_type::ARRAY: return "an array";
    case dom::element_type::OBJECT: return "an object";
    case dom::element_type::STRING: return "a string";
    case dom::element_type::BOOL: return "a boolean";
    case dom::element_type::NULL_VALUE: return "null";
    default: return "a number";
  }
}

json_document::json_document(std::string_view text) {
  if (spare.empty()) {
    memory_ = std::make_unique<memory>();
  } else {
    memory_ = std::move(spare.back());
    spare.pop_back();
  }
  const auto cleaned = without_bad_escapes(text);
  auto code = parse(cleaned ? std::string_view{*cleaned} : text);
  if (code == simdjson::NUMBER_ERROR) {
    code = parse(with_large_numbers_quoted(cleaned ? std::string_view{*cleaned} : text));
  }
  if (code != simdjson::SUCCESS) error_ = describe(code);
}

json_document::~json_document() {
  if (memory_ && memory_->capacity <= kept_capacity && spare.size() < kept_parsers) spare.push_back(std::move(memory_));
}

std::string_view json_document::text() const noexcept { return {memory_->text.data(), memory_->length}; }

simdjson::error_code json_document::parse(std::string_view text) {
  memory& m = *memory_;
  if (m.capacity < text.size() || m.capacity == 0) {
    const auto wanted = std::max(smallest_capacity, std::bit_ceil(text.size() + 1));
    m.capacity = 0;
    if (const auto code = m.parser.allocate(wanted, max_json_depth + 1); code != simdjson::SUCCESS) return code;
    if (const auto code = m.document.allocate(wanted); code != simdjson::SUCCESS) return code;
    m.capacity = wanted;
  }
  m.text.reserve(m.capacity + simdjson::SIMDJSON_PADDING);
  m.text.assign(text);
  m.text.append(simdjson::SIMDJSON_PADDING, ' ');
  m.length = text.size();
  dom::element root;
  const auto code = m.parser.parse_into_document(m.document, m.text.data(), m.length, false).get(root);
  root_ = code == simdjson::SUCCESS ? json_value{root} : json_value{};
  return code;
}

bad_input must_be_object(const json_document& document) {
  if (!document.ok()) return document.error();
  if (document.root().is_object()) return {domain::errc::ok, {}};
  return {domain::errc::malformed, std::string{"The body must be a JSON object, it is "} + document.root().type_name()};
}

domain::text_map scalars(const json_value& value) {
  domain::text_map out;
  value.each_member([&](std::string_view name, const json_value& member) {
    if (auto s = member.text()) out.try_emplace(std::string{name}, std::move(*s));
  });
  return out;
}

}  // namespace calllock::codec

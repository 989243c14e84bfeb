#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "codec/dashboard.hpp"
#include "codec/json_reader.hpp"

/// Checked access to the members of a dashboard payload. Members that the dashboard has always validated are refused
/// when their type or value is wrong; those that it used to drop (D-06) are read when they make sense and never cause a
/// refusal. Null and empty text count as absent (D-14).
namespace calllock::codec {

/// Mistakes that are named in one answer; a hostile list could hold millions.
inline constexpr std::size_t most_errors = 50;

class field_reader {
public:
  field_reader(const json_value& object, std::vector<field_error>& errors) : object_{object}, errors_{errors} {}

  /// An error when the member is absent.
  void require(std::string_view name) {
    if (absent(object_[name])) fail(name, "Required");
  }
  /// Not empty, or an error and an empty text.
  std::string required_text(std::string_view name);
  std::string required_email(std::string_view name);
  std::optional<domain::instant> required_time(std::string_view name);

  std::optional<std::string> text(std::string_view name);
  std::optional<std::string> one_of(std::string_view name, std::initializer_list<std::string_view> allowed);
  std::optional<domain::instant> time(std::string_view name);
  std::optional<double> number(std::string_view name);
  std::optional<int> integer(std::string_view name, int least, int most);
  std::optional<bool> flag(std::string_view name);
  std::vector<std::string> texts(std::string_view name);

  /// `parse` gives the enum's `none` for a text that is not allowed.
  template <class E>
  E one_of(std::string_view name, E (*parse)(std::string_view) noexcept) {
    const auto s = text(name);
    if (!s) return E{};
    const E value = parse(*s);
    if (value == E{}) fail(name, "Invalid value");
    return value;
  }

  // The forgiving kind.
  [[nodiscard]] std::optional<std::string> any_text(std::string_view name) const;
  [[nodiscard]] std::optional<bool> any_flag(std::string_view name) const { return object_[name].flag(); }
  [[nodiscard]] std::optional<int> any_integer(std::string_view name, int least, int most) const;
  template <class E>
  [[nodiscard]] E any_of(std::string_view name, E (*parse)(std::string_view) noexcept) const {
    const auto s = any_text(name);
    return s ? parse(*s) : E{};
  }

  [[nodiscard]] json_value value(std::string_view name) const { return object_[name]; }
  void fail(std::string_view path, std::string message) {
    if (errors_.size() < most_errors) errors_.push_back({std::string{path}, std::move(message)});
  }

private:
  [[nodiscard]] bool absent(const json_value& v) const { return !v.there() || v.is_null() || v.string() == ""; }
  void fail_type(std::string_view name, const char* expected);

  json_value object_;
  std::vector<field_error>& errors_;
};

/// Turns of `transcript_object`; roles other than agent and user are left out (D-14). Not a list: an error.
[[nodiscard]] std::vector<domain::utterance> read_turns(field_reader& in);

/// Opens `json`, and lets `read(field_reader&, value)` fill the value when it is an object.
template <class T, class Read>
checked<T> read_checked(std::string_view json, Read read) {
  checked<T> out;
  const json_document document{json};
  if (!document.ok() || !document.root().is_object()) {
    out.malformed = true;
    return out;
  }
  field_reader in{document.root(), out.errors};
  read(in, out.value);
  return out;
}

}  // namespace calllock::codec

#pragma once

#include <simdjson.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "codec/retell.hpp"

/// Reading JSON from outside, for this folder only. simdjson's DOM checks the whole text (nesting, UTF-8, numbers)
/// before anything is looked at, so what is passed on as a slice of the text is good JSON as well.
namespace calllock::codec {

/// Deepest nesting that is read. A call object needs six levels; PostgreSQL and simdjson would stand more.
inline constexpr std::size_t max_json_depth = 64;

/// A value of a document, or nothing. Looking into the wrong type gives nothing, so chains need no checks:
/// `call["metadata"]["tenant"].text()`. Of members with the same name the first counts.
class json_value {
public:
  json_value() = default;
  explicit json_value(simdjson::dom::element e) : element_{e} {}

  [[nodiscard]] bool there() const noexcept { return element_.has_value(); }
  [[nodiscard]] bool is_null() const noexcept { return element_ && element_->is_null(); }
  [[nodiscard]] bool is_object() const noexcept { return element_ && element_->is_object(); }
  [[nodiscard]] bool is_array() const noexcept { return element_ && element_->is_array(); }
  [[nodiscard]] json_value operator[](std::string_view name) const noexcept;

  [[nodiscard]] std::optional<std::string_view> string() const noexcept;  ///< strings only; valid while the document is
  [[nodiscard]] std::optional<std::string> text() const;      ///< a scalar as text: `true`, `12.5`; null is nothing
  [[nodiscard]] std::optional<std::int64_t> integer() const;  ///< also of an integral text or float
  [[nodiscard]] std::optional<double> number() const;         ///< finite; also of a numeric text
  [[nodiscard]] std::optional<bool> flag() const;             ///< also of the texts `true` and `false`
  [[nodiscard]] std::string serialised() const;               ///< JSON text; nothing gives an empty string
  [[nodiscard]] const char* type_name() const noexcept;       ///< "an array" …, for messages

  [[nodiscard]] const std::optional<simdjson::dom::element>& element() const noexcept { return element_; }

  /// Calls `fn(name, json_value)` for each member of an object, in order.
  template <class Fn>
  void each_member(Fn&& fn) const {
    if (!is_object()) return;
    for (const auto member : simdjson::dom::object(*element_)) fn(member.key, json_value{member.value});
  }
  /// Calls `fn(json_value)` for each element of an array, in order.
  template <class Fn>
  void each_element(Fn&& fn) const {
    if (!is_array()) return;
    for (const auto e : simdjson::dom::array(*element_)) fn(json_value{e});
  }

private:
  std::optional<simdjson::dom::element> element_;
};

/// One parsed text. Borrows parser memory of the thread, so several may be alive at once, and gives back what is larger
/// than ordinary calls need. NUL and lone surrogates are cleaned out before parsing (retell.md trap 15); numbers that
/// no double holds become texts.
class json_document {
public:
  explicit json_document(std::string_view text);
  ~json_document();
  json_document(const json_document&) = delete;
  json_document& operator=(const json_document&) = delete;

  [[nodiscard]] bool ok() const noexcept { return error_.status == domain::errc::ok; }
  [[nodiscard]] const bad_input& error() const noexcept { return error_; }
  [[nodiscard]] json_value root() const noexcept { return root_; }
  [[nodiscard]] std::string_view text() const noexcept;  ///< what was parsed, cleaned

  struct memory;

private:
  simdjson::error_code parse(std::string_view text);

  std::unique_ptr<memory> memory_;
  json_value root_;
  bad_input error_{domain::errc::ok, {}};
};

/// Like `ok`, and the root is an object; otherwise what is wrong, for the sender.
[[nodiscard]] bad_input must_be_object(const json_document& document);

/// The scalars of an object as text; nested values and nulls are left out. `value` must be an object or nothing.
[[nodiscard]] domain::text_map scalars(const json_value& value);

}  // namespace calllock::codec

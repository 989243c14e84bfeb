#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Appending JSON to a string, without a tree in between: answers to tools and states are written once per event.
/// Whatever the texts hold, the result is valid UTF-8 and valid for PostgreSQL's jsonb.
namespace calllock::codec {

/// Appends `s` as a JSON string. Bytes that are not UTF-8 become U+FFFD; NUL is left out.
void append_string(std::string& out, std::string_view s);
void append_number(std::string& out, std::int64_t n);
/// The shortest text that reads back as `d`; `null` for what JSON cannot express.
void append_number(std::string& out, double d);

/// An object being written: opens with the constructor, closes with the destructor. Members with nothing to say are
/// left out (D-14). Names are the program's own and need no escaping, except those of `text_of`.
class object_writer {
public:
  explicit object_writer(std::string& out) : out_{out} { out_.push_back('{'); }
  ~object_writer() { out_.push_back('}'); }
  object_writer(const object_writer&) = delete;
  object_writer& operator=(const object_writer&) = delete;

  /// The place to append the value of `name` to.
  std::string& member(std::string_view name) {
    separate();
    out_.push_back('"');
    out_.append(name);
    out_.append("\":");
    return out_;
  }
  /// As `member`, for names from outside.
  std::string& escaped_member(std::string_view name) {
    separate();
    append_string(out_, name);
    out_.push_back(':');
    return out_;
  }

  void text(std::string_view name, std::string_view value) { append_string(member(name), value); }
  void text(std::string_view name, const std::optional<std::string>& value) {
    if (value) text(name, std::string_view{*value});
  }
  void text(std::string_view name, const std::string& value) { text(name, std::string_view{value}); }
  void text(std::string_view name, const char* value) { text(name, std::string_view{value}); }
  /// Left out when empty.
  void known_text(std::string_view name, std::string_view value) {
    if (!value.empty()) text(name, value);
  }
  void known_text(std::string_view name, const std::string& value) { known_text(name, std::string_view{value}); }
  void known_text(std::string_view name, const std::optional<std::string>& value) {
    if (value && !value->empty()) text(name, std::string_view{*value});
  }
  void flag(std::string_view name, bool value) { member(name).append(value ? "true" : "false"); }
  void flag(std::string_view name, std::optional<bool> value) {
    if (value) flag(name, *value);
  }
  template <std::integral T>
  requires(!std::same_as<T, bool>) void number(std::string_view name, T value) {
    append_number(member(name), static_cast<std::int64_t>(value));
  }
  void number(std::string_view name, double value) { append_number(member(name), value); }
  template <class T>
  void number(std::string_view name, const std::optional<T>& value) {
    if (value) number(name, *value);
  }
  void texts(std::string_view name, const std::vector<std::string>& values);
  void known_texts(std::string_view name, const std::vector<std::string>& values) {
    if (!values.empty()) texts(name, values);
  }

private:
  void separate() {
    if (!first_) out_.push_back(',');
    first_ = false;
  }
  std::string& out_;
  bool first_ = true;
};

/// An array being written, in the same way.
class array_writer {
public:
  explicit array_writer(std::string& out) : out_{out} { out_.push_back('['); }
  ~array_writer() { out_.push_back(']'); }
  array_writer(const array_writer&) = delete;
  array_writer& operator=(const array_writer&) = delete;

  /// The place to append the next element to.
  std::string& element() {
    if (!first_) out_.push_back(',');
    first_ = false;
    return out_;
  }

private:
  std::string& out_;
  bool first_ = true;
};

inline void object_writer::texts(std::string_view name, const std::vector<std::string>& values) {
  array_writer array{member(name)};
  for (const auto& v : values) append_string(array.element(), v);
}

}  // namespace calllock::codec

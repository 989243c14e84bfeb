#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <iosfwd>
#include <string>
#include <string_view>

namespace calllock::telemetry {

enum class level : std::uint8_t { debug, info, warn, error };

/// How the process writes its log. Lines go to standard error.
struct log_options {
  std::string level = "info";  ///< debug, info, warn, error or off
  bool json = false;           ///< one JSON object a line instead of `event key=value …`
};

/// Sets the log up. Call once, before the first event; calling it again changes level and format (SIGHUP).
/// Throws std::invalid_argument for an unknown level.
void configure_log(const log_options& options);

/// Sends the lines to `out` instead of standard error, until it is called with nullptr. For tests; not thread-safe.
void capture_log(std::ostream* out);

/// `***-***-1234`; `unknown` without a number, `****` with fewer than four digits (reference/backend.md §18).
[[nodiscard]] std::string mask_phone(std::string_view phone);

/// Text that is known when the program is compiled, so that it cannot carry anything a caller said.
class literal {
public:
  consteval literal(const char* text) : text_{text} {}  // NOLINT(google-explicit-constructor)
  [[nodiscard]] constexpr std::string_view view() const { return text_; }

private:
  std::string_view text_;
};

/// One named value of a log line. There are only these kinds, and none takes free text: transcripts, names, addresses
/// and message bodies have no way into the log (I13, S-13).
class field {
public:
  /// A call's id. Anything but letters, digits, `_ - . :` makes it `invalid`, since the id comes from outside.
  [[nodiscard]] static field call_id(std::string_view id);

  /// A telephone number, masked here and nowhere else.
  [[nodiscard]] static field phone(literal name, std::string_view number);

  /// A short machine word: a status, an SQLSTATE, an errc name, a route. At most 64 of `A-Za-z0-9_-.:/`; other
  /// characters become
  /// `?`, and a run of seven or more digits is masked as a telephone number would be.
  [[nodiscard]] static field code(literal name, std::string_view word);

  /// A number that counts or measures something.
  template <std::integral I>
  [[nodiscard]] static field count(literal name, I n) {
    return number(name, static_cast<std::int64_t>(n));
  }

  /// Seconds, or another real quantity.
  [[nodiscard]] static field measure(literal name, double value);

  /// Fixed text out of the program itself.
  [[nodiscard]] static field text(literal name, literal value);

  [[nodiscard]] std::string_view name() const { return name_; }
  [[nodiscard]] std::string_view value() const { return value_; }
  [[nodiscard]] bool quoted() const { return quoted_; }

private:
  field(std::string_view name, std::string value, bool quoted)
      : name_{name}, value_{std::move(value)}, quoted_{quoted} {}
  [[nodiscard]] static field number(literal name, std::int64_t n);

  std::string_view name_;
  std::string value_;
  bool quoted_;  ///< a JSON string rather than a JSON number
};

/// Whether events of this level are written at all; lets hot paths skip making the fields.
[[nodiscard]] bool enabled(level l);

/// Writes one line: what happened, and the values that say to whom. Any thread.
void log_event(level l, literal event, std::initializer_list<field> fields = {});

}  // namespace calllock::telemetry

#include "telemetry/log.hpp"

#include <fmt/format.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <stdexcept>

namespace calllock::telemetry {
namespace {

constexpr std::size_t longest_code = 64;
constexpr std::size_t longest_call_id = 96;
constexpr std::size_t digits_of_a_phone = 7;

std::atomic<bool>& json_lines() {
  static std::atomic<bool> on{false};
  return on;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-' || c == '.' ||
         c == ':';
}

spdlog::level::level_enum to_spdlog(level l) {
  switch (l) {
    case level::debug: return spdlog::level::debug;
    case level::info: return spdlog::level::info;
    case level::warn: return spdlog::level::warn;
    case level::error: return spdlog::level::err;
  }
  return spdlog::level::err;
}

spdlog::level::level_enum parse_level(std::string_view name) {
  if (name == "debug") return spdlog::level::debug;
  if (name == "info") return spdlog::level::info;
  if (name == "warn" || name == "warning") return spdlog::level::warn;
  if (name == "error") return spdlog::level::err;
  if (name == "off") return spdlog::level::off;
  throw std::invalid_argument(fmt::format("unknown log level \"{}\": debug, info, warn, error or off", name));
}

void set_pattern(spdlog::logger& logger) {
  logger.set_pattern(
      json_lines() ? R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})" : "%Y-%m-%dT%H:%M:%S.%eZ %l %v",
      spdlog::pattern_time_type::utc);
}

/// The engine's own logger, never spdlog's default one: a library that logs on its own account cannot write through it.
spdlog::logger& logger() {
  static const auto instance = [] {
    auto made = std::make_shared<spdlog::logger>("calllock", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    made->set_level(spdlog::level::info);
    made->flush_on(spdlog::level::warn);
    set_pattern(*made);
    return made;
  }();
  return *instance;
}

/// Masks every run of digits that is long enough to be a telephone number.
void mask_digit_runs(std::string& word) {
  for (auto at = word.begin(); at != word.end();) {
    const auto first = std::find_if(at, word.end(), is_digit);
    at = std::find_if_not(first, word.end(), is_digit);
    if (static_cast<std::size_t>(at - first) >= digits_of_a_phone) std::fill(first, at - 4, '*');
  }
}

}  // namespace

void configure_log(const log_options& options) {
  const auto wanted = parse_level(options.level);
  json_lines() = options.json;
  set_pattern(logger());
  logger().set_level(wanted);
}

void capture_log(std::ostream* out) {
  spdlog::sink_ptr sink;
  if (out == nullptr) {
    sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  } else {
    sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(*out);
  }
  logger().sinks() = {std::move(sink)};
  set_pattern(logger());
}

std::string mask_phone(std::string_view phone) {
  if (phone.empty()) return "unknown";
  std::string digits;
  std::copy_if(phone.begin(), phone.end(), std::back_inserter(digits), is_digit);
  if (digits.size() < 4) return "****";
  return "***-***-" + digits.substr(digits.size() - 4);
}

field field::call_id(std::string_view id) {
  const bool good = !id.empty() && id.size() <= longest_call_id && std::all_of(id.begin(), id.end(), is_word);
  return {"call_id", std::string{good ? id : std::string_view{"invalid"}}, true};
}

field field::phone(literal name, std::string_view number) { return {name.view(), mask_phone(number), true}; }

field field::code(literal name, std::string_view word) {
  std::string value{word.substr(0, longest_code)};
  std::replace_if(
      value.begin(), value.end(), [](char c) { return !is_word(c) && c != '/'; }, '?');
  mask_digit_runs(value);
  return {name.view(), std::move(value), true};
}

field field::number(literal name, std::int64_t n) { return {name.view(), std::to_string(n), false}; }

field field::measure(literal name, double value) { return {name.view(), fmt::format("{:.6g}", value), false}; }

field field::text(literal name, literal value) { return {name.view(), std::string{value.view()}, true}; }

bool enabled(level l) { return logger().should_log(to_spdlog(l)); }

void log_event(level l, literal event, std::initializer_list<field> fields) {
  if (!enabled(l)) return;
  fmt::memory_buffer line;
  const auto out = std::back_inserter(line);
  if (json_lines()) {
    fmt::format_to(out, R"("event":"{}")", event.view());
    for (const field& f : fields) {
      const std::string_view quote = f.quoted() ? "\"" : "";
      fmt::format_to(out, R"(,"{}":{}{}{})", f.name(), quote, f.value(), quote);
    }
  } else {
    fmt::format_to(out, "{}", event.view());
    for (const field& f : fields) fmt::format_to(out, " {}={}", f.name(), f.value());
  }
  logger().log(to_spdlog(l), spdlog::string_view_t{line.data(), line.size()});
}

}  // namespace calllock::telemetry

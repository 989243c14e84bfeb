#pragma once

#include <concepts>
#include <utility>

#include "config/schema.hpp"
#include "config/values.hpp"

/// Makers of options, one per kind of value. Each takes a function from the target to the field.
namespace calllock::config {

using texts = std::vector<std::string>;

/// The words that all makers need.
struct described {
  std::string key, variable, reason;
};

/// A field that is read from, checked in and written to one text.
template <class Target, class Get, class Read, class Write>
option<Target> scalar(described d, std::string allowed, Get get, Read read, Write write) {
  option<Target> o{.key = std::move(d.key),
                   .variable = std::move(d.variable),
                   .reason = std::move(d.reason),
                   .allowed = std::move(allowed)};
  o.set = [get, read](Target& target, const texts& items) {
    if (items.size() != 1) return false;
    auto value = read(items.front());
    if (!value) return false;
    get(target) = std::move(*value);
    return true;
  };
  o.show = [get, write](const Target& target) -> texts {
    std::string text = write(get(target));
    if (text.empty()) return {};
    return {std::move(text)};
  };
  return o;
}

template <class T>
auto between(T low, T high) {
  return [low, high](const std::optional<T>& value) { return value && *value >= low && *value <= high; };
}

std::string grouped(std::int64_t value);  ///< 1,000,000

template <class Target, class Get>
option<Target> integer(described d, Get get, std::int64_t low, std::int64_t high) {
  using field = std::remove_cvref_t<decltype(get(std::declval<Target&>()))>;
  auto read = [in = between<std::int64_t>(low, high)](std::string_view text) -> std::optional<field> {
    const auto value = read_integer(text);
    return in(value) ? std::optional{static_cast<field>(*value)} : std::nullopt;
  };
  auto o = scalar<Target>(std::move(d), "a whole number from " + grouped(low) + " to " + grouped(high), get, read,
                          [](field value) { return value == field{} ? "0" : std::to_string(value); });
  o.quoted = false;
  return o;
}

template <class Target, class Get>
option<Target> number(described d, Get get, double low, double high) {
  auto read = [in = between<double>(low, high)](std::string_view text) {
    const auto value = read_number(text);
    return in(value) ? value : std::nullopt;
  };
  auto o = scalar<Target>(std::move(d), "a number from " + write_number(low) + " to " + write_number(high), get, read,
                          write_number);
  o.quoted = false;
  return o;
}

template <class Target, class Get>
option<Target> boolean(described d, Get get) {
  auto o = scalar<Target>(std::move(d), "true or false", get, read_bool,
                          [](bool value) { return std::string(value ? "true" : "false"); });
  o.quoted = false;
  return o;
}

template <class Target, class Get>
option<Target> duration(described d, Get get, milliseconds low, milliseconds high) {
  auto read = [in = between<milliseconds>(low, high)](std::string_view text) {
    const auto value = read_duration(text);
    return in(value) ? value : std::nullopt;
  };
  return scalar<Target>(
      std::move(d),
      "a time from " + write_duration(low) + " to " + write_duration(high) + ", as in 250ms, 6s, 10min, 2h", get, read,
      write_duration);
}

template <class Target, class Get>
option<Target> size(described d, Get get, bytes low, bytes high) {
  auto read = [in = between<bytes>(low, high)](std::string_view text) {
    const auto value = read_size(text);
    return in(value) ? value : std::nullopt;
  };
  return scalar<Target>(std::move(d), "a size from " + write_size(low) + " to " + write_size(high) + ", as in 256KiB",
                        get, read, write_size);
}

/// Text that `check` accepts.
template <class Target, class Get>
option<Target> text(described d, std::string allowed, Get get, bool (*check)(std::string_view),
                    std::string sample = "") {
  auto read = [check](std::string_view value) {
    value = trimmed(value);
    return check(value) ? std::optional{std::string(value)} : std::nullopt;
  };
  auto o = scalar<Target>(std::move(d), std::move(allowed), get, read, [](const std::string& value) { return value; });
  o.sample = std::move(sample);
  return o;
}

/// One of a few words, each standing for a value of the field's type.
template <class Target, class Value, class Get>
option<Target> choice(described d, Get get, std::vector<std::pair<std::string, Value>> words) {
  std::string allowed;
  for (const auto& [word, value] : words) allowed += (allowed.empty() ? "" : ", ") + word;
  auto read = [words](std::string_view given) -> std::optional<Value> {
    for (const auto& [word, value] : words)
      if (word == trimmed(given)) return value;
    return std::nullopt;
  };
  auto write = [words](const auto& field) -> std::string {
    for (const auto& [word, value] : words)
      if (field == value) return word;
    return {};
  };
  return scalar<Target>(std::move(d), std::move(allowed), get, read, write);
}

/// Several texts, all of which `check` accepts.
template <class Target, class Get>
option<Target> list(described d, std::string allowed, Get get, bool (*check)(std::string_view), std::string sample) {
  option<Target> o{.key = std::move(d.key),
                   .variable = std::move(d.variable),
                   .reason = std::move(d.reason),
                   .allowed = std::move(allowed),
                   .sample = std::move(sample),
                   .list = true};
  o.set = [get, check](Target& target, const texts& items) {
    for (const std::string& item : items)
      if (!check(item)) return false;
    get(target) = items;
    return true;
  };
  o.show = [get](const Target& target) -> texts { return get(target); };
  return o;
}

inline bool any_text(std::string_view value) { return !value.empty() && value.size() <= 1000; }

}  // namespace calllock::config

/// The field `path` of a target, for the makers above.
#define CALLLOCK_FIELD(path) \
  [](auto& target) -> auto& { return target.path; }

#pragma once

#include <boost/json.hpp>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace calllock::fuzz {

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Stops the run with the input that broke a promise.
inline void expect(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", promise);
  std::abort();
}

/// Whether another parser, one that knows nothing of ours, takes the text.
inline bool is_json(std::string_view text) {
  boost::json::parse_options options;
  options.max_depth = 256;
  boost::json::error_code error;
  boost::json::parse(boost::json::string_view{text.data(), text.size()}, error, {}, options);
  return !error;
}

}  // namespace calllock::fuzz

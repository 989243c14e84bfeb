#include "domain/call/call_record.hpp"

namespace calllock::domain {

std::optional<std::string> known(const text_map& map, std::string_view key) {
  const auto it = map.find(key);
  if (it == map.end() || is_sentinel(it->second)) return std::nullopt;
  return it->second;
}

}  // namespace calllock::domain

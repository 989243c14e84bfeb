#pragma once

#include <string>

namespace calllock::net {

/// Frees a buffer's memory; assigning an empty string would keep it.
inline void give_back(std::string& buffer) { std::string{}.swap(buffer); }

/// Frees an empty buffer's memory unless it is small enough to be kept for the next request.
inline void shrink(std::string& buffer) {
  constexpr std::size_t small = 1024;
  if (buffer.empty() && buffer.capacity() > small) give_back(buffer);
}

}  // namespace calllock::net

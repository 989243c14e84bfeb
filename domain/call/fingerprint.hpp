#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace calllock::domain {

/// FNV-1a over names and values: short, stable over restarts and releases, and enough to tell the few intents of one
/// call apart. Personal data does not appear in the key.
class fingerprint {
public:
  void add(std::string_view s) {
    for (const char c : s) mix(static_cast<unsigned char>(c));
    mix(0x1f);
  }
  [[nodiscard]] std::string hex() const {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    for (int shift = 60; shift >= 0; shift -= 4) out.push_back(digits[(value_ >> shift) & 0xf]);
    return out;
  }

private:
  void mix(unsigned char c) { value_ = (value_ ^ c) * 0x100000001b3ull; }
  std::uint64_t value_ = 0xcbf29ce484222325ull;
};

}  // namespace calllock::domain

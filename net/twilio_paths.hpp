#pragma once

#include <string>
#include <string_view>

namespace calllock::net {

/// Where Twilio reports what became of a text, and where it hands in replies (dashboard.md §5).
inline constexpr std::string_view twilio_status_path = "/api/twilio/status";
inline constexpr std::string_view twilio_inbound_path = "/api/twilio/inbound";

/// `server.public_url` and a target of ours: the address as the outside writes it, which Twilio's signature covers.
[[nodiscard]] inline std::string joined(std::string_view public_url, std::string_view target) {
  while (public_url.ends_with('/')) public_url.remove_suffix(1);
  return std::string{public_url}.append(target);
}

}  // namespace calllock::net

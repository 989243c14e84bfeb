#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "net/secrets.hpp"

namespace calllock::net {

/// What is found about a request's signature.
enum class verdict : std::uint8_t {
  ok,
  absent,     ///< no signature was sent
  malformed,  ///< not of the form the scheme asks for
  stale,      ///< well-formed, but its time is further from ours than allowed
  mismatch,   ///< none of our keys made it
};

/// For logs and metrics.
[[nodiscard]] std::string_view name(verdict v) noexcept;

/// How far the clock in a signature may be from ours, in both directions and inclusive, unless the settings say
/// otherwise.
inline constexpr std::int64_t signature_window_ms = 300'000;

/// `x-retell-signature` taken apart: `v=<unix ms>,d=<64 hex digits>`.
struct retell_signature {
  std::int64_t time_ms = 0;
  std::string_view time_digits;  ///< as sent: they are part of what is signed
  std::array<unsigned char, 32> digest{};
};

/// Nothing unless the header has exactly that form: no spaces, no leading zero, a time up to 2^53-1 (retell.md (b)).
[[nodiscard]] std::optional<retell_signature> parse_retell_signature(std::string_view header);

/// Checks signatures of Retell's webhooks and tool calls. Any number of threads may share one.
class retell_verifier {
public:
  /// The keys that may have signed, several while one is being replaced. Without keys nothing verifies.
  explicit retell_verifier(const std::vector<std::string>& keys, std::int64_t window_ms = signature_window_ms);

  struct outcome {
    verdict result = verdict::absent;
    std::size_t key = 0;       ///< index of the key that matched, if `result` is ok
    std::int64_t skew_ms = 0;  ///< our clock minus the signature's, unless absent or malformed
  };

  /// `body` must be the bytes as they were received.
  [[nodiscard]] outcome verify(std::string_view header, std::string_view body, std::int64_t now_ms) const;

private:
  std::vector<hmac_key> keys_;
  std::int64_t window_ms_;
};

/// The header with which Retell would sign `body` at that time: for replaying recorded webhooks and for load tests.
[[nodiscard]] std::string sign_as_retell(const hmac_key& key, std::string_view body, std::int64_t now_ms);

}  // namespace calllock::net

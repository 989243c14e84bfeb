#pragma once

#include <openssl/evp.h>

#include <array>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string_view>

namespace calllock::net {

/// A secret that requests must name: an API key, a webhook secret. Only its SHA-256 is kept, and digests are compared
/// in constant time, so neither length nor content shows in the time it takes (S-11, S-12).
class shared_secret {
public:
  /// An empty text means that none is set: then nothing matches.
  explicit shared_secret(std::string_view text = {});

  [[nodiscard]] bool is_set() const { return set_; }
  [[nodiscard]] bool matches(std::string_view offered) const;

private:
  std::array<unsigned char, 32> digest_{};
  bool set_ = false;
};

enum class hmac_hash : std::uint8_t { sha256, sha1 };

/// HMAC under one key. The key is scheduled once, here, and once more for each thread that asks for a digest; `digest`
/// may be called by any number of threads at once.
class hmac_key {
public:
  /// Throws std::runtime_error if OpenSSL cannot.
  hmac_key(std::string_view key, hmac_hash hash);

  /// The digest of the parts, one after the other: 32 bytes for SHA-256, 20 (and zeros behind them) for SHA-1.
  [[nodiscard]] std::array<unsigned char, 32> digest(std::initializer_list<std::string_view> parts) const;

private:
  struct free_context {
    void operator()(EVP_MAC_CTX* c) const { EVP_MAC_CTX_free(c); }
  };
  using context = std::unique_ptr<EVP_MAC_CTX, free_context>;
  [[nodiscard]] EVP_MAC_CTX* of_this_thread() const;

  context keyed_;
  std::uint64_t number_ = 0;  ///< of this key, never given again: names its contexts in each thread
};

/// True when both have the same bytes; takes as long for any two texts of these lengths.
[[nodiscard]] bool same_bytes(std::string_view a, std::string_view b);

}  // namespace calllock::net

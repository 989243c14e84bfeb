#include "net/secrets.hpp"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/params.h>
#include <openssl/sha.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <unordered_map>

namespace calllock::net {
namespace {

const unsigned char* bytes(std::string_view s) { return reinterpret_cast<const unsigned char*>(s.data()); }

std::array<unsigned char, 32> sha256(std::string_view text) {
  std::array<unsigned char, 32> digest{};
  SHA256(bytes(text), text.size(), digest.data());
  return digest;
}

}  // namespace

shared_secret::shared_secret(std::string_view text) : digest_{sha256(text)}, set_{!text.empty()} {}

bool shared_secret::matches(std::string_view offered) const {
  const auto digest = sha256(offered);
  return CRYPTO_memcmp(digest.data(), digest_.data(), digest.size()) == 0 && set_;
}

hmac_key::hmac_key(std::string_view key, hmac_hash hash) {
  EVP_MAC* mac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
  if (mac == nullptr) throw std::runtime_error("OpenSSL offers no HMAC");
  keyed_.reset(EVP_MAC_CTX_new(mac));
  EVP_MAC_free(mac);
  std::string name = hash == hmac_hash::sha256 ? "SHA256" : "SHA1";
  const std::array params{OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name.data(), 0),
                          OSSL_PARAM_construct_end()};
  // OpenSSL takes a null pointer for "keep the key", so an empty key needs an address too.
  const unsigned char nothing = 0;
  const unsigned char* start = key.empty() ? &nothing : bytes(key);
  static std::atomic<std::uint64_t> numbers{0};
  number_ = ++numbers;
  if (!keyed_ || EVP_MAC_init(keyed_.get(), start, key.size(), params.data()) != 1) {
    throw std::runtime_error("OpenSSL refuses the HMAC key");
  }
}

/// Copying a context allocates five times, starting one again for the same key does not.
EVP_MAC_CTX* hmac_key::of_this_thread() const {
  thread_local std::unordered_map<std::uint64_t, context> contexts;
  auto& mine = contexts[number_];
  if (!mine) mine.reset(EVP_MAC_CTX_dup(keyed_.get()));
  return mine.get();
}

std::array<unsigned char, 32> hmac_key::digest(std::initializer_list<std::string_view> parts) const {
  auto* mac = of_this_thread();
  std::array<unsigned char, 32> out{};
  bool good = mac != nullptr && EVP_MAC_init(mac, nullptr, 0, nullptr) == 1;
  for (const std::string_view part : parts) good = good && EVP_MAC_update(mac, bytes(part), part.size()) == 1;
  std::size_t size = 0;
  good = good && EVP_MAC_final(mac, out.data(), &size, out.size()) == 1;
  if (!good) throw std::runtime_error("OpenSSL failed to compute an HMAC");
  return out;
}

bool same_bytes(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace calllock::net

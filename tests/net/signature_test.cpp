#include "net/signature.hpp"

#include <catch2/catch.hpp>

using namespace calllock::net;

namespace {

constexpr std::int64_t signed_at = 1'767'225'600'000;
const std::string key = "key_9f1c2d3e4b5a60718293a4b5c6d7";

struct vector {
  std::string body;
  std::string digest;
};

/// reference/retell.md (b), made with the platform's own library.
const std::vector<vector> vectors{
    {R"({"event":"call_ended","call":{"call_id":"call_0001","call_status":"ended"}})",
     "0ea73c0121b63f68129ea09030a9d23faf8dd85fa9a965bb35c481f43a548898"},
    {"{\"name\":\"book_slot\",\"args\":{\"who\":\"Zo\xC3\xAB \xE2\x80\x94 "
     "Jos\xC3\xA9\"},\"call\":{\"call_id\":\"call_0002\"}}",
     "4242ae8cc6f77727a3089f4fc8997dd4502cd5489240c369385a0df2e87a1ce4"},
    {"", "84847f3b417d94885f225ff59b2672a44c1972a9308054bba2897b974c06dcd5"},
};

std::string header(const std::string& digest, const std::string& time = "1767225600000") {
  return "v=" + time + ",d=" + digest;
}

}  // namespace

TEST_CASE("the platform's own signatures verify for five minutes in both directions and not a millisecond longer",
          "[I10][S-11]") {
  const retell_verifier verifier{{key}};
  for (const auto& [body, digest] : vectors) {
    CAPTURE(body);
    for (const std::int64_t now : {signed_at, signed_at + 300'000, signed_at - 300'000}) {
      CHECK(verifier.verify(header(digest), body, now).result == verdict::ok);
    }
    CHECK(verifier.verify(header(digest), body, signed_at + 300'001).result == verdict::stale);
    CHECK(verifier.verify(header(digest), body, signed_at - 300'001).result == verdict::stale);
    CHECK(verifier.verify(header(digest), body, signed_at + 300'000).skew_ms == 300'000);
    CHECK(verifier.verify(header(digest), body + " ", signed_at).result == verdict::mismatch);
  }
}

TEST_CASE("every single changed digit of a signature is noticed", "[I10][S-11]") {
  const retell_verifier verifier{{key}};
  for (std::size_t i = 0; i < 64; ++i) {
    std::string digest = vectors[0].digest;
    digest[i] = digest[i] == '0' ? '1' : '0';
    CHECK(verifier.verify(header(digest), vectors[0].body, signed_at).result == verdict::mismatch);
  }
  CHECK(verifier.verify(header(vectors[0].digest, "1767225600001"), vectors[0].body, signed_at).result ==
        verdict::mismatch);
}

TEST_CASE("either case of hex is a digest, and nothing else is", "[I10]") {
  const retell_verifier verifier{{key}};
  std::string upper = vectors[0].digest;
  for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  CHECK(verifier.verify(header(upper), vectors[0].body, signed_at).result == verdict::ok);
  CHECK(verifier.verify("V=1767225600000,D=" + upper, vectors[0].body, signed_at).result == verdict::ok);

  const std::string& d = vectors[0].digest;
  const std::vector<std::string> malformed{
      "",
      "v=,d=" + d,
      "v=1767225600000",
      "v=1767225600000,",
      "v=1767225600000,d=",
      "v=1767225600000,d=" + d.substr(1),
      "v=1767225600000,d=" + d + "0",
      "v=1767225600000,d=" + d.substr(0, 63) + "g",
      "v=1767225600000,d=0x" + d.substr(2),
      "v=1767225600000, d=" + d,
      " v=1767225600000,d=" + d,
      "v=1767225600000,d=" + d + " ",
      "v=1767225600000,d=" + d + "\n",
      "v=01767225600000,d=" + d,
      "v=+1767225600000,d=" + d,
      "v=-1767225600000,d=" + d,
      "v=1767225600000.0,d=" + d,
      "v=1.7672256e12,d=" + d,
      "v=9007199254740992,d=" + d,
      "v=99999999999999999999999,d=" + d,
      "d=" + d + ",v=1767225600000",
      "v=1767225600000;d=" + d,
      d,
      "sha256=" + d,
  };
  for (const std::string& h : malformed) {
    CAPTURE(h);
    CHECK(verifier.verify(h, vectors[0].body, signed_at).result == verdict::malformed);
  }
  CHECK(parse_retell_signature("v=9007199254740991,d=" + d)->time_ms == 9'007'199'254'740'991);
  CHECK(parse_retell_signature("v=0,d=" + d)->time_ms == 0);
}

TEST_CASE("while a key is being replaced both sign, and the one that did is told", "[I10]") {
  const retell_verifier both{{"key_new", key}};
  const auto found = both.verify(header(vectors[1].digest), vectors[1].body, signed_at);
  CHECK(found.result == verdict::ok);
  CHECK(found.key == 1);
  const auto fresh = sign_as_retell(hmac_key{"key_new", hmac_hash::sha256}, vectors[1].body, signed_at);
  CHECK(both.verify(fresh, vectors[1].body, signed_at).key == 0);
}

TEST_CASE("without a key nothing verifies, not even what an empty key signed", "[I10]") {
  const auto by_empty_key = sign_as_retell(hmac_key{"", hmac_hash::sha256}, "{}", signed_at);
  CHECK(retell_verifier{{}}.verify(by_empty_key, "{}", signed_at).result == verdict::mismatch);
  CHECK(retell_verifier{{""}}.verify(by_empty_key, "{}", signed_at).result == verdict::mismatch);
}

TEST_CASE("what we sign for a replay is what the platform would have signed", "[I10]") {
  const hmac_key signer{key, hmac_hash::sha256};
  for (const auto& [body, digest] : vectors) CHECK(sign_as_retell(signer, body, signed_at) == header(digest));
}

TEST_CASE("secrets compare as bytes, whatever their alphabet and length", "[S-12][S-11][I10]") {
  const shared_secret secret{"g\xC3\xA4rtner-\xE2\x9C\x93-key"};
  CHECK(secret.matches("g\xC3\xA4rtner-\xE2\x9C\x93-key"));
  // As many characters, more bytes; as many bytes, other characters.
  CHECK_FALSE(secret.matches("g\xC3\xA4rtner-\xF0\x9F\x94\x91-key"));
  CHECK_FALSE(secret.matches("gaertner-xxx-key"));
  CHECK_FALSE(secret.matches(""));
  CHECK_FALSE(secret.matches("g"));
  CHECK_FALSE(secret.matches(std::string(100'000, 'g')));
  CHECK_FALSE(shared_secret{}.matches(""));
  CHECK_FALSE(shared_secret{""}.is_set());
}

TEST_CASE("how old a signature may be is a setting", "[I10]") {
  const retell_verifier narrow{{key}, 1000};
  const auto& [body, digest] = vectors.front();
  for (const std::int64_t skew : {-1000, 0, 1000})
    CHECK(narrow.verify(header(digest), body, signed_at + skew).result == verdict::ok);
  for (const std::int64_t skew : {-1001, 1001})
    CHECK(narrow.verify(header(digest), body, signed_at + skew).result == verdict::stale);
}

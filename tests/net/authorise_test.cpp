#include "net/authorise.hpp"

#include <catch2/catch.hpp>

using namespace calllock::net;

namespace {

constexpr std::int64_t now = 1'767'225'600'000;

/// A request made of literal headers.
struct made_request {
  std::vector<header_field> fields;
  request_view view;

  made_request(std::string_view body, std::vector<std::pair<std::string_view, std::string_view>> headers) {
    for (const auto& [name, value] : headers) fields.push_back({http_field::unknown, name, value});
    view.body = body;
    view.headers = header_view{fields};
  }
};

const credentials all{{"key_old", "key_new"}, "api-secret", "hook-secret"};

std::string signed_by(std::string_view key, std::string_view body, std::int64_t at = now) {
  return sign_as_retell(hmac_key{key, hmac_hash::sha256}, body, at);
}

}  // namespace

TEST_CASE("each path asks for its own proof", "[I10]") {
  CHECK(proof_for("/webhook/retell/end_call") == proof::retell);
  CHECK(proof_for("/webhook/retell/call-ended") == proof::retell);
  CHECK(proof_for("/api/retell/book-service") == proof::retell);
  CHECK(proof_for("/api/retell/customer-status") == proof::retell);
  CHECK(proof_for("/api/webhook/jobs") == proof::webhook_secret);
  CHECK(proof_for("/api/bookings/lookup") == proof::api_key);
  CHECK(proof_for("/api/twilio/status") == proof::twilio);
  CHECK(proof_for("/api/twilio/inbound") == proof::twilio);
  CHECK(proof_for("/health") == proof::none);
  CHECK(proof_for("/metrics") == proof::none);
}

TEST_CASE("the dashboard's tools take Retell's signature in its own form and no other", "[S-04][I10]") {
  const authoriser a{all};
  const auto needed = proof_for("/api/retell/customer-status");
  const auto good = signed_by("key_old", "{}");
  const auto bare = good.substr(good.find("d=") + 2);
  CHECK(a.check(needed, made_request{"{}", {{"x-retell-signature", good}}}.view, now).granted);
  CHECK_FALSE(a.check(needed, made_request{"{}", {{"x-retell-signature", bare}}}.view, now).granted);
  CHECK_FALSE(a.check(needed, made_request{"{\"a\":1}", {{"x-retell-signature", good}}}.view, now).granted);
  CHECK_FALSE(a.check(needed, made_request{"{}", {}}.view, now).granted);
}

TEST_CASE("a good signature lets in and says whose it was", "[I10]") {
  const authoriser a{all};
  for (const auto& [key, credential] : {std::pair{"key_old", "retell/0"}, std::pair{"key_new", "retell/1"}}) {
    const auto signature = signed_by(key, "{}");
    const auto found = a.check(proof::retell, made_request{"{}", {{"x-retell-signature", signature}}}.view, now + 1000);
    CHECK(found.granted);
    CHECK(found.credential == credential);
    CHECK(found.skew_ms == 1000);
  }
}

TEST_CASE("a signature that is present decides alone, whatever else is sent", "[S-01][I10]") {
  const authoriser a{all};
  const auto wrong = signed_by("key_of_somebody", "{}");
  const auto stale = signed_by("key_old", "{}", now - 300'001);
  const std::string good = signed_by("key_old", "{}");
  struct row {
    std::string_view signature;
    std::string_view reason;
  };
  for (const auto& [signature, reason] :
       {row{"", "malformed"}, row{"anything", "malformed"}, row{wrong, "mismatch"}, row{stale, "stale"}}) {
    CAPTURE(signature);
    const made_request request{"{}",
                               {{"X-Retell-Signature", signature},
                                {"X-API-Key", "api-secret"},
                                {"X-Webhook-Secret", "hook-secret"},
                                {"Connection", "Upgrade"},
                                {"Upgrade", "websocket"}}};
    const auto found = a.check(proof::retell, request.view, now);
    CHECK_FALSE(found.granted);
    CHECK(found.reason == reason);
    CHECK(found.text == "Unauthorized: Invalid signature");
  }
  // The header that switched the old check off changes nothing about a good one either.
  CHECK(a.check(proof::retell, made_request{"{}", {{"Upgrade", "websocket"}, {"X-Retell-Signature", good}}}.view, now)
            .granted);
  CHECK_FALSE(a.check(proof::retell, made_request{"{}", {{"Upgrade", "websocket"}}}.view, now).granted);
}

TEST_CASE("two signatures are none, even if one of them or both are good", "[I10]") {
  const authoriser a{all};
  const auto good = signed_by("key_old", "{}");
  const made_request twice{"{}", {{"X-Retell-Signature", good}, {"x-retell-signature", good}}};
  CHECK(a.check(proof::retell, twice.view, now).reason == "malformed");
  const made_request keys{"", {{"X-API-Key", "api-secret"}, {"X-Api-Key", "api-secret"}}};
  CHECK(a.check(proof::api_key, keys.view, now).reason == "malformed");
}

TEST_CASE("without a signature the API key decides", "[I10][S-12]") {
  const authoriser a{all};
  for (const proof needed : {proof::retell, proof::api_key}) {
    CHECK(a.check(needed, made_request{"", {{"x-api-key", "api-secret"}}}.view, now).credential == "api");
    const auto wrong = a.check(needed, made_request{"", {{"X-API-Key", "api-secre\xC3\xA9"}}}.view, now);
    CHECK(wrong.text == "Unauthorized: Invalid API key");
    CHECK(wrong.reason == "mismatch");
    const auto missing = a.check(needed, made_request{"", {}}.view, now);
    CHECK(missing.text == "Unauthorized: Missing API key");
    CHECK(missing.reason == "absent");
  }
  // A signature is no API key.
  const auto good = signed_by("key_old", "");
  CHECK_FALSE(a.check(proof::api_key, made_request{"", {{"X-Retell-Signature", good}}}.view, now).granted);
}

TEST_CASE("the webhook secret opens the ingest and nothing else", "[I10]") {
  const authoriser a{all};
  CHECK(a.check(proof::webhook_secret, made_request{"", {{"X-Webhook-Secret", "hook-secret"}}}.view, now).credential ==
        "webhook");
  CHECK_FALSE(a.check(proof::webhook_secret, made_request{"", {{"X-Webhook-Secret", "api-secret"}}}.view, now).granted);
  CHECK_FALSE(a.check(proof::webhook_secret, made_request{"", {{"X-API-Key", "api-secret"}}}.view, now).granted);
  CHECK_FALSE(a.check(proof::api_key, made_request{"", {{"X-API-Key", "hook-secret"}}}.view, now).granted);
}

TEST_CASE("what has no secret is closed", "[I10]") {
  const authoriser a{credentials{}};
  CHECK(a.check(proof::api_key, made_request{"", {{"X-API-Key", ""}}}.view, now).reason == "no_secret");
  CHECK(a.check(proof::webhook_secret, made_request{"", {{"X-Webhook-Secret", ""}}}.view, now).reason == "no_secret");
  const auto by_empty_key = signed_by("", "{}");
  CHECK_FALSE(a.check(proof::retell, made_request{"{}", {{"X-Retell-Signature", by_empty_key}}}.view, now).granted);
  CHECK(a.check(proof::none, made_request{"", {}}.view, now).granted);
}

TEST_CASE("Twilio's webhooks need its signature over our public address", "[S-07][I10]") {
  credentials with_twilio = all;
  with_twilio.twilio_tokens = {"12345678901234567890123456789012"};
  with_twilio.public_url = "https://hooks.example.test/";
  const authoriser a{with_twilio};
  // reference/twilio.md §8
  constexpr std::string_view body =
      "AccountSid=AC00000000000000000000000000000001&Body=Caf%C3%A9+%26+tea&From=%2B15550002222&MessageSid="
      "SM00000000000000000000000000000001&MessageStatus=delivered&To=%2B15550001111";
  constexpr std::string_view good = "6Lcx2lrSqd9usCj9UPgaPYtDIXM=";
  const auto reason = [&](const authoriser& who, std::vector<std::pair<std::string_view, std::string_view>> headers,
                          std::string_view target = "/sms/status?tenant=42") {
    made_request request{body, std::move(headers)};
    request.view.target = target;
    const auto found = who.check(proof::twilio, request.view, now);
    return found.granted ? std::string_view{"granted"} : found.reason;
  };
  CHECK(reason(a, {{"X-Twilio-Signature", good}}) == "granted");
  CHECK(reason(a, {}) == "absent");
  CHECK(reason(a, {{"X-API-Key", "api-secret"}}) == "absent");
  CHECK(reason(a, {{"X-Twilio-Signature", good}}, "/sms/status?tenant=43") == "mismatch");
  CHECK(reason(a, {{"X-Twilio-Signature", good}, {"X-Twilio-Signature", good}}) == "malformed");
  // What the sender says of himself does not count.
  CHECK(reason(a, {{"X-Twilio-Signature", good}, {"Host", "hooks.example.test"}}, "/sms/status") == "mismatch");
  with_twilio.public_url.clear();
  CHECK(reason(authoriser{with_twilio}, {{"X-Twilio-Signature", good}}) == "no_public_url");
  with_twilio.public_url = "https://hooks.example.test";
  with_twilio.twilio_tokens = {""};
  CHECK(reason(authoriser{with_twilio}, {{"X-Twilio-Signature", good}}) == "mismatch");
}

#include "net/twilio_signature.hpp"
#include "codec/twilio.hpp"

#include <catch2/catch.hpp>

using namespace calllock::net;

namespace {

const twilio_verifier verifier{{"12345678901234567890123456789012"}};
constexpr std::string_view url = "https://hooks.example.test/sms/status?tenant=42";
constexpr std::string_view form =
    "To=%2B15550001111&MessageStatus=delivered&AccountSid=AC00000000000000000000000000000001&From=%2B15550002222"
    "&Body=Caf%C3%A9+%26+tea&MessageSid=SM00000000000000000000000000000001";

}  // namespace

TEST_CASE("Twilio's own signatures of forms verify", "[I10]") {
  CHECK(verifier.verify_form("6Lcx2lrSqd9usCj9UPgaPYtDIXM=", url, form) == verdict::ok);
  CHECK(verifier.verify_form("3zCZrUILCMgO5WNyo6nqoJFklW4=", "https://hooks.example.test:443/sms/status?tenant=42",
                             form) == verdict::ok);
  CHECK(verifier.verify_form("8MzpYDVfzYhnVichT2zDQ9F5Whw=", url, "A=b&A=a&A=b") == verdict::ok);
}

TEST_CASE("the scheme's own port may be named or not, on either side", "[I10]") {
  CHECK(verifier.verify_form("3zCZrUILCMgO5WNyo6nqoJFklW4=", url, form) == verdict::ok);
  CHECK(verifier.verify_form("6Lcx2lrSqd9usCj9UPgaPYtDIXM=", "https://hooks.example.test:443/sms/status?tenant=42",
                             form) == verdict::ok);
  CHECK(verifier.verify_form("6Lcx2lrSqd9usCj9UPgaPYtDIXM=", "https://hooks.example.test:8443/sms/status?tenant=42",
                             form) == verdict::mismatch);
}

TEST_CASE("a JSON body is covered by its hash in the address", "[I10]") {
  constexpr std::string_view json =
      "https://hooks.example.test/json?bodySHA256=015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862";
  CHECK(verifier.verify_json("5Pic/uihl172nCuLOQM9iaMzPZ0=", json, R"({"a":1})") == verdict::ok);
  CHECK(verifier.verify_json("5Pic/uihl172nCuLOQM9iaMzPZ0=", json, R"({"a":2})") == verdict::mismatch);
  CHECK(verifier.verify_json("5Pic/uihl172nCuLOQM9iaMzPZ0=", "https://hooks.example.test/json", R"({"a":1})") ==
        verdict::mismatch);
}

TEST_CASE("anything changed is noticed, and without a token nothing verifies", "[I10]") {
  CHECK(verifier.verify_form("6Lcx2lrSqd9usCj9UPgaPYtDIXM=", url, std::string{form} + "&X=1") == verdict::mismatch);
  CHECK(verifier.verify_form("6Lcx2lrSqd9usCj9UPgaPYtDIXM=", "https://hooks.example.test/sms/status?tenant=43", form) ==
        verdict::mismatch);
  CHECK(verifier.verify_form("", url, form) == verdict::absent);
  CHECK(verifier.verify_form("6Lcx2lrSqd9usCj9UPgaPYtDIXM", url, form) == verdict::malformed);
  CHECK(twilio_verifier{{}}.verify_form("6Lcx2lrSqd9usCj9UPgaPYtDIXM=", url, form) == verdict::mismatch);
  CHECK(twilio_verifier{{"other", "12345678901234567890123456789012"}}.verify_form("6Lcx2lrSqd9usCj9UPgaPYtDIXM=", url,
                                                                                   form) == verdict::ok);
}

TEST_CASE("form text is decoded byte by byte, and what is no escape stays", "[net]") {
  CHECK(calllock::codec::decode_form_text("a+b%20c%2B") == "a b c+");
  CHECK(calllock::codec::decode_form_text("%") == "%");
  CHECK(calllock::codec::decode_form_text("%4") == "%4");
  CHECK(calllock::codec::decode_form_text("%zz%41") == "%zzA");
  CHECK(calllock::codec::decode_form_text("%-1%+2") == "%-1% 2");
  CHECK(signed_form("b=2&a=1&&c&=x") == "xa1b2c");
}

#include <rapidcheck.h>
#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include <cstdlib>
#include <limits>

#include "codec/clean_text.hpp"
#include "codec/json_writer.hpp"
#include "generators.hpp"

using namespace calllock;

namespace {

std::string written(std::string_view s) {
  std::string out;
  codec::append_string(out, s);
  return out;
}

template <class T>
std::string number(T n) {
  std::string out;
  codec::append_number(out, n);
  return out;
}

}  // namespace

TEST_CASE("whatever text is written, another JSON parser reads the same text", "[codec]") {
  REQUIRE(rc::check("writing and reading", [] {
    const auto text = *test::any_text();
    RC_ASSERT(std::string_view{boost::json::parse(written(text)).as_string()} == text);
  }));
}

TEST_CASE("any bytes give valid JSON, with NUL left out and bad UTF-8 replaced", "[codec][I9]") {
  REQUIRE(rc::check("any bytes", [] {
    const auto bytes = *rc::gen::arbitrary<std::string>();
    const auto value = boost::json::parse(written(bytes));
    RC_ASSERT(value.as_string().find('\0') == boost::json::string::npos);
  }));
  struct row {
    std::string_view bytes, json;
  };
  const row rows[] = {{{"a\0b", 3}, R"("ab")"},
                      {"\xff", "\"\xef\xbf\xbd\""},
                      {"\xc0\xaf", "\"\xef\xbf\xbd\xef\xbf\xbd\""},                  // overlong
                      {"\xed\xa0\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""},  // a surrogate in UTF-8
                      {"x\xe2\x82", "\"x\xef\xbf\xbd\xef\xbf\xbd\""},                // cut off
                      {"\xf4\x90\x80\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""},
                      {"\xf0\x9f\x98\x80", "\"\xf0\x9f\x98\x80\""},
                      {"\"\\\n\x1f", R"("\"\\\n\u001f")"}};
  for (const auto& r : rows) CHECK(written(r.bytes) == r.json);
}

TEST_CASE("numbers are written as JSON knows them", "[codec]") {
  CHECK(number(std::int64_t{0}) == "0");
  CHECK(number(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
  CHECK(number(10000.0) == "10000");
  CHECK(number(0.1) == "0.1");
  CHECK(number(std::numeric_limits<double>::infinity()) == "null");
  CHECK(number(std::numeric_limits<double>::quiet_NaN()) == "null");
  REQUIRE(rc::check("doubles", [] {
    const auto d = *rc::gen::arbitrary<double>();
    RC_ASSERT(boost::json::parse(number(d)).is_number());
    RC_ASSERT(std::strtod(number(d).c_str(), nullptr) == d);
  }));
}

TEST_CASE("clean JSON is left alone", "[codec]") {
  for (const char* json : {R"({"a":"b"})", R"({"a":"\u00e9\n\\u0000"})", R"({"a":"\ud83d\ude00"})",
                           R"({"a":"\\\\u0000"})", "\\", "\\u00", ""})
    CHECK_FALSE(codec::without_bad_escapes(json));
}

TEST_CASE("NUL is taken out and lone surrogates become U+FFFD", "[codec]") {
  struct row {
    const char *before, *after;
  };
  const row rows[] = {
      {R"({"a":"x\u0000y"})", R"({"a":"xy"})"},
      {R"({"a":"\u0000\u0000"})", R"({"a":""})"},
      {R"({"a":"\ud800"})", R"({"a":"\ufffd"})"},
      {R"({"a":"\udc00\ud800"})", R"({"a":"\ufffd\ufffd"})"},
      {R"({"a":"\ud800\ud83d\ude00"})", R"({"a":"\ufffd\ud83d\ude00"})"},
      {R"({"a":"\ud83d\u0000\ude00"})", R"({"a":"\ufffd\ufffd"})"},
      {R"({"a":"\\\u0000"})", R"({"a":"\\"})"},
      {R"({"a":"\uD800x"})", R"({"a":"\ufffdx"})"},
      {R"("\udfff)", R"("\ufffd)"},
  };
  for (const auto& r : rows) {
    INFO(r.before);
    CHECK(codec::without_bad_escapes(r.before).value_or("unchanged") == r.after);
    CHECK_FALSE(codec::without_bad_escapes(r.after));
  }
}

TEST_CASE("only numbers that may not fit are put in quotes", "[codec]") {
  struct row {
    const char *before, *after;
  };
  const row rows[] = {
      {R"({"a":123456789012345678901234567890})", R"({"a":"123456789012345678901234567890"})"},
      {"[1e999,-1E-5,12]", R"(["1e999","-1E-5",12])"},
      {R"(["1e999",1])", R"(["1e999",1])"},
      {R"(["\"1e999",1e9])", R"(["\"1e999","1e9"])"},
      {"[01e5]", "[01e5]"},
      {"[-01e5,1e5x]", "[-01e5,\"1e5\"x]"},
      {"[1.]", "[1.]"},
      {"[-]", "[-]"},
      {"\"open 1e5", "\"open 1e5"},
  };
  for (const auto& r : rows) CHECK(codec::with_large_numbers_quoted(r.before) == r.after);
}

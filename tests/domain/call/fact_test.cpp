#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "domain/call/fact.hpp"

using namespace calllock::domain;

namespace {
fact<int> made(int value, unsigned order, unsigned rank) {
  fact<int> f;
  f.offer(value, said{order, static_cast<std::uint8_t>(rank)});
  return f;
}
fact<int> joined(fact<int> a, const fact<int>& b) {
  a.join(b);
  return a;
}
}  // namespace

TEST_CASE("an absent value never overwrites a known one", "[domain][B-13][P-22]") {
  text_fact name;
  name.offer(boxed_text{"Robin Vale"}, {3, 5});
  name.offer(boxed_text{""}, {9, 9});
  CHECK(name.value.view() == "Robin Vale");
}

TEST_CASE("what was said later in the conversation wins, whenever it arrives", "[domain][I5][P-04]") {
  CHECK(joined(made(1, 10, 3), made(2, 4, 5)).value == 1);
  CHECK(joined(made(2, 4, 5), made(1, 10, 3)).value == 1);
  CHECK(joined(made(1, 4, 3), made(2, 4, 5)).value == 2);
}

TEST_CASE("joining facts does not depend on order or repetition", "[domain][I5]") {
  const bool holds = rc::check([](unsigned char a, unsigned char b, unsigned char c, bool twice) {
    const auto x = made(a % 4, a / 64, a % 3), y = made(b % 4, b / 64, b % 3), z = made(c % 4, c / 64, c % 3);
    RC_ASSERT(joined(joined(x, y), z) == joined(x, joined(y, z)));
    RC_ASSERT(joined(x, y) == joined(y, x));
    if (twice) RC_ASSERT(joined(joined(x, y), y) == joined(x, y));
  });
  CHECK(holds);
}

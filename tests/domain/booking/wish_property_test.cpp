#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <cctype>

#include <string>
#include <vector>

#include "domain/booking/wish_rows.hpp"

using namespace calllock;
using namespace calllock::test;

namespace {

const std::vector<std::string>& wishes() {
  static const std::vector<std::string> list = {"tomorrow at nine",
                                                "Thursday after two if you can",
                                                "next week, just not Wednesday",
                                                "Tuesday or Wednesday morning",
                                                "as soon as you can",
                                                "between ten and noon on Friday",
                                                "the 5th at half past three",
                                                "in a couple of hours",
                                                "any time but Monday",
                                                "Friday works, though Thursday would be better",
                                                "Thursday at ten, actually make that Friday",
                                                "the day after Thanksgiving",
                                                "midnight"};
  return list;
}

domain::wish read(const std::string& text, domain::instant now) {
  return domain::parse_wish(text, now, zone, weekdays_8_to_17());
}

bool same(const domain::wish& a, const domain::wish& b) {
  return a.kind == b.kind && a.start == b.start && a.end == b.end && a.exclude == b.exclude;
}

/// Words of the grammar in any order reach deeper than random bytes do.
const std::vector<std::string>& vocabulary() {
  static const std::vector<std::string> list = {
      "monday",       "the",      "5th",  "next",  "week", "after",   "before",  "in",   "a",    "couple",     "of",
      "hours",        "or",       "not",  "no",    "wait", "between", "and",     "ten",  "2:45", "2026-03-05", "at",
      "noon",         "midnight", "june", "31st",  "from", "until",   "weekend", "day",  "days", "within",     "99999",
      "thanksgiving", "morning",  "to",   "-",     "pm",   "but",     "prefer",  "so",   ",",    ".",          "'s",
      "than",         "twenty",   "last", "first", "end",  "month",   "central", "that", "/",    "0",          "24:00",
      "around",       "one"};
  return list;
}

/// The invariants of any answer.
void check_sound(const domain::wish& w, domain::instant now) {
  RC_ASSERT(!w.understood.empty());
  RC_ASSERT((w.kind == domain::wish_kind::window) == w.end.has_value());
  RC_ASSERT((w.kind == domain::wish_kind::unclear) == !w.start.has_value());
  if (w.start) RC_ASSERT(*w.start >= now);
  if (w.end) RC_ASSERT(*w.start < *w.end);
}

}  // namespace

TEST_CASE("no bytes make the parser throw or give an unsound wish", "[wish][B-04][I9]") {
  const auto now = central("2026-03-03T10:20");
  CHECK(rc::check("random bytes", [&](const std::string& text) { check_sound(read(text, now), now); }));
  CHECK(rc::check("random words", [&] {
    const auto picked = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(vocabulary()));
    std::string text;
    for (const auto& word : picked) text += word + " ";
    const auto when = now + std::chrono::minutes{*rc::gen::inRange(0, 2 * 365 * 24 * 60)};
    check_sound(read(text, when), when);
  }));
}

TEST_CASE("letter case, end marks and filler change nothing", "[wish][B-11]") {
  const auto now = central("2026-03-03T10:20");
  CHECK(rc::check("same wish", [&] {
    const auto plain = *rc::gen::elementOf(wishes());
    auto dressed = plain;
    for (auto& c : dressed)
      if (*rc::gen::arbitrary<bool>()) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    const auto front =
        *rc::gen::elementOf(std::vector<std::string>{"", "um, ", "well ", "Yeah hi, ", "uh uh ", "okay so, "});
    const auto back =
        *rc::gen::elementOf(std::vector<std::string>{"", ".", "?!", " please", ", sir", ", thank you so much.", "…"});
    RC_ASSERT(same(read(front + dressed + back, now), read(plain, now)));
  }));
}

TEST_CASE("a very long text is read in bounded time", "[wish][I9]") {
  const auto now = central("2026-03-03T10:20");
  for (const std::string word :
       {"monday or ", "twenty ", "the day after ", "no wait ", "(((", "in the next ", "not ", "9-"}) {
    std::string text;
    while (text.size() < 1'000'000) text += word;
    check_sound(read(text, now), now);
  }
}

TEST_CASE("an unknown zone and a week without hours are no reason to fail", "[wish][I14]") {
  const auto now = central("2026-03-03T10:20");
  for (const auto& text : wishes())
    check_sound(domain::parse_wish(text, now, "Nowhere/At_All", domain::week_hours{}), now);
}

#include <iostream>
#include <random>

#include "contract/calcom_rig.hpp"

using namespace calllock;
using namespace calllock::test;
using domain::effect_state;

namespace {

struct intent {
  std::string call_id;
  domain::create_booking what;
  domain::booking_settled answer;
};

class random_run {
public:
  explicit random_run(unsigned seed) : random_{seed} {}

  [[nodiscard]] int pick(int low, int high) { return std::uniform_int_distribution{low, high}(random_); }

  /// Any fault, or none: all that a create can meet.
  [[nodiscard]] fault any() {
    constexpr fault all[] = {fault::none,
                             fault::none,
                             fault::fail,
                             fault::unavailable,
                             fault::rate_limited,
                             fault::reset,
                             fault::garbage,
                             fault::not_http,
                             fault::redirect,
                             fault::stall,
                             fault::done_then_lost,
                             fault::done_then_fail,
                             fault::done_then_late,
                             fault::done_then_garbage,
                             fault::done_then_stall,
                             fault::late_then_done};
    return all[pick(0, static_cast<int>(std::size(all)) - 1)];
  }

private:
  std::mt19937 random_;
};

std::string key_of(const intent& i) { return codec::calcom_engine_key(i.call_id, i.what.idempotency_key); }

/// One effect per intent, none unaccounted for, and nothing said that is not so.
void agree(const calcom_rig& rig, const std::vector<intent>& intents) {
  std::size_t confirmed = 0;
  for (const auto& i : intents) {
    const auto booked = rig.fake.of_key(key_of(i));
    CAPTURE(i.call_id, text(i.answer.state), i.answer.error, booked.size());
    if (i.answer.state == effect_state::confirmed) {
      ++confirmed;
      REQUIRE(booked.size() == 1);
      REQUIRE(booked[0].uid == i.answer.provider_uid);
      REQUIRE(booked[0].start == i.what.start);
    } else {
      REQUIRE(i.answer.state == effect_state::refused);
      REQUIRE(booked.empty());
    }
  }
  const auto ledger = rig.fake.ledger();
  REQUIRE(ledger.size() == confirmed);
  for (const auto& a : ledger)
    for (const auto& b : ledger)
      if (a.uid != b.uid) REQUIRE(a.start != b.start);
  REQUIRE(rig.fake.violations().empty());
}

}  // namespace

TEST_CASE("whatever goes wrong, Cal.com's books and our answers agree in the end",
          "[contract][calcom][B-02][B-03][I2][I3]") {
  const auto seed = std::random_device{}();
  std::cout << "calcom random run, seed " << seed << std::endl;
  CAPTURE(seed);
  random_run chance{seed};
  calcom_rig rig;
  // Holds are advisory: with them everything must agree just the same.
  const bool with_holds = GENERATE(false, true);
  CAPTURE(with_holds);
  const auto careful = rig.holding();
  net::calcom& calendar = with_holds ? *careful : rig.calendar;
  rig.fake.faults.late_by = 900ms;
  constexpr int rounds = 6;
  std::vector<intent> intents;
  for (int round = 0; round < rounds; ++round) {
    for (int i = 0; i < 6; ++i) rig.fake.faults.next("create", chance.any());
    for (const auto* op : {"hold", "release"})
      for (int i = 0; i < 4; ++i) rig.fake.faults.next(op, chance.any());
    for (int i = 0; i < 4; ++i) rig.fake.faults.next("list", chance.pick(0, 2) == 0 ? fault::fail : fault::none);
    const auto begin = intents.size();
    std::vector<awaited<domain::booking_settled>> answers(3);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      // Few slots, so that callers want the same ones.
      intents.push_back({"call_" + std::to_string(intents.size()), rig.wish(rig.slot(30 + chance.pick(0, 7))), {}});
      calendar.book(rig.who(intents.back().call_id), intents.back().what, answers[i].done());
    }
    for (std::size_t i = 0; i < answers.size(); ++i) intents[begin + i].answer = answers[i].get();
    rig.fake.server().wait_until_quiet();
    rig.fake.faults.clear();
    // As the engine does: what is unknown is read back until it is not.
    for (auto i = begin; i < intents.size(); ++i) {
      for (int attempt = 2; intents[i].answer.state == effect_state::unknown; ++attempt) {
        REQUIRE(attempt < 10);
        intents[i].what.attempt = attempt;
        intents[i].answer = rig.book(intents[i].call_id, intents[i].what);
      }
    }
    for (const auto& a : answers) CHECK(a.calls() == 1);
    agree(rig, intents);
  }
}

#include <catch2/catch.hpp>

#include "judged_call.hpp"

using namespace calllock::domain;
using namespace calllock::domain::test;

TEST_CASE("the true reason stands behind an agent's hang-up", "[P-10]") {
  check_all({
      {"a vendor is no callback",
       "U: We do janitorial cleaning for offices, could I drop off a price list?\nA: I'll pass it on.\nU: Thanks, bye.",
       "end=completed"},
      {"out of the area",
       "U: My AC quit, I'm in Waco.\nA: I'm sorry, Waco is outside our service area.\nU: Oh, okay. Bye.",
       "end=out_of_area"},
      {"declined", "U: How much is a tune-up?\nA: 149.\nU: That's more than I wanted, I'll think about it. Bye.",
       "end=completed"},
      {"a call back was recorded", R"(
U: My heater makes a noise, can someone call me with a price?
T: create_callback_request | reason=Heater noise, wants price -> success=true
A: Someone will call you tomorrow.
U: Thanks.)",
       "end=callback_later"},
      {"the booking failed and the office will call", R"(
U: AC isn't cooling.
T: book_service | urgency_tier=routine | preferred_time=Friday | problem_description=AC not cooling -> HTTP 500
T: create_callback_request | reason=Booking error, AC not cooling -> success=true
A: I couldn't book it, the office will call you.
U: Okay.)",
       "end=callback_later"},
      {"waitlist", R"(
U: AC is weak, I'd like somebody this week.
A: We're full. I can put you on the cancellation list.
U: Yes, put me on the list.
T: create_callback_request | type=waitlist | reason=Cancellation list -> success=true | waitlist_position=4
A: You're fourth on the list.)",
       "end=waitlist_added"},
      {"handed to a person",
       "@ ended=call_transfer\nU: Water is gushing from the ceiling!\nA: I'm connecting you to our technician.\nU: "
       "Okay.",
       "end=urgent_escalation"},
      {"sales", R"(
U: I want a quote for a new furnace.
T: send_sales_lead_alert | notes=New furnace -> success=true | alert_id=1
A: Sales will call you.
U: Great.)",
       "end=sales_lead tags=HOT_LEAD"},
      {"dropped in mid-sentence",
       "@ ended=user_hangup\nU: Hi, my AC isn't cooling.\nA: What's your address?\nU: It's forty-two",
       "end=customer_hangup"},
      {"hung up in anger",
       "@ ended=user_hangup\n@ sentiment=Negative\nU: I waited all day for you.\nA: Could I have your name?\nU: Forget "
       "it, I'll call somebody else.",
       "end=customer_hangup type=COMPLAINT tags=LOST_CUSTOMER"},
      {"booked", R"(
U: AC isn't cooling.
T: book_service | urgency_tier=routine | preferred_time=Friday | problem_description=AC not cooling -> booking_confirmed=true | appointment_time=Friday, October 10, 9:00 AM
A: You're all set for Friday.
U: Thanks.)",
       "end=completed"},
      {"a lead outlives a callback", R"(
U: I want to replace our system.
T: send_sales_lead_alert | notes=Replacement -> success=true | alert_id=2
T: create_callback_request | reason=Sales to call -> success=true
A: They'll call you.
U: Thanks.)",
       "end=sales_lead"},
      {"a move that was not made", R"(
U: I need to move my appointment to Friday.
A: Friday is full, the scheduler will call you with options.
T: create_callback_request | type=reschedule | reason=Wants Friday -> success=true
U: Okay, thanks.)",
       "end=callback_later type=EXISTING_CUSTOMER"},
  });
}

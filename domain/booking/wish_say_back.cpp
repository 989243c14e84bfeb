#include "domain/booking/wish_say_back.hpp"

#include "domain/booking/local_time.hpp"

namespace calllock::domain::wishes {
namespace {

std::string question(obstacle why) {
  switch (why) {
    case obstacle::past: return "That time has already passed. What day and time would work for you?";
    case obstacle::contradiction: return "I want to get that right. Which day and time do you mean?";
    case obstacle::refused: return "Which day would work for you instead?";
    case obstacle::no_such_day: return "I can't find that date. Which day would you like?";
    case obstacle::midnight: return "Do you mean midnight at the start of that day or at its end?";
    case obstacle::no_wish: break;
  }
  return "What day and time would work best for you?";
}

}  // namespace

std::string say_back(const resolution& meant, const calendar& cal) {
  if (meant.soonest) return "as soon as possible";
  if (!meant.start) return question(meant.why);
  std::string text = meant.end ? speak_span(*meant.start, *meant.end, cal.zone) : speak_instant(*meant.start, cal.zone);
  for (std::size_t i = 0; i < meant.exclude.size(); ++i) {
    text += i == 0 ? ", but not " : i + 1 == meant.exclude.size() ? " or " : ", ";
    text += speak_date(date_of(meant.exclude[i]));
  }
  return text;
}

}  // namespace calllock::domain::wishes

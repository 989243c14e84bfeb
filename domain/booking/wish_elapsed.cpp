#include "domain/booking/wish_elapsed.hpp"

#include <algorithm>

#include "domain/booking/wish_numbers.hpp"

namespace calllock::domain::wishes {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr int limit = 1000;

struct duration {
  minutes length;
  bool couple;
};

/// "an hour", "half an hour", "two and a half hours", "an hour and a half", "45 minutes", "a couple of hours".
std::optional<duration> take_duration(reader& r) {
  reader copy = r;
  minutes total{0};
  bool couple = false;
  if (copy.take_all("half an|a hour") || copy.take_all("a half hour|an") || copy.take_all("half hour")) {
    copy.take("hour");
    total = minutes{30};
  } else if (copy.take_all("a quarter of an hour") || copy.take_all("quarter of an hour") ||
             copy.take_all("a quarter hour")) {
    total = minutes{15};
  } else if (copy.take_all("three quarters of an hour")) {
    total = minutes{45};
  } else {
    copy.take("another");
    const auto count = match_count(copy.text(), copy.at());
    // "in another hour"
    const bool bare = !count && (copy.length() > r.length() || copy.peek("hour"));
    if (!count && !bare) return std::nullopt;
    const int n = count ? count->value : 1;
    if (n > limit) return std::nullopt;
    if (count) copy.skip(count->length);
    couple = count && count->couple;
    const bool and_half = copy.take_all("and a half");
    if (copy.take("hour|hours")) {
      total = hours{n} + minutes{and_half ? 30 : 0};
      if (copy.take_all("and a half")) total += minutes{30};
      reader more = copy;
      if (more.take("and")) {
        if (more.take_all("a quarter")) {
          total += minutes{15};
          copy = more;
        } else if (const auto m = match_number(more.text(), more.at()); m && m->value < 60) {
          more.skip(m->length);
          if (more.take("minute|minutes|min")) {
            total += minutes{m->value};
            copy = more;
          }
        }
      }
    } else if (count && copy.take("minute|minutes|min")) {
      total = minutes{n};
    } else {
      return std::nullopt;
    }
  }
  r = copy;
  return duration{total, couple};
}

/// "two to three hours": the first number takes its unit from the second.
std::optional<elapsed> take_range(reader& r) {
  reader copy = r;
  const auto low = match_count(copy.text(), copy.at());
  if (!low) return std::nullopt;
  copy.skip(low->length);
  if (!copy.take("to|-")) return std::nullopt;
  const auto high = match_number(copy.text(), copy.at());
  const auto end = take_duration(copy);
  if (!high || !end || high->value <= low->value) return std::nullopt;
  const auto unit = end->length / std::max(1, high->value);
  r = copy;
  return elapsed{unit * low->value, end->length};
}

/// "an hour or two", "two or three hours": the first of them counts; also "or so", which makes it loose.
bool skip_or(reader& r, bool& loose) {
  reader copy = r;
  if (!copy.take("or")) return false;
  if (copy.take("so") || copy.take("thereabouts")) {
    loose = true;
    r = copy;
    return true;
  }
  if (take_duration(copy)) {
    r = copy;
    return true;
  }
  const auto n = match_count(copy.text(), copy.at());
  if (!n) return false;
  copy.skip(n->length);
  copy.take("hours|minutes");
  r = copy;
  return true;
}

std::optional<elapsed> read_span(reader& r, bool within) {
  bool loose = r.take("about|around|roughly|approximately|maybe|like");
  if (const auto range = take_range(r)) return within ? elapsed{minutes{0}, range->last} : *range;
  reader counted = r;
  // "two or three hours": the unit comes last.
  const auto first = match_number(counted.text(), counted.at());
  if (first) {
    counted.skip(first->length);
    reader other = counted;
    if (other.take("or")) {
      const auto second = match_number(other.text(), other.at());
      const auto whole = take_duration(other);
      if (second && whole && second->value > 0 && first->value > 0 && first->value <= limit) {
        const auto wanted = whole->length / second->value * first->value;
        r = other;
        return within ? elapsed{minutes{0}, wanted} : elapsed{wanted, wanted};
      }
    }
  }
  const auto d = take_duration(r);
  if (!d || d->length <= minutes{0}) return std::nullopt;
  skip_or(r, loose);
  if (within) return elapsed{minutes{0}, d->length};
  // A couple of hours is loose: two to four; a few likewise as much again and two more.
  if (d->couple && d->length >= hours{1}) return elapsed{d->length, d->length + hours{2}};
  if (loose) return elapsed{d->length - std::min(d->length, minutes{30}), d->length + minutes{30}};
  return elapsed{d->length, d->length};
}

}  // namespace

std::optional<elapsed_hit> match_elapsed(const words& text, std::size_t at) {
  reader r{text, at};
  const bool within = r.take("within") || r.take_all("inside of") || r.take_all("in less|under than") ||
                      r.take_all("in under") || r.take_all("in|over|during|for|sometime the next|coming") ||
                      r.take_all("sometime in the next") || r.take_all("the next") || r.take_all("in next");
  if (within) {
    r.take_all("the next") || r.take("the");
  } else if (!r.take("in")) {
    // "two hours from now"
    const auto span = read_span(r, false);
    if (!span || !(r.take_all("from now") || r.take_all("from right now"))) return std::nullopt;
    return elapsed_hit{*span, r.length()};
  }
  const auto span = read_span(r, within);
  if (!span) return std::nullopt;
  r.take("'s");
  r.take("time") || r.take_all("from now");
  // "in an hour and a half window", "in the next hour's notice" are no wish; "a two hour window" never gets here.
  if (r.peek("window|notice|ago|late")) return std::nullopt;
  return elapsed_hit{*span, r.length()};
}

std::optional<elapsed_hit> match_duration(const words& text, std::size_t at) {
  reader r{text, at};
  const auto span = read_span(r, false);
  if (!span) return std::nullopt;
  return elapsed_hit{*span, r.length()};
}

}  // namespace calllock::domain::wishes

#include "codec/wish.hpp"

#include <array>

#include "codec/json_reader.hpp"
#include "codec/json_writer.hpp"
#include "domain/booking/local_time.hpp"

namespace calllock::codec {
namespace {

constexpr std::array<std::string_view, 7> days = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

bad_input wrong(std::string what) { return {domain::errc::malformed, std::move(what)}; }

/// `HH:MM` up to 24:00.
std::optional<std::chrono::minutes> read_clock(const json_value& value) {
  const auto text = value.string();
  if (!text || text->size() != 5 || (*text)[2] != ':') return std::nullopt;
  int number = 0;
  for (const std::size_t i : {0U, 1U, 3U, 4U}) {
    const char c = (*text)[i];
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  const int minute = number % 100;
  const int total = number / 100 * 60 + minute;
  if (minute > 59 || total > 24 * 60) return std::nullopt;
  return std::chrono::minutes{total};
}

bool read_hours(const json_value& hours, domain::week_hours& week) {
  if (!hours.is_object()) return false;
  for (std::size_t d = 0; d < days.size(); ++d) {
    const auto day = hours[days[d]];
    if (!day.there() || day.is_null()) continue;
    if (!day.is_array()) return false;
    std::array<std::optional<std::chrono::minutes>, 2> ends;
    std::size_t count = 0;
    day.each_element([&](const json_value& end) {
      if (count < ends.size()) ends[count] = read_clock(end);
      ++count;
    });
    if (count != 2 || !ends[0] || !ends[1] || *ends[0] >= *ends[1]) return false;
    week[d] = domain::open_span{*ends[0], *ends[1]};
  }
  return true;
}

}  // namespace

wish_line read_wish(std::string_view json) {
  wish_line line;
  const json_document document{json};
  line.error = must_be_object(document);
  if (!line.ok()) return line;
  const auto root = document.root();
  auto& request = line.request;
  request.id = root["id"].text().value_or("");
  const auto now = root["now"].string();
  const auto instant = now ? domain::parse_rfc3339(*now) : std::nullopt;
  const auto zone = root["timezone"].string();
  const auto text = root["text"].string();
  if (!instant)
    line.error = wrong("\"now\" is not a time with an offset");
  else if (!zone || !domain::is_time_zone(*zone))
    line.error = wrong("\"timezone\" is not a known zone");
  else if (!read_hours(root["hours"], request.hours))
    line.error = wrong("\"hours\" are not opening hours by weekday");
  else if (!text)
    line.error = wrong("\"text\" is missing");
  if (!line.ok()) return line;
  request.now = *instant;
  request.time_zone = *zone;
  request.text = *text;
  return line;
}

std::string write_wish(const wish_request& request, const domain::wish& understood) {
  std::string out;
  {
    object_writer line{out};
    const auto time = [&](std::string_view name, const std::optional<domain::instant>& t) {
      if (t)
        line.text(name, domain::rfc3339(*t, request.time_zone));
      else
        line.member(name).append("null");
    };
    line.known_text("id", request.id);
    line.text("kind", domain::name(understood.kind));
    time("start", understood.start);
    time("end", understood.end);
    {
      array_writer exclude{line.member("exclude")};
      for (const auto& date : understood.exclude) append_string(exclude.element(), domain::iso_date(date));
    }
    line.text("understood", understood.understood);
  }
  return out;
}

std::string write_wish_error(std::string_view what) {
  std::string out;
  {
    object_writer line{out};
    line.text("error", what);
  }
  return out;
}

}  // namespace calllock::codec

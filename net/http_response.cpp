#include "net/http_response.hpp"

#include <array>
#include <boost/beast/http/status.hpp>
#include <charconv>

namespace calllock::net {
namespace {

void append_number(std::string& out, std::size_t n) {
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), n).ptr;
  out.append(digits.data(), end);
}

bool breaks_line(std::string_view value) { return value.find_first_of("\r\n\0", 0, 3) != std::string_view::npos; }

}  // namespace

void write_response(std::string& out, const response& r, response_frame frame, std::string_view date) {
  // 204 and 304 have no body by definition; a length there confuses clients.
  const bool bodiless = r.status == 204 || r.status == 304;
  out.append("HTTP/1.1 ");
  append_number(out, static_cast<std::size_t>(r.status));
  out.push_back(' ');
  const auto reason = boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(r.status));
  out.append(reason.data(), reason.size());
  if (!bodiless) {
    if (!r.body.empty()) out.append("\r\nContent-Type: ").append(r.content_type);
    out.append("\r\nContent-Length: ");
    append_number(out, r.body.size());
  }
  out.append("\r\nDate: ").append(date);
  for (const response_header& h : r.headers) {
    if (!breaks_line(h.value)) out.append("\r\n").append(h.name).append(": ").append(h.value);
  }
  if (frame.close) {
    out.append("\r\nConnection: close");
  } else if (frame.http10_keep) {
    out.append("\r\nConnection: keep-alive");
  }
  out.append("\r\n\r\n");
  if (!bodiless && !frame.head_only) out.append(r.body);
}

std::string_view http_date::at(std::time_t now) {
  if (now != made_at_) {
    // Not strftime's %a and %b: they follow the locale.
    static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm t{};
    gmtime_r(&now, &t);
    std::array<char, 64> rest{};
    text_ = days[static_cast<std::size_t>(t.tm_wday)];
    text_.append(rest.data(), std::strftime(rest.data(), rest.size(), ", %d ", &t));
    text_ += months[static_cast<std::size_t>(t.tm_mon)];
    text_.append(rest.data(), std::strftime(rest.data(), rest.size(), " %Y %H:%M:%S GMT", &t));
    made_at_ = now;
  }
  return text_;
}

}  // namespace calllock::net

#include "app/wish_command.hpp"

#include <cstdint>
#include <istream>
#include <ostream>
#include <string>

#include "app/exit_status.hpp"
#include "codec/wish.hpp"
#include "domain/booking/wish.hpp"

namespace calllock::app {

int run_wish(std::istream& in, std::ostream& out, std::ostream& err) {
  std::string line;
  bool bad = false;
  for (std::uint64_t number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const auto read = codec::read_wish(line);
    if (!read.ok()) {
      bad = true;
      err << "line " << number << ": " << read.error.what << "\n";
      out << codec::write_wish_error(read.error.what) << '\n';
      continue;
    }
    const auto& r = read.request;
    out << codec::write_wish(r, domain::parse_wish(r.text, r.now, r.time_zone, r.hours)) << '\n';
  }
  out.flush();
  return bad ? exit_status::found : exit_status::ok;
}

}  // namespace calllock::app

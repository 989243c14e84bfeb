#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/terminal.hpp"
#include "end_to_end/client.hpp"

namespace calllock::bench {

/// One line of the table.
struct figure {
  std::string name;
  double per_second = 0;
  std::string unit = "requests";
  double p50_us = 0, p90_us = 0, p99_us = 0, p999_us = 0, max_us = 0;
  double server_cpu_us = 0;    ///< of the server process, per request; 0: not known
  double database_cpu_us = 0;  ///< of our own PostgreSQL, per request or row; 0: not known
  std::map<int, std::uint64_t> other;
  double load_average = 0;
};

/// A comparison, or a single number with its unit.
struct finding {
  std::string name;
  double value = 0;
  std::string unit;
};

[[nodiscard]] figure to_figure(std::string name, const load_result& r, double server_cpu_seconds,
                               double database_cpu_seconds);

/// A table, or one JSON object.
void print(const app::terminal& to, const std::vector<figure>& figures, const std::vector<finding>& findings);
void print_json(std::ostream& to, const std::vector<figure>& figures, const std::vector<finding>& findings);

}  // namespace calllock::bench

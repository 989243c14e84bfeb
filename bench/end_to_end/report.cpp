#include "end_to_end/report.hpp"

#include <cmath>
#include <cstdio>
#include <ostream>

#include "end_to_end/process.hpp"

namespace calllock::bench {
namespace {

std::string with_digits(double v, int digits) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", digits, v);
  return text;
}

/// Three or four digits that mean something.
std::string number(double v) {
  if (v == 0) return "";
  return with_digits(v, std::abs(v) >= 100 ? 0 : std::abs(v) >= 10 ? 1 : 2);
}

std::string other_answers(const std::map<int, std::uint64_t>& other) {
  std::string out;
  for (const auto& [status, n] : other) {
    if (!out.empty()) out += ", ";
    out += std::to_string(n) + "x " + (status == 0 ? std::string{"no answer"} : std::to_string(status));
  }
  return out;
}

}  // namespace

figure to_figure(std::string name, const load_result& r, double server_cpu_seconds, double database_cpu_seconds) {
  figure f;
  f.name = std::move(name);
  f.per_second = r.per_second();
  f.p50_us = r.latency.percentile_us(0.5);
  f.p90_us = r.latency.percentile_us(0.9);
  f.p99_us = r.latency.percentile_us(0.99);
  f.p999_us = r.latency.percentile_us(0.999);
  f.max_us = r.latency.greatest_us();
  if (r.answered > 0) f.server_cpu_us = server_cpu_seconds * 1e6 / static_cast<double>(r.answered);
  if (r.answered > 0) f.database_cpu_us = database_cpu_seconds * 1e6 / static_cast<double>(r.answered);
  f.other = r.other;
  f.load_average = load_average();
  return f;
}

void print(const app::terminal& to, const std::vector<figure>& figures, const std::vector<finding>& findings) {
  app::table t{{{"run", false, true},
                {"per second", true},
                {"", false},
                {"p50 us", true},
                {"p90 us", true},
                {"p99 us", true},
                {"p99.9 us", true},
                {"max us", true},
                {"server CPU us", true},
                {"database CPU us", true},
                {"load", true},
                {"other answers", false, true}}};
  for (const auto& f : figures)
    t.add({{f.name},
           {with_digits(f.per_second, 0), app::style::bold},
           {f.unit, app::style::dim},
           {number(f.p50_us)},
           {number(f.p90_us)},
           {number(f.p99_us)},
           {number(f.p999_us)},
           {number(f.max_us)},
           {number(f.server_cpu_us)},
           {number(f.database_cpu_us)},
           {with_digits(f.load_average, 1), app::style::dim},
           {other_answers(f.other), app::style::red}});
  if (!t.empty()) t.print(to);
  if (findings.empty()) return;
  if (!figures.empty()) to.out() << '\n';
  app::table second{{{"figure", false, true}, {"value", true}, {"", false}}};
  for (const auto& f : findings) second.add({{f.name}, {number(f.value), app::style::bold}, {f.unit}});
  second.print(to);
}

void print_json(std::ostream& to, const std::vector<figure>& figures, const std::vector<finding>& findings) {
  // Names are the program's own: nothing in them has to be escaped.
  to << "{\"runs\":[";
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const auto& f = figures[i];
    to << (i ? "," : "") << "{\"name\":\"" << f.name << "\",\"per_second\":" << with_digits(f.per_second, 1)
       << ",\"unit\":\"" << f.unit << "\",\"p50_us\":" << with_digits(f.p50_us, 1)
       << ",\"p90_us\":" << with_digits(f.p90_us, 1) << ",\"p99_us\":" << with_digits(f.p99_us, 1)
       << ",\"p999_us\":" << with_digits(f.p999_us, 1) << ",\"max_us\":" << with_digits(f.max_us, 1)
       << ",\"server_cpu_us\":" << with_digits(f.server_cpu_us, 2)
       << ",\"database_cpu_us\":" << with_digits(f.database_cpu_us, 2)
       << ",\"load_average\":" << with_digits(f.load_average, 2) << ",\"other\":{";
    bool first = true;
    for (const auto& [status, n] : f.other) {
      to << (first ? "" : ",") << '"' << status << "\":" << n;
      first = false;
    }
    to << "}}";
  }
  to << "],\"figures\":{";
  for (std::size_t i = 0; i < findings.size(); ++i)
    to << (i ? "," : "") << '"' << findings[i].name << "\":" << with_digits(findings[i].value, 4);
  to << "}}\n";
}

}  // namespace calllock::bench

#include "app/settings_command.hpp"

#include <ostream>

#include "app/exit_status.hpp"
#include "config/example.hpp"

namespace calllock::app {

int run_settings(const config::reading& settings, const terminal& out, bool all) {
  for (const auto& m : settings.mistakes)
    out.out() << out.styled(style::red, "wrong") << "  " << config::text(m) << '\n';
  table shown({{"setting"}, {"value", false, true}, {"from"}});
  for (const auto& line : config::settings_in_effect(settings)) {
    const bool built_in = line.origin == "default";
    if (built_in && !all) continue;
    shown.add({{line.key}, {line.value}, {line.origin, built_in ? style::dim : style::plain}});
  }
  if (shown.empty())
    out.out() << "Everything is as built in; see calllock settings --all.\n";
  else
    shown.print(out);
  return settings.mistakes.empty() ? exit_status::ok : exit_status::usage;
}

}  // namespace calllock::app

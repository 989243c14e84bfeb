#include "app/doctor_command.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <set>

#include "app/exit_status.hpp"
#include "config/lexicon_file.hpp"
#include "config/values.hpp"
#include "domain/booking/local_time.hpp"

namespace calllock::app {
namespace {

/// Prints each check as it is made and counts what is wrong.
class report {
public:
  explicit report(const terminal& out) : out_(out) {}

  void good(std::string_view what, const std::string& text) { line(style::green, "ok   ", what, text); }
  void note(std::string_view what, const std::string& text) { line(style::yellow, "note ", what, text); }
  void wrong(std::string_view what, const std::string& text) {
    line(style::red, "wrong", what, text);
    ++wrongs_;
  }
  [[nodiscard]] int wrongs() const { return wrongs_; }

private:
  void line(style s, std::string_view mark, std::string_view what, const std::string& text) {
    std::string name(what);
    name.resize(std::max<std::size_t>(name.size(), 10), ' ');
    out_.out() << out_.styled(s, mark) << "  " << name << "  " << text << std::endl;
  }

  const terminal& out_;
  int wrongs_ = 0;
};

void check_settings(report& r, const config::reading& settings) {
  for (const auto& m : settings.mistakes) r.wrong("settings", config::text(m));
  for (const auto& n : settings.notes) r.note("settings", n);
  if (settings.mistakes.empty())
    r.good("settings", std::to_string(settings.origins.size()) + " set, the rest as built in; " +
                           std::to_string(1 + settings.value.tenants.size()) + " business(es)");
}

void check_clock(report& r, const config::settings& s) {
  const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  // Signatures are refused when their time is off by more than the tolerance, so a wrong clock refuses every webhook.
  constexpr auto sane = std::chrono::sys_days{std::chrono::year{2025} / 1 / 1};
  if (now < sane)
    r.wrong("clock", "the system's clock says " + domain::rfc3339_utc(now) + "; set it, signatures depend on it");
  else
    r.good("clock", "it is " + domain::rfc3339(now, s.business.time_zone) + " in " + s.business.time_zone);
}

/// The operator's phrases for tags: every line that is no good, since `serve` would refuse the whole file.
void check_phrases(report& r, const config::settings& s) {
  if (s.lexicon.empty()) return r.good("phrases", "the built-in ones");
  const auto loaded = config::load_lexicon(s.lexicon);
  if (const auto* mistakes = std::get_if<config::lexicon_mistakes>(&loaded)) {
    for (const std::string& m : *mistakes) r.wrong("phrases", m);
    return;
  }
  r.good("phrases", s.lexicon);
}

void check_limits(report& r, const config::settings& s) {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  const auto wanted = static_cast<rlim_t>(s.server.max_connections) + 256;
  if (files.rlim_cur != RLIM_INFINITY && files.rlim_max < wanted)
    r.note("limits", "this user may open " + std::to_string(files.rlim_max) + " files, server.max_connections needs " +
                         std::to_string(wanted) + ": raise LimitNOFILE or ulimit -n, or lower the setting");
}

void check_migrations(report& r, storage::store& store, bool auto_migrate) {
  const auto all = store.migrations();
  const auto pending = std::count_if(all.begin(), all.end(), [](const auto& m) { return !m.applied; });
  if (pending == 0) {
    r.good("migrations", std::to_string(all.size()) + " applied");
    const auto problems = store.self_test();
    for (const std::string& problem : problems) r.wrong("schema", problem);
    if (problems.empty()) r.good("schema", "tables, columns, policies and role are as they must be");
    return;
  }
  const std::string count = std::to_string(pending) + " of " + std::to_string(all.size()) + " pending";
  if (auto_migrate)
    r.note("migrations", count + "; serve applies them at start");
  else
    r.wrong("migrations", count + "; run calllock migrate, since AUTO_MIGRATE is false");
}

void check_store(report& r, const config::settings& s, const doctor_options& options) {
  constexpr std::string_view sqlite = "sqlite:";
  const std::string shown = config::mask_url(s.store.url);
  if (s.store.url.starts_with(sqlite)) {
    // Opening would make the file; looking must not.
    const std::filesystem::path path = s.store.url.substr(sqlite.size());
    std::error_code error;
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    if (!std::filesystem::is_directory(folder, error))
      return r.wrong("store",
                     shown + ": there is no directory " + folder.string() + "; make it or change DATABASE_URL");
    if (!std::filesystem::exists(path, error)) {
      if (s.store.auto_migrate) return r.note("store", shown + " is not there yet; serve makes it");
      return r.wrong("store", shown + " is not there; run calllock migrate, since AUTO_MIGRATE is false");
    }
  }
  try {
    const auto store = options.open_store(s);
    check_migrations(r, *store, s.store.auto_migrate);
    r.good("store", shown);
  } catch (const std::exception& e) {
    r.wrong("store", shown + ": " + e.what() + "; is the server up, and are DATABASE_URL's user and password right?");
  }
}

void check_neighbours(report& r, const config::settings& s, const doctor_options& options) {
  std::set<std::string> asked;
  const auto ask = [&](const char* what, const std::string& url, const char* otherwise, bool needed) {
    if (url.empty() || !asked.insert(url).second) return;
    const std::string why = options.why_unreachable(url, options.patience);
    if (why.empty()) return r.good(what, url + " can be reached");
    const std::string text = url + ": " + why + "; " + otherwise;
    needed ? r.wrong(what, text) : r.note(what, text);
  };
  for (const config::tenant_settings* t : config::all_tenants(s)) {
    if (t->calendar.effective() == config::calendar_provider::calcom)
      ask("Cal.com", s.calcom.api.base_url, "nothing can be booked meanwhile; check CAL_COM_BASE_URL and the network",
          true);
    for (const std::string& url :
         {t->dashboard.jobs_url, t->dashboard.calls_url, t->dashboard.alerts_url, t->dashboard.sms_context_url})
      ask("dashboard", url, "deliveries wait meanwhile; check DASHBOARD_* and the network", true);
  }
  if (s.twilio.configured())
    ask("Twilio", s.twilio.api.base_url, "alerts wait meanwhile; check TWILIO_BASE_URL and the network", true);
  if (!s.auth.retell_api_keys.empty())
    ask("Retell", s.retell.base_url, "calls whose last events never come are finished from what is known", false);
}

}  // namespace

int run_doctor(const config::reading& settings, const terminal& out, const doctor_options& options) {
  report r(out);
  check_settings(r, settings);
  check_clock(r, settings.value);
  check_limits(r, settings.value);
  check_phrases(r, settings.value);
  check_store(r, settings.value, options);
  if (!options.offline && options.why_unreachable) check_neighbours(r, settings.value, options);
  if (r.wrongs() == 0) {
    out.out() << "Fit to serve.\n";
    return exit_status::ok;
  }
  out.out() << r.wrongs() << (r.wrongs() == 1 ? " thing is" : " things are") << " wrong.\n";
  return exit_status::found;
}

}  // namespace calllock::app

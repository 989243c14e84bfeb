// How many durable webhooks a second, how late, and beside what floor? Signed load on a running engine, or on one that
// is started here over a private PostgreSQL.
//
//   calllock-bench --self --floor --max            the table of docs/performance.md
//   calllock-bench --url 127.0.0.1:8080 --rate 500 --mode calls
#include <unistd.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>

#include "app/terminal.hpp"
#include "end_to_end/client.hpp"
#include "end_to_end/floor_rows.hpp"
#include "end_to_end/floor_server.hpp"
#include "end_to_end/process.hpp"
#include "end_to_end/report.hpp"
#include "storage/store.hpp"
#include "support/postgres_server.hpp"

namespace {

using namespace calllock;
using namespace calllock::bench;

struct choices {
  std::string url, database, mode = "tool", tool = "end_call", key, program, config;
  bool self = false, max = false, floor = false, json = false, keep_log = false;
  double rate = 0, seconds = 10, warm_up = 1;
  std::size_t connections = 32, depth = 16, calls = 5000;
};

load_kind kind_of(const std::string& mode) {
  if (mode == "calls") return load_kind::calls;
  if (mode == "mixed") return load_kind::mixed;
  if (mode == "idle") return load_kind::idle;
  return load_kind::tool;
}

/// The engine under load: one that runs, or one of our own.
class engine {
public:
  engine(const choices& c, std::string database) : choices_{c}, database_{std::move(database)} {
    if (!c.self) {
      const auto colon = c.url.rfind(':');
      if (colon == std::string::npos) throw std::runtime_error{"--url takes ADDRESS:PORT"};
      host_ = c.url.substr(0, colon);
      std::from_chars(c.url.data() + colon + 1, c.url.data() + c.url.size(), port_);
      return;
    }
    log_ = std::filesystem::temp_directory_path() / ("calllock-bench-" + std::to_string(getpid()) + ".log");
    start();
  }
  ~engine() {
    process_.end(SIGTERM);
    std::error_code ignored;
    if (!log_.empty() && !choices_.keep_log) std::filesystem::remove(log_, ignored);
  }
  engine(const engine&) = delete;
  engine& operator=(const engine&) = delete;

  /// Seconds until it is ready.
  double start() {
    port_ = free_port();
    process_ = start_daemon(choices_.program, choices_.config,
                            {{"DATABASE_URL", database_},
                             {"PORT", std::to_string(port_)},
                             {"BIND_ADDRESS", "127.0.0.1"},
                             {"RETELL_API_KEY", choices_.key},
                             {"API_SECRET_KEY", "secret_of_the_bench"},
                             {"LOG_LEVEL", "warn"}},
                            log_);
    return wait_until_ready(process_, port_, 60);
  }
  void kill() { process_.end(SIGKILL); }

  [[nodiscard]] const std::string& host() const { return host_; }
  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] pid_t pid() const { return process_.pid(); }

private:
  const choices& choices_;
  std::string database_, host_ = "127.0.0.1";
  std::filesystem::path log_;
  std::uint16_t port_ = 0;
  child process_;
};

/// A database in service writes its log into files of earlier checkpoints. A new one fills each file with zeros first,
/// 16 MiB and tens of milliseconds at a time while commits wait, so it is given files to write over. All sides of a
/// comparison have them.
void give_log_files(const std::string& url) {
  constexpr int files = 64;
  for (int i = 0; i < files; ++i)
    test::sql(url, "select pg_logical_emit_message(false, 'bench', 'fills a file'); select pg_switch_wal()");
  test::sql(url, "checkpoint");
}

class programme {
public:
  explicit programme(choices c) : choices_{std::move(c)} {
    if ((choices_.self || choices_.floor) && choices_.database.empty()) {
      postgres_.emplace();
      give_log_files(postgres_->url());
      choices_.database = postgres_->url(postgres_->new_database());
    }
  }

  void run() {
    // First, so that the engine's own start finds nothing to do.
    if (!choices_.database.empty()) storage::open_store(choices_.database)->migrate({});
    if (choices_.mode == "idle") return run_idle();
    std::optional<engine> e{std::in_place, choices_, choices_.database};
    if (!choices_.max) {
      figures_.push_back(load("engine, " + rate_text(choices_.rate), e->host(), e->port(), e->pid(), choices_.rate));
    } else {
      const auto best = load("engine, most", e->host(), e->port(), e->pid(), 0);
      figures_.push_back(best);
      figures_.push_back(load("engine, half of that", e->host(), e->port(), e->pid(), best.per_second / 2));
    }
    if (!choices_.floor) return;
    e.reset();
    run_floor();
  }

  void print(bool json) const {
    const app::terminal out{std::cout, STDOUT_FILENO};
    json ? print_json(std::cout, figures_, findings_) : bench::print(out, figures_, findings_);
  }

private:
  static std::string rate_text(double rate) {
    return rate > 0 ? std::to_string(static_cast<long>(rate)) + "/s" : std::string{"most"};
  }

  workload make_work() {
    workload_options o;
    o.kind = kind_of(choices_.mode);
    o.tool = choices_.tool;
    o.calls = choices_.calls;
    o.key = choices_.key;
    o.run = std::to_string(getpid()) + "_" + std::to_string(++runs_);
    return workload{std::move(o)};
  }

  figure load(const std::string& name, const std::string& host, std::uint16_t port, pid_t server, double rate,
              std::uint64_t requests = 0) {
    load_options o;
    o.host = host;
    o.port = port;
    o.connections = choices_.connections;
    o.depth = choices_.depth;
    o.rate = rate;
    o.requests = requests;
    o.duration = std::chrono::duration<double>{choices_.seconds};
    o.warm_up = std::chrono::duration<double>{requests > 0 ? 0 : choices_.warm_up};
    auto work = make_work();
    const double cpu = server > 0 ? cpu_seconds(server) : 0;
    const double database_cpu = cpu_seconds_below_us("postgres");
    const auto result = run_load(o, work);
    return to_figure(name, result, server > 0 ? cpu_seconds(server) - cpu : 0,
                     cpu_seconds_below_us("postgres") - database_cpu);
  }

  template <class Serve>
  figure load_server(const std::string& name, double rate, Serve serve) {
    const auto port = free_port();
    const child c = fork_to([&] { serve(port); });
    wait_until_ready(c, port, 10);
    return load(name, "127.0.0.1", port, c.pid(), rate);
  }

  void run_floor() {
    const auto& url = choices_.database;
    figures_.push_back(load_server("bare Beast echo", 0, serve_echo));
    const double echo = figures_.back().per_second;
    make_floor_tables(url);
    figures_.push_back(load_server("least durable server", 0, [&](std::uint16_t port) { serve_floor(port, url); }));
    const double floor = figures_.back().per_second;
    const auto& slow = figures_[choices_.max ? 1 : 0];
    const double rate = choices_.max ? figures_.front().per_second / 2 : choices_.rate;
    const double slow_p50 = slow.p50_us, slow_p99 = slow.p99_us;
    make_floor_tables(url);
    figures_.push_back(
        load_server("least durable server, as slow", rate, [&](std::uint16_t port) { serve_floor(port, url); }));
    const double floor_p50 = figures_.back().p50_us, floor_p99 = figures_.back().p99_us;
    const auto bare = [&](std::size_t batch) {
      make_floor_tables(url);
      const auto r = run_bare_loop(url, batch, choices_.seconds / 2, "bare_" + std::to_string(batch));
      figure f;
      f.name = "bare libpq loop, batches of " + std::to_string(batch);
      f.unit = "rows";
      f.per_second = r.rows_per_second;
      f.p50_us = r.p50_us;
      f.p99_us = r.p99_us;
      f.load_average = load_average();
      figures_.push_back(f);
      return r;
    };
    bare(128);
    const auto single = bare(1);
    const auto& engine = figures_.front();
    findings_.push_back({"engine_to_floor", engine.per_second / floor, "of the least durable server"});
    findings_.push_back({"engine_to_echo", engine.per_second / echo, "of a bare Beast echo"});
    findings_.push_back({"floor_to_echo", floor / echo, "of a bare Beast echo"});
    findings_.push_back({"p50_to_commit", slow_p50 / single.p50_us, "commits of one webhook's rows"});
    findings_.push_back({"p99_to_commit", slow_p99 / single.p50_us, "commits of one webhook's rows"});
    findings_.push_back({"p50_to_floor", slow_p50 / floor_p50, "of the least durable server at the same rate"});
    findings_.push_back({"p99_to_floor", slow_p99 / floor_p99, "of the least durable server at the same rate"});
  }

  /// Calls that are live and do nothing: their memory, and how long a killed engine takes to be back.
  void run_idle() {
    engine e{choices_, choices_.database};
    const auto empty = resident_bytes(e.pid());
    figures_.push_back(load("call_started", e.host(), e.port(), e.pid(), 0, choices_.calls));
    if (e.pid() <= 0) return;
    const auto full = resident_bytes(e.pid());
    const auto live = static_cast<double>(choices_.calls);
    findings_.push_back({"resident_empty", static_cast<double>(empty) / 1048576, "MiB"});
    findings_.push_back({"resident_full", static_cast<double>(full) / 1048576, "MiB"});
    findings_.push_back(
        {"per_live_call", (static_cast<double>(full) - static_cast<double>(empty)) / live / 1024, "KiB resident each"});
    e.kill();
    findings_.push_back({"ready_after_kill", e.start(), "s until /health answers"});
  }

  choices choices_;
  std::optional<test::postgres_server> postgres_;
  std::vector<figure> figures_;
  std::vector<finding> findings_;
  int runs_ = 0;
};

std::string program_beside_us() {
  std::error_code ignored;
  return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path() / "calllock";
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  choices c;
  c.program = program_beside_us();
  const char* key = std::getenv("RETELL_API_KEY");
  c.key = key ? key : "key_of_the_bench";
  CLI::App root{"Load on the CallLock Engine, and what it is held against.", "calllock-bench"};
  auto* url = root.add_option("--url", c.url, "the engine's ADDRESS:PORT")->default_str("127.0.0.1:8080");
  c.url = "127.0.0.1:8080";
  root.add_flag("--self", c.self, "start an engine for the run")->excludes(url);
  root.add_option("--program", c.program, "the engine's program, for --self")->capture_default_str();
  root.add_option("--config", c.config, "the engine's settings, for --self")->check(CLI::ExistingFile);
  root.add_option("--database", c.database, "postgresql://… for --self and --floor; else a private server is started");
  root.add_option("--key", c.key, "signs the requests; else RETELL_API_KEY");
  root.add_option("--mode", c.mode, "what is sent")
      ->check(CLI::IsMember({"tool", "calls", "mixed", "idle"}))
      ->capture_default_str();
  root.add_option("--tool", c.tool, "which tool is called")->capture_default_str();
  auto* rate = root.add_option("--rate", c.rate, "requests a second, on schedule")->check(CLI::PositiveNumber);
  root.add_flag("--max", c.max, "find the most that is answered, then the latency at half of it")->excludes(rate);
  root.add_option("--duration", c.seconds, "seconds of each run")->check(CLI::PositiveNumber)->capture_default_str();
  root.add_option("--warm-up", c.warm_up, "seconds before counting")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  root.add_option("--connections", c.connections, "connections")->check(CLI::Range(1, 10000))->capture_default_str();
  root.add_option("--depth", c.depth, "requests under way on each, without --rate")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  root.add_option("--calls", c.calls, "calls live at the same time")->check(CLI::PositiveNumber)->capture_default_str();
  root.add_flag("--floor", c.floor, "the floors in the same run, and the ratios to them");
  root.add_flag("--json", c.json, "one object instead of tables");
  root.add_flag("--keep-log", c.keep_log, "leave the log of --self in the temporary folder");
  CLI11_PARSE(root, argc, argv);
  if (!c.max && c.rate <= 0) c.max = true;
  try {
    const bool json = c.json;
    programme b{std::move(c)};
    b.run();
    b.print(json);
    return 0;
  } catch (const std::exception& e) {
    std::cerr << "calllock-bench: " << e.what() << '\n';
    return 1;
  }
}

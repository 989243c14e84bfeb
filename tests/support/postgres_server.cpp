#include "support/postgres_server.hpp"

#include <fcntl.h>
#include <grp.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <thread>

#include "support/free_port.hpp"

namespace calllock::test {
namespace {

namespace fs = std::filesystem;

fs::path programs() {
  fs::path newest;
  int version = 0;
  for (const auto& e : fs::directory_iterator{"/usr/lib/postgresql"}) {
    const int n = std::atoi(e.path().filename().c_str());
    if (n > version && fs::exists(e.path() / "bin/postgres")) {
      version = n;
      newest = e.path() / "bin";
    }
  }
  if (newest.empty()) throw std::runtime_error{"PostgreSQL's server is not installed (apt-get install postgresql)"};
  return newest;
}

/// Whom a root's test runs the server as.
const passwd* unprivileged() {
  if (getuid() != 0) return nullptr;
  for (const char* name : {"postgres", "nobody"})
    if (const auto* p = getpwnam(name)) return p;
  throw std::runtime_error{"neither postgres nor nobody is a user here"};
}

/// Starts a program as the unprivileged user with its output in `log`.
pid_t spawn(const std::vector<std::string>& words, const fs::path& log, const fs::path& folder) {
  const auto* user = unprivileged();
  const pid_t parent = getpid();
  std::vector<char*> arguments;
  for (const auto& w : words) arguments.push_back(const_cast<char*>(w.c_str()));
  arguments.push_back(nullptr);
  const pid_t pid = fork();
  if (pid != 0) return pid;
  close_range(3, ~0u, 0);  // a fake's listening socket is not the server's to keep open
  const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  dup2(out, 1);
  dup2(out, 2);
  if (user && (setgroups(0, nullptr) != 0 || setgid(user->pw_gid) != 0 || setuid(user->pw_uid) != 0)) _exit(126);
  prctl(PR_SET_PDEATHSIG, SIGINT);
  if (getppid() != parent || chdir(folder.c_str()) != 0) _exit(126);
  // A group of its own: Ctrl-C in the terminal is for the test.
  setpgid(0, 0);
  execv(arguments[0], arguments.data());
  _exit(127);
}

int finish(pid_t pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

struct closer {
  void operator()(PGconn* c) const { PQfinish(c); }
  void operator()(PGresult* r) const { PQclear(r); }
};

}  // namespace

postgres_server::postgres_server() {
  std::string name = (fs::temp_directory_path() / "calllock-postgres-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::runtime_error{"no temporary folder"};
  folder_ = name;
  if (const auto* user = unprivileged(); user && chown(name.c_str(), user->pw_uid, user->pw_gid) != 0)
    throw std::runtime_error{"cannot give the folder away"};
  port_ = free_port();
  const auto data = (folder_ / "data").string();
  const auto made = spawn({programs() / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
                           "--locale=C.UTF-8", "--no-sync"},
                          folder_ / "initdb.log", folder_);
  if (finish(made) != 0) throw std::runtime_error{"initdb failed, see " + (folder_ / "initdb.log").string()};
  start();
}

postgres_server::~postgres_server() {
  stop(true);
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

postgres_server& postgres_server::shared() {
  static postgres_server server;
  return server;
}

void postgres_server::start() {
  if (running()) return;
  pid_ = spawn({programs() / "postgres",
                "-D",
                (folder_ / "data").string(),
                "-p",
                std::to_string(port_),
                "-k",
                folder_.string(),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "fsync=on",
                "-c",
                "max_connections=60",
                "-c",
                "shared_buffers=128MB",
                "-c",
                "max_wal_size=4GB",
                "-c",
                "log_statement=none",
                "-c",
                "recovery_init_sync_method=syncfs"},
               folder_ / "server.log", folder_);
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{60};
  while (PQping(url().c_str()) != PQPING_OK) {
    int status = 0;
    if (std::chrono::steady_clock::now() > until || waitpid(pid_, &status, WNOHANG) == pid_)
      throw std::runtime_error{"PostgreSQL does not start, see " + (folder_ / "server.log").string()};
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
  }
}

void postgres_server::stop(bool immediate) {
  if (!running()) return;
  kill(pid_, immediate ? SIGQUIT : SIGINT);
  finish(pid_);
  pid_ = -1;
}

std::string postgres_server::url(std::string_view database, std::string_view user) const {
  return "postgresql://" + std::string{user} + "@127.0.0.1:" + std::to_string(port_) + "/" + std::string{database};
}

std::string postgres_server::new_database(std::string_view like) {
  const auto name = "test_" + std::to_string(++databases_);
  sql(url(), "create database " + name + " template " + std::string{like});
  return name;
}

void postgres_server::make_roles() {
  for (const char* role : {"anon nologin", "authenticated nologin", "service_role nologin", "calllock_engine login",
                           "plain_owner login"}) {
    const std::string words{role};
    const auto name = words.substr(0, words.find(' '));
    sql(url(), "do $$ begin if to_regrole('" + name + "') is null then create role " + words + "; end if; end $$");
  }
}

std::vector<std::vector<std::string>> sql(const std::string& url, const std::string& text) {
  const std::unique_ptr<PGconn, closer> c{PQconnectdb(url.c_str())};
  if (PQstatus(c.get()) != CONNECTION_OK) throw std::runtime_error{std::string{"08006 "} + PQerrorMessage(c.get())};
  PQsetNoticeReceiver(
      c.get(), [](void*, const PGresult*) {}, nullptr);
  const std::unique_ptr<PGresult, closer> r{PQexec(c.get(), text.c_str())};
  const auto status = PQresultStatus(r.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
    const char* state = PQresultErrorField(r.get(), PG_DIAG_SQLSTATE);
    throw std::runtime_error{std::string{state ? state : "08006"} + " " + PQresultErrorMessage(r.get())};
  }
  std::vector<std::vector<std::string>> rows;
  for (int i = 0; i < PQntuples(r.get()); ++i) {
    auto& row = rows.emplace_back();
    for (int k = 0; k < PQnfields(r.get()); ++k)
      row.emplace_back(PQgetisnull(r.get(), i, k) ? "NULL" : PQgetvalue(r.get(), i, k));
  }
  return rows;
}

std::string sql_value(const std::string& url, const std::string& text) {
  const auto rows = sql(url, text);
  return rows.empty() || rows[0].empty() ? std::string{} : rows[0][0];
}

std::string sql_error(const std::string& url, const std::string& text) {
  try {
    sql(url, text);
    return {};
  } catch (const std::runtime_error& e) {
    return std::string{e.what()}.substr(0, 5);
  }
}

}  // namespace calllock::test

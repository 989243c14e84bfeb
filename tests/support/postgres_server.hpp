#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace calllock::test {

/// A real PostgreSQL of its own: its files in a temporary folder, its port on 127.0.0.1, fsync on. It stops, and its
/// files go, with the object; should the test be killed, the server is told to stop by the kernel. PostgreSQL refuses
/// to run as root, so a root's test starts it as the user postgres or nobody.
class postgres_server {
public:
  postgres_server();
  ~postgres_server();
  postgres_server(const postgres_server&) = delete;
  postgres_server& operator=(const postgres_server&) = delete;

  /// One server for the whole test program, started when it is first asked for.
  static postgres_server& shared();

  void start();
  /// `immediate`: without a check point, as after a crash; the next start recovers from the log. Else fast.
  void stop(bool immediate);
  void restart(bool immediate = false) {
    stop(immediate);
    start();
  }
  [[nodiscard]] bool running() const { return pid_ > 0; }

  /// `postgresql://user@127.0.0.1:port/database`; the superuser is `postgres`.
  [[nodiscard]] std::string url(std::string_view database = "postgres", std::string_view user = "postgres") const;
  /// A database of its own for one test; empty, or a copy of `like`. Its name.
  std::string new_database(std::string_view like = "template0");
  /// The roles of a Supabase project and the engine's own, made once: anon, authenticated, service_role,
  /// calllock_engine.
  void make_roles();

private:
  std::filesystem::path folder_;
  int port_ = 0;
  pid_t pid_ = -1;
  int databases_ = 0;
};

/// Runs SQL as `user` of the URL and returns the rows of the last statement, NULL as "NULL". Throws std::runtime_error
/// with the SQLSTATE first, for example "42501 permission denied for table call_sessions".
std::vector<std::vector<std::string>> sql(const std::string& url, const std::string& text);
/// The first column of the first row.
std::string sql_value(const std::string& url, const std::string& text);
/// The SQLSTATE that the statement fails with; empty when it succeeds.
std::string sql_error(const std::string& url, const std::string& text);

}  // namespace calllock::test

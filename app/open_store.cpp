#include "app/open_store.hpp"

#include <string_view>

namespace calllock::app {

std::unique_ptr<storage::store> open_store(const config::settings& s) {
  const std::string_view url = s.store.url;
  if (url.starts_with("postgresql://") || url.starts_with("postgres://")) {
    storage::postgres_options o;
    o.url = s.store.url;
    o.statement_timeout = s.store.statement_timeout;
    o.connect_timeout = s.store.connect_timeout;
    o.reconnect_base = s.store.reconnect_base;
    o.reconnect_cap = s.store.reconnect_cap;
    o.prepare = s.store.prepare;
    return storage::open_postgres(std::move(o));
  }
  constexpr std::string_view scheme = "sqlite:";
  if (url.starts_with(scheme)) {
    storage::sqlite_options o;
    o.path = std::string{url.substr(scheme.size())};
    o.busy_timeout = s.store.busy_timeout;
    return storage::open_sqlite(std::move(o));
  }
  return storage::open_store(url);  // says what is allowed
}

}  // namespace calllock::app

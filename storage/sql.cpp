#include "storage/sql.hpp"

#include <charconv>

#include "codec/time_text.hpp"
#include "domain/booking/local_time.hpp"

namespace calllock::storage {
namespace {

std::string array_literal(const std::vector<std::string>& values) {
  std::string out = "{";
  for (const auto& v : values) {
    if (out.size() > 1) out.push_back(',');
    out.push_back('"');
    for (const char c : v) {
      if (c == '"' || c == '\\') out.push_back('\\');
      out.push_back(c);
    }
    out.push_back('"');
  }
  out.push_back('}');
  return out;
}

struct to_postgres {
  std::optional<std::string> operator()(std::monostate) const { return std::nullopt; }
  std::optional<std::string> operator()(const std::string& s) const { return s; }
  std::optional<std::string> operator()(bool b) const { return b ? "true" : "false"; }
  std::optional<std::string> operator()(std::int64_t n) const { return std::to_string(n); }
  std::optional<std::string> operator()(double d) const {
    char buffer[32];
    const auto end = std::to_chars(std::begin(buffer), std::end(buffer), d).ptr;
    return std::string{buffer, end};
  }
  std::optional<std::string> operator()(domain::instant t) const { return domain::rfc3339_utc(t); }
  std::optional<std::string> operator()(const std::vector<std::string>& v) const { return array_literal(v); }
  std::optional<std::string> operator()(const json_text& j) const { return j.text; }
};

}  // namespace

std::string text_or_empty(const std::optional<std::string>& column) { return column.value_or(std::string{}); }

std::optional<domain::instant> read_instant(const std::optional<std::string>& column) {
  return column ? domain::parse_rfc3339(*column) : std::nullopt;
}

std::int64_t read_integer(const std::optional<std::string>& column, std::int64_t otherwise) {
  std::int64_t n = otherwise;
  if (column) std::from_chars(column->data(), column->data() + column->size(), n);
  return n;
}

bool read_bool(const std::optional<std::string>& column) {
  return column && (*column == "t" || *column == "1" || *column == "true");
}

std::optional<std::string> postgres_text(const value& v) { return std::visit(to_postgres{}, v); }

std::string sqlite_time(domain::instant t) { return codec::iso_ms(t); }

}  // namespace calllock::storage

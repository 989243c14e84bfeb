#include "config/document.hpp"

#include <fstream>
#include <sstream>

#include <toml++/toml.h>

namespace calllock::config {
namespace {

class flattener {
public:
  flattener(std::string_view name, document& out) : name_(name), out_(out) {}

  void file(const toml::table& root) {
    for (const auto& [key, node] : root) {
      if (key.str() == "tenant")
        tenants(node);
      else
        add(std::string(key.str()), node, out_.entries);
    }
  }

private:
  std::string origin(const toml::node& node) const { return name_ + ":" + std::to_string(node.source().begin.line); }

  void tenants(const toml::node& node) {
    const toml::array* all = node.as_array();
    if (all == nullptr || (!all->empty() && !all->is_array_of_tables())) {
      out_.mistakes.push_back({"tenant", "a single value or table", "[[tenant]], once for each tenant", origin(node)});
      return;
    }
    for (const toml::node& one : *all) {
      tenant_document tenant{.entries = {}, .origin = origin(one)};
      for (const auto& [key, value] : *one.as_table()) add(std::string(key.str()), value, tenant.entries);
      out_.tenants.push_back(std::move(tenant));
    }
  }

  void add(const std::string& key, const toml::node& node, std::vector<entry>& to) {
    if (const toml::table* table = node.as_table()) {
      // A section without settings is still looked at, so that a misspelt one is found.
      if (table->empty()) to.push_back({key + ".", {}, false, origin(node)});
      for (const auto& [name, value] : *table) add(key + "." + std::string(name.str()), value, to);
      return;
    }
    entry e{key, {}, node.is_array(), origin(node)};
    if (const toml::array* array = node.as_array()) {
      for (const toml::node& item : *array)
        if (!scalar(item, e.items))
          return refuse(key, "a list with sections or lists in it", "a list of plain values", node);
    } else if (!scalar(node, e.items)) {
      return refuse(key, "a value of another kind", "text, a number, true, false or a day", node);
    }
    to.push_back(std::move(e));
  }

  void refuse(const std::string& key, std::string value, std::string allowed, const toml::node& node) {
    out_.mistakes.push_back({key, std::move(value), std::move(allowed), origin(node)});
  }

  static bool scalar(const toml::node& node, std::vector<std::string>& to) {
    if (const auto* text = node.as_string()) {
      to.push_back(text->get());
      return true;
    }
    if (node.is_table() || node.is_array()) return false;
    std::ostringstream out;
    node.visit([&](const auto& value) {
      if constexpr (toml::is_value<decltype(value)>) out << value;
    });
    to.push_back(out.str());
    return true;
  }

  std::string name_;
  document& out_;
};

}  // namespace

document read_text(std::string_view toml, std::string_view name) {
  document out;
  const toml::parse_result parsed = toml::parse(toml, name);
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    out.mistakes.push_back({"file", std::string(error.description()), "TOML, see calllock.example.toml",
                            std::string(name) + ":" + std::to_string(error.source().begin.line)});
    return out;
  }
  flattener(name, out).file(parsed.table());
  return out;
}

document read_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::error_code error;
  if (!in || std::filesystem::is_directory(file, error)) {
    document out;
    out.mistakes.push_back({"file", "cannot be read", "a TOML file that this user may read", file.string()});
    return out;
  }
  std::ostringstream content;
  content << in.rdbuf();
  return read_text(content.str(), file.string());
}

}  // namespace calllock::config

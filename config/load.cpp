#include "config/load.hpp"

#include <unistd.h>

#include <algorithm>
#include <numeric>

#include "config/check.hpp"
#include "config/document.hpp"
#include "config/schema.hpp"
#include "config/values.hpp"

namespace calllock::config {
namespace {

constexpr std::string_view from_environment = "environment";

template <class Target>
std::string shown(const option<Target>& o, const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) {
    if (!out.empty()) out += ", ";
    out += o.secret ? mask_secret(item) : mask_url(item);
  }
  return out.empty() ? "empty" : out;
}

/// Changes from one word to the other; enough to guess what was meant.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row[b.size()];
}

/// Puts the entries of one file section or environment into its target.
template <class Target>
class binder {
public:
  binder(const std::vector<option<Target>>& schema, std::string prefix, std::string skipped, Target& target, reading& r)
      : schema_(schema), prefix_(std::move(prefix)), skipped_(std::move(skipped)), target_(target), r_(r) {}

  /// In the order of the schema, not of the file: the old single dashboard setting comes before the separate ones.
  void file(const std::vector<entry>& entries) {
    for (const auto& o : schema_) {
      if (o.key == skipped_) continue;
      for (const entry& e : entries)
        if (e.key == o.key) bind(o, e, prefix_ + o.key);
    }
    for (const entry& e : entries)
      if (!known(e.key)) unknown(e);
  }

  void variables(const environment& env) {
    for (const auto& o : schema_) {
      if (o.variable.empty()) continue;
      const auto found = env.find(o.variable);
      if (found == env.end() || trimmed(found->second).empty()) continue;
      const std::string_view text = trimmed(found->second);
      bind(o,
           {o.key, o.list ? split_list(text) : std::vector{std::string(text)}, o.list, std::string(from_environment)},
           o.variable);
    }
  }

private:
  void bind(const option<Target>& o, const entry& e, const std::string& name) {
    if ((e.is_list && !o.list) || !o.set(target_, e.items)) {
      r_.mistakes.push_back({name, shown(o, e.items), o.allowed, e.origin});
      return;
    }
    r_.origins[prefix_ + o.key] = e.origin;
  }

  [[nodiscard]] bool known(const std::string& key) const {
    return std::any_of(schema_.begin(), schema_.end(), [&](const auto& o) {
      if (o.key == skipped_) return false;
      return o.key == key || (key.ends_with('.') && o.key.starts_with(key));
    });
  }

  void unknown(const entry& e) {
    const bool empty_section = e.key.ends_with('.');
    const std::string key = empty_section ? e.key.substr(0, e.key.size() - 1) : e.key;
    const option<Target>* nearest = nullptr;
    std::size_t best = key.size() / 3 + 1;
    for (const auto& o : schema_) {
      if (o.key == skipped_) continue;
      if (const std::size_t d = distance(key, o.key); d < best) {
        best = d;
        nearest = &o;
      }
    }
    std::string allowed = "no setting of this name; calllock.example.toml has all";
    if (nearest != nullptr) allowed = "no setting of this name; is " + prefix_ + nearest->key + " meant?";
    // The value of something unknown may be a secret.
    r_.mistakes.push_back({prefix_ + key, empty_section ? "a section" : "unknown", std::move(allowed), e.origin});
  }

  const std::vector<option<Target>>& schema_;
  std::string prefix_, skipped_;
  Target& target_;
  reading& r_;
};

/// The entries of section `business`, without its name; they leave `entries`.
std::vector<entry> take_business(std::vector<entry>& entries) {
  constexpr std::string_view section = "business.";
  std::vector<entry> taken, rest;
  for (entry& e : entries) {
    if (!e.key.starts_with(section)) {
      rest.push_back(std::move(e));
    } else if (e.key.size() > section.size()) {
      e.key.erase(0, section.size());
      taken.push_back(std::move(e));
    }
  }
  entries = std::move(rest);
  return taken;
}

void read_tenant(const tenant_document& doc, std::size_t number, reading& r) {
  tenant_settings tenant;
  tenant.id.clear();
  const auto id = std::find_if(doc.entries.begin(), doc.entries.end(), [](const entry& e) { return e.key == "id"; });
  const bool named = id != doc.entries.end() && id->items.size() == 1 && is_identifier(id->items.front());
  const std::string name = named ? id->items.front() : "#" + std::to_string(number);
  binder<tenant_settings>(tenant_schema(), "tenant." + name + ".", "", tenant, r).file(doc.entries);
  if (id == doc.entries.end())
    r.mistakes.push_back({"tenant." + name + ".id", "not set", "1 to 64 letters, digits, _ or -", doc.origin});
  r.value.tenants.push_back(std::move(tenant));
}

reading bind_all(document doc, const environment& env, purpose why) {
  reading r;
  r.mistakes = std::move(doc.mistakes);
  binder<settings> engine(engine_schema(), "", "", r.value, r);
  binder<tenant_settings> business(tenant_schema(), "business.", "id", r.value.business, r);
  const std::vector<entry> own = take_business(doc.entries);
  engine.file(doc.entries);
  business.file(own);
  for (std::size_t i = 0; i < doc.tenants.size(); ++i) read_tenant(doc.tenants[i], i + 1, r);
  engine.variables(env);
  business.variables(env);
  check_together(r, env, why);
  return r;
}

}  // namespace

std::string text(const mistake& m) {
  std::string out = m.name + ": " + m.value;
  if (!m.origin.empty()) out += " (" + m.origin + ")";
  return out + "; allowed: " + m.allowed;
}

environment process_environment() {
  environment env;
  for (char** line = ::environ; line != nullptr && *line != nullptr; ++line) {
    const std::string_view text = *line;
    const auto equals = text.find('=');
    if (equals != std::string_view::npos) env.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return env;
}

reading read(const std::optional<std::filesystem::path>& file, const environment& env, purpose why) {
  return bind_all(file ? read_file(*file) : document{}, env, why);
}

reading read_toml(std::string_view toml, std::string_view name, const environment& env, purpose why) {
  return bind_all(read_text(toml, name), env, why);
}

std::variant<settings, std::vector<mistake>> load(const std::optional<std::filesystem::path>& file,
                                                  const environment& env, purpose why) {
  reading r = read(file, env, why);
  if (!r.mistakes.empty()) return std::move(r.mistakes);
  return std::move(r.value);
}

}  // namespace calllock::config

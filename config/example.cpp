#include "config/example.hpp"

#include <algorithm>

#include "config/schema.hpp"
#include "config/values.hpp"

namespace calllock::config {
namespace {

std::string toml_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out + "\"";
}

template <class Target>
std::string as_toml(const option<Target>& o, const std::vector<std::string>& items) {
  if (!o.list) return o.quoted ? toml_text(items.front()) : items.front();
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : ", ") + toml_text(item);
  return "[" + out + "]";
}

std::string section_of(const std::string& key) {
  const auto dot = key.rfind('.');
  return dot == std::string::npos ? "" : key.substr(0, dot);
}

/// The sentences about one setting, then its line; commented out if it has no default.
template <class Target>
std::string described_line(const option<Target>& o, const Target& defaults, bool commented) {
  std::string out;
  if (!o.reason.empty()) {
    out += "\n# " + o.reason + "\n# Allowed: " + o.allowed + ".";
    if (!o.variable.empty()) out += " Environment: " + o.variable + ".";
    out += "\n";
  }
  const std::string name = o.key.substr(o.key.rfind('.') + 1);
  const auto items = o.show(defaults);
  if (items.empty()) return out + "# " + name + " = " + o.sample + "\n";
  return out + (commented ? "# " : "") + name + " = " + as_toml(o, items) + "\n";
}

template <class Target>
std::string sections(const std::vector<option<Target>>& schema, const std::vector<section>& headings,
                     const std::string& prefix, const std::string& skipped) {
  const Target defaults{};
  std::string out;
  for (const section& s : headings) {
    const std::string name = prefix + (prefix.empty() || s.name.empty() ? "" : ".") + std::string(s.name);
    out += "\n";
    if (!s.text.empty()) out += "# --- " + std::string(s.text) + "\n";
    out += "[" + name + "]\n";
    for (const auto& o : schema)
      if (section_of(o.key) == s.name && o.key != skipped) out += described_line(o, defaults, false);
  }
  return out;
}

constexpr std::string_view head =
    "# Settings of the CallLock Engine: calllock --config THIS_FILE serve\n"
    "#\n"
    "# What is set here are the defaults; what has none is commented out. Environment variables win over this file.\n"
    "# RETELL_API_KEY and API_SECRET_KEY are all that has to be set; they are better kept out of this file.\n"
    "# `calllock doctor` checks what is set, `calllock settings` shows it.\n";

constexpr std::string_view business_head = "\n# The business this engine works for: tenant \"default\".\n";

constexpr std::string_view tenant_text =
    "\n# More businesses: any number of [[tenant]] tables, each with the settings of [business] and an id. A call "
    "belongs to\n"
    "# the tenant that has its agent or its called number.\n"
    "#\n"
    "# [[tenant]]\n"
    "# id = \"lakeside\"\n"
    "# business_name = \"Lakeside Heating\"\n"
    "# agents = [\"agent_fedcba9876543210\"]\n"
    "# numbers = [\"+16125550100\"]\n"
    "# time_zone = \"America/Chicago\"\n"
    "# user_email = \"owner@lakeside.example\"\n"
    "# alert_numbers = [\"+16125550101\"]\n"
    "# hours = { mon = \"07:00-19:00\", sat = \"09:00-13:00\", wed = \"closed\" }\n"
    "# calendar = { provider = \"builtin\", slot_minutes = 90, crews = 2, travel_minutes = 20 }\n";

template <class Target>
std::string variables(const std::vector<option<Target>>& schema) {
  const Target defaults{};
  std::string out;
  for (const auto& o : schema) {
    if (o.variable.empty()) continue;
    const bool required = o.reason.ends_with("Required.");
    out += "\n# " + o.reason + "\n# Allowed: " + o.allowed + ".\n";
    std::string value;
    for (const std::string& item : o.show(defaults)) value += (value.empty() ? "" : ",") + item;
    out += (required ? "" : "#") + o.variable + "=" + value + "\n";
  }
  return out;
}

template <class Target>
void in_effect(std::vector<setting_line>& out, const reading& r, const std::vector<option<Target>>& schema,
               const Target& target, const std::string& prefix) {
  for (const auto& o : schema) {
    std::string value;
    for (const std::string& item : o.show(target))
      value += (value.empty() ? "" : ", ") + (o.secret ? mask_secret(item) : mask_url(item));
    const auto origin = r.origins.find(prefix + o.key);
    out.push_back(
        {prefix + o.key, value.empty() ? "not set" : value, origin == r.origins.end() ? "default" : origin->second});
  }
}

}  // namespace

std::string example_toml() {
  return std::string(head) + sections(engine_schema(), engine_sections(), "", "") + std::string(business_head) +
         sections(tenant_schema(), tenant_sections(), "business", "id") + std::string(tenant_text);
}

std::string example_environment() {
  return "# Environment of the CallLock Engine. Everything else is in the settings file, see calllock.example.toml.\n" +
         variables(engine_schema()) + variables(tenant_schema());
}

std::vector<setting_line> settings_in_effect(const reading& r) {
  std::vector<setting_line> out;
  in_effect(out, r, engine_schema(), r.value, "");
  in_effect(out, r, tenant_schema(), r.value.business, "business.");
  for (const tenant_settings& t : r.value.tenants) in_effect(out, r, tenant_schema(), t, "tenant." + t.id + ".");
  return out;
}

}  // namespace calllock::config

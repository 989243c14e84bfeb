#include "config/lexicon_file.hpp"

#include <toml++/toml.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace calllock::config {

extern const std::string_view built_in_taxonomy;  // made from taxonomy.toml by cmake/embed_text.cmake

namespace {

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

/// Collects mistakes as `file:line: text`.
struct reporter {
  std::string_view file;
  lexicon_mistakes mistakes;
  void add(int line, std::string_view text) {
    mistakes.push_back(std::string(file) + ":" + std::to_string(line) + ": " + std::string(text));
  }
};

std::vector<domain::phrase> phrases_of(const toml::node& node, domain::phrase_use use, reporter& out) {
  std::vector<domain::phrase> phrases;
  const auto* list = node.as_array();
  if (list == nullptr) {
    out.add(line_of(node), "a list of phrases is expected");
    return phrases;
  }
  for (const auto& element : *list) {
    if (const auto* s = element.as_string())
      phrases.push_back({s->get(), use, line_of(element)});
    else
      out.add(line_of(element), "a phrase in quotes is expected");
  }
  return phrases;
}

void read_groups(const toml::table& table, domain::phrase_table& into, reporter& out) {
  for (const auto& [key, node] : table) {
    into.groups.push_back({std::string(key.str()), phrases_of(node, domain::phrase_use::says, out)});
  }
}

void read_entry(domain::cue what, const toml::node& node, domain::phrase_table& into, reporter& out) {
  const auto* table = node.as_table();
  if (table == nullptr) {
    out.add(line_of(node), "a section with `says`, `asks` or `agent` is expected");
    return;
  }
  domain::lexicon_entry entry{what, {}};
  for (const auto& [key, value] : *table) {
    auto use = domain::phrase_use::says;
    if (key.str() == "asks")
      use = domain::phrase_use::asks;
    else if (key.str() == "noted")
      use = domain::phrase_use::noted;
    else if (key.str() == "agent")
      use = domain::phrase_use::agent;
    else if (key.str() != "says") {
      out.add(line_of(value), "`" + std::string(key.str()) + "` is not one of says, asks, agent, noted");
      continue;
    }
    // A tag is a fact about the customer, so the agent's own words never earn one (C-02, C-03).
    if (use == domain::phrase_use::agent && domain::is_tag(what)) {
      out.add(line_of(value), "the agent's words give no tag; only signals have `agent`");
      continue;
    }
    for (auto& p : phrases_of(value, use, out)) entry.phrases.push_back(std::move(p));
  }
  into.entries.push_back(std::move(entry));
}

void read_section(std::string_view section, const toml::node& node, domain::phrase_table& into, reporter& out) {
  const auto* table = node.as_table();
  if (table == nullptr) {
    out.add(line_of(node), "`" + std::string(section) + "` has no meaning here");
    return;
  }
  for (const auto& [key, entry] : *table) {
    const auto what = domain::find_cue(section, key.str());
    if (!what)
      out.add(line_of(entry), "there is no tag or signal " + std::string(section) + "." + std::string(key.str()));
    else
      read_entry(*what, entry, into, out);
  }
}

}  // namespace

std::variant<domain::phrase_table, lexicon_mistakes> read_phrases(std::string_view text, std::string_view name) {
  reporter out{name, {}};
  domain::phrase_table table;
  const toml::parse_result parsed = toml::parse(text, name);
  if (parsed) {
    const toml::table& root = parsed.table();
    table.version = root["version"].value_or(std::string());
    if (table.version.empty()) out.add(1, "`version` is missing");
    for (const auto& [key, node] : root) {
      if (key.str() == "version") continue;
      if (key.str() != "groups")
        read_section(key.str(), node, table, out);
      else if (const auto* groups = node.as_table())
        read_groups(*groups, table, out);
      else
        out.add(line_of(node), "`groups` is a section");
    }
  } else {
    out.add(static_cast<int>(parsed.error().source().begin.line), parsed.error().description());
  }
  if (!out.mistakes.empty()) return std::move(out.mistakes);
  return table;
}

std::variant<domain::lexicon, lexicon_mistakes> parse_lexicon(std::string_view text, std::string_view name) {
  auto table = read_phrases(text, name);
  if (auto* wrong = std::get_if<lexicon_mistakes>(&table)) return std::move(*wrong);
  auto compiled = domain::lexicon::compile(std::get<domain::phrase_table>(table));
  if (auto* done = std::get_if<domain::lexicon>(&compiled)) return std::move(*done);
  reporter out{name, {}};
  for (const auto& m : std::get<std::vector<domain::lexicon_mistake>>(compiled)) out.add(m.line, m.text);
  return std::move(out.mistakes);
}

std::variant<domain::lexicon, lexicon_mistakes> load_lexicon(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  if (!in || !(text << in.rdbuf())) return lexicon_mistakes{file.string() + ":0: the file cannot be read"};
  return parse_lexicon(text.str(), file.string());
}

std::string_view built_in_phrases() noexcept { return built_in_taxonomy; }

const domain::lexicon& built_in_lexicon() {
  static const domain::lexicon instance = [] {
    auto made = parse_lexicon(built_in_taxonomy, "taxonomy.toml");
    if (auto* wrong = std::get_if<lexicon_mistakes>(&made)) throw std::logic_error(wrong->front());
    return std::get<domain::lexicon>(std::move(made));
  }();
  return instance;
}

}  // namespace calllock::config

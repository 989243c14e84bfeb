// The subcommands of the engine itself, as the command line knows them: serve, classify, audit, replay.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <thread>

#include "app/audit_command.hpp"
#include "app/classify_command.hpp"
#include "app/command_line.hpp"
#include "app/phrases.hpp"
#include "app/replay_command.hpp"
#include "app/serve_command.hpp"
#include "app/tenants.hpp"

namespace calllock::app {

void add_serve(CLI::App& root, program& p) {
  CLI::App* serve = root.add_subcommand("serve", "The daemon: answers tools and webhooks, delivers what calls meant");
  serve->fallthrough();
  serve->footer(
      "Brings the database up to date first; with AUTO_MIGRATE=false it refuses to start on an old one.\n"
      "SIGTERM and SIGINT drain and end with 0; SIGHUP reads the log level anew.\n");
  serve->callback([&p] { p.status = run_serve(p); });
}

void add_classify(CLI::App& root, program& p) {
  const auto file = std::make_shared<std::string>();
  const auto lines = std::make_shared<bool>(false);  // the only format there is, named so that another can come
  CLI::App* classify = root.add_subcommand("classify", "Says what recorded calls meant; no database, no network");
  classify->fallthrough();
  classify->footer(
      "EXAMPLES\n"
      "  calllock classify --jsonl < calls.jsonl > meant.jsonl\n"
      "  calllock classify --jsonl calls.jsonl | jq .job.card_headline\n"
      "Exit status 1 if a line could not be read; it has {\"error\": …} in its place.\n");
  classify->add_flag("--jsonl", *lines, "One call_analyzed webhook body a line in, one JSON object a line out")
      ->required();
  classify->add_option("FILE", *file, "Instead of standard input")->check(CLI::ExistingFile);
  classify->callback([file, lines, &p] {
    const auto s = p.settings(config::purpose::tool);
    const phrase_source phrases{s};
    classify_options options;
    options.tenant = config::profile(s.business);
    options.phrases = phrases.get();
    options.threads = std::max(1u, std::thread::hardware_concurrency());
    std::ios::sync_with_stdio(false);
    if (file->empty()) {
      p.status = run_classify(std::cin, p.out.out(), p.err, options);
      return;
    }
    options.input_bytes = std::filesystem::file_size(*file);
    std::ifstream in{*file, std::ios::binary};
    p.status = run_classify(in, p.out.out(), p.err, options);
  });
}

void add_audit(CLI::App& root, program& p) {
  struct flags {
    std::string call_id, since;
    bool json = false;
  };
  const auto given = std::make_shared<flags>();
  CLI::App* audit =
      root.add_subcommand("audit", "Proves what became of a call: timeline, deliveries, findings, verdict");
  audit->fallthrough();
  audit->footer(
      "EXAMPLES\n"
      "  calllock audit call_7f2a0c\n"
      "  calllock audit --since 24h\n"
      "  calllock audit --since 7d --json | jq 'select(.findings | length > 0)'\n"
      "Exit status 1 if any finding is CRITICAL.\n");
  auto* id = audit->add_option("CALL_ID", given->call_id, "The call");
  audit->add_option("--since", given->since, "All calls that closed within this time: 90m, 24h, 7d")->excludes(id);
  audit->add_flag("--json", given->json, "One JSON object a call");
  audit->callback([given, &p] {
    if (given->call_id.empty() && given->since.empty()) throw CLI::RequiredError("CALL_ID or --since");
    audit_options options;
    options.call_id = given->call_id;
    options.json = given->json;
    if (!given->since.empty()) {
      options.since = parse_period(given->since);
      if (!options.since) throw CLI::ValidationError("--since", "must be a number and s, m, h or d, for example 24h");
    }
    const auto s = p.settings(config::purpose::tool);
    const phrase_source phrases{s};
    options.phrases = phrases.get();
    options.tenant = [tenants = make_tenant_directory(s)](std::string_view tenant_id) {
      return tenants->by_id(tenant_id);
    };
    p.status = run_audit(*p.open_store(s), p.out, options);
  });
}

void add_replay(CLI::App& root, program& p) {
  const auto options = std::make_shared<replay_options>();
  CLI::App* replay =
      root.add_subcommand("replay", "Sends recorded calls to a daemon, signed, and shows what became of them");
  replay->fallthrough();
  replay->footer(
      "A line of the file is a call_analyzed webhook body, or an object with one under \"payload\".\n"
      "EXAMPLES\n"
      "  calllock replay calls.jsonl\n"
      "  calllock replay calls.jsonl --live --rate 5        as the calls went: started, tools, ended, analyzed\n"
      "Outcomes are read from the database of the settings. Exit status 1 if a request was not answered with 2xx.\n");
  replay->add_option("FILE", options->file, "The recorded calls, one a line")->required()->check(CLI::ExistingFile);
  auto* url =
      replay->add_option("--url", options->url, "The daemon; without it the port of the settings on this machine");
  replay->add_option("--rate", options->rate, "Calls a second; without it as fast as they are answered")
      ->check(CLI::PositiveNumber);
  replay->add_flag("--live", options->live, "Play each call as it happened");
  replay->callback([options, url, &p] {
    const auto s = p.settings(config::purpose::tool);
    if (url->count() == 0) options->url = "http://127.0.0.1:" + std::to_string(s.server.port);
    if (!s.auth.retell_api_keys.empty()) options->signing_key = s.auth.retell_api_keys.front();
    options->api_key = s.auth.api_secret_key;
    options->open_store = [&p, s] { return p.open_store(s); };
    p.status = run_replay(p.out, p.err, *options);
  });
}

}  // namespace calllock::app

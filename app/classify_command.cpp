#include "app/classify_command.hpp"

#include <atomic>
#include <chrono>
#include <istream>
#include <ostream>
#include <thread>
#include <vector>

#include "app/exit_status.hpp"
#include "codec/classified.hpp"
#include "codec/json_writer.hpp"
#include "codec/retell.hpp"
#include "domain/call/close.hpp"

namespace calllock::app {
namespace {

constexpr std::size_t block_lines = 2048;

struct line {
  std::string text;  ///< in: the body; out: the answer
  std::string error;
  bool blank = false;
};

/// A finished call with no session and no history: the webhook is the whole story.
void classify(line& l, const classify_options& options) {
  if (l.text.find_first_not_of(" \t\r") == std::string::npos) {
    l.blank = true;
    return;
  }
  auto body = codec::read_webhook(l.text);
  if (!body.ok() || !body.value.event.call) {
    l.error = body.ok() ? "the event is not about a call" : body.error.what;
    l.text = "{\"error\":";
    codec::append_string(l.text, l.error);
    l.text += "}";
    return;
  }
  const auto& call = *body.value.event.call;
  domain::ConversationState state;
  state.call_id = call.call_id;
  // The time of a call without any is nobody's business but the call's: a fixed instant keeps the output repeatable.
  const auto finished = domain::finish_call(state, call, options.tenant, domain::instant{}, options.phrases);
  l.text = codec::write_classified(finished);
}

/// One block by all threads; each takes the next line, so a long call does not hold up the others.
void classify_block(std::vector<line>& block, const classify_options& options) {
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < block.size(); i = next++) classify(block[i], options);
  };
  std::vector<std::jthread> helpers;
  for (unsigned i = 1; i < options.threads && i < block.size(); ++i) helpers.emplace_back(work);
  work();
}

/// "1200 calls, 23000/s, 161 MB/s" since `start`.
std::string speed(std::uint64_t calls, std::uint64_t bytes, std::chrono::steady_clock::time_point start) {
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (seconds <= 0) return {};
  return std::to_string(calls) + " calls, " + std::to_string(static_cast<long>(static_cast<double>(calls) / seconds)) +
         "/s, " + std::to_string(static_cast<long>(static_cast<double>(bytes) / 1e6 / seconds)) + " MB/s";
}

/// A file of another kind would name each of its lines.
constexpr std::uint64_t max_named_lines = 20;

}  // namespace

int run_classify(std::istream& in, std::ostream& out, const terminal& err, const classify_options& options) {
  const auto start = std::chrono::steady_clock::now();
  progress_bar bar{err, "classify", options.input_bytes};
  std::vector<line> block;
  std::uint64_t number = 0, bytes = 0;
  std::uint64_t bad = 0;
  bool more = true;
  while (more) {
    block.clear();
    line l;
    while (block.size() < block_lines && (more = static_cast<bool>(std::getline(in, l.text)))) {
      bytes += l.text.size() + 1;
      block.push_back(std::move(l));
      l = {};
    }
    classify_block(block, options);
    for (const auto& done : block) {
      ++number;
      if (done.blank) continue;
      out << done.text << '\n';
      if (done.error.empty()) continue;
      if (++bad > max_named_lines) continue;
      bar.clear();
      err.out() << "line " << number << ": " << done.error << "\n";
    }
    bar.set(bytes, speed(number, bytes, start));
  }
  out.flush();
  bar.clear();
  if (err.interactive()) err.out() << speed(number, bytes, start) << "\n";
  if (bad > max_named_lines) err.out() << bad << " lines could not be read; the first are named above\n";
  return bad > 0 ? exit_status::found : exit_status::ok;
}

}  // namespace calllock::app

#include "app/classify_command.hpp"

#include <atomic>
#include <chrono>
#include <istream>
#include <ostream>
#include <thread>
#include <vector>

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
  if (!body.ok()) {
    l.error = body.error.what;
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

class progress_bar {
public:
  progress_bar(std::ostream& err, bool on, std::uint64_t total) : err_{err}, on_{on}, total_{total} {}
  void add(std::uint64_t bytes, std::uint64_t calls) {
    bytes_ += bytes;
    calls_ += calls;
    if (on_) draw();
  }
  void end() {
    if (!on_) return;
    draw();
    err_ << "\n";
  }

private:
  void draw() {
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    const double rate = seconds > 0 ? static_cast<double>(calls_) / seconds : 0;
    const double mb = seconds > 0 ? static_cast<double>(bytes_) / 1e6 / seconds : 0;
    err_ << "\r";
    if (total_ > 0) {
      const auto part =
          static_cast<std::size_t>(30.0 * static_cast<double>(std::min(bytes_, total_)) / static_cast<double>(total_));
      err_ << "[" << std::string(part, '#') << std::string(30 - part, ' ') << "] ";
    }
    err_ << calls_ << " calls, " << static_cast<long>(rate) << "/s, " << static_cast<long>(mb) << " MB/s   "
         << std::flush;
  }
  std::ostream& err_;
  bool on_;
  std::uint64_t total_, bytes_ = 0, calls_ = 0;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace

int run_classify(std::istream& in, std::ostream& out, std::ostream& err, const classify_options& options) {
  progress_bar bar{err, options.progress, options.input_bytes};
  std::vector<line> block;
  std::uint64_t number = 0;
  bool bad = false, more = true;
  while (more) {
    block.clear();
    std::uint64_t bytes = 0;
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
      bad = true;
      err << "line " << number << ": " << done.error << "\n";
    }
    bar.add(bytes, block.size());
  }
  out.flush();
  bar.end();
  return bad ? 1 : 0;
}

}  // namespace calllock::app

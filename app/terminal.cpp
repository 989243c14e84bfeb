#include "app/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <ostream>

namespace calllock::app {
namespace {

constexpr std::string_view gap = "  ";
constexpr std::string_view ellipsis = "…";
constexpr std::size_t least_shrunk = 8;

std::string_view escape(style s) {
  switch (s) {
    case style::bold: return "\x1b[1m";
    case style::dim: return "\x1b[2m";
    case style::red: return "\x1b[31m";
    case style::green: return "\x1b[32m";
    case style::yellow: return "\x1b[33m";
    case style::plain: break;
  }
  return {};
}

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// The first `width` columns of a text, the last of them an ellipsis if something was cut off.
std::string cut(std::string_view text, std::size_t width) {
  if (columns_of(text) <= width) return std::string(text);
  std::size_t seen = 0, end = 0;
  while (end < text.size()) {
    if (!continues(text[end]) && ++seen == width) break;
    ++end;
  }
  return std::string(text.substr(0, end)) + std::string(ellipsis);
}

/// Control characters would let stored text draw on the operator's terminal.
std::string printable(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
  return out;
}

}  // namespace

terminal::terminal(std::ostream& out, int fd, bool colours_wanted) : out_(&out), interactive_(isatty(fd) == 1) {
  colours_ = interactive_ && colours_wanted;
  winsize size{};
  if (interactive_ && ioctl(fd, TIOCGWINSZ, &size) == 0) width_ = size.ws_col;
}

std::string terminal::styled(style s, std::string_view text) const {
  const std::string_view on = escape(s);
  if (!colours_ || on.empty()) return std::string(text);
  return std::string(on) + std::string(text) + "\x1b[0m";
}

std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

void table::print(const terminal& to) const {
  std::vector<std::size_t> widths;
  for (const column& c : columns_) widths.push_back(columns_of(c.heading));
  for (const auto& row : rows_)
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(widths[i], columns_of(row[i].text));

  std::size_t total = gap.size() * (widths.size() - 1);
  for (const std::size_t w : widths) total += w;
  for (std::size_t i = 0; i < widths.size() && to.width() != 0 && total > to.width(); ++i) {
    if (!columns_[i].shrinks || widths[i] <= least_shrunk) continue;
    const std::size_t less = std::min(total - to.width(), widths[i] - least_shrunk);
    widths[i] -= less;
    total -= less;
  }

  const auto line = [&](const auto& text_of, const auto& style_of) {
    std::string out;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const std::string text = cut(printable(text_of(i)), widths[i]);
      const std::string pad(widths[i] - columns_of(text), ' ');
      const std::string shown = to.styled(style_of(i), text);
      out += (i == 0 ? "" : std::string(gap)) + (columns_[i].right ? pad + shown : shown + pad);
    }
    while (out.ends_with(' ')) out.pop_back();
    to.out() << out << '\n';
  };
  line([&](std::size_t i) { return std::string_view(columns_[i].heading); }, [](std::size_t) { return style::bold; });
  for (const auto& row : rows_)
    line([&](std::size_t i) { return std::string_view(row[i].text); }, [&](std::size_t i) { return row[i].how; });
}

progress_bar::progress_bar(const terminal& to, std::string label, std::uint64_t total)
    : to_(to), label_(std::move(label)), total_(total) {}

progress_bar::~progress_bar() { clear(); }

void progress_bar::set(std::uint64_t done, std::string_view note) {
  using namespace std::chrono_literals;
  if (!to_.interactive()) return;
  const auto now = std::chrono::steady_clock::now();
  if (drawn_ && done < total_ && now - last_ < 100ms) return;
  last_ = now;
  drawn_ = true;
  constexpr std::size_t cells = 30;
  const std::uint64_t whole = std::max<std::uint64_t>(total_, 1);
  const std::size_t full = static_cast<std::size_t>(std::min<std::uint64_t>(done, whole) * cells / whole);
  std::string bar;
  for (std::size_t i = 0; i < cells; ++i) bar += i < full ? "█" : "░";
  to_.out() << "\r\x1b[K" << label_ << ' ' << bar << ' ' << done << '/' << total_ << ' ' << note << std::flush;
}

void progress_bar::clear() {
  if (drawn_) to_.out() << "\r\x1b[K" << std::flush;
  drawn_ = false;
}

}  // namespace calllock::app

#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

/// What all subcommands print with. On anything but a terminal there are no colours and no bars, and tables are as wide
/// as their content, so that output can be read by programs.
namespace calllock::app {

enum class style : std::uint8_t { plain, bold, dim, red, green, yellow };

/// Where output goes, and what it can show there.
class terminal {
public:
  /// `fd` is what `out` writes to. `colours_wanted` false: NO_COLOR is set, or TERM is dumb.
  terminal(std::ostream& out, int fd, bool colours_wanted = true);
  /// Not a terminal; for tests.
  explicit terminal(std::ostream& out) : out_(&out) {}

  [[nodiscard]] std::ostream& out() const { return *out_; }
  [[nodiscard]] bool interactive() const { return interactive_; }
  [[nodiscard]] std::size_t width() const { return width_; }  ///< in columns; 0 if there is no limit
  [[nodiscard]] std::string styled(style s, std::string_view text) const;

private:
  std::ostream* out_;
  bool interactive_ = false;
  bool colours_ = false;
  std::size_t width_ = 0;
};

struct column {
  std::string heading;
  bool right = false;    ///< numbers
  bool shrinks = false;  ///< cut with an ellipsis when the terminal is narrow; elsewhere nothing is cut
};

struct cell {
  std::string text;
  style how = style::plain;
};

/// Rows under headings, each column as wide as its widest cell.
class table {
public:
  explicit table(std::vector<column> columns) : columns_(std::move(columns)) {}
  /// As many cells as there are columns.
  void add(std::vector<cell> row) { rows_.push_back(std::move(row)); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  void print(const terminal& to) const;

private:
  std::vector<column> columns_;
  std::vector<std::vector<cell>> rows_;
};

/// One line that is drawn again and again, at most ten times a second; nothing where there is no terminal.
class progress_bar {
public:
  progress_bar(const terminal& to, std::string label, std::uint64_t total);
  progress_bar(const progress_bar&) = delete;
  progress_bar& operator=(const progress_bar&) = delete;
  ~progress_bar();

  void set(std::uint64_t done, std::string_view note = {});
  /// Leaves the line empty for what comes next.
  void clear();

private:
  const terminal& to_;
  std::string label_;
  std::uint64_t total_;
  std::chrono::steady_clock::time_point last_{};
  bool drawn_ = false;
};

/// Columns that a text takes: its code points, not its bytes.
[[nodiscard]] std::size_t columns_of(std::string_view text);

}  // namespace calllock::app

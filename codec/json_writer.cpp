#include "codec/json_writer.hpp"

#include <simdjson.h>

#include <array>
#include <charconv>
#include <cmath>

namespace calllock::codec {
namespace {

constexpr auto needs_care = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = true;
  table['"'] = table['\\'] = true;
  return table;
}();

void append_escaped(std::string& out, char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  switch (c) {
    case '"': out.append("\\\""); return;
    case '\\': out.append("\\\\"); return;
    case '\n': out.append("\\n"); return;
    case '\r': out.append("\\r"); return;
    case '\t': out.append("\\t"); return;
    case '\0': return;
    default: break;
  }
  const auto u = static_cast<unsigned char>(c);
  out.append("\\u00");
  out.push_back(digits[u >> 4U]);
  out.push_back(digits[u & 15U]);
}

/// Length of the well-formed UTF-8 sequence at `at`, 0 if there is none.
std::size_t sequence_at(std::string_view s, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[at + i]); };
  const unsigned char lead = byte(0);
  std::size_t length = 0;
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) length = 2;
  if (lead >= 0xe0 && lead < 0xf0) length = 3;
  if (lead >= 0xf0 && lead < 0xf5) length = 4;
  if (length == 0 || s.size() - at < length) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xc0U) != 0x80) return 0;
  const unsigned char second = byte(1);
  const bool overlong = (lead == 0xe0 && second < 0xa0) || (lead == 0xf0 && second < 0x90);
  const bool surrogate = lead == 0xed && second >= 0xa0;
  const bool beyond = lead == 0xf4 && second >= 0x90;
  return overlong || surrogate || beyond ? 0 : length;
}

std::string repaired(std::string_view s) {
  std::string out;
  out.reserve(s.size() + 16);
  for (std::size_t i = 0; i < s.size();) {
    const auto length = sequence_at(s, i);
    if (length == 0) {
      out.append("\xef\xbf\xbd");
      ++i;
    } else {
      out.append(s.substr(i, length));
      i += length;
    }
  }
  return out;
}

void append_valid(std::string& out, std::string_view s) {
  out.push_back('"');
  std::size_t copied = 0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (!needs_care[static_cast<unsigned char>(s[i])]) continue;
    out.append(s.substr(copied, i - copied));
    append_escaped(out, s[i]);
    copied = i + 1;
  }
  out.append(s.substr(copied));
  out.push_back('"');
}

}  // namespace

void append_string(std::string& out, std::string_view s) {
  if (simdjson::validate_utf8(s.data(), s.size()))
    append_valid(out, s);
  else
    append_valid(out, repaired(s));
}

void append_number(std::string& out, std::int64_t n) {
  std::array<char, 24> buffer{};
  const auto [end, code] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), n);
  if (code == std::errc{}) out.append(buffer.data(), end);
}

void append_number(std::string& out, double d) {
  if (!std::isfinite(d)) {
    out.append("null");
    return;
  }
  if (d == 0) d = 0;  // no "-0"
  std::array<char, 32> buffer{};
  const auto [end, code] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), d);
  if (code == std::errc{}) out.append(buffer.data(), end);
}

}  // namespace calllock::codec

#include "storage/safe_text.hpp"

namespace calllock::storage {
namespace {

/// Bytes of the well-formed character at the front; 0: there is none (RFC 3629: no overlong forms, no surrogates).
std::size_t character(std::string_view s) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
  const auto first = at(0);
  std::size_t size = 0;
  unsigned char low = 0x80, high = 0xBF;
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) {
    size = 2;
  } else if (first >= 0xE0 && first <= 0xEF) {
    size = 3;
    if (first == 0xE0) low = 0xA0;
    if (first == 0xED) high = 0x9F;
  } else if (first >= 0xF0 && first <= 0xF4) {
    size = 4;
    if (first == 0xF0) low = 0x90;
    if (first == 0xF4) high = 0x8F;
  }
  if (size == 0 || s.size() < size || at(1) < low || at(1) > high) return 0;
  for (std::size_t i = 2; i < size; ++i)
    if (at(i) < 0x80 || at(i) > 0xBF) return 0;
  return size;
}

}  // namespace

std::string safe_text(std::string_view text, std::size_t limit) {
  std::string out;
  while (!text.empty()) {
    const auto size = character(text);
    const bool control = size == 1 && static_cast<unsigned char>(text[0]) < 0x20 && text[0] != '\n' &&
                         text[0] != '\t' && text[0] != '\r';
    if (out.size() + (size == 0 ? 1 : size) > limit) break;
    if (size == 0 || control)
      out.push_back('?');
    else
      out.append(text.substr(0, size));
    text.remove_prefix(size == 0 ? 1 : size);
  }
  return out;
}

}  // namespace calllock::storage

#include "domain/delivery/card_text.hpp"

namespace calllock::domain {

namespace {

constexpr std::string_view ellipsis = "…";

bool begins_code_point(char c) noexcept { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }

bool trailing(char c) noexcept {
  return c == '.' || c == ',' || c == ';' || c == ':' || c == ' ' || c == '!' || c == '-' || c == '?';
}

}  // namespace

std::size_t code_points(std::string_view utf8) noexcept {
  std::size_t n = 0;
  for (const char c : utf8) n += begins_code_point(c) ? 1U : 0U;
  return n;
}

std::string plain_sentence(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank)
      out.push_back(c);
    else if (!out.empty() && out.back() != ' ')
      out.push_back(' ');
  }
  while (!out.empty() && trailing(out.back())) out.pop_back();
  if (out.ends_with(ellipsis)) out.resize(out.size() - ellipsis.size());
  return out;
}

std::string shortened(std::string_view text, std::size_t most) {
  if (code_points(text) <= most) return std::string(text);
  if (most < 2) return {};
  // The ellipsis needs one place.
  std::size_t end = 0;
  std::size_t points = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ') end = i;
    if (begins_code_point(text[i]) && ++points > most - 1) break;
  }
  std::string out(text.substr(0, end));
  while (!out.empty() && trailing(out.back())) out.pop_back();
  if (out.empty()) return {};
  return out += ellipsis;
}

}  // namespace calllock::domain

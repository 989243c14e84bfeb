#pragma once

#include <rapidcheck.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/call/conversation_state.hpp"

namespace calllock::test {

/// Text as people and speech recognition produce it, with what JSON must escape; valid UTF-8 without NUL.
inline rc::Gen<std::string> any_text() {
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(
                          rc::gen::element<std::string>("a", "Z", " ", "7", "\"", "\\", "/", "\n", "\t", "\x01", "\x1f",
                                                        "\x7f", "é", "ñ", "€", "\u2028", "😀", "{", "}", ",", "u0000")),
                      [](const std::vector<std::string>& parts) {
                        std::string out;
                        for (const auto& p : parts) out += p;
                        return out;
                      });
}

inline rc::Gen<std::optional<std::string>> maybe_text() {
  return rc::gen::map(
      any_text(), [](std::string s) { return s.empty() ? std::optional<std::string>{} : std::optional{std::move(s)}; });
}

/// One of the values 0 to `last` of an enum.
template <class E>
rc::Gen<E> any_enum(E last) {
  return rc::gen::map(rc::gen::inRange(0, static_cast<int>(last) + 1), [](int i) { return static_cast<E>(i); });
}

/// Like `any_enum` without the zero, which is "not known".
template <class E>
rc::Gen<E> known_enum(E last) {
  return rc::gen::map(rc::gen::inRange(1, static_cast<int>(last) + 1), [](int i) { return static_cast<E>(i); });
}

inline rc::Gen<std::optional<bool>> maybe_flag() {
  return rc::gen::element<std::optional<bool>>(std::nullopt, true, false);
}

inline rc::Gen<domain::instant> any_instant() {
  return rc::gen::map(rc::gen::inRange<std::int64_t>(1, 4102444800000),
                      [](std::int64_t ms) { return domain::instant{std::chrono::milliseconds{ms}}; });
}

}  // namespace calllock::test

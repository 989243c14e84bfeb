#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace calllock::domain {

/// Text that is usually absent: one pointer wide, so that a hundred thousand idle calls with forty mostly empty fields
/// fit into memory. Empty and absent are the same.
class boxed_text {
public:
  boxed_text() = default;
  explicit boxed_text(std::string_view s) : box_{s.empty() ? nullptr : std::make_unique<const std::string>(s)} {}
  boxed_text(const boxed_text& o) : box_{o.box_ ? std::make_unique<const std::string>(*o.box_) : nullptr} {}
  boxed_text(boxed_text&&) noexcept = default;
  boxed_text& operator=(boxed_text o) noexcept {
    box_ = std::move(o.box_);
    return *this;
  }
  ~boxed_text() = default;

  [[nodiscard]] std::string_view view() const noexcept { return box_ ? std::string_view{*box_} : std::string_view{}; }
  [[nodiscard]] bool empty() const noexcept { return !box_; }
  friend bool operator==(const boxed_text& a, const boxed_text& b) noexcept { return a.view() == b.view(); }
  friend std::strong_ordering operator<=>(const boxed_text& a, const boxed_text& b) noexcept {
    return a.view() <=> b.view();
  }

private:
  std::unique_ptr<const std::string> box_;
};

/// Where in the call a value was said, and how much the source is worth. `order` is the number of transcript entries
/// that the request carried (0: unknown): the conversation's own clock, the same on every delivery of the request,
/// which the time of arrival is not.
struct said {
  std::uint32_t order = 0;
  std::uint8_t rank = 0;
  friend auto operator<=>(const said&, const said&) = default;
};

/// A value with its place. Two facts join to the later one; ties go to the better source and then to the greater value,
/// so that joining is commutative, associative and idempotent, and the order in which events arrive cannot matter (I5,
/// P-04).
template <class T>
struct fact {
  T value{};
  said at{};

  /// Takes `v` when it is later than what is here. An empty value changes nothing (B-13, P-22).
  void offer(T v, said when) {
    if (v == T{}) return;
    if (value == T{} || std::tie(when, v) > std::tie(at, value)) {
      value = std::move(v);
      at = when;
    }
  }
  void join(const fact& o) { offer(o.value, o.at); }
  [[nodiscard]] bool known() const { return !(value == T{}); }
  friend bool operator==(const fact&, const fact&) = default;
};

using text_fact = fact<boxed_text>;

}  // namespace calllock::domain

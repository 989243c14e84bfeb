#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <cstdint>

namespace calllock::bench {

/// Durations in buckets that are linear within each power of two: 64 to a doubling, so a percentile is right to 1.6 %,
/// and recording one is a shift and an increment. From 1 ns to an hour and beyond.
class histogram {
public:
  void add(std::chrono::nanoseconds took) {
    const auto ns = static_cast<std::uint64_t>(std::max<std::int64_t>(took.count(), 0));
    ++counts_[bucket_of(ns)];
    ++total_;
    sum_ += static_cast<double>(ns);
    greatest_ = std::max(greatest_, ns);
  }

  [[nodiscard]] std::uint64_t count() const { return total_; }
  [[nodiscard]] double mean_us() const { return total_ == 0 ? 0 : sum_ / static_cast<double>(total_) / 1e3; }
  [[nodiscard]] double greatest_us() const { return static_cast<double>(greatest_) / 1e3; }

  /// The duration that a share `p` (0 to 1) of all does not exceed, in microseconds.
  [[nodiscard]] double percentile_us(double p) const {
    const auto wanted = static_cast<std::uint64_t>(p * static_cast<double>(total_) + 0.5);
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      seen += counts_[i];
      if (seen >= wanted && seen > 0) return static_cast<double>(std::min(end_of(i), greatest_)) / 1e3;
    }
    return greatest_us();
  }

private:
  static constexpr unsigned bits = 6;

  static std::size_t bucket_of(std::uint64_t ns) {
    if (ns < (1u << bits)) return ns;
    const unsigned shift = static_cast<unsigned>(std::bit_width(ns)) - bits - 1;
    return std::min<std::size_t>((static_cast<std::size_t>(shift) << bits) + (ns >> shift), buckets - 1);
  }
  /// The greatest duration that bucket `i` holds.
  static std::uint64_t end_of(std::size_t i) {
    if (i < (1u << (bits + 1))) return i;
    const auto shift = (i >> bits) - 1;
    return (((i & ((1u << bits) - 1)) + (1u << bits) + 1) << shift) - 1;
  }

  static constexpr std::size_t buckets = 42u << bits;
  std::array<std::uint64_t, buckets> counts_{};
  std::uint64_t total_ = 0, greatest_ = 0;
  double sum_ = 0;
};

}  // namespace calllock::bench

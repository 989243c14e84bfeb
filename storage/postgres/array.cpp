#include "storage/postgres/array.hpp"

#include <bit>
#include <chrono>

namespace calllock::storage::postgres {
namespace {

constexpr std::size_t header_size = 20;  // dimensions, has-null, element type, length, lower bound

template <class T>
void append_big_endian(std::string& out, T value) {
  for (int shift = static_cast<int>(sizeof(T)) * 8 - 8; shift >= 0; shift -= 8)
    out.push_back(static_cast<char>(static_cast<unsigned char>(value >> shift)));
}

void put_uint32(std::string& out, std::size_t at, std::uint32_t value) {
  for (std::size_t i = 0; i < 4; ++i)
    out[at + i] = static_cast<char>(static_cast<unsigned char>(value >> (24 - 8 * i)));
}

// PostgreSQL counts microseconds from 2000.
constexpr auto epoch = std::chrono::sys_days{std::chrono::year{2000} / 1 / 1};

}  // namespace

array_builder::array_builder(element type) : type_{type} { clear(); }

void array_builder::clear() {
  bytes_.resize(header_size);
  count_ = 0;
  has_null_ = false;
}

void array_builder::length(std::int32_t n) {
  append_big_endian(bytes_, static_cast<std::uint32_t>(n));
  ++count_;
}

void array_builder::add(std::string_view value) {
  const bool versioned = type_ == element::jsonb;
  length(static_cast<std::int32_t>(value.size() + (versioned ? 1 : 0)));
  if (versioned) bytes_.push_back('\1');
  bytes_.append(value);
}

void array_builder::add(std::int64_t value) {
  length(8);
  append_big_endian(bytes_, static_cast<std::uint64_t>(value));
}

void array_builder::add(std::int32_t value) {
  length(4);
  append_big_endian(bytes_, static_cast<std::uint32_t>(value));
}

void array_builder::add(domain::instant value) {
  add(std::chrono::duration_cast<std::chrono::microseconds>(value - epoch).count());
}

void array_builder::add_null() {
  length(-1);
  has_null_ = true;
}

param array_builder::finish() {
  put_uint32(bytes_, 0, count_ == 0 ? 0 : 1);
  put_uint32(bytes_, 4, has_null_ ? 1 : 0);
  put_uint32(bytes_, 8, static_cast<std::uint32_t>(type_));
  put_uint32(bytes_, 12, static_cast<std::uint32_t>(count_));
  put_uint32(bytes_, 16, 1);
  const auto size = count_ == 0 ? std::size_t{12} : bytes_.size();
  return {bytes_.data(), static_cast<int>(size), true};
}

}  // namespace calllock::storage::postgres

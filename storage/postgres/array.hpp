#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "domain/tenant.hpp"
#include "storage/postgres/connection.hpp"

namespace calllock::storage::postgres {

/// Types of elements, by their fixed numbers in every PostgreSQL.
enum class element : std::uint32_t { text = 25, int4 = 23, int8 = 20, json = 114, timestamptz = 1184, jsonb = 3802 };

/// A one-dimensional array in PostgreSQL's binary format, written straight into one buffer that keeps its capacity from
/// batch to batch: the rows of a batch travel as a handful of these, one per column.
class array_builder {
public:
  explicit array_builder(element type);

  void clear();
  [[nodiscard]] std::size_t size() const noexcept { return count_; }

  void add(std::string_view value);  ///< text, json or jsonb
  void add(std::int64_t value);      ///< int8
  void add(std::int32_t value);      ///< int4
  void add(domain::instant value);   ///< timestamptz
  void add_null();

  /// The finished array; valid until the builder is changed.
  [[nodiscard]] param finish();

private:
  void length(std::int32_t n);

  element type_;
  std::size_t count_ = 0;
  bool has_null_ = false;
  std::string bytes_;
};

}  // namespace calllock::storage::postgres

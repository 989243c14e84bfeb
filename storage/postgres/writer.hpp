#pragma once

#include <span>
#include <string>
#include <vector>

#include "storage/batch.hpp"
#include "storage/postgres/array.hpp"
#include "storage/postgres/connection.hpp"

namespace calllock::storage::postgres {

/// Group commit: a batch of records as one transaction of one statement in one round trip. Keeps its column buffers, so
/// a steady stream of batches allocates next to nothing.
class writer {
public:
  explicit writer(connection& c) : connection_{c} {}

  /// See `store::commit`. `problem` is set to the last failure's text when the outcome of any record is down, unknown
  /// or refused.
  [[nodiscard]] std::vector<domain::commit_result> commit(std::span<const domain::step_record> batch,
                                                          std::string& problem);

private:
  enum class manner { quick, careful };  ///< see statements.hpp

  void write_carefully(std::span<const call_group> groups, std::vector<domain::commit_result>& results,
                       std::string& problem);
  void fail(const answer& a, std::span<const call_group> groups, std::vector<domain::commit_result>& results,
            std::string& problem);
  [[nodiscard]] answer send(std::span<const call_group> groups, manner how);
  void fill(std::span<const call_group> groups);
  void fill_calls(const call_group& g);
  void fill_journal(const call_group& g);
  void fill_effects(const call_group& g);

  connection& connection_;
  /// In the order of the parameters of `statements::commit_effects`.
  std::vector<array_builder> columns_;
};

}  // namespace calllock::storage::postgres

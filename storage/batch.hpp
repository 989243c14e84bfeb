#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/call/durable.hpp"

namespace calllock::storage {

/// A journal row to write: `entry` with the answer and the duration of `finish`, which is a later entry of the same seq
/// in the same batch, or the same entry.
struct journal_write {
  const domain::journal_entry* entry = nullptr;
  const domain::journal_entry* finish = nullptr;
};

/// All records of one call in a batch, collapsed to what is written: the last state, under the first record's fence,
/// with every journal row. Points into the batch.
struct call_group {
  std::vector<std::size_t> records;  ///< indices into the batch, in order
  std::string_view call_id, tenant_id;
  std::int64_t expected_version = 0;
  std::int64_t version = 0;  ///< after the batch
  bool in_sequence = true;   ///< the versions follow each other; if not, all its records are a conflict
  bool closes = false;
  const domain::ConversationState* state = nullptr;
  const std::string* retell_call = nullptr;
  const domain::analysis* understood = nullptr;
  std::vector<journal_write> journal;                   ///< one per seq, by seq
  std::vector<const domain::booking_effect*> bookings;  ///< the last one per key
  std::vector<const domain::outbox_entry*> outbox;      ///< in the order of the records

  [[nodiscard]] std::string_view phase() const;  ///< as stored
};

/// The groups in order of call_id: the same order in every batch of every process, so that batches cannot deadlock.
[[nodiscard]] std::vector<call_group> group_by_call(std::span<const domain::step_record> batch);

/// The answer of a journal row as JSON text; empty when there is none.
[[nodiscard]] std::string answer_text(const domain::journal_entry& entry);
/// Its HTTP status, as `journal_row::status` keeps it; 0 when there is no answer.
[[nodiscard]] int answer_status(const domain::journal_entry& entry) noexcept;
/// The meaning of a stored status: what `answer_status` was made of.
[[nodiscard]] domain::errc meaning_of(int status) noexcept;

}  // namespace calllock::storage

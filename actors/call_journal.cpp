#include "actors/call_journal.hpp"

#include <algorithm>

namespace calllock::actors {

const call_journal::entry* call_journal::find(std::string_view key) const {
  const auto it = std::find_if(entries_.begin(), entries_.end(), [&](const entry& e) { return e.key == key; });
  return it == entries_.end() ? nullptr : &*it;
}

void call_journal::remember(std::string key, std::int64_t seq) {
  entries_.push_back({std::move(key), seq});
  last_seq_ = std::max(last_seq_, seq);
}

void call_journal::answered(std::string_view key) {
  const auto it = std::find_if(entries_.begin(), entries_.end(), [&](const entry& e) { return e.key == key; });
  if (it != entries_.end()) it->answered = true;
}

void call_journal::adopt(const std::vector<remembered_event>& rows) {
  clear();
  for (const auto& row : rows) {
    last_seq_ = std::max(last_seq_, row.seq);
    if (row.dedup_key.starts_with("read:") || row.dedup_key.starts_with("effect:") ||
        row.dedup_key.starts_with("timer:"))
      continue;
    remember(row.dedup_key, row.seq);
    entries_.back().answered = row.answered;
  }
}

void call_journal::clear() {
  entries_.clear();
  last_seq_ = 0;
}

}  // namespace calllock::actors

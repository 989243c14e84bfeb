#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "actors/ports.hpp"
#include "domain/call/reply.hpp"

namespace calllock::actors {

/// What a call remembers of its events: enough to answer a repeat with the first answer and to cause nothing new (I2).
/// Reads are not remembered. A value of the call actor; the whole journal is in the store.
class call_journal {
public:
  struct entry {
    std::string key;
    std::int64_t seq = 0;
    std::shared_ptr<const domain::reply> answer;  ///< null: not answered yet
  };

  [[nodiscard]] std::int64_t next_seq() const noexcept { return last_seq_ + 1; }
  /// Uses up one number for a row that is not remembered.
  std::int64_t take_seq() noexcept { return ++last_seq_; }

  [[nodiscard]] const entry* find(std::string_view key) const;
  void remember(std::string key, std::int64_t seq);
  void answer(std::string_view key, std::shared_ptr<const domain::reply> reply);
  /// Takes over the stored journal; what was remembered before is forgotten.
  void adopt(const std::vector<remembered_event>& rows);
  void clear();

private:
  std::vector<entry> entries_;  // a call has few intents; a scan beats a map in time and space
  std::int64_t last_seq_ = 0;
};

}  // namespace calllock::actors

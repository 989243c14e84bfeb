#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "actors/ports.hpp"

namespace calllock::actors {

/// What a call remembers of its events: enough to cause nothing new when one is repeated (I2). The answers themselves
/// are not kept, they would be a third of an idle call's memory: a repeat's first answer is read from the store, which
/// has the whole journal. Reads are not remembered. A value of the call actor.
class call_journal {
public:
  struct entry {
    std::string key;
    std::int64_t seq = 0;
    bool answered = false;  ///< and durable
  };

  [[nodiscard]] std::int64_t next_seq() const noexcept { return last_seq_ + 1; }
  /// Uses up one number for a row that is not remembered.
  std::int64_t take_seq() noexcept { return ++last_seq_; }

  [[nodiscard]] const entry* find(std::string_view key) const;
  void remember(std::string key, std::int64_t seq);
  void answered(std::string_view key);
  /// Takes over the stored journal; what was remembered before is forgotten.
  void adopt(const std::vector<remembered_event>& rows);
  void clear();

private:
  std::vector<entry> entries_;  // a call has few intents; a scan beats a map in time and space
  std::int64_t last_seq_ = 0;
};

}  // namespace calllock::actors

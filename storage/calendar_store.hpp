#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/booking/slots.hpp"
#include "storage/store.hpp"

namespace calllock::storage {

/// A visit in the built-in calendar: a row of `appointments`.
struct appointment {
  std::string uid;  ///< our own, made when it is booked; kept when it is moved
  std::string tenant_id, call_id, idempotency_key;
  int crew = 0;  ///< from 0; chosen when it is booked
  instant start{}, end{};
  bool cancelled = false;
  std::string customer_name, customer_phone;  ///< E.164 or empty
  std::string address, problem, urgency;
};

/// What came of a wish to book or to move.
struct appointment_result {
  enum class kind : std::uint8_t {
    done,       ///< `row` stands; after a repeat it is the first one's, as it is now
    taken,      ///< no crew is free then; nothing was changed
    not_found,  ///< no such visit of this business, or it was cancelled
  };
  kind what = kind::taken;
  appointment row;
};

/// The idempotency key of a visit that the owner entered himself: one for each call. No call's ledger has it, so the
/// dashboard's job that it belongs to follows the calendar in the same transaction.
inline constexpr std::string_view owners_key = "owner";
/// A visit that the owner entered himself, and whether every crew has another one then.
struct owners_visit {
  appointment row;
  bool overlaps = false;
};

/// The built-in calendar in the store. Conflicts are decided by the database: per business one booking at a time looks
/// and writes in one transaction, whichever process it comes from. Blocks; one thread at a time per object; throws
/// store_down when the database does not answer, after which only a repeat of the same verb tells what became of it.
class calendar_store {
public:
  virtual ~calendar_store() = default;

  /// Standing visits of a business that touch [`from`, `until`), without the one that is to be moved.
  virtual std::vector<domain::occupied_span> occupied(std::string_view tenant_id, instant from, instant until,
                                                      std::string_view except_uid = {}) = 0;
  /// Books `wanted` (its crew and uid are not looked at). Idempotent by (call_id, idempotency_key): a repeat gives the
  /// first one's row, whatever else it asks for (B-02, I2).
  virtual appointment_result book(const appointment& wanted, const domain::calendar_rules& rules) = 0;
  virtual std::optional<appointment> find(std::string_view call_id, std::string_view idempotency_key) = 0;
  /// Standing visits of a customer that end after `from`, in order; the number matches exactly, an empty one matches
  /// nobody (B-06).
  virtual std::vector<appointment> of_customer(std::string_view tenant_id, std::string_view phone_e164,
                                               instant from) = 0;
  /// A visit of this business as it is now, cancelled or not.
  virtual std::optional<appointment> find_uid(std::string_view tenant_id, std::string_view uid) = 0;
  /// `done` also for one that was cancelled before.
  virtual appointment_result cancel(std::string_view tenant_id, std::string_view uid) = 0;
  /// Moves a standing visit; it may overlap its own old time.
  virtual appointment_result move(std::string_view tenant_id, std::string_view uid, instant start, instant end,
                                  const domain::calendar_rules& rules) = 0;
  /// Enters a visit on the owner's word: it stands whatever else stands then, since he decides, and no caller is given
  /// its time. The only visit of the call that is still to come is moved, so that the customer does not have two; else
  /// it is one of its own, by (call_id, idempotency_key), which a later word moves. A repeat changes nothing.
  virtual owners_visit enter(const appointment& wanted, const domain::calendar_rules& rules, instant now) = 0;
};

[[nodiscard]] std::unique_ptr<calendar_store> open_postgres_calendar(postgres_options options);
[[nodiscard]] std::unique_ptr<calendar_store> open_sqlite_calendar(sqlite_options options);

/// By the same URLs as `open_store`, which brings the table. Connects on use.
[[nodiscard]] std::unique_ptr<calendar_store> open_calendar_store(std::string_view database_url);

}  // namespace calllock::storage

#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace calllock::domain {

/// A point in time as the engine counts it: milliseconds since 1970 in UTC, the resolution of Retell's timestamps.
using instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// Opening hours of one day in local time, minutes after midnight; `close` is exclusive.
struct open_span {
  std::chrono::minutes open{};
  std::chrono::minutes close{};
  friend bool operator==(const open_span&, const open_span&) = default;
};

/// Opening hours of a week; index 0 is Sunday (as `std::chrono::weekday::c_encoding`); an empty day is closed.
using week_hours = std::array<std::optional<open_span>, 7>;

/// Monday to Friday 08:00 to 17:00, the hours by which the backend tells AFTER_HOURS (taxonomy.md §4); each business
/// has its own in the settings (T-02).
[[nodiscard]] week_hours default_hours();

/// How the built-in calendar books.
struct calendar_rules {
  std::chrono::minutes slot{60};                      ///< length of a visit
  std::chrono::minutes travel{30};                    ///< kept free behind each visit of a crew
  std::chrono::minutes notice{60};                    ///< the earliest start from now
  int crews = 1;                                      ///< visits at the same time
  std::chrono::days horizon{30};                      ///< nothing is offered later than this from now
  std::vector<std::chrono::year_month_day> holidays;  ///< local dates without visits
};

/// The hours, local to the business, in which only emergencies wake somebody.
struct quiet_hours {
  std::chrono::minutes start{}, end{};  ///< after midnight; an end before the start is on the next day
  friend bool operator==(const quiet_hours&, const quiet_hours&) = default;
};

/// What the rules need to know about the business a call belongs to. Pure data; secrets and addresses of other services
/// are in `config`.
struct tenant_profile {
  std::string id = "default";
  std::string business_name = "our office";
  std::string time_zone = "America/Chicago";  ///< IANA name; checked when the settings are loaded
  week_hours hours = default_hours();
  std::string user_email;                 ///< key of the dashboard's user
  std::string service_area;               ///< as spoken, for example "Greater Austin"
  std::vector<std::string> service_zips;  ///< five digits, or a shorter prefix; none: everywhere is served
  bool asks_area_validator = false;       ///< an outside service decides on ZIPs; the list when it does not answer
  std::vector<std::string> own_numbers;   ///< E.164; never taken for a customer's number (P-29)
  std::vector<std::string> agent_names;   ///< names of the voice agent, never a customer's name
  /// E.164. The first is texted, each further one when the one before it was not reached; empty: alerts are recorded,
  /// not sent.
  std::vector<std::string> alert_numbers;
  std::string sms_from;              ///< E.164; the sender of this business's texts, empty: there is no provider
  std::optional<quiet_hours> quiet;  ///< texts but emergencies wait for their end
  int callback_minutes = 15;         ///< promised to a caller with an emergency
  double diagnostic_fee = 99;        ///< dollars (O-06)
};

/// `+15125550147` from any usual way of writing a North American or international number; nothing for sentinels such as
/// `auto`, `anonymous` or `TBD`, for too few digits, and for text without digits (B-06, B-21, A-05).
[[nodiscard]] std::optional<std::string> normalise_phone(std::string_view text);

/// True for values that stand for "not known": empty, blank, `TBD`, `Not provided`, `auto`, `N/A`, `none`, `null`,
/// `unknown`, an unfilled `{{template}}` (known-defects.md, agent-side defects).
[[nodiscard]] bool is_sentinel(std::string_view text);

}  // namespace calllock::domain

#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/settings.hpp"

/// The texts that settings are written in: each kind's reader, check and writer. Readers give nothing for a text that
/// is not of their kind; bounds are the schema's business.
namespace calllock::config {

[[nodiscard]] std::optional<std::int64_t> read_integer(std::string_view text);
[[nodiscard]] std::optional<double> read_number(std::string_view text);
/// true, yes, on, 1 and their opposites, in any case.
[[nodiscard]] std::optional<bool> read_bool(std::string_view text);
/// `250ms`, `6s`, `10min`, `2h`, `7d`; a bare 0. No unit is no duration: nobody knows whether seconds were meant.
[[nodiscard]] std::optional<milliseconds> read_duration(std::string_view text);
/// `16MiB`, `256KiB`, `1000B` or a bare number of bytes.
[[nodiscard]] std::optional<bytes> read_size(std::string_view text);
/// `08:00` to `24:00`, as minutes after midnight.
[[nodiscard]] std::optional<std::chrono::minutes> read_clock(std::string_view text);
/// `08:00-18:00`; the end must be later than the start unless `over_midnight`.
[[nodiscard]] std::optional<domain::open_span> read_span(std::string_view text, bool over_midnight = false);
/// `2026-12-25`, a day that exists.
[[nodiscard]] std::optional<std::chrono::year_month_day> read_day(std::string_view text);

[[nodiscard]] std::string write_number(double value);
[[nodiscard]] std::string write_duration(milliseconds value);
[[nodiscard]] std::string write_size(bytes value);
[[nodiscard]] std::string write_span(const domain::open_span& value);
[[nodiscard]] std::string write_day(std::chrono::year_month_day value);

/// http or https, a host, perhaps a port and a path; no user info, no fragment.
[[nodiscard]] bool is_http_url(std::string_view text);
/// `sqlite:PATH`, `postgresql://…` or `postgres://…`.
[[nodiscard]] bool is_store_url(std::string_view text);
[[nodiscard]] bool is_email(std::string_view text);
/// + and 8 to 15 digits.
[[nodiscard]] bool is_e164(std::string_view text);
/// One to five digits.
[[nodiscard]] bool is_zip(std::string_view text);
/// An IPv4 or IPv6 address.
[[nodiscard]] bool is_ip_address(std::string_view text);
/// 1 to 64 letters, digits, `_`, `-`.
[[nodiscard]] bool is_identifier(std::string_view text);

/// `****ab`: the last two characters of a secret of eight or more, none of a shorter one; `not set` for none.
[[nodiscard]] std::string mask_secret(std::string_view value);
/// A URL without the password in it.
[[nodiscard]] std::string mask_url(std::string_view value);

/// Without blanks at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// The parts between commas, trimmed, without empty ones.
[[nodiscard]] std::vector<std::string> split_list(std::string_view text);

}  // namespace calllock::config

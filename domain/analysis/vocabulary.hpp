#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace calllock::domain {

/// What a single word can be. A word may be several at once ("second" is an ordinal and a unit of time, "may" a month
/// and a name); the rules that read a clause decide which one is meant.
enum class word_kind : std::uint64_t {
  none = 0,
  filler = 1ULL << 0,        ///< uh, um: left out of the normalised text
  yes = 1ULL << 1,           ///< yes, yeah, uh-huh
  no = 1ULL << 2,            ///< no, nope, huh-uh: as an answer
  negator = 1ULL << 3,       ///< not, don't, never, nothing
  subject = 1ULL << 4,       ///< I, it's, there's: may begin a clause
  breaks = 1ULL << 5,        ///< but, because: always begins a clause
  joins = 1ULL << 6,         ///< and, so, or: begins a clause when a subject follows
  condition = 1ULL << 7,     ///< if, unless
  interjection = 1ULL << 8,  ///< well, okay, hi
  function = 1ULL << 9,      ///< a, the, of: said twice by a false start
  digit = 1ULL << 10,        ///< zero to nine and "oh"; value
  teen = 1ULL << 11,         ///< ten to nineteen; value
  tens = 1ULL << 12,         ///< twenty to ninety; value
  hundred = 1ULL << 13,
  thousand = 1ULL << 14,
  ordinal = 1ULL << 15,      ///< first, second …; value
  vague_count = 1ULL << 16,  ///< couple 2, few 3, several 4; value
  multiple = 1ULL << 17,     ///< double 2, triple 3; value
  time_unit = 1ULL << 18,    ///< minute, hours, week; value is a `time_unit_value`
  weekday = 1ULL << 19,      ///< value 0 Sunday to 6
  month = 1ULL << 20,        ///< value 1 to 12
  street_type = 1ULL << 21,
  direction = 1ULL << 22,    ///< north, SW
  unit_word = 1ULL << 23,    ///< apartment, suite, unit, number
  title = 1ULL << 24,        ///< Mr., Doctor
  family = 1ULL << 25,       ///< wife, mother: of the caller's household or family
  outsider = 1ULL << 26,     ///< neighbor, friend, plumber: somebody else
  common = 1ULL << 27,       ///< an everyday word that is never a name by itself
  question = 1ULL << 28,     ///< who, what, is, does: begins a question
  equipment = 1ULL << 29,    ///< words of equipment, for the equipment rules
  part_of_day = 1ULL << 30,  ///< morning, tonight, noon
  repair = 1ULL << 31,       ///< fixed, repaired, resolved
  cue_name = 1ULL << 32,     ///< name, speaking, last, first: the name rules start here
  brand = 1ULL << 33,        ///< Carrier, Trane
  place = 1ULL << 34,        ///< home, shop, attic
  given_name = 1ULL << 35,   ///< common and also a name (May, Grace, Will): a name after a clear cue
  speech = 1ULL << 36,       ///< said, told, says
  spells = 1ULL << 37,       ///< spelled, hyphen, apostrophe, capital
  property = 1ULL << 38,     ///< house, condo, apartment, office
  operates = 1ULL << 39,     ///< cool, heat, run: what equipment should do; denied, it is a fault
  hesitant = 1ULL << 40,     ///< like, know: hesitation when commas set it off
  occasion = 1ULL << 41,     ///< christmas, labor, school: may begin the name of a day
  before_time = 1ULL << 42,  ///< a, last, the, over: may begin an expression of time
  bare = 1ULL << 63,         ///< dont, hes: written without the apostrophe; value is the number of letters behind it
};

constexpr word_kind operator|(word_kind a, word_kind b) noexcept {
  return static_cast<word_kind>(static_cast<std::uint64_t>(a) | static_cast<std::uint64_t>(b));
}
constexpr bool any(word_kind have, word_kind wanted) noexcept {
  return (static_cast<std::uint64_t>(have) & static_cast<std::uint64_t>(wanted)) != 0;
}

/// Values of `word_kind::time_unit`.
enum class time_unit_value : std::uint8_t {
  second,
  minute,
  hour,
  day,
  night,
  week,
  weekend,
  fortnight,
  month,
  season,
  year,
  decade
};

struct hint_phrase;

struct word_entry {
  word_kind kinds = word_kind::none;
  std::uint16_t value = 0;
  std::uint16_t id = 0;  ///< place in the table
  std::uint16_t hint_count = 0;
  bool leads = false;                  ///< begins a hint phrase of several words
  const hint_phrase* hints = nullptr;  ///< the hints that are this word alone, see hints.hpp
};

/// What is known about a normalised word; an entry without kinds for a word that is not in the table. One look into a
/// fixed hash table.
[[nodiscard]] const word_entry& look_up(std::string_view word) noexcept;

/// `word_entry::id` is below this.
[[nodiscard]] std::size_t vocabulary_size() noexcept;

}  // namespace calllock::domain

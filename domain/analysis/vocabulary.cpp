#include "domain/analysis/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <span>
#include <string>
#include <vector>

#include "domain/analysis/everyday_words.hpp"
#include "domain/analysis/hint_phrases_equipment.hpp"
#include "domain/analysis/hint_phrases_person.hpp"
#include "domain/analysis/hint_phrases_speech.hpp"
#include "domain/analysis/hint_phrases_time.hpp"
#include "domain/analysis/hints.hpp"
#include "domain/analysis/vocabulary_table.hpp"
#include "domain/analysis/vocabulary_words.hpp"

namespace calllock::domain {
namespace {

template <class F>
void each_part(std::string_view list, char divider, F&& f) {
  while (!list.empty()) {
    const auto cut = list.find(divider);
    if (const auto part = list.substr(0, cut); !part.empty()) f(part);
    if (cut == std::string_view::npos) break;
    list.remove_prefix(cut + 1);
  }
}

/// Fills the tables from the lists of words and phrases.
class vocabulary_builder : public vocabulary_table {
public:
  vocabulary_builder() {
    for (const auto& g : words::groups) {
      each_part(g.list, ' ', [&](std::string_view w) { entry(w).kinds = entry(w).kinds | g.kinds; });
    }
    each_part(words::everyday, ' ', [&](std::string_view w) { entry(w).kinds = entry(w).kinds | word_kind::common; });
    for (const auto& g : words::valued_groups) {
      std::uint16_t value = g.first;
      each_part(g.list, ' ', [&](std::string_view w) {
        entry(w).kinds = entry(w).kinds | g.kinds;
        entry(w).value = value;
        value = static_cast<std::uint16_t>(value + g.step);
      });
    }
    index_phrases();
  }

private:
  word_entry& entry(std::string_view w) {
    const auto key = key_of(w);
    std::size_t i = slot_of(key);
    while (records_[i + 1].entry.id != 0 && !(records_[i + 1].key == key)) i = (i + 1) & (slots - 1);
    auto& r = records_[i + 1];
    if (r.entry.id == 0) r = {key, {.id = static_cast<std::uint16_t>(i + 1)}};
    return r.entry;
  }

  static hint_phrase make_phrase(hint id, std::string_view p) {
    return {.id = id, .words = static_cast<std::uint8_t>(1 + std::count(p.begin(), p.end(), ' ')), .text = p};
  }

  static std::string_view first_word(std::string_view phrase) { return phrase.substr(0, phrase.find(' ')); }

  void add_phrases(std::span<const words::hint_group> groups) {
    for (const auto& g : groups) {
      each_part(g.list, '|', [&](std::string_view p) {
        phrases_.push_back(make_phrase(g.id, p));
        // "Package units", "gas boilers": whatever has a name may stand there several times.
        if (names_equipment(g.id) && g.id != hint::ductwork && !p.ends_with('s'))
          phrases_.push_back(make_phrase(g.id, plurals_.emplace_back(std::string(p) + "s")));
      });
    }
  }

  void index_phrases() {
    add_phrases(words::speech_hints);
    add_phrases(words::person_hints);
    add_phrases(words::time_hints);
    add_phrases(words::equipment_hints);
    std::sort(phrases_.begin(), phrases_.end(),
              [](const auto& a, const auto& b) { return a.id != b.id ? a.id < b.id : a.text < b.text; });
    phrases_.erase(std::unique(phrases_.begin(), phrases_.end(),
                               [](const auto& a, const auto& b) { return a.id == b.id && a.text == b.text; }),
                   phrases_.end());
    // Grouped by their first two words, a single word before the pairs that it begins.
    std::stable_sort(phrases_.begin(), phrases_.end(), [](const auto& a, const auto& b) {
      const auto wa = first_two(a.text), wb = first_two(b.text);
      return wa != wb ? wa < wb : a.text.size() > b.text.size();
    });
    for (std::size_t i = 0; i < phrases_.size(); ++i) {
      const auto first = first_word(phrases_[i].text);
      if (phrases_[i].words == 1) {
        auto& e = entry(first);
        if (e.hint_count++ == 0) e.hints = &phrases_[i];
        continue;
      }
      const auto second = first_word(phrases_[i].text.substr(first.size() + 1));
      entry(first).leads = true;
      const std::uint16_t a = entry(first).id, b = entry(second).id;
      auto& p = pair(a, b);
      if (p.range.count++ == 0) p = {a, b, {&phrases_[i], 1}};
      const std::size_t bit = pair_bit(a, b);
      paired_[bit / 64] |= 1ULL << (bit % 64);
    }
  }

  static std::string_view first_two(std::string_view phrase) {
    const auto blank = phrase.find(' ');
    return blank == std::string_view::npos ? phrase : phrase.substr(0, phrase.find(' ', blank + 1));
  }

  word_pair& pair(std::uint16_t a, std::uint16_t b) noexcept {
    std::size_t i = pair_slot(a, b);
    while (pairs_[i].range.count != 0 && (pairs_[i].first != a || pairs_[i].second != b)) i = (i + 1) & (slots - 1);
    return pairs_[i];
  }

  std::deque<std::string> plurals_;
  std::vector<hint_phrase> phrases_;
};

const vocabulary_builder& built() {
  static const vocabulary_builder all;
  return all;
}

const word_entry unknown_word;

}  // namespace

const vocabulary_table& vocabulary() noexcept { return built(); }

const word_entry& look_up(std::string_view word) noexcept {
  return word.size() > word_key::longest ? unknown_word : built().find(key_of(word));
}

std::size_t vocabulary_size() noexcept { return vocabulary_table::slots + 1; }

}  // namespace calllock::domain

#include "domain/analysis/scan_workspace.hpp"

namespace calllock::domain {

namespace {

constexpr auto number_kinds =
    word_kind::digit | word_kind::teen | word_kind::tens | word_kind::hundred | word_kind::thousand;
constexpr auto denying_kinds = word_kind::negator | word_kind::no;

void set_base(token_slot& slot, std::uint16_t base) {
  slot.base = base;
  if (base != slot.whole && base != 0) slot.flags |= token_slot::contracted;
}

}  // namespace

void known_words::fill(const phrase_index& index) {
  ids_.fill(index.vocabulary);
  by_entry_.assign(vocabulary_size(), {});
  by_id_.assign(index.vocabulary.size() + 1, {});
  for (const auto& [word, id] : index.vocabulary) {
    auto& slot = by_id_[id];
    slot = {id, id, 0};
    for (std::size_t side = 0; side < phrase_index::sides; ++side)
      slot.flags |= static_cast<std::uint32_t>(index.of[side].hangs[id]) << (side * side_postings::hanging_bits);
    if (const auto apostrophe = word.find('\''); apostrophe != std::string::npos)
      set_base(slot, find(word.substr(0, apostrophe)));
    if (index.known_from[id] != index.known_from[id + 1U]) slot.flags |= token_slot::begins_openly;
    if (const auto entry = look_up(word).id; entry != 0) by_entry_[entry] = slot;
  }
}

void workspace::prepare(const reading& r, const phrase_index& index, const known_words& words) {
  slots.resize(r.tokens.size());
  strange_text.clear();
  strange.clear();
  open_words.clear();
  auto* slot = slots.data();
  for (const auto& k : r.tokens) {
    *slot = words.of_entry(k.word);
    if (slot->whole == 0) look_up_strange(k, r, index, words, *slot);
    if (k.digits || k.is(number_kinds | denying_kinds)) {
      if (k.digits || k.is(number_kinds)) slot->flags |= token_slot::number;
      if (k.is(denying_kinds)) slot->flags |= token_slot::denies;
    }
    ++slot;
  }
}

/// A word that is not in the vocabulary, or of the vocabulary and in no phrase.
void workspace::look_up_strange(const token& k, const reading& r, const phrase_index& index, const known_words& words,
                                token_slot& slot) {
  if (k.word == 0) slot = words.of_id(words.find(r.text, k.begin, k.length));
  if (slot.whole != 0) return;
  if (k.apostrophe != 0) set_base(slot, words.find(r.text, k.begin, k.apostrophe));
  const std::string_view word(r.text.data() + k.begin, k.length);
  if (!index.may_begin_openly(word)) return;
  strange.push_back(
      {static_cast<std::uint32_t>(strange_text.size()), static_cast<std::uint32_t>(&slot - slots.data())});
  strange_text.push_back(' ');
  strange_text.append(word);
}

}  // namespace calllock::domain

#include "domain/analysis/scan_workspace.hpp"

namespace calllock::domain {

void word_ids::fill(const phrase_index& index) {
  others_.fill(index.vocabulary);
  hangs_ = index.hangs;
  by_entry_.assign(vocabulary_size(), {});
  for (const auto& [word, id] : index.vocabulary) {
    if (const auto entry = look_up(word).id; entry != 0) by_entry_[entry] = {id, hangs_[id]};
  }
}

void workspace::prepare(const reading& r, const word_ids& ids) {
  constexpr auto number =
      word_kind::digit | word_kind::teen | word_kind::tens | word_kind::hundred | word_kind::thousand;
  constexpr auto negator = word_kind::negator | word_kind::no;
  slots.resize(r.tokens.size());
  strange_text.clear();
  strange.clear();
  open_words.clear();
  auto* slot = slots.data();
  for (const auto& k : r.tokens) {
    const std::string_view word(r.text.data() + k.begin, k.length);
    const auto whole = ids.whole(k, word);
    const auto base = k.apostrophe == 0 ? whole.id : ids.find(word.substr(0, k.apostrophe));
    if (whole.id == 0) {
      strange.push_back(
          {static_cast<std::uint32_t>(strange_text.size()), static_cast<std::uint32_t>(slot - slots.data())});
      strange_text.append(1, ' ').append(word);
    }
    *slot++ = {whole.id, base, whole.hangs, k.digits || k.is(number), k.is(negator)};
  }
}

}  // namespace calllock::domain

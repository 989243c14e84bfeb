#include "domain/analysis/phrase_postings.hpp"

namespace calllock::domain {

namespace {

posting_lists append(const postings_builder::open_lists& lists, side_postings& out) {
  const auto put = [&](const std::vector<posting>& list) {
    const auto at = static_cast<std::uint32_t>(out.postings.size());
    out.postings.insert(out.postings.end(), list.begin(), list.end());
    return at;
  };
  posting_lists result;
  result.groups = put(lists.groups);
  result.phrases = put(lists.phrases);
  result.end = static_cast<std::uint32_t>(out.postings.size());
  return result;
}

void add_pair(std::uint32_t key, const posting_lists& lists, side_postings& out) {
  const auto h = side_postings::hash_of(key);
  const std::size_t bit = h % side_postings::may_bits;
  out.may[bit / 64] |= 1ULL << (bit % 64);
  std::size_t i = h & (out.pairs.size() - 1);
  while (out.pairs[i].key != 0) i = (i + 1) & (out.pairs.size() - 1);
  out.pairs[i] = {key, static_cast<std::uint32_t>(out.at_pair.size())};
  out.at_pair.push_back(lists);
}

}  // namespace

side_postings postings_builder::finish(std::size_t words, std::size_t groups, std::size_t open_words) const {
  side_postings out;
  out.at_word.resize(words + 1);
  out.hangs.resize(words + 1);
  out.at_group.resize(groups);
  out.group_hangs.resize(groups);
  out.at_open_word.resize(open_words);
  for (const auto& [s, lists] : by_symbol_) {
    const auto at = append(lists, out);
    if (s == number_symbol) {
      out.at_number = at;
    } else if (s >= first_group_symbol) {
      out.at_group[s - first_group_symbol] = at;
    } else {
      out.at_word[s] = at;
      if (!lists.groups.empty()) out.hangs[s] |= side_postings::has_groups;
      if (!lists.phrases.empty()) out.hangs[s] |= side_postings::has_phrases;
    }
  }
  for (const auto& [number, lists] : by_open_word_) out.at_open_word[number] = append(lists, out);
  std::size_t size = 16;
  while (size < by_pair_.size() * 2) size *= 2;
  out.pairs.resize(size);
  const auto hanging_on = [&](std::uint32_t s) -> std::uint8_t& {
    if (s == number_symbol) return out.number_hangs;
    return s >= first_group_symbol ? out.group_hangs[s - first_group_symbol] : out.hangs[s];
  };
  for (const auto& [key, lists] : by_pair_) {
    add_pair(key, append(lists, out), out);
    hanging_on(key >> 16) |= side_postings::leads_pair;
    hanging_on(key & 0xffffU) |= side_postings::ends_pair;
  }
  return out;
}

}  // namespace calllock::domain

#include <algorithm>
#include <array>

#include "domain/analysis/names.hpp"
#include "domain/analysis/sources.hpp"

namespace calllock::domain {
namespace {

using enum word_kind;

/// Letters of a spelling at token `k`: appended to `out`; tokens used, 0 if none.
std::size_t spelled_letter(const reading& r, std::size_t k, std::string& out) {
  if (k >= r.tokens.size()) return 0;
  const auto w = r.word(k);
  const auto is_letter = [&](std::size_t i) {
    return i < r.tokens.size() &&
           (r.tokens[i].letter || (r.tokens[i].length == 2 && static_cast<unsigned char>(r.word(i)[0]) >= 0x80));
  };
  if (r.tokens[k].is(multiple) && is_letter(k + 1)) {
    for (int i = 0; i < r.tokens[k].value; ++i) out.append(r.word(k + 1));
    return 2;
  }
  if (is_letter(k)) {
    out.append(w);
    if (k + 3 < r.tokens.size() && r.word(k + 1) == "as" && r.word(k + 2) == "in") return 4;
    if (k + 2 < r.tokens.size() && r.word(k + 1) == "for") return 3;
    return 1;
  }
  return 0;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  constexpr std::size_t most = 24;
  if (a.size() > most || b.size() > most) return most;
  if (a == b) return 0;
  std::array<std::size_t, most + 1> row{};
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

std::string capitalised(std::string_view letters) {
  std::string out(letters);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - ('a' - 'A'));
  return out;
}

}  // namespace

std::vector<spelling> find_spellings(const reading& r) {
  std::vector<spelling> all;
  std::string letters;
  std::size_t next = 0;
  for (const std::size_t begin : r.notable) {
    if (begin < next || (!r.tokens[begin].letter && !r.tokens[begin].is(multiple))) continue;
    const auto& c = r.clauses[r.tokens[begin].clause];
    std::size_t k = begin;
    const bool article = r.word(k) == "a" || r.word(k) == "i";
    // "With a Y" spells nothing; "a d a e z e" does.
    const bool letters_follow = article && k + 2 < r.tokens.size() && r.tokens[k + 1].letter &&
                                r.tokens[k + 2].letter && r.tokens[k + 2].before == gap::blank;
    if (article && !letters_follow && k + 1 < r.tokens.size() && r.tokens[k + 1].before == gap::blank) continue;
    letters.clear();
    const auto turn = c.turn;
    while (k < r.tokens.size() && r.clauses[r.tokens[k].clause].turn == turn &&
           (k == begin || r.tokens[k].before <= gap::comma)) {
      // A comma ends a spelling when the letters before were joined by hyphens and the next ones are, too: two words.
      if (k > begin && r.tokens[k].before == gap::comma && (k == begin + 1 || r.tokens[k - 1].before == gap::hyphen) &&
          k + 1 < r.tokens.size() && r.tokens[k + 1].before == gap::hyphen && r.tokens[k + 1].letter) {
        break;
      }
      const std::size_t used = spelled_letter(r, k, letters);
      if (used == 0) break;
      k += used;
    }
    if (letters.size() >= 3) {
      all.push_back({letters, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(k - begin), turn});
    }
    next = k;
  }
  return all;
}

bool apply_spelling(std::string& name, const spelling& s) {
  std::size_t begin = 0;
  std::size_t best_begin = 0, best_end = 0, best = 3;
  while (begin <= name.size()) {
    std::size_t end = name.find_first_of(" -", begin);
    if (end == std::string::npos) end = name.size();
    const std::string word = comparable(std::string_view(name).substr(begin, end - begin));
    // "C-A-S-T-E-L-L, A-W": two letters and more that are missing at the end were spelled apart.
    if (word.size() >= s.letters.size() + 2 && word.starts_with(s.letters)) return true;
    const bool begins_alike = word.size() > 2 && s.letters.starts_with(std::string_view(word).substr(0, 2));
    const std::size_t allowed = (s.letters.size() >= 6 ? 2U : 1U) + (begins_alike ? 1U : 0U);
    const auto [shorter, longer] = std::minmax({word.size(), s.letters.size()});
    if (longer - shorter <= allowed) {
      const std::size_t d = edit_distance(word, s.letters);
      if (d <= allowed && d < best) {
        best = d;
        best_begin = begin;
        best_end = end;
      }
    }
    begin = end + 1;
  }
  if (best >= 3) return false;
  if (best != 0) name.replace(best_begin, best_end - best_begin, capitalised(s.letters));
  return true;
}

}  // namespace calllock::domain

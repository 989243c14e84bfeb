#include "domain/analysis/phrase_language.hpp"

namespace calllock::domain {

namespace {

constexpr std::size_t variant_limit = 64;

bool word_character(char c) {
  const auto u = static_cast<unsigned char>(c);
  return (u >= 'a' && u <= 'z') || (u >= '0' && u <= '9') || u == '\'' || u >= 0x80;
}

/// Lower case, hyphens as blanks: the form of `reading::text`, so that an operator may write as he speaks.
std::string normal(std::string_view s) {
  std::string out;
  for (const char c : s) {
    if (c >= 'A' && c <= 'Z')
      out.push_back(static_cast<char>(c - 'A' + 'a'));
    else
      out.push_back(c == '-' || c == '\t' ? ' ' : c);
  }
  return out;
}

std::vector<std::string_view> split(std::string_view s, char at) {
  std::vector<std::string_view> out;
  std::size_t from = 0;
  for (std::size_t i = 0; i <= s.size(); ++i) {
    if (i < s.size() && s[i] != at) continue;
    if (i > from) out.push_back(s.substr(from, i - from));
    from = i + 1;
  }
  return out;
}

/// Splits at blanks that are not inside brackets.
std::vector<std::string_view> elements_of(std::string_view s) {
  std::vector<std::string_view> out;
  std::size_t from = 0;
  int open = 0;
  for (std::size_t i = 0; i <= s.size(); ++i) {
    if (i < s.size()) open += s[i] == '[' || s[i] == '(' ? 1 : s[i] == ']' || s[i] == ')' ? -1 : 0;
    if (i < s.size() && (s[i] != ' ' || open > 0)) continue;
    if (i > from) out.push_back(s.substr(from, i - from));
    from = i + 1;
  }
  return out;
}

struct parser {
  std::vector<phrase_sequence> variants{1};
  int gap = 0;
  std::string wrong{};

  void append(phrase_element e) {
    e.gap_before = gap;
    gap = 0;
    for (auto& v : variants) v.push_back(e);
  }

  void choice(std::string_view text) {
    phrase_element e;
    for (auto w : split(text, '/')) {
      if (w == "!") {
        e.negator = true;
        continue;
      }
      const bool open_end = w.size() > 1 && w.back() == '~';
      if (open_end) w.remove_suffix(1);
      for (const char c : w) {
        if (!word_character(c)) wrong = "'" + std::string(1, c) + "' has no meaning in a phrase";
      }
      (open_end ? e.stems : e.words).emplace_back(w);
    }
    if (e.words.empty() && e.stems.empty() && !e.negator) wrong = "an empty choice of words";
    append(std::move(e));
  }

  void element(std::string_view text) {
    if (text == "*" || text == "**") {
      if (variants.front().empty()) wrong = "a phrase cannot begin with *";
      gap = text.size() == 1 ? phrase_gap : wide_phrase_gap;
    } else if (text == "$") {
      phrase_element e;
      e.what = phrase_element::kind::end;
      append(std::move(e));
    } else if (text == "#") {
      phrase_element e;
      e.what = phrase_element::kind::number;
      append(std::move(e));
    } else if (text.size() > 2 && text.front() == '<' && text.back() == '>') {
      phrase_element e;
      e.what = phrase_element::kind::group;
      e.group = text.substr(1, text.size() - 2);
      append(std::move(e));
    } else if (text.size() > 2 && text.front() == '[' && text.back() == ']') {
      optional(text.substr(1, text.size() - 2));
    } else if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
      either(text.substr(1, text.size() - 2));
    } else {
      choice(text);
    }
  }

  /// Continues the variants so far with each of `ways`; the last way may be to leave the words out.
  void branch(const std::vector<std::string_view>& ways) {
    const auto before = std::move(variants);
    const int open_gap = gap;
    std::vector<phrase_sequence> all;
    for (const auto way : ways) {
      variants = before;
      gap = open_gap;
      for (const auto inner : elements_of(way)) element(inner);
      if (gap != (way.empty() ? open_gap : 0)) wrong = "* cannot stand at the end of brackets";
      all.insert(all.end(), variants.begin(), variants.end());
    }
    variants = std::move(all);
    gap = 0;
    if (variants.size() > variant_limit) wrong = "too many words in brackets";
  }

  void optional(std::string_view text) {
    if (gap != 0) wrong = "* cannot stand before words that may be missing";
    branch({text, std::string_view()});
  }

  /// Single words become one choice, so that `(ac|heat pump|unit)` stands for two ways and not for three.
  void either(std::string_view text) {
    std::string single;
    std::vector<std::string_view> ways;
    for (const auto way : split(text, '|')) {
      if (way.find_first_of(" #<[(*$") != std::string_view::npos)
        ways.push_back(way);
      else
        single.append(single.empty() ? "" : "/").append(way);
    }
    if (!single.empty()) ways.emplace_back(single);
    branch(ways);
  }
};

}  // namespace

std::variant<std::vector<phrase_sequence>, std::string> parse_phrase(std::string_view text) {
  parser p;
  const auto lower = normal(text);
  for (const auto e : elements_of(lower)) {
    p.element(e);
    if (!p.wrong.empty()) return p.wrong;
  }
  if (p.gap != 0) return std::string("a phrase cannot end with *");
  for (const auto& v : p.variants) {
    if (v.empty()) return std::string("an empty phrase");
  }
  return std::move(p.variants);
}

}  // namespace calllock::domain

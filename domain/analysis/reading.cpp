#include "domain/analysis/reading.hpp"

#include <algorithm>

#include "domain/analysis/clauses.hpp"
#include "domain/analysis/normalise.hpp"

namespace calllock::domain {
namespace {

/// The last element that begins at or before `offset`.
template <class T>
const T* at_offset(const std::vector<T>& v, std::uint32_t offset) noexcept {
  const auto it = std::upper_bound(v.begin(), v.end(), offset, [](std::uint32_t o, const T& e) { return o < e.begin; });
  return it == v.begin() ? nullptr : &*(it - 1);
}

}  // namespace

const clause* reading::clause_at(std::uint32_t offset) const noexcept {
  const auto* c = at_offset(clauses, offset);
  return c != nullptr && offset < c->end ? c : nullptr;
}

std::size_t reading::token_at(std::uint32_t offset) const noexcept {
  const auto* t = at_offset(tokens, offset);
  return t != nullptr && offset < t->begin + t->length ? static_cast<std::size_t>(t - tokens.data()) : tokens.size();
}

std::string_view reading::said(std::size_t first, std::size_t last) const noexcept {
  if (call == nullptr || first > last || last >= tokens.size()) return {};
  const auto turn = clauses[tokens[first].clause].turn;
  if (clauses[tokens[last].clause].turn != turn) return {};
  const std::string_view source = call->turns[turn].text;
  const std::size_t begin = tokens[first].source;
  const std::size_t end = tokens[last].source + tokens[last].source_length;
  return begin <= end && end <= source.size() ? source.substr(begin, end - begin) : std::string_view();
}

std::string reading::joined(std::size_t first, std::size_t last) const {
  std::string out;
  for (std::size_t k = first; k <= last && k < tokens.size(); ++k) {
    if (k != first) out.push_back(tokens[k].before == gap::hyphen ? '-' : ' ');
    out.append(said(k, k));
  }
  return out;
}

std::string_view reading::said(const clause& c) const noexcept {
  return c.count == 0 ? std::string_view() : said(c.first, c.first + c.count - 1);
}

const exchange* reading::exchange_of(std::uint32_t index) const noexcept {
  const auto it = std::lower_bound(exchanges.begin(), exchanges.end(), index,
                                   [](const exchange& e, std::uint32_t i) { return e.question < i; });
  return it != exchanges.end() && it->question == index ? &*it : nullptr;
}

turn_span reading::asked_before(std::uint32_t turn) const noexcept {
  turn_span asked;
  for (std::size_t t = std::min<std::size_t>(turn, turns.size()); t-- > 0;) {
    if (call->turns[t].who == speaker::caller) {
      if (turns[t].count != 0) break;
      continue;
    }
    if (turns[t].count != 0) {
      asked.first = turns[t].first;
      asked.count += turns[t].count;
    }
  }
  return asked;
}

reading read(const call_record& call) {
  reading out;
  out.call = &call;
  if (call.turns.empty()) return out;
  std::size_t bytes = 0;
  for (const auto& t : call.turns) bytes += t.text.size() + 1;
  out.text.reserve(bytes + 64);
  out.tokens.reserve(bytes / 4 + 16);
  out.clauses.reserve(bytes / 20 + 8);
  out.hints.reserve(bytes / 16 + 8);
  out.turns.reserve(call.turns.size());
  out.notable.reserve(bytes / 40 + 8);
  hint_set asked;         // by the agent since the caller's last words
  bool answered = false;  // the caller has spoken since
  for (std::size_t t = 0; t < call.turns.size(); ++t) {
    const auto first_token = out.tokens.size();
    const auto first_clause = static_cast<std::uint32_t>(out.clauses.size());
    append_tokens(call.turns[t].text, out);
    append_clauses(static_cast<std::uint32_t>(t), call.turns[t].who, first_token, out);
    turn_info info;
    info.first = first_clause;
    info.count = static_cast<std::uint32_t>(out.clauses.size()) - first_clause;
    for (std::size_t c = first_clause; c < out.clauses.size(); ++c) info.said.add(out.clauses[c].hints);
    if (call.turns[t].who == speaker::agent) {
      if (answered) asked = {};
      answered = false;
      asked.add(info.said);
    } else {
      info.asked = asked;
      out.caller_said.add(info.said);
      answered = answered || info.count != 0;
    }
    out.turns.push_back(info);
  }
  pair_exchanges(out);
  return out;
}

}  // namespace calllock::domain

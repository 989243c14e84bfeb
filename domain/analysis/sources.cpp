#include "domain/analysis/sources.hpp"

#include <algorithm>

namespace calllock::domain {
namespace {

bool is_lookup(std::string_view tool) {
  return tool == "lookup_caller" || tool == "get_customer_status" || tool == "lookup_booking";
}

std::string field(const trace_entry& e, std::initializer_list<std::string_view> keys) {
  for (const auto key : keys) {
    if (auto v = known(e.fields, key)) return *v;
  }
  return {};
}

template <class F>
void each_word(std::string_view text, F&& f) {
  while (!text.empty()) {
    const auto blank = text.find(' ');
    if (const auto w = text.substr(0, blank); !w.empty()) f(w);
    if (blank == std::string_view::npos) break;
    text.remove_prefix(blank + 1);
  }
}

/// Turns that come before entry `index` of the trace: both list what was said in the same order.
std::size_t turns_before(const call_record& call, std::size_t index) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < index; ++i)
    n += call.trace[i].kind == trace_kind::agent || call.trace[i].kind == trace_kind::caller;
  return n;
}

bool clause_names(const reading& r, const clause& c, std::string_view comparable_text) {
  bool hit = false;
  each_word(comparable_text, [&](std::string_view w) {
    if (w.size() < 3) return;
    for (std::size_t k = c.first; k < c.first + c.count && !hit; ++k) {
      hit = r.word(k) == w && !r.tokens[k].is(word_kind::street_type);
    }
  });
  return hit;
}

/// Reads what came after the look-up: did the agent put the record to the caller, and what did he answer?
void judge_record(const reading& r, std::size_t from_turn, found_record& record) {
  const std::string name = comparable(record.name);
  const std::string street = comparable(record.address);
  for (const auto& e : r.exchanges) {
    const auto& q = r.clauses[e.question];
    if (q.turn < from_turn || (!clause_names(r, q, name) && !clause_names(r, q, street))) continue;
    // "707 Gingham Street, for the AC not cooling?" "Right.": the yes is to the place.
    const auto& reply = r.turns[e.answer_turn];
    const bool yes = reply.count != 0 && r.clauses[reply.first].is(clause_mark::says_yes);
    if (e.kind == answer::affirms || (e.kind == answer::denies && yes)) record.confirmed = true;
    if (e.kind == answer::denies && !record.confirmed) record.denied = true;
    if (e.kind != answer::absent) return;
  }
  // No question: the record was read out and the next words of the caller agree or object.
  for (std::size_t t = from_turn; t + 1 < r.turns.size(); ++t) {
    const auto& turn = r.turns[t];
    if (turn.count == 0 || r.clauses[turn.first].who != speaker::agent) continue;
    bool named = false;
    for (std::size_t i = turn.first; i < turn.first + turn.count; ++i) {
      named = named || clause_names(r, r.clauses[i], name) || clause_names(r, r.clauses[i], street);
    }
    if (!named) continue;
    const auto& reply = r.turns[t + 1];
    if (reply.count == 0 || r.clauses[reply.first].who != speaker::caller) return;
    const auto& c = r.clauses[reply.first];
    if (c.is(clause_mark::says_yes) || reply.said.has(hint::affirmation) || reply.said.has(hint::speaking))
      record.confirmed = true;
    return;
  }
}

}  // namespace

std::string comparable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) {
      out.push_back(upper ? static_cast<char>(c + ('a' - 'A')) : c);
    } else if (!out.empty() && out.back() != ' ' && c != '\'') {
      out.push_back(' ');
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::optional<std::string> from_tool(const call_record& call, const call_facts& facts,
                                     std::initializer_list<std::string_view> keys) {
  for (const auto key : keys) {
    const auto by_tool = facts.given_by_tool.find(key);
    if (by_tool == facts.given_by_tool.end() || !by_tool->second) continue;
    if (auto v = known(facts.given, key)) return v;
  }
  for (auto it = call.trace.rbegin(); it != call.trace.rend(); ++it) {
    if (it->kind != trace_kind::invocation || is_lookup(it->name)) continue;
    for (const auto key : keys) {
      if (auto v = known(it->fields, key)) return v;
    }
  }
  return std::nullopt;
}

std::optional<std::string> from_variables(const call_record& call, const call_facts& facts,
                                          std::initializer_list<std::string_view> keys) {
  for (const auto key : keys) {
    const auto by_tool = facts.given_by_tool.find(key);
    const bool tool = by_tool != facts.given_by_tool.end() && by_tool->second;
    if (auto v = known(facts.given, key); v && !tool) return v;
    if (auto v = known(call.dynamic_variables, key)) return v;
  }
  for (const auto key : keys) {
    if (auto v = known(call.custom_analysis, key)) return v;
  }
  return std::nullopt;
}

std::optional<found_record> record_found(const reading& r, const call_record& call) {
  for (std::size_t i = call.trace.size(); i-- > 0;) {
    const auto& e = call.trace[i];
    if (e.kind != trace_kind::result || !is_lookup(e.name)) continue;
    found_record record{.name = field(e, {"customer_name", "customerName", "name"}),
                        .address = field(e, {"service_address", "address", "serviceAddress"}),
                        .zip = field(e, {"zip_code", "zipCode", "zip"}),
                        .visit = field(e, {"appointment_type", "type", "last_service"})};
    if (record.name.empty() && record.address.empty()) continue;
    judge_record(r, turns_before(call, i), record);
    if (!record.denied && !record.name.empty()) {
      const std::string name = comparable(record.name);
      std::size_t said = 0, words = 0;
      each_word(name, [&](std::string_view w) {
        ++words;
        said += was_said(r, speaker::caller, w) ? 1U : 0U;
      });
      if (words != 0 && said == words) record.confirmed = true;
    }
    return record;
  }
  return std::nullopt;
}

bool was_said(const reading& r, speaker who, std::string_view text) {
  const std::string wanted = comparable(text);
  return std::any_of(r.clauses.begin(), r.clauses.end(),
                     [&](const clause& c) { return c.who == who && clause_names(r, c, wanted); });
}

}  // namespace calllock::domain

#include "domain/analysis/call_reading.hpp"

namespace calllock::domain {
namespace {

/// Reads `text` as one turn of the caller that is kept in `record`; a reading without words for no text.
reading read_note(const std::string& text, call_record& record) {
  if (!text.empty()) record.turns.push_back({speaker::caller, text});
  return read(record);
}

}  // namespace

call_reading::call_reading(const call_record& c)
    : call(c),
      tools(read_tools(c)),
      said(read(c)),
      noted(read_note(tools.notes, notes_)),
      summed(read_note(c.call_summary, summary_)) {}

}  // namespace calllock::domain

#include "end_to_end/workload.hpp"

#include <array>
#include <chrono>

#include "net/signature.hpp"

namespace calllock::bench {
namespace {

constexpr std::array<std::string_view, 4> reasons{"completed", "callback_later", "sales_lead", "waitlist_added"};
constexpr std::array<std::string_view, 4> callbacks{"service", "billing", "estimate", "other"};
constexpr std::array<std::string_view, 5> whole_call{"call_started", "create_callback", "end_call", "call_ended",
                                                     "call_analyzed"};

constexpr std::string_view dialogue =
    R"([{"role":"agent","content":"Thanks for calling, how can I help?"},{"role":"user","content":"Our upstairs unit runs but it does not cool any more."},{"role":"agent","content":"I am sorry to hear that. May I have your name and address?"},{"role":"user","content":"Robin Vale, 40 Pecan Row, Austin, 78745."}])";
constexpr std::string_view analysis =
    R"(,"call_analysis":{"call_summary":"The upstairs unit does not cool.","user_sentiment":"Neutral","call_successful":true})";

std::int64_t unix_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::size_t steps_of(load_kind kind) {
  switch (kind) {
    case load_kind::tool: return reasons.size();
    case load_kind::calls:
    case load_kind::mixed: return whole_call.size();
    case load_kind::idle: return 1;
  }
  return 1;
}

}  // namespace

workload::workload(workload_options options)
    : options_{std::move(options)}, key_{options_.key, net::hmac_hash::sha256}, steps_{steps_of(options_.kind)} {}

void workload::next(std::string& out) {
  const std::uint64_t at = made_++;
  const std::uint64_t round = at / options_.calls;
  const std::uint64_t call = round / steps_ * options_.calls + at % options_.calls;
  const std::string_view path = compose(call, round % steps_);
  out += "POST ";
  out += path;
  out += " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Retell-Signature: ";
  out += net::sign_as_retell(key_, body_, unix_ms());
  out += "\r\nContent-Length: ";
  out += std::to_string(body_.size());
  out += "\r\n\r\n";
  out += body_;
}

std::string_view workload::compose(std::uint64_t call, std::size_t step) {
  if (options_.kind == load_kind::idle) return compose_event("call_started", call);
  const bool whole = options_.kind == load_kind::calls || (options_.kind == load_kind::mixed && call % 2 == 0);
  if (!whole) return compose_tool(options_.tool, call, step);
  const auto name = whole_call[step];
  if (name.starts_with("call_")) return compose_event(name, call);
  return compose_tool(name, call, 0);
}

std::string_view workload::compose_tool(std::string_view tool, std::uint64_t call, std::size_t step) {
  body_ = R"({"name":")";
  body_ += tool;
  body_ += R"(","args":{"reason":")";
  body_ += reasons[step % reasons.size()];
  body_ += R"(","callback_type":")";
  body_ += callbacks[step % callbacks.size()];
  // The same intent is told by another argument for each tool; with all of them every step is a new one.
  body_ += R"(","customer_phone":"+1512555)";
  body_ += std::to_string(1000 + (call + step) % 9000);
  body_ += R"(","customer_name":"Robin Vale","problem_description":"Upstairs unit does not cool"},)";
  add_call(call, false);
  body_ += '}';
  if (tool == "book_service") return "/api/retell/book-service";
  path_ = "/webhook/retell/";
  path_ += tool;
  return path_;
}

std::string_view workload::compose_event(std::string_view event, std::uint64_t call) {
  body_ = R"({"event":")";
  body_ += event;
  body_ += R"(",)";
  add_call(call, event != "call_started");
  if (event == "call_analyzed") body_.insert(body_.size() - 1, analysis);
  body_ += '}';
  return "/webhook/retell/call-ended";
}

void workload::add_call(std::uint64_t call, bool over) {
  constexpr std::int64_t start = 1'784'038'321'440;
  body_ += R"("call":{"call_id":"call_)";
  body_ += options_.run;
  body_ += '_';
  body_ += std::to_string(call);
  body_ +=
      R"(","call_type":"phone_call","agent_id":"agent_of_the_bench","direction":"inbound","from_number":"+1512555)";
  body_ += std::to_string(1000 + call % 9000);
  body_ += R"(","to_number":"+15125550100","start_timestamp":)";
  body_ += std::to_string(start);
  if (options_.kind != load_kind::idle) {
    body_ += R"(,"transcript_object":)";
    body_ += dialogue;
  }
  if (over) {
    body_ += R"(,"call_status":"ended","disconnection_reason":"agent_hangup","duration_ms":62000,"end_timestamp":)";
    body_ += std::to_string(start + 62'000);
  }
  body_ += '}';
}

}  // namespace calllock::bench

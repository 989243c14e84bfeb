#include "net/providers/dashboard.hpp"

#include <charconv>

#include "codec/dashboard.hpp"

namespace calllock::net {
namespace {

using kind = domain::delivery_result::kind;

constexpr std::size_t kept_answer = 300;  ///< enough to see what was wrong, too little to hoard personal data

/// Retry-After in seconds; a date is left out: the back-off is good enough for it.
std::optional<std::chrono::milliseconds> retry_after(const client_response& r) {
  const auto header = r.header("Retry-After");
  if (!header) return std::nullopt;
  long seconds = 0;
  const auto [end, error] = std::from_chars(header->data(), header->data() + header->size(), seconds);
  if (error != std::errc{} || end != header->data() + header->size() || seconds < 0 || seconds > 86'400)
    return std::nullopt;
  return std::chrono::seconds{seconds};
}

std::string describe(const client_response& r) {
  std::string out = "HTTP " + std::to_string(r.status);
  if (!r.body.empty()) out += ": " + r.body.substr(0, kept_answer);
  return out;
}

}  // namespace

domain::delivery_result judge_dashboard_answer(const domain::delivery& d, const client_result& result) {
  domain::delivery_result out;
  if (const auto* failure = std::get_if<client_error>(&result)) {
    out.error = std::string{name(failure->kind)};
    return out;  // whether it arrived or not: again, with the same key
  }
  const auto& answer = std::get<client_response>(result);
  if (answer.status >= 200 && answer.status < 300) {
    auto said = codec::read_delivery_answer(answer.body);
    // A page of whatever stands in between proves nothing. The key makes another try harmless.
    out.outcome = !said.readable ? kind::retry : said.success ? kind::delivered : kind::refused;
    if (out.outcome != kind::delivered) out.error = describe(answer);
    if (out.outcome == kind::delivered && d.kind == domain::delivery_kind::job) {
      out.job_id = std::move(said.job_id);
      out.lead_id = std::move(said.lead_id);
    }
    return out;
  }
  out.error = describe(answer);
  if (answer.status == 410)
    out.outcome = kind::gone;
  else if (answer.status >= 400 && answer.status < 500 && answer.status != 408 && answer.status != 429)
    out.outcome = kind::refused;
  else
    out.retry_after = retry_after(answer);
  return out;
}

void post_to_dashboard(http_client& client, const dashboard_endpoint& to, const domain::delivery& d,
                       std::function<void(domain::delivery_result)> done) {
  client_request request;
  request.method = boost::beast::http::verb::post;
  request.url = to.url;
  request.headers = {
      {"Content-Type", "application/json"}, {"X-Webhook-Secret", to.secret}, {"Idempotency-Key", d.dedup_key}};
  request.body = d.payload;
  request.deadline = to.deadline;
  request.repeatable = true;
  client.send(std::move(request),
              [d, done = std::move(done)](const client_result& result) { done(judge_dashboard_answer(d, result)); });
}

}  // namespace calllock::net

#include <string>

#include "net/http_head.hpp"
#include "support.hpp"

using namespace calllock;

namespace {

struct joined {
  bool done = false;
  int fault = 0;
  std::string body;
};

/// Feeds a chunked body as it would come in pieces of `step` bytes.
joined join(std::string_view head, std::string_view bytes, std::size_t step) {
  net::chunked_body body{head, 10'000};
  std::string waiting;
  for (std::size_t at = 0; at < bytes.size() && !body.done() && !body.fault(); at += step) {
    waiting.append(bytes.substr(at, step));
    const std::size_t used = body.feed(waiting);
    fuzz::expect(used <= waiting.size(), "no more is taken than there is");
    waiting.erase(0, used);
  }
  return {body.done(), body.fault() ? body.fault()->status : 0, std::string{body.body()}};
}

}  // namespace

/// Requests: any bytes are read or refused; a body has one length; chunks mean the same however they are cut.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  const std::size_t end = text.find("\r\n\r\n");
  if (end == std::string_view::npos) return 0;
  // A copy of its own, so that reading beyond it is seen.
  const std::string head_bytes{text.substr(0, end + 4)};
  const std::string rest{text.substr(end + 4)};
  static net::request_head head;
  if (const auto fault = net::read_head(head_bytes, 100, head)) {
    fuzz::expect(fault->status >= 400 && fault->status < 500 && !fault->text.empty(), "a refusal says why");
    return 0;
  }
  fuzz::expect(!(head.chunked && head.has_length), "a body has one length");
  fuzz::expect(head.path == "*" || head.path.starts_with('/'), "a path is a path");
  fuzz::expect(head.headers().count("host") <= 1, "one host");
  fuzz::expect(head.headers().count("content-length") + head.headers().count("transfer-encoding") <= 1,
               "one length header");
  if (!head.chunked) return 0;
  const joined whole = join(head_bytes, rest, rest.size() + 1);
  for (const std::size_t step : {1U, 2U, 7U}) {
    const joined pieces = join(head_bytes, rest, step);
    // Cut off in the middle, pieces may already know a fault that the whole knows too; what is done must agree.
    fuzz::expect(whole.done == pieces.done, "done is done");
    if (whole.done) fuzz::expect(whole.body == pieces.body, "the same body");
  }
  fuzz::expect(whole.body.size() <= 10'000, "within the limit");
  return 0;
}

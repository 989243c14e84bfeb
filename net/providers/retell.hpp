#pragma once

#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>
#include <string>

#include "domain/call/call_record.hpp"
#include "net/providers/upstream.hpp"
#include "telemetry/metrics.hpp"

namespace calllock::net {

struct retell_setup {
  std::string base_url = "https://api.retellai.com";
  std::string api_key;
  std::chrono::milliseconds attempt_timeout{5'000};  ///< one try, within the budget
  telemetry::metrics* metrics = nullptr;             ///< may be null
};

/// A call as Retell has it.
struct fetched_call {
  enum class kind : std::uint8_t {
    found,   ///< `call` and `json` are there
    absent,  ///< Retell does not know the call
    failed,  ///< could not be asked, or the answer makes no sense
  };
  kind what = kind::failed;
  std::shared_ptr<const domain::call_record> call;
  std::shared_ptr<const std::string> json;  ///< the call object, clean, for `retell_data`
  std::string error;
};

/// Retell's REST interface, as far as the engine asks for something (retell.md, REST calls for reconciliation).
class retell {
public:
  retell(boost::asio::io_context& io, http_client& client, retell_setup setup);

  /// `GET /v2/get-call/{id}`, tried twice within `budget`. From any thread; `done` on the HTTP client's thread.
  void get_call(std::string call_id, std::chrono::milliseconds budget, std::function<void(fetched_call)> done);

private:
  boost::asio::io_context& io_;
  http_client& client_;
  std::shared_ptr<const retell_setup> setup_;
};

}  // namespace calllock::net

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/call/call_record.hpp"
#include "domain/tenant.hpp"

namespace calllock::domain {

/// Which business a request belongs to (I11). Immutable after construction; any thread.
class tenant_directory {
public:
  struct member {
    std::shared_ptr<const tenant_profile> profile;
    std::vector<std::string> agents;  ///< Retell agent ids
  };
  /// The first member is the default business.
  explicit tenant_directory(std::vector<member> members);

  /// By name (a header, or `metadata.tenant`), else by the agent's id, else by the business's own number, whichever way
  /// the call went. A name that is not known is nobody's. When nothing tells, the default business takes it, unless it
  /// has agents or numbers of its own beside other businesses: then the call is none of theirs and the answer is null.
  [[nodiscard]] std::shared_ptr<const tenant_profile> resolve(std::string_view name, const call_record& call) const;
  [[nodiscard]] std::shared_ptr<const tenant_profile> by_id(std::string_view id) const;
  [[nodiscard]] std::shared_ptr<const tenant_profile> by_email(std::string_view user_email) const;
  [[nodiscard]] const std::vector<member>& all() const noexcept { return members_; }

private:
  using index = std::unordered_map<std::string, std::shared_ptr<const tenant_profile>>;
  [[nodiscard]] static std::shared_ptr<const tenant_profile> find(const index& in, std::string_view key);

  std::vector<member> members_;
  index ids_, emails_, agents_, numbers_;
  bool default_takes_all_ = true;
};

}  // namespace calllock::domain

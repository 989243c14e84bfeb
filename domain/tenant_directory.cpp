#include "domain/tenant_directory.hpp"

namespace calllock::domain {

tenant_directory::tenant_directory(std::vector<member> members) : members_{std::move(members)} {
  for (const auto& m : members_) {
    ids_.emplace(m.profile->id, m.profile);
    if (!m.profile->user_email.empty()) emails_.emplace(m.profile->user_email, m.profile);
    for (const auto& a : m.agents) agents_.emplace(a, m.profile);
    for (const auto& n : m.profile->own_numbers) numbers_.emplace(n, m.profile);
  }
  if (members_.size() > 1)
    default_takes_all_ = members_.front().agents.empty() && members_.front().profile->own_numbers.empty();
}

std::shared_ptr<const tenant_profile> tenant_directory::find(const index& in, std::string_view key) {
  const auto it = in.find(std::string{key});
  return it == in.end() ? nullptr : it->second;
}

std::shared_ptr<const tenant_profile> tenant_directory::by_id(std::string_view id) const { return find(ids_, id); }
std::shared_ptr<const tenant_profile> tenant_directory::by_email(std::string_view user_email) const {
  return find(emails_, user_email);
}

std::shared_ptr<const tenant_profile> tenant_directory::resolve(std::string_view name, const call_record& call) const {
  if (!name.empty()) return by_id(name);
  if (members_.size() == 1) return members_.front().profile;
  if (!call.agent_id.empty())
    if (auto t = find(agents_, call.agent_id)) return t;
  for (const auto& number : {call.to_number, call.from_number})
    if (const auto e164 = normalise_phone(number))
      if (auto t = find(numbers_, *e164)) return t;
  return default_takes_all_ ? members_.front().profile : nullptr;
}

}  // namespace calllock::domain

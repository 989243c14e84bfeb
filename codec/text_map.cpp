#include "codec/text_map.hpp"

#include "codec/json_reader.hpp"

namespace calllock::codec {

domain::text_map read_map(std::string_view json) {
  domain::text_map out;
  if (json.empty()) return out;
  const json_document document{json};
  if (!document.ok()) return out;
  document.root().each_member([&](std::string_view name, const json_value& value) {
    if (auto text = value.text()) out.try_emplace(std::string{name}, std::move(*text));
  });
  return out;
}

}  // namespace calllock::codec

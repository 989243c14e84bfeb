#include "codec/validation.hpp"

#include "codec/json_writer.hpp"

namespace calllock::codec {

std::string write_validation_errors(const std::vector<field_error>& errors) {
  std::string out;
  {
    object_writer top{out};
    top.text("error", "Validation failed");
    array_writer details{top.member("details")};
    for (const auto& e : errors) {
      object_writer one{details.element()};
      one.text("path", e.path);
      one.text("message", e.message);
    }
  }
  return out;
}

}  // namespace calllock::codec

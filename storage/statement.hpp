#pragma once

#include <string_view>

namespace calllock::storage {

/// A statement with the name under which it is prepared, once per connection. Parameters are $1, $2 … in both engines.
struct statement {
  const char* name;
  const char* text;
};

}  // namespace calllock::storage

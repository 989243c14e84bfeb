# Every third-party library of the program, found once, as an imported target.
find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json)
find_package(OpenSSL REQUIRED)
find_package(PostgreSQL REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(simdjson REQUIRED)
find_package(spdlog REQUIRED)
find_package(prometheus-cpp CONFIG REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(vectorscan REQUIRED IMPORTED_TARGET libhs)
pkg_check_modules(re2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(jemalloc REQUIRED IMPORTED_TARGET jemalloc)

# Debian ships neither a CAFConfig.cmake nor a FindCAF.cmake.
find_path(CAF_INCLUDE_DIR caf/all.hpp REQUIRED)
find_library(CAF_CORE_LIBRARY caf_core REQUIRED)
add_library(caf::core UNKNOWN IMPORTED)
set_target_properties(caf::core PROPERTIES
  IMPORTED_LOCATION "${CAF_CORE_LIBRARY}"
  INTERFACE_INCLUDE_DIRECTORIES "${CAF_INCLUDE_DIR}")
target_link_libraries(caf::core INTERFACE Threads::Threads)

find_library(DATE_TZ_LIBRARY date-tz REQUIRED)
add_library(date::tz UNKNOWN IMPORTED)
set_target_properties(date::tz PROPERTIES IMPORTED_LOCATION "${DATE_TZ_LIBRARY}")

# One static library per folder. A library sees another folder's headers only when it links it: the include directory
# of each holds nothing but a link to its own folder, so "#include "storage/…"" from domain/ does not build.
set(CALLLOCK_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
    -Wnon-virtual-dtor -Woverloaded-virtual -Wnull-dereference -Wimplicit-fallthrough -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False positives of GCC 12 at -O2 in libstdc++'s own string and optional code.
  list(APPEND CALLLOCK_WARNINGS -Wno-restrict -Wno-maybe-uninitialized -Wno-null-dereference -Wno-stringop-overflow
       -Wno-array-bounds -Wno-stringop-overread -Wno-missing-field-initializers)
else()
  # Aggregates are filled as far as there is something to say; the rest has its defaults.
  list(APPEND CALLLOCK_WARNINGS -Wno-missing-field-initializers)
endif()

add_library(calllock_options INTERFACE)
target_compile_options(calllock_options INTERFACE ${CALLLOCK_WARNINGS})
if(CALLLOCK_SANITIZE)
  target_compile_options(calllock_options INTERFACE -fsanitize=${CALLLOCK_SANITIZE} -fno-omit-frame-pointer -g1)
  target_link_options(calllock_options INTERFACE -fsanitize=${CALLLOCK_SANITIZE})
  if(CALLLOCK_SANITIZE MATCHES "thread" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Asio's fences, which the sanitizer cannot see; the queues they belong to hold locks, which it can.
    target_compile_options(calllock_options INTERFACE -Wno-tsan)
  endif()
  if(CALLLOCK_SANITIZE MATCHES "undefined")
    # CAF 0.17 forms null references when it spawns; everything else stays on.
    target_compile_options(calllock_options INTERFACE -fno-sanitize=null -fno-sanitize-recover=undefined)
  endif()
endif()

# calllock_layer(NAME [LINK lib...] [PRIVATE lib...]): the library calllock_NAME of all sources below this folder.
function(calllock_layer name)
  cmake_parse_arguments(ARG "" "" "LINK;PRIVATE;PCH" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  set(view ${CMAKE_BINARY_DIR}/include/${name})
  file(MAKE_DIRECTORY ${view})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${view}/${name} SYMBOLIC)
  if(sources)
    add_library(calllock_${name} STATIC ${sources})
    target_include_directories(calllock_${name} PUBLIC ${view})
    target_link_libraries(calllock_${name} PUBLIC ${ARG_LINK} PRIVATE calllock_options ${ARG_PRIVATE})
    if(ARG_PCH)
      target_precompile_headers(calllock_${name} PRIVATE ${ARG_PCH})
    endif()
  else()
    add_library(calllock_${name} INTERFACE)
    target_include_directories(calllock_${name} INTERFACE ${view})
    target_link_libraries(calllock_${name} INTERFACE ${ARG_LINK})
  endif()
endfunction()

# Writes a C++ source with every numbered migration of a folder as a literal, run at build time:
#   cmake -DINPUT=storage/migrations/postgres -DNAME=postgres -DOUTPUT=out.cpp -P embed_migrations.cmake
# Files are NNNN_name.sql; access.sql is the repeatable part that says who may see what.
file(GLOB files RELATIVE ${INPUT} ${INPUT}/[0-9][0-9][0-9][0-9]_*.sql)
list(SORT files)

# A literal longer than 64 KiB is not portable, and no file here should ever grow to that.
function(literal path out)
  file(READ ${path} text)
  string(LENGTH "${text}" length)
  if(length GREATER 60000)
    message(FATAL_ERROR "${path} is too long for one literal; split the migration")
  endif()
  set(${out} "R\"__sql(${text})__sql\"" PARENT_SCOPE)
endfunction()

set(rows "")
foreach(file IN LISTS files)
  string(REGEX MATCH "^([0-9]+)_(.*)\\.sql$" _ ${file})
  set(number ${CMAKE_MATCH_1})
  set(name ${CMAKE_MATCH_2})
  string(REGEX REPLACE "^0+" "" number ${number})
  file(SHA256 ${INPUT}/${file} checksum)
  literal(${INPUT}/${file} text)
  string(APPEND rows "  {${number}, \"${name}\", \"${checksum}\", ${text}},\n")
endforeach()

set(access "\"\"")
if(EXISTS ${INPUT}/access.sql)
  literal(${INPUT}/access.sql access)
endif()

file(WRITE ${OUTPUT} "#include \"storage/migrations.hpp\"

namespace calllock::storage {
namespace {
const migration all[] = {
${rows}};
}  // namespace

std::span<const migration> ${NAME}_migrations() { return all; }
std::string_view ${NAME}_access() { return ${access}; }

}  // namespace calllock::storage
")

# Writes the C++ source OUT that holds the text file IN as `extern const std::string_view NAME` in namespace NAMESPACE.
file(READ "${IN}" content)
string(REPLACE ")embed\"" ")embed \"" content "${content}")
file(WRITE "${OUT}" "#include <string_view>\n\nnamespace ${NAMESPACE} {\nextern const std::string_view ${NAME};\nconst std::string_view ${NAME} = R\"embed(${content})embed\";\n}  // namespace ${NAMESPACE}\n")

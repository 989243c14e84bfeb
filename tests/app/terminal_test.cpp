#include "app/terminal.hpp"

#include <catch2/catch.hpp>
#include <sstream>

using namespace calllock::app;

TEST_CASE("a table is as wide as its content and leaves no blanks at the end", "[app]") {
  std::ostringstream out;
  const terminal to(out);
  table shown({{"id", true}, {"state"}, {"why", false, true}});
  shown.add({{"7"}, {"dead", style::red}, {"410 Gone"}});
  shown.add({{"1234"}, {"done"}, {""}});
  shown.print(to);
  CHECK(out.str() ==
        "  id  state  why\n"
        "   7  dead   410 Gone\n"
        "1234  done\n");
}

TEST_CASE("there are no colours and no bars where there is no terminal", "[app]") {
  std::ostringstream out;
  const terminal to(out);
  CHECK(to.styled(style::red, "wrong") == "wrong");
  {
    progress_bar bar(to, "replay", 10);
    bar.set(5, "half");
  }
  CHECK(out.str().empty());
}

TEST_CASE("columns are counted in characters, not bytes", "[app]") {
  CHECK(columns_of("déjà") == 4);
  std::ostringstream out;
  table shown({{"a"}, {"b"}});
  shown.add({{"é"}, {"1"}});
  shown.add({{"xy"}, {"2"}});
  shown.print(terminal(out));
  CHECK(out.str() == "a   b\né   1\nxy  2\n");
}

TEST_CASE("stored text cannot steer the operator's terminal", "[app]") {
  std::ostringstream out;
  table shown({{"why"}});
  shown.add({{"a\x1b[2Jb\nc"}});
  shown.print(terminal(out));
  CHECK(out.str() == "why\na [2Jb c\n");
}

#include <catch2/catch.hpp>

#include "domain/analysis/names.hpp"
#include "support/spoken_call.hpp"

using namespace calllock;

namespace {

struct row {
  const char* script;
  const char* name;  ///< empty: none
};

std::string name_in(const char* script) { return test::extracted(script).customer_name.value_or(""); }

}  // namespace

TEST_CASE("a name is what the caller calls himself", "[analysis][names][C-12]") {
  const auto c =
      GENERATE(row{"A: Who am I speaking with?\nU: Ola Brandvold.", "Ola Brandvold"},
               row{"A: What's your name?\nU: Sure, it's Ingrid Solheim.", "Ingrid Solheim"},
               row{"U: Hi, my name is Perrin Achebe and my AC is dead.", "Perrin Achebe"},
               row{"U: Hello, this is Marta Wieczorek over on Oak Lane, the furnace quit.", "Marta Wieczorek"},
               row{"U: Good morning, Lars Petersen with Harbor Cleaning, we sell mops.", "Lars Petersen"},
               row{"A: Your name please?\nU: Ana María O'Neill-Duarte.", "Ana María O'Neill-Duarte"},
               row{"A: And who do I have on the line?\nU: Doctor Felix Obuya.", "Felix Obuya"},
               row{"A: What name should I put?\nU: Umm, Grace Hill.", "Grace Hill"},
               row{"A: May I have your name?\nU: Yeah, Jan van der Berg.", "Jan van der Berg"},
               row{"A: First and last name?\nU: First name's Tove, last name is Lindqvist.", "Tove Lindqvist"},
               row{"A: Can I get your name?\nU: Nadia.\nA: And your last name?\nU: It's Kowalczyk.", "Nadia Kowalczyk"},
               row{"A: Your name?\nU: Beth. Elizabeth Okonjo, but everybody says Beth.", "Elizabeth Okonjo"},
               row{"A: Name?\nU: Milo Fenwick, no, sorry, Milo Fenwick-Asante.", "Milo Fenwick-Asante"},
               row{"A: WHAT'S YOUR NAME?\nU: OLA BRANDVOLD.", "Ola Brandvold"},
               row{"A: what's your name\nU: ola brandvold", "Ola Brandvold"});
  CAPTURE(c.script);
  CHECK(name_in(c.script) == c.name);
}

TEST_CASE("an everyday phrase is no name", "[analysis][names][C-12]") {
  const auto c = GENERATE(
      row{"A: What can I do for you?\nU: It's not working. This is about my AC.", ""},
      row{"U: I'm calling about the heater, it's freezing in here.", ""},
      row{"A: May I have your name?\nU: Is that really necessary? I'm in a hurry.", ""},
      row{"U: Hi Sarah, I'm Really Mad right now.", ""}, row{"A: Who am I speaking with?\nU: I'd rather not say.", ""},
      row{"A: Your name?\nU: Hello? Hello? You're breaking up.", ""}, row{"A: Your name?\nU: (inaudible speech)", ""},
      row{"U: This is ridiculous. It's Monday again and the unit is down.", ""});
  CAPTURE(c.script);
  CHECK(name_in(c.script) == c.name);
}

TEST_CASE("the agent's name is never the caller's", "[analysis][names][C-12]") {
  const auto c =
      GENERATE(row{"A: ACE Cooling, this is Sarah.\nU: Hi Sarah, my AC is out.", ""},
               row{"A: Hello, I'm Sarah. What's your name?\nU: Sarah, just send somebody.", ""},
               row{"A: This is Sarah, may I have your name?\nU: Sarah too! Sarah Mendelsohn.", "Sarah Mendelsohn"},
               row{"A: This is Sarah.\nU: Hey Sarah. Otis Grange here, the AC quit.", "Otis Grange"});
  CAPTURE(c.script);
  CHECK(name_in(c.script) == c.name);
}

TEST_CASE("letters outrank what was heard", "[analysis][names][C-12]") {
  const auto c = GENERATE(row{"A: Your name?\nU: Jon Smith. J-O-N, S-M-Y-T-H-E.", "Jon Smythe"},
                          row{"A: Name?\nU: Katherine Rowe. Katherine with a C, C-A-T-H-E-R-I-N-E.", "Catherine Rowe"},
                          row{"A: Your name?\nU: Piet Nowack. N as in Nancy, O, W, A, K.", "Piet Nowak"},
                          row{"A: Name?\nU: Lena Ferrara. F-E, double R, A-R-A.", "Lena Ferrara"},
                          row{"A: Your name?\nU: Burt Hollis, with a U. B-U-R-T.", "Burt Hollis"},
                          row{"A: Who's calling?\nU: Sian Price. S I A N.", "Sian Price"});
  CAPTURE(c.script);
  CHECK(name_in(c.script) == c.name);
}

TEST_CASE("the visit's name counts where somebody calls for another", "[analysis][names][C-12]") {
  const auto c = GENERATE(row{"A: What's the name on the account?\nU: It's under my husband's name, Anton Reyes.\nA: "
                              "And you are?\nU: I'm Lucia.",
                              "Anton Reyes"},
                          row{"U: I'm calling for my mom.\nA: What's her name?\nU: Odile Marchand.\nA: And yours?\nU: "
                              "I'm Remy. But put it in her "
                              "name, please.",
                              "Odile Marchand"},
                          row{"U: I'm at my dad's place.\nA: Should this be under his name or yours?\nU: Put it under "
                              "mine. Petra Novak. His name's "
                              "Karel.",
                              "Petra Novak"},
                          row{"U: My tenant's heat is out. I'm the owner.\nA: Your name?\nU: Hugo Steiner.\nA: Who "
                              "should the technician call?\nU: The "
                              "tenant, her name's Bibi, her number's 512-555-0177.",
                              "Hugo Steiner"},
                          row{"U: I'm a realtor, this is Dana Fitch with Blue Door Homes.\nA: And the owner's "
                              "name?\nU: The seller is Rolf Baumann.",
                              "Dana Fitch"});
  CAPTURE(c.script);
  CHECK(name_in(c.script) == c.name);
}

TEST_CASE("a tool's name is believed when the caller said it, a stale variable is not",
          "[analysis][names][P-19][P-24]") {
  auto call = test::spoken("A: What's your name?\nU: Ola Brandvold.");
  call.dynamic_variables["customer_name"] = "Old Tenant";
  CHECK(test::extracted(call).customer_name == "Ola Brandvold");
  call.trace.push_back({.kind = domain::trace_kind::invocation,
                        .name = "book_service",
                        .fields = {{"customer_name", "Ola M. Brandvold"}}});
  CHECK(test::extracted(call).customer_name == "Ola M. Brandvold");
}

TEST_CASE("sentinels and the agent's name in a field are no name", "[analysis][names][agent-side]") {
  const auto value = GENERATE("", "{{customer_name}}", "N/A", "Not provided", "unknown", "Sarah", "TBD");
  auto call = test::spoken("A: How can I help?\nU: The AC is out.");
  call.dynamic_variables["customer_name"] = value;
  call.custom_analysis["customer_name"] = value;
  CHECK_FALSE(test::extracted(call).customer_name);
}

TEST_CASE("a record that a look-up found counts only if the caller owns it", "[analysis][names][S-17]") {
  const auto with_record = [](const char* script) {
    auto call = test::spoken(script);
    const domain::trace_entry found{.kind = domain::trace_kind::result,
                                    .name = "lookup_caller",
                                    .fields = {{"found", "true"},
                                               {"customer_name", "Edda Falk"},
                                               {"service_address", "12 Old Barn Road"},
                                               {"zip_code", "78610"}}};
    call.trace.insert(call.trace.begin() + 1, found);
    return test::extracted(call);
  };
  const auto owned =
      with_record("U: I'd like a tune-up.\nA: Is this Edda Falk at 12 Old Barn Road?\nU: Yes, that's me.");
  CHECK(owned.customer_name == "Edda Falk");
  CHECK(owned.street_address == "12 Old Barn Road");
  CHECK(owned.zip_code == "78610");
  const auto foreign = with_record(
      "U: I'd like a tune-up.\nA: Is this Edda Falk at 12 Old Barn Road?\nU: No, never heard of her.\nA: Your "
      "name?\nU: Sven Aas.");
  CHECK(foreign.customer_name == "Sven Aas");
  CHECK_FALSE(foreign.street_address);
  CHECK_FALSE(foreign.zip_code);
}

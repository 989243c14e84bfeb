#include "domain/delivery/replies.hpp"

#include <algorithm>
#include <array>

#include "domain/booking/local_time.hpp"
#include "domain/booking/wish.hpp"
#include "domain/delivery/texts.hpp"

namespace calllock::domain {
namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view marks = ".,;:!?-\"'()#";
constexpr std::string_view instructions =
    "Reply 1 called, 2 voicemail, 3 and a note, 4 booked (4 Tuesday at 9), 5 lost.";

struct word_meaning {
  std::string_view word;
  reply_code code;
};
/// Whole texts only. The provider's own words (twilio.md §7) besides CANCEL, which owners say of a visit.
constexpr std::array provider_words{
    word_meaning{"STOP", reply_code::opt_out},        word_meaning{"STOPALL", reply_code::opt_out},
    word_meaning{"UNSUBSCRIBE", reply_code::opt_out}, word_meaning{"END", reply_code::opt_out},
    word_meaning{"QUIT", reply_code::opt_out},        word_meaning{"CANCEL", reply_code::cancel},
    word_meaning{"START", reply_code::opt_in},        word_meaning{"UNSTOP", reply_code::opt_in},
    word_meaning{"HELP", reply_code::help},           word_meaning{"INFO", reply_code::help}};
constexpr std::array code_words{word_meaning{"CALLED", reply_code::called},
                                word_meaning{"CONTACTED", reply_code::called},
                                word_meaning{"VOICEMAIL", reply_code::voicemail},
                                word_meaning{"NOTE", reply_code::note},
                                word_meaning{"BOOKED", reply_code::booked},
                                word_meaning{"BOOK", reply_code::booked},
                                word_meaning{"LOST", reply_code::lost}};
constexpr std::array codes{reply_code::called, reply_code::voicemail, reply_code::note, reply_code::booked,
                           reply_code::lost};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string upper(std::string_view text) {
  std::string out{text};
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return out;
}

std::string_view trimmed(std::string_view text, std::string_view also = {}) {
  const auto drop = [&](char c) { return blanks.find(c) != std::string_view::npos || also.find(c) != also.npos; };
  while (!text.empty() && drop(text.front())) text.remove_prefix(1);
  while (!text.empty() && drop(text.back())) text.remove_suffix(1);
  return text;
}

template <std::size_t N>
std::optional<reply_code> meaning(const std::array<word_meaning, N>& words, std::string_view word) {
  const auto said = upper(trimmed(word, marks));
  for (const auto& w : words)
    if (w.word == said) return w.code;
  return std::nullopt;
}

/// The first word, taken off the text.
std::string_view take_word(std::string_view& text) {
  text = trimmed(text);
  const auto end = std::min(text.find_first_of(blanks), text.size());
  const auto word = text.substr(0, end);
  text = trimmed(text.substr(end));
  return word;
}

/// Four digits in front name the customer.
void take_last_four(owner_reply& r, std::string_view& rest) {
  auto behind = rest;
  const auto word = trimmed(take_word(behind), marks);
  if (word.size() != 4 || !std::all_of(word.begin(), word.end(), is_digit)) return;
  r.last_four = word;
  rest = behind;
}

/// `5`, `5.`, `#5`: one digit of the five, alone in its word.
std::optional<reply_code> code_of(std::string_view word) {
  word = trimmed(word, marks);
  if (word.size() == 1 && word[0] >= '1' && word[0] <= '5') return codes[static_cast<std::size_t>(word[0] - '1')];
  return meaning(code_words, word);
}

std::string who(const open_alert& a) {
  const auto phone = spoken_phone(a.customer_phone);
  if (a.customer_name.empty()) return phone.empty() ? "The caller" : phone;
  return phone.empty() ? a.customer_name : a.customer_name + ", " + phone;
}

std::string_view last_four(std::string_view phone) { return phone.size() < 4 ? phone : phone.substr(phone.size() - 4); }

/// One for each call, the newest of its texts; answered if any of them was.
std::vector<open_alert> by_call(const std::vector<open_alert>& alerts) {
  std::vector<open_alert> out;
  for (const auto& a : alerts) {
    const auto same = std::find_if(out.begin(), out.end(),
                                   [&](const auto& o) { return o.call_id == a.call_id && o.tenant_id == a.tenant_id; });
    if (same == out.end()) {
      out.push_back(a);
      continue;
    }
    const bool replied = same->replied || a.replied;
    if (a.sent_at > same->sent_at) *same = a;
    same->replied = replied;
  }
  return out;
}

/// One for each customer of a business: of several calls the newest that nobody has answered, else the newest. Whoever
/// names a customer cannot tell his calls apart, and need not.
std::vector<open_alert> by_customer(const std::vector<open_alert>& calls) {
  std::vector<open_alert> out;
  for (const auto& a : calls) {
    const auto same = std::find_if(out.begin(), out.end(), [&](const auto& o) {
      return !a.customer_phone.empty() && o.customer_phone == a.customer_phone && o.tenant_id == a.tenant_id;
    });
    if (same == out.end())
      out.push_back(a);
    else if (a.replied != same->replied ? same->replied : a.sent_at > same->sent_at)
      *same = a;
  }
  return out;
}

std::string ask_which(const owner_reply& r, const std::vector<open_alert>& alerts) {
  const int code = digit(r.code);
  std::string out = "Which one? Reply " + std::to_string(code) + " and the last four digits: ";
  constexpr std::size_t named = 4;
  for (std::size_t i = 0; i < std::min(alerts.size(), named); ++i) {
    if (i > 0) out += "; ";
    out += std::to_string(code) + " " + std::string{last_four(alerts[i].customer_phone)};
    if (!alerts[i].customer_name.empty()) out += " for " + alerts[i].customer_name;
  }
  return out + ".";
}

std::string done_text(const reply_decision& d) {
  std::string out = who(*d.alert) + ": ";
  switch (d.reply.code) {
    case reply_code::called: return out + "marked as called.";
    case reply_code::voicemail: return out + "voicemail left, back on the list in 30 minutes.";
    case reply_code::note: return out + "note kept.";
    case reply_code::booked: return out + "marked as booked. Reply 4 and the time to put the visit on your schedule.";
    case reply_code::lost: return out + "marked as lost.";
    default: return {};
  }
}

std::string_view answer_to_other(reply_code code) {
  switch (code) {
    case reply_code::cancel:
      return "Nothing was changed. Reply 5 to mark the lead as lost, STOP to get no more alerts.";
    case reply_code::opt_out:
    case reply_code::opt_in: return {};  // the provider answers these itself
    default: return instructions;
  }
}

}  // namespace

int digit(reply_code c) noexcept {
  const auto* at = std::find(codes.begin(), codes.end(), c);
  return at == codes.end() ? 0 : static_cast<int>(at - codes.begin()) + 1;
}

owner_reply read_reply(const inbound_text& in) {
  owner_reply r;
  std::string_view rest = trimmed(in.body);
  if (!in.opt_out.empty()) {
    r.code = meaning(provider_words, in.opt_out).value_or(reply_code::unclear);
    return r;
  }
  if (const auto word = meaning(provider_words, rest)) {
    r.code = *word;
    return r;
  }
  const std::string_view whole = rest;
  const auto code = code_of(take_word(rest));
  if (!code) {
    // A sentence is a note; a single word that nobody agreed on is not.
    if (whole.find_first_of(blanks) == std::string_view::npos) return r;
    r.code = reply_code::note;
    r.text = whole;
    return r;
  }
  take_last_four(r, rest);
  const bool takes_text = *code == reply_code::note || *code == reply_code::booked;
  // "1 called", "4 booked Tuesday": the digit's own word says nothing new.
  if (auto behind = rest; meaning(code_words, take_word(behind)) == code) rest = behind;
  if (r.last_four.empty()) take_last_four(r, rest);
  if (!rest.empty() && !takes_text) {
    r.code = reply_code::unclear;
    r.last_four.clear();
    return r;
  }
  r.code = *code;
  r.text = trimmed(rest);
  return r;
}

reply_decision decide(owner_reply reply, const std::vector<open_alert>& alerts) {
  reply_decision d;
  d.reply = std::move(reply);
  if (digit(d.reply.code) == 0) {
    d.answer = answer_to_other(d.reply.code);
    return d;
  }
  if (d.reply.code == reply_code::note && d.reply.text.empty()) {
    d.answer = "What should the note say? Reply 3 and the note.";
    return d;
  }
  auto candidates = by_customer(by_call(alerts));
  const auto keep = [&](auto wanted) {
    std::vector<open_alert> kept;
    std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(kept), wanted);
    return kept;
  };
  if (!d.reply.last_four.empty())
    candidates = keep([&](const auto& a) { return last_four(a.customer_phone) == d.reply.last_four; });
  else if (auto open = keep([](const auto& a) { return !a.replied; }); !open.empty())
    candidates = std::move(open);
  if (candidates.empty()) {
    d.answer = d.reply.last_four.empty()
                   ? "No recent alert waits for an answer, so nothing was changed."
                   : "No recent alert is about a number ending in " + d.reply.last_four + ", so nothing was changed.";
    return d;
  }
  if (candidates.size() > 1) {
    d.answer = ask_which(d.reply, candidates);
    return d;
  }
  d.alert = std::move(candidates.front());
  d.answer = done_text(d);
  return d;
}

void read_visit(reply_decision& d, const tenant_profile& tenant, instant now) {
  if (!d.alert || d.reply.code != reply_code::booked || d.reply.text.empty()) return;
  const wish w = parse_wish(d.reply.text, now, tenant.time_zone, tenant.hours);
  if (w.kind != wish_kind::at || !w.start || *w.start < now) {
    d.answer = who(*d.alert) + ": which day and time is the visit? Reply for example 4 Tuesday at 9 am.";
    d.alert.reset();  // nothing is marked before the time is clear
    return;
  }
  d.scheduled_at = w.start;
  d.answer = who(*d.alert) + ": the visit on " + speak_instant(*w.start, tenant.time_zone) + " is on your schedule.";
}

}  // namespace calllock::domain

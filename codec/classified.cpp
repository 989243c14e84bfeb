#include "codec/classified.hpp"

#include "codec/dashboard.hpp"
#include "codec/json_writer.hpp"

namespace calllock::codec {

std::string write_classified(const domain::finished_call& call) {
  std::string out;
  {
    object_writer line{out};
    line.text("call_id", call.job.call_id);
    line.member("job").append(write_payload(call.job));
    line.member("call").append(write_payload(call.call));
    object_writer score{line.member("scorecard")};
    score.number("score", call.score.score);
    {
      object_writer fields{score.member("fields")};
      for (const auto& [name, points] : call.score.fields) fields.number(name, points);
    }
    score.texts("warnings", call.score.warnings);
  }
  return out;
}

}  // namespace calllock::codec

#include "end_to_end/floor_server.hpp"

#include <boost/asio.hpp>
#include <boost/beast.hpp>
#include <memory>
#include <optional>
#include <vector>

#include "end_to_end/floor_rows.hpp"

namespace calllock::bench {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;

const std::string reply_body = R"({"success":true,"message":"Thank you for calling. Goodbye."})";

asio::awaitable<void> echo_session(beast::tcp_stream stream) {
  beast::flat_buffer buffer;
  beast::error_code ec;
  for (;;) {
    http::request<http::string_body> request;
    co_await http::async_read(stream, buffer, request, asio::redirect_error(asio::use_awaitable, ec));
    if (ec) co_return;
    http::response<http::string_body> answer{http::status::ok, 11};
    answer.set(http::field::content_type, "application/json");
    answer.body() = reply_body;
    answer.prepare_payload();
    co_await http::async_write(stream, answer, asio::redirect_error(asio::use_awaitable, ec));
    if (ec) co_return;
  }
}

template <class Serve>
asio::awaitable<void> listen(tcp::acceptor& acceptor, Serve serve) {
  for (;;) {
    auto [ec, socket] = co_await acceptor.async_accept(asio::as_tuple(asio::use_awaitable));
    if (ec) co_return;
    socket.set_option(tcp::no_delay{true});
    serve(std::move(socket));
  }
}

tcp::acceptor acceptor_at(asio::io_context& io, std::uint16_t port) {
  return {io, {asio::ip::address_v4::loopback(), port}};
}

class committer;

/// One connection. Requests are read ahead of their answers; since batches are committed in order, answers are too.
class floor_session : public std::enable_shared_from_this<floor_session> {
public:
  floor_session(tcp::socket socket, committer& to) : socket_{std::move(socket)}, to_{to} { parser_.emplace(); }
  void read();
  void answer() { out_ += ready_answer(); }
  void write();

private:
  static const std::string& ready_answer() {
    static const std::string text =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(reply_body.size()) +
        "\r\n\r\n" + reply_body;
    return text;
  }
  void parse();

  tcp::socket socket_;
  committer& to_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  std::string out_, writing_;
};

class committer {
public:
  committer(asio::io_context& io, const std::string& url) : writer_{url}, readable_{io} {
    writer_.non_blocking();
    readable_.assign(writer_.socket());
  }

  void add(std::string_view body, std::shared_ptr<floor_session> from) {
    try {
      rows_.push_back(reader_.read(body));
    } catch (const std::exception&) {  // GET /health: there is nothing to write
      from->answer();
      from->write();
      return;
    }
    waiting_.push_back(std::move(from));
  }

  void flush() {
    if (busy_ || rows_.empty()) return;
    busy_ = true;
    writer_.send(rows_);
    rows_.clear();
    committing_.swap(waiting_);
    wait();
  }

private:
  void wait() {
    readable_.async_wait(asio::posix::descriptor_base::wait_read, [this](beast::error_code) {
      push();
      writer_.committed() ? done() : wait();
    });
    push();
  }
  /// What the socket did not take at once leaves when it can.
  void push() {
    if (!writer_.advance() || pushing_) return;
    pushing_ = true;
    readable_.async_wait(asio::posix::descriptor_base::wait_write, [this](beast::error_code) {
      pushing_ = false;
      push();
    });
  }
  void done() {
    busy_ = false;
    for (const auto& s : committing_) s->answer();
    for (const auto& s : committing_) s->write();
    committing_.clear();
    flush();
  }

  floor_writer writer_;
  floor_reader reader_;
  asio::posix::stream_descriptor readable_;
  std::vector<floor_row> rows_;
  std::vector<std::shared_ptr<floor_session>> waiting_, committing_;
  bool busy_ = false, pushing_ = false;
};

void floor_session::read() {
  socket_.async_read_some(buffer_.prepare(65536), [self = shared_from_this()](beast::error_code ec, std::size_t n) {
    if (ec) return;
    self->buffer_.commit(n);
    self->parse();
    self->to_.flush();
    self->read();
  });
}

void floor_session::parse() {
  beast::error_code ec;
  parser_->eager(true);
  while (buffer_.size() > 0) {
    buffer_.consume(parser_->put(buffer_.data(), ec));
    if (ec) return;  // need_more, or what no client of ours sends
    if (!parser_->is_done()) return;
    to_.add(parser_->get().body(), shared_from_this());
    parser_.emplace();
    parser_->eager(true);
  }
}

void floor_session::write() {
  if (!writing_.empty() || out_.empty()) return;
  writing_.swap(out_);
  asio::async_write(socket_, asio::buffer(writing_), [self = shared_from_this()](beast::error_code ec, std::size_t) {
    self->writing_.clear();
    if (!ec) self->write();
  });
}

}  // namespace

void serve_echo(std::uint16_t port) {
  asio::io_context io{1};
  auto acceptor = acceptor_at(io, port);
  asio::co_spawn(io,
                 listen(acceptor,
                        [&io](tcp::socket s) {
                          asio::co_spawn(io, echo_session(beast::tcp_stream{std::move(s)}), asio::detached);
                        }),
                 asio::detached);
  io.run();
}

void serve_floor(std::uint16_t port, const std::string& database_url) {
  asio::io_context io{1};
  committer to{io, database_url};
  auto acceptor = acceptor_at(io, port);
  asio::co_spawn(io,
                 listen(acceptor, [&to](tcp::socket s) { std::make_shared<floor_session>(std::move(s), to)->read(); }),
                 asio::detached);
  io.run();
}

}  // namespace calllock::bench

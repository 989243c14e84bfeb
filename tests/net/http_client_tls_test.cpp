#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <boost/asio/ssl.hpp>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <future>
#include <memory>

#include "http_fixture.hpp"
#include "net/http_client.hpp"
#include "scripted_server.hpp"

using namespace calllock::net;
using namespace calllock::net::test;

namespace {

/// A certificate that vouches for itself, and its key, both as PEM.
struct certificate {
  std::string text, key;
};

std::string pem(const std::function<void(BIO*)>& write) {
  const std::unique_ptr<BIO, decltype(&BIO_free)> out{BIO_new(BIO_s_mem()), BIO_free};
  write(out.get());
  char* data = nullptr;
  const long size = BIO_get_mem_data(out.get(), &data);
  return {data, static_cast<std::size_t>(size)};
}

/// `names` as OpenSSL writes them: "DNS:localhost,IP:127.0.0.1". `days` until it ends; may be negative.
certificate make_certificate(const char* names, int days = 1) {
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key{EVP_EC_gen("P-256"), EVP_PKEY_free};
  const std::unique_ptr<X509, decltype(&X509_free)> c{X509_new(), X509_free};
  X509_set_version(c.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(c.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(c.get()), -10L * 86400);
  X509_gmtime_adj(X509_getm_notAfter(c.get()), days * 86400L);
  X509_set_pubkey(c.get(), key.get());
  X509_NAME* name = X509_get_subject_name(c.get());
  const std::string common = "test";
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(common.c_str()), -1, -1,
                             0);
  X509_set_issuer_name(c.get(), name);
  const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> alternatives{
      X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, names), X509_EXTENSION_free};
  X509_add_ext(c.get(), alternatives.get(), -1);
  X509_sign(c.get(), key.get(), EVP_sha256());
  return {pem([&](BIO* b) { PEM_write_bio_X509(b, c.get()); }),
          pem([&](BIO* b) { PEM_write_bio_PrivateKey(b, key.get(), nullptr, nullptr, 0, nullptr, nullptr); })};
}

/// Serves one encrypted connection after the other, each with as many requests as come.
class tls_server {
public:
  explicit tls_server(const certificate& c)
      : server_{[this](scripted_server::socket& s, int) {
          boost::asio::ssl::stream<scripted_server::socket&> stream{s, tls_};
          boost::system::error_code ec;
          stream.handshake(boost::asio::ssl::stream_base::server, ec);
          std::array<char, 4096> chunk{};
          while (!ec && stream.read_some(boost::asio::buffer(chunk), ec) > 0) {
            ++requests;
            boost::asio::write(
                stream, boost::asio::buffer(std::string_view{"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret"}),
                ec);
          }
        }} {
    tls_.use_certificate_chain(boost::asio::buffer(c.text));
    tls_.use_private_key(boost::asio::buffer(c.key), boost::asio::ssl::context::pem);
  }
  [[nodiscard]] std::string url(const char* host) const {
    return "https://" + std::string{host} + ":" + std::to_string(server_.port()) + "/";
  }
  [[nodiscard]] int connections() const { return server_.connections(); }

  std::atomic<int> requests{0};

private:
  boost::asio::ssl::context tls_{boost::asio::ssl::context::tls_server};
  scripted_server server_;
};

/// A file that is gone after the test.
struct temporary_file {
  explicit temporary_file(const std::string& content)
      : path{std::filesystem::temp_directory_path() / ("calllock_test_ca_" + std::to_string(::getpid()) + ".pem")} {
    std::ofstream{path} << content;
  }
  ~temporary_file() { std::filesystem::remove(path); }
  std::filesystem::path path;
};

client_result ask(const http_client_options& options, const std::string& url, int times = 1) {
  boost::asio::io_context io;
  http_client client{io, options};
  client_result last = client_error{client_failure::cancelled, false};
  for (int i = 0; i < times; ++i) {
    client_request request;
    request.url = url;
    client.send(std::move(request), [&](client_result r) {
      last = std::move(r);
      io.stop();
    });
    io.restart();
    io.run();
  }
  return last;
}

}  // namespace

TEST_CASE("a trusted certificate for the right name is enough, and the connection is kept", "[net][I10]") {
  const auto c = make_certificate("DNS:localhost,IP:127.0.0.1");
  const temporary_file ca{c.text};
  tls_server server{c};
  http_client_options options;
  options.ca_file = ca.path;
  CHECK(std::get<client_response>(ask(options, server.url("127.0.0.1"), 3)).body == "secret");
  CHECK(std::get<client_response>(ask(options, server.url("localhost"))).body == "secret");
}

TEST_CASE("a certificate that nobody vouches for, for another name, or out of date ends before anything is sent",
          "[net][I10]") {
  const auto [names, days, trusted] = GENERATE(table<const char*, int, bool>(
      {{"DNS:localhost,IP:127.0.0.1", 1, false}, {"DNS:elsewhere.example", 1, true}, {"IP:127.0.0.1", -1, true}}));
  CAPTURE(names, days, trusted);
  const auto c = make_certificate(names, days);
  const temporary_file ca{c.text};
  tls_server server{c};
  http_client_options options;
  if (trusted) options.ca_file = ca.path;
  const auto result = ask(options, server.url("127.0.0.1"));
  const auto* e = std::get_if<client_error>(&result);
  REQUIRE(e != nullptr);
  CHECK(e->kind == client_failure::tls);
  CHECK_FALSE(e->maybe_processed);
  CHECK(server.requests == 0);
  options.verify_peer = false;
  CHECK(std::holds_alternative<client_response>(ask(options, server.url("127.0.0.1"))));
}

TEST_CASE("a server that speaks no TLS is a TLS failure", "[net]") {
  scripted_server plain{
      [](scripted_server::socket& s, int) { scripted_server::write(s, "HTTP/1.1 400 Bad Request\r\n\r\n"); }};
  const auto result = ask({}, "https://127.0.0.1:" + std::to_string(plain.port()) + "/");
  CHECK(std::get<client_error>(result).kind == client_failure::tls);
  CHECK_FALSE(std::get<client_error>(result).maybe_processed);
}

TEST_CASE("a missing certificate file is named at the start", "[net]") {
  boost::asio::io_context io;
  http_client_options options;
  options.ca_file = "/nonexistent/ca.pem";
  CHECK_THROWS_WITH((http_client{io, options}), Catch::Contains("/nonexistent/ca.pem"));
}

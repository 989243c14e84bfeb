#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <random>
#include <stdexcept>

namespace calllock::test {

/// A port of 127.0.0.1 that nobody listens on and that the kernel gives to nobody as the near end of a connection (its
/// own range begins at 32768). For servers that go away and come back: meanwhile a client that tries a port of the
/// kernel's range again and again ends up connected to itself, and then the server cannot have the port back.
inline std::uint16_t free_port() {
  static std::mt19937 random{std::random_device{}()};
  std::uniform_int_distribution<int> any{20'000, 32'000};
  for (int tries = 0; tries < 200; ++tries) {
    const int port = any(random);
    const int s = socket(AF_INET, SOCK_STREAM, 0);
    const int yes = 1;
    setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in a{};
    a.sin_family = AF_INET;
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    a.sin_port = htons(static_cast<std::uint16_t>(port));
    const bool free = bind(s, reinterpret_cast<const sockaddr*>(&a), sizeof a) == 0;
    close(s);
    if (free) return static_cast<std::uint16_t>(port);
  }
  throw std::runtime_error{"no free port"};
}

}  // namespace calllock::test

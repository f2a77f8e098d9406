// An HTTP/1.1 server for measuring clients: one thread with epoll, so that it costs as little as may be. Prints its port, ends with
// its standard input.
//
//   GET /BYTES    answers so many bytes; below 64 KiB as JSON, a pet
//   POST, PUT     reads a body with a Content-Length, or in chunks, and answers a pet
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { HEAD = 16 * 1024, PIECE = 256 * 1024 };

struct connection {
  int socket;
  size_t held;         // bytes of a head that is not whole yet
  long long to_read;   // bytes of a body that are to come; -1: chunks
  long long to_write;  // bytes of an answer that are to go
  size_t matched;      // of the end of a body in chunks
  char head[HEAD];
};

static const char pet[] = "{\"id\":42,\"name\":\"Rex\",\"kind\":\"dog\",\"weight\":12.5,\"tags\":[\"good\",\"old\"],\"owner\":{\"name\":\"Ann\",\"id\":7}}";
static char zeros[PIECE], trash[PIECE];
static int poller;

static void watch(struct connection *c, int operation) {
  struct epoll_event event = {.events = EPOLLIN | (c->to_write > 0 ? EPOLLOUT : 0), .data.ptr = c};
  epoll_ctl(poller, operation, c->socket, &event);
}

static int answer_pet(struct connection *c) {
  char text[512];
  int length = snprintf(
      text, sizeof text, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %zu\r\nX-Request-Id: 1\r\n\r\n%s",
      sizeof pet - 1, pet);
  return send(c->socket, text, length, MSG_NOSIGNAL) == length;
}

static int write_on(struct connection *c) {
  while (c->to_write > 0) {
    size_t size = c->to_write < PIECE ? c->to_write : PIECE;
    ssize_t sent = send(c->socket, zeros, size, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0) break;
    c->to_write -= sent;
  }
  watch(c, EPOLL_CTL_MOD);
  return 1;
}

// Handles a whole head; gives 0 when the connection is to be closed.
static int serve(struct connection *c) {
  char *length = strcasestr(c->head, "content-length:");
  if (c->head[0] == 'P') {
    c->to_read = length ? atoll(length + 15) : -1;
    c->matched = 0;
    return c->to_read ? 1 : answer_pet(c);
  }
  long long bytes = atoll(c->head + 5);
  if (bytes < 64 * 1024) return answer_pet(c);
  char text[256];
  int size = snprintf(
      text, sizeof text, "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: %lld\r\n\r\n", bytes);
  if (send(c->socket, text, size, MSG_NOSIGNAL) != size) return 0;
  c->to_write = bytes;
  return write_on(c);
}

static size_t read_body(struct connection *c, const char *bytes, size_t count) {
  if (c->to_read > 0) {
    size_t used = count < (size_t)c->to_read ? count : (size_t)c->to_read;
    c->to_read -= used;
    return used;
  }
  static const char end[] = "\r\n0\r\n\r\n";
  for (size_t i = 0; i < count; i++) {
    c->matched = bytes[i] == end[c->matched] ? c->matched + 1 : bytes[i] == '\r';
    if (end[c->matched]) continue;
    c->to_read = 0;
    return i + 1;
  }
  return count;
}

static int read_on(struct connection *c) {
  if (c->to_read) {
    ssize_t count = recv(c->socket, trash, sizeof trash, 0);
    if (count <= 0) return 0;
    read_body(c, trash, count);
    return c->to_read ? 1 : answer_pet(c);
  }
  ssize_t count = recv(c->socket, c->head + c->held, HEAD - 1 - c->held, 0);
  if (count <= 0) return 0;
  c->held += count;
  c->head[c->held] = 0;
  char *end = strstr(c->head, "\r\n\r\n");
  if (!end) return c->held < HEAD - 1;
  size_t rest = c->held - (end + 4 - c->head);
  c->held = 0;
  if (!serve(c)) return 0;
  if (c->to_read && rest) {
    read_body(c, end + 4, rest);
    if (!c->to_read) return answer_pet(c);
  }
  return 1;
}

int main(void) {
  int listener = socket(AF_INET, SOCK_STREAM, 0), one = 1;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  if (bind(listener, (void *)&address, size) || listen(listener, 1024)) return 1;
  getsockname(listener, (void *)&address, &size);
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);
  poller = epoll_create1(0);
  struct connection listening = {.socket = listener}, input = {.socket = 0};
  watch(&listening, EPOLL_CTL_ADD);
  watch(&input, EPOLL_CTL_ADD);
  for (;;) {
    struct epoll_event events[256];
    int count = epoll_wait(poller, events, 256, -1);
    for (int i = 0; i < count; i++) {
      struct connection *c = events[i].data.ptr;
      if (c == &input) return 0;
      if (c == &listening) {
        struct connection *made = calloc(1, sizeof *made);
        made->socket = accept(listener, NULL, NULL);
        setsockopt(made->socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        watch(made, EPOLL_CTL_ADD);
        continue;
      }
      int goes_on = 1;
      if (events[i].events & EPOLLOUT) goes_on = write_on(c);
      if (goes_on && events[i].events & ~EPOLLOUT) goes_on = read_on(c);
      if (goes_on) continue;
      close(c->socket);
      free(c);
    }
  }
}

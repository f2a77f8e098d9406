// Stands before the C library's name lookup in the tests that `run` starts: a name that begins with "held-" waits while there is a
// file "held" in CLIENTSMITH_NGINX_FOLDER, and then leads to this machine. Meanwhile there is a file "waiting".
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static atomic_int waiting;

int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **result) {
  int (*lookup)(const char *, const char *, const struct addrinfo *, struct addrinfo **) = dlsym(RTLD_NEXT, "getaddrinfo");
  const char *folder = getenv("CLIENTSMITH_NGINX_FOLDER");
  if (!folder || !name || strncmp(name, "held-", 5)) return lookup(name, service, hints, result);
  char held[512], mark[512];
  snprintf(held, sizeof held, "%s/held", folder);
  snprintf(mark, sizeof mark, "%s/waiting", folder);
  if (atomic_fetch_add(&waiting, 1) == 0) close(open(mark, O_CREAT | O_WRONLY | O_CLOEXEC, 0600));
  while (access(held, F_OK) == 0) usleep(1000);
  if (atomic_fetch_sub(&waiting, 1) == 1) unlink(mark);
  return lookup("127.0.0.1", service, hints, result);
}

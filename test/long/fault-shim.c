/*
 * Preloaded into the bot: counts its writes and syncs of one database, and lets a chosen one fail or kill the process.
 * What is to happen is told through a small file that both sides map, so that one process can be told again and again.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

/* Little-endian 32-bit words, in the order in which the test writes them. */
struct control {
  volatile uint32_t calls;  /* counted so far */
  volatile uint32_t target; /* the call that is struck; 0: none */
  volatile uint32_t every;  /* then again after so many calls; 0: not again */
  volatile uint32_t kind;   /* 1 SIGKILL, 2 EIO, 3 ENOSPC */
  /* by operation: 1 write, 2 pwrite, 3 fsync, 4 fdatasync, 5 ftruncate */
  volatile uint32_t struck[6];
  volatile uint32_t seen[6];
};

enum { KILL = 1, FAIL_IO = 2, FAIL_FULL = 3 };
enum { WRITE = 1, PWRITE = 2, FSYNC = 3, FDATASYNC = 4, FTRUNCATE = 5 };

static struct control *control;
static const char *database;

__attribute__((constructor)) static void open_control(void) {
  const char *path = getenv("KONSIL_FAULT_CONTROL");
  database = getenv("KONSIL_FAULT_DATABASE");
  if (path == NULL || database == NULL) return;
  int fd = open(path, O_RDWR);
  if (fd < 0) return;
  void *at = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  close(fd);
  if (at != MAP_FAILED) control = at;
}

/* The database itself and the files beside it, whose names begin with its own. */
static int is_database(int fd) {
  char link[64], path[4096];
  char *digit = link + sizeof link - 1;
  int rest = fd;
  *digit = 0;
  do {
    *--digit = (char)('0' + rest % 10);
    rest /= 10;
  } while (rest > 0);
  const char *folder = "/proc/self/fd/";
  digit -= strlen(folder);
  memcpy(digit, folder, strlen(folder));
  ssize_t length = readlink(digit, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return strncmp(path, database, strlen(database)) == 0;
}

/* Nonzero, with errno set, when this call is to fail. */
static int strikes(int fd, uint32_t operation) {
  if (control == NULL || fd < 0 || !is_database(fd)) return 0;
  uint32_t call = ++control->calls;
  ++control->seen[operation];
  if (control->target == 0 || call != control->target) return 0;
  ++control->struck[operation];
  control->target = control->every == 0 ? 0 : call + control->every;
  if (control->kind == KILL) kill(getpid(), SIGKILL);
  errno = control->kind == FAIL_FULL ? ENOSPC : EIO;
  return 1;
}

/* The C library's own, looked up once. */
#define REAL(name) \
  static __typeof__(&name) real; \
  if (real == NULL) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *bytes, size_t count) {
  REAL(write);
  return strikes(fd, WRITE) ? -1 : real(fd, bytes, count);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
  REAL(pwrite64);
  return strikes(fd, PWRITE) ? -1 : real(fd, bytes, count, at);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) { return pwrite64(fd, bytes, count, at); }

int fsync(int fd) {
  REAL(fsync);
  return strikes(fd, FSYNC) ? -1 : real(fd);
}

int fdatasync(int fd) {
  REAL(fdatasync);
  return strikes(fd, FDATASYNC) ? -1 : real(fd);
}

int ftruncate64(int fd, off64_t length) {
  REAL(ftruncate64);
  return strikes(fd, FTRUNCATE) ? -1 : real(fd, length);
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

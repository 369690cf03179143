#include "CTerminal.h"
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t armed;
static int terminal = -1;
static struct termios modes;
static bool has_modes;
static char restoring[256];
static size_t restoring_count;

void lectern_rescue_prepare(int fd) {
    terminal = fd;
    has_modes = tcgetattr(fd, &modes) == 0;
}

static void rescue_at_exit(void) { lectern_rescue(); }

void lectern_rescue_arm(const char *bytes, size_t count) {
    static bool registered;
    if (count > 0) {
        restoring_count = count < sizeof restoring ? count : sizeof restoring;
        memcpy(restoring, bytes, restoring_count);
    }
    armed = 1;
    if (!registered) registered = atexit(rescue_at_exit) == 0;
}

void lectern_rescue_disarm(void) { armed = 0; }

bool lectern_rescue(void) {
    if (!armed) return false;
    armed = 0;
    // A process that is not in the foreground would be stopped here for ever.
    signal(SIGTTOU, SIG_IGN);
    // A terminal that takes no more, held by its user perhaps, must not keep us from ending.
    int flags = fcntl(terminal, F_GETFL);
    if (flags >= 0) fcntl(terminal, F_SETFL, flags | O_NONBLOCK);
    size_t written = 0;
    while (written < restoring_count) {
        ssize_t count = write(terminal, restoring + written, restoring_count - written);
        if (count <= 0) break;
        written += (size_t)count;
    }
    if (flags >= 0) fcntl(terminal, F_SETFL, flags);
    if (has_modes) tcsetattr(terminal, TCSANOW, &modes);
    return true;
}

// Signals and the last rescue of the terminal.
//
// In C, because a signal handler may run between any two instructions: Swift's globals are made when first used and
// checked for exclusive access, its strings and arrays allocate, and none of that is safe there. Everything here is
// static memory, and handlers call only what POSIX lists as async-signal-safe.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <termios.h>

/// What has happened since the last `lectern_signals_take`, as bits.
enum {
    LECTERN_RESIZED = 1,    ///< SIGWINCH
    LECTERN_SUSPEND = 2,    ///< SIGTSTP
    LECTERN_CONTINUED = 4,  ///< SIGCONT
    LECTERN_TERMINATE = 8,  ///< SIGTERM, SIGHUP or SIGINT: `lectern_signals_cause` tells
};

/// Remembers the modes of the terminal at `fd`, before anything changes them.
void lectern_rescue_prepare(int fd);
/// Notes that the terminal is taken; `count` bytes (at most 256 are kept) lead back from it, 0 keeps those given before.
void lectern_rescue_arm(const char *bytes, size_t count);
/// Nothing to rescue any more: the terminal has been given back.
void lectern_rescue_disarm(void);
/// Gives the terminal back; false when it is not taken. Async-signal-safe; also done at `exit`.
bool lectern_rescue(void);

/// Opens the pipe that wakes the loop; the end to poll, or -1.
int lectern_wake_open(void);
/// Wakes the loop. Async-signal-safe, any thread.
void lectern_wake(void);
/// Empties the pipe.
void lectern_wake_drain(void);

/// Takes over the signals. What was ignored when the program started stays ignored.
void lectern_signals_install(void);
/// What has happened since the last call, as bits.
unsigned lectern_signals_take(void);
/// The signal that asked the program to end, 0 when none has.
int lectern_signals_cause(void);
/// Lets the calling thread's stack overflow be handled as well: gives it a stack for handlers of its own, until it ends.
void lectern_signals_stack(void);
/// Leaves the keys that interrupt, quit and stop to another program that runs on the terminal, as `system` does.
void lectern_signals_lend(void);
/// Takes them back, after `lectern_signals_lend`.
void lectern_signals_return(void);
/// Stops the program until it is continued, with all of its job if `group`. The terminal has to be given back first.
void lectern_stop(bool group);
/// Ends the program by `signal`, so that whoever waits for it learns why.
_Noreturn void lectern_die(int signal);

/// The size of the terminal at `fd`; 80 by 24 when it does not tell.
static inline void lectern_size(int fd, int *columns, int *rows) {
    struct winsize size = {0};
    bool known = ioctl(fd, TIOCGWINSZ, &size) == 0;
    *columns = known && size.ws_col > 0 ? size.ws_col : 80;
    *rows = known && size.ws_row > 0 ? size.ws_row : 24;
}

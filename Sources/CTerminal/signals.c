#define _GNU_SOURCE
#include "CTerminal.h"
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int wake_ends[2] = {-1, -1};
static volatile sig_atomic_t resized, suspended, continued, cause;
/// SIGCONT of a stop that `lectern_stop` asked for is no news.
static volatile sig_atomic_t stopping;

int lectern_wake_open(void) {
    if (wake_ends[0] < 0 && pipe2(wake_ends, O_NONBLOCK | O_CLOEXEC) != 0) return -1;
    return wake_ends[0];
}

void lectern_wake(void) {
    int saved = errno;
    // A full pipe wakes as well as one more byte would.
    if (wake_ends[1] >= 0 && write(wake_ends[1], "", 1) < 0) {}
    errno = saved;
}

void lectern_wake_drain(void) {
    char bytes[64];
    while (read(wake_ends[0], bytes, sizeof bytes) > 0) {}
}

void lectern_die(int number) {
    lectern_rescue();
    struct sigaction action = {.sa_handler = SIG_DFL};
    sigaction(number, &action, NULL);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, number);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    raise(number);
    _exit(128 + number);
}

static void note(int number) {
    switch (number) {
    case SIGWINCH: resized = 1; break;
    case SIGTSTP: suspended = 1; break;
    case SIGCONT:
        if (stopping) return;
        continued = 1;
        break;
    case SIGALRM:
        lectern_die(cause != 0 ? cause : number);
    default:
        // A closed terminal tells twice, by the system and by its shell: the loop may be keeping the place.
        if (cause != 0 && number == SIGHUP) return;
        // Asked twice: whatever the loop is at, it has lost its chance.
        if (cause != 0) lectern_die(number);
        cause = number;
        // The loop may be busy, or stuck in a write to a terminal that takes no more.
        alarm(2);
    }
    lectern_wake();
}

static void fault(int number) {
    static const char message[] = "lectern: ended by a fault of its own; the terminal is as before, please report it\n";
    bool was_taken = lectern_rescue();
    if (was_taken && number != SIGQUIT && write(STDERR_FILENO, message, sizeof message - 1) < 0) {}
    lectern_die(number);
}

static void handle(int number, void (*handler)(int), int flags) {
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags}, before;
    sigfillset(&action.sa_mask);
    if (flags & SA_NODEFER) sigemptyset(&action.sa_mask);
    if (sigaction(number, NULL, &before) == 0 && before.sa_handler == SIG_IGN) return;
    sigaction(number, &action, NULL);
}

void lectern_signals_install(void) {
    static const int notes[] = {SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGINT};
    static const int faults[] = {SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSYS, SIGQUIT};
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) handle(notes[i], note, 0);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        handle(faults[i], fault, SA_ONSTACK | SA_RESETHAND | SA_NODEFER);
    // These two are ours even when whoever started us ignored them.
    struct sigaction action = {.sa_handler = note};
    sigfillset(&action.sa_mask);
    sigaction(SIGWINCH, &action, NULL);
    sigaction(SIGALRM, &action, NULL);
    // Whoever started us may have left some of them blocked, as threads of many programs do.
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_UNBLOCK, &all, NULL);
    lectern_signals_stack();
}

static pthread_key_t stack_key;
static pthread_once_t stack_once = PTHREAD_ONCE_INIT;

/// Frees the stack of a thread that ends; nothing of the program runs on that thread any more.
static void free_stack(void *bytes) {
    stack_t none = {.ss_flags = SS_DISABLE};
    sigaltstack(&none, NULL);
    free(bytes);
}

static void make_stack_key(void) { pthread_key_create(&stack_key, free_stack); }

void lectern_signals_stack(void) {
    pthread_once(&stack_once, make_stack_key);
    if (pthread_getspecific(stack_key) != NULL) return;
    size_t size = 64 * 1024;
    stack_t stack = {.ss_sp = malloc(size), .ss_size = size};
    if (stack.ss_sp == NULL) return;
    if (sigaltstack(&stack, NULL) != 0 || pthread_setspecific(stack_key, stack.ss_sp) != 0) free_stack(stack.ss_sp);
}

/// What a person at another program on the terminal types for that program.
static const int lent[] = {SIGINT, SIGQUIT, SIGTSTP};
static struct sigaction before_lending[sizeof lent / sizeof *lent];

void lectern_signals_lend(void) {
    for (size_t i = 0; i < sizeof lent / sizeof *lent; i++) {
        // Stopped with the other program, or the shell would wait for a job of which half goes on.
        struct sigaction action = {.sa_handler = lent[i] == SIGTSTP ? SIG_DFL : SIG_IGN};
        sigaction(lent[i], NULL, &before_lending[i]);
        if (before_lending[i].sa_handler != SIG_IGN) sigaction(lent[i], &action, NULL);
    }
}

void lectern_signals_return(void) {
    for (size_t i = 0; i < sizeof lent / sizeof *lent; i++) sigaction(lent[i], &before_lending[i], NULL);
}

unsigned lectern_signals_take(void) {
    unsigned bits = 0;
    if (resized) { resized = 0; bits |= LECTERN_RESIZED; }
    if (suspended) { suspended = 0; bits |= LECTERN_SUSPEND; }
    if (continued) { continued = 0; bits |= LECTERN_CONTINUED; }
    if (cause) bits |= LECTERN_TERMINATE;
    return bits;
}

int lectern_signals_cause(void) { return cause; }

void lectern_stop(bool group) {
    struct sigaction ignore = {.sa_handler = SIG_IGN}, stop = {.sa_handler = SIG_DFL}, before;
    sigaction(SIGTSTP, &ignore, &before);
    // Ignored from the start: nobody is there to continue us.
    if (before.sa_handler == SIG_IGN) return;
    stopping = 1;
    // The rest of a pipeline first: the shell takes the job for stopped when all of it is.
    if (group) kill(0, SIGTSTP);
    sigaction(SIGTSTP, &stop, NULL);
    raise(SIGTSTP);
    stopping = 0;
    sigaction(SIGTSTP, &before, NULL);
}

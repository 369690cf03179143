// What Swift cannot see of ncurses, as functions: macros, variadic functions, globals, wide characters, attr_t.
// The build does not notice an edit of this file: touch a source of LecternTerminal after one.
#pragma once
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <locale.h>
#include <langinfo.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <wchar.h>

// term.h makes macros of these words.
#undef columns
#undef lines

// Attributes as the bits of LecternScreen's Style.Attributes.
enum { LECTERN_BOLD = 1, LECTERN_DIM = 2, LECTERN_ITALIC = 4, LECTERN_UNDERLINE = 8, LECTERN_REVERSE = 16 };

/// Sets the character type to that of the environment, or to UTF-8 when that is another.
/// Returns whether the terminal is spoken to in UTF-8.
static inline bool lectern_use_utf8_locale(void) {
    if (setlocale(LC_CTYPE, "") != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
    return setlocale(LC_CTYPE, "C.UTF-8") != NULL || setlocale(LC_CTYPE, "en_US.UTF-8") != NULL;
}

/// The encoding of characters that the environment asks for, "UTF-8" mostly; NULL when its locale is not installed.
static inline const char *lectern_encoding(void) {
    return setlocale(LC_CTYPE, "") == NULL ? NULL : nl_langinfo(CODESET);
}

/// Reads the description of `name` for the terminal at `fd`. 0: it can be drawn on; 1: it cannot place the cursor;
/// 2: nothing is known of it.
static inline int lectern_terminal_kind(const char *name, int fd) {
    int error = 0;
    if (name == NULL || *name == 0 || setupterm(name, fd, &error) != OK) return 2;
    const char *address = tigetstr("cup");
    int kind = address != NULL && address != (char *)-1 ? 0 : 1;
    del_curterm(cur_term);
    return kind;
}

/// How many colours the description of `name` promises; 0 when none, or when nothing is known of it.
static inline int lectern_terminal_colors(const char *name, int fd) {
    int error = 0;
    if (name == NULL || *name == 0 || setupterm(name, fd, &error) != OK) return 0;
    int count = tigetnum("colors");
    del_curterm(cur_term);
    return count > 0 ? count : 0;
}

/// Starts ncurses by a description of the terminal as `TERMINFO` may hold it; the variable is as before afterwards.
static inline SCREEN *lectern_start_described(const char *description, FILE *keys) {
    const char *value = getenv("TERMINFO");
    char *before = value == NULL ? NULL : strdup(value);
    setenv("TERMINFO", description, 1);
    SCREEN *screen = newterm(NULL, stdout, keys);
    if (before != NULL) setenv("TERMINFO", before, 1); else unsetenv("TERMINFO");
    free(before);
    return screen;
}

/// Starts ncurses on standard output with keys from `input`; false when it knows nothing of the terminal.
/// A `description` that is not NULL is tried first.
static inline bool lectern_start(int input, int escape_delay, const char *description) {
    // What a person has in LINES and COLUMNS may be of another window, or nonsense.
    unsetenv("LINES");
    unsetenv("COLUMNS");
    FILE *keys = input == 0 ? stdin : fdopen(input, "r");
    if (keys == NULL) return false;
    SCREEN *screen = description == NULL ? NULL : lectern_start_described(description, keys);
    if (screen == NULL && newterm(NULL, stdout, keys) == NULL) return false;
    set_escdelay(escape_delay);
    raw();
    noecho();
    nonl();
    idlok(stdscr, TRUE);
    leaveok(stdscr, TRUE);
    scrollok(stdscr, FALSE);
    curs_set(0);
    return true;
}

/// A window to read keys from: a pad, as reading from a window would repaint it.
static inline WINDOW *lectern_make_keys(void) {
    WINDOW *keys = newpad(1, 1);
    if (keys != NULL) {
        keypad(keys, TRUE);
        nodelay(keys, TRUE);
    }
    return keys;
}

/// How many colours there are, 0 when none; `start_color` is called here alone.
static inline int lectern_start_colors(void) {
    if (!has_colors() || start_color() != OK) return 0;
    use_default_colors();
    return COLORS;
}

/// Whether the description that ncurses has started with sets some colours by red, green and blue.
static inline bool lectern_sets_direct_colors(void) {
    const char *set = tigetstr("setaf");
    return set != NULL && set != (char *)-1 && strstr(set, "8;2;") != NULL;
}

static inline int lectern_pair_count(void) { return COLOR_PAIRS; }

/// Whether the terminal has the capability of that terminfo name.
static inline bool lectern_can(const char *name) {
    const char *value = tigetstr(name);
    return value != NULL && value != (char *)-1;
}

/// The bytes of a capability, NULL when the terminal has none.
static inline const char *lectern_bytes(const char *name) { return lectern_can(name) ? tigetstr(name) : NULL; }

/// The columns that the C library, and so ncurses, gives a character; -1 for what is not printable.
static inline int lectern_width(unsigned scalar) {
    extern int wcwidth(wchar_t);
    return wcwidth((wchar_t)scalar);
}

/// Writes one cell: a base and what combines with it. Writing the last cell of the screen reports an error, and is done.
static inline void lectern_put(int row, int column, const wchar_t *text, unsigned style, int pair) {
    attr_t attributes = A_NORMAL;
    if (style & LECTERN_BOLD) attributes |= A_BOLD;
    if (style & LECTERN_DIM) attributes |= A_DIM;
    if (style & LECTERN_ITALIC) attributes |= A_ITALIC;
    if (style & LECTERN_UNDERLINE) attributes |= A_UNDERLINE;
    if (style & LECTERN_REVERSE) attributes |= A_REVERSE;
    cchar_t cell;
    if (setcchar(&cell, text, attributes, (short)pair, NULL) != OK) return;
    mvwadd_wch(stdscr, row, column, &cell);
}

/// Sends what has changed, the cursor at a place, or hidden when `row` is negative.
static inline void lectern_show(int row, int column) {
    bool hidden = row < 0;
    leaveok(stdscr, hidden);
    curs_set(hidden ? 0 : 1);
    if (!hidden) wmove(stdscr, row, column);
    wrefresh(stdscr);
}

/// Forgets what the terminal shows: the next `lectern_show` paints all of it.
static inline void lectern_forget(void) {
    werase(stdscr);
    clearok(curscr, TRUE);
}

static inline void lectern_resize(int rows, int columns) { resizeterm(rows, columns); }

/// Whether the terminal has a mouse. Its reports come as characters from now on, not as ncurses' KEY_MOUSE.
static inline bool lectern_take_mouse(void) {
    if (!lectern_can("kmous")) return false;
    define_key(NULL, KEY_MOUSE);
    return true;
}

/// Sends bytes, past what ncurses holds back.
static inline void lectern_send(const char *bytes) {
    fputs(bytes, stdout);
    fflush(stdout);
}

/// A key read: 0 none, 1 a character, 2 a code of ncurses.
static inline int lectern_read_key(WINDOW *keys, unsigned *value) {
    wint_t read = 0;
    int result = wget_wch(keys, &read);
    *value = read;
    return result == OK ? 1 : result == KEY_CODE_YES ? 2 : 0;
}

// Codes of keys, which are macros.
enum {
    LECTERN_KEY_UP = KEY_UP, LECTERN_KEY_DOWN = KEY_DOWN, LECTERN_KEY_LEFT = KEY_LEFT, LECTERN_KEY_RIGHT = KEY_RIGHT,
    LECTERN_KEY_HOME = KEY_HOME, LECTERN_KEY_END = KEY_END, LECTERN_KEY_PAGE_UP = KEY_PPAGE,
    LECTERN_KEY_PAGE_DOWN = KEY_NPAGE, LECTERN_KEY_BACKSPACE = KEY_BACKSPACE, LECTERN_KEY_DELETE = KEY_DC,
    LECTERN_KEY_BACK_TAB = KEY_BTAB, LECTERN_KEY_ENTER = KEY_ENTER, LECTERN_KEY_FIND = KEY_FIND,
    LECTERN_KEY_SELECT = KEY_SELECT, LECTERN_KEY_A1 = KEY_A1, LECTERN_KEY_A3 = KEY_A3, LECTERN_KEY_C1 = KEY_C1,
    LECTERN_KEY_C3 = KEY_C3, LECTERN_KEY_RESIZE = KEY_RESIZE
};

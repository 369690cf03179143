// HTML as events, by libxml2: what Swift cannot see of it, as its headers lie where no compiler searches by itself.
#pragma once
#include <stdint.h>

/// What reading a page came to.
enum MarkupResult {
    /// All of it was read, or as far as `start` wanted.
    MarkupRead,
    /// libxml2 is not installed.
    MarkupNoLibrary,
    /// There was no memory left.
    MarkupNoMemory,
};

/// What is called back, with the reader's `context`.
typedef struct {
    /// An element begins. `attributes` are pairs of names and values, ended by a null; a value may be null, and
    /// `attributes` too. Returns whether to go on.
    int (*start)(void *context, const char *name, const char *const *attributes);
    /// The innermost open element ends.
    void (*end)(void *context);
    /// Text within the innermost open element, UTF-8.
    void (*text)(void *context, const char *bytes, int count);
} MarkupEvents;

/// Reads a page of `count` bytes of UTF-8, well-formed or not. Ends are told of all elements that began, unless it was
/// stopped. No file is read and nothing fetched, whatever the page says. May be called by several threads at once.
enum MarkupResult markup_read(const char *page, int count, const MarkupEvents *events, void *context);

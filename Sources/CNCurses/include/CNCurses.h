#pragma once

#include <stdint.h>

// A full-screen terminal over ncurses (wide characters): the few calls a dashboard needs, without macros and
// variadic functions. One screen in a process, used from one thread.
//
// While a screen is open, a fatal or ending signal first puts the terminal back as it was.

enum {
    CNCURSES_NOTHING = 0, // the time is over
    CNCURSES_SCALAR = 1,  // a character: scalar
    CNCURSES_KEY = 2,     // a key without a character: scalar is one of the constants below
    CNCURSES_RESIZE = 3,  // the terminal has another size
    CNCURSES_CLICK = 4,   // row, column
    CNCURSES_WHEEL = 5,   // row, column; scalar 1 = down, 0 = up
    CNCURSES_END = 6,     // the terminal is gone
};

enum {
    CNCURSES_KEY_UP = 1,
    CNCURSES_KEY_DOWN,
    CNCURSES_KEY_LEFT,
    CNCURSES_KEY_RIGHT,
    CNCURSES_KEY_PAGE_UP,
    CNCURSES_KEY_PAGE_DOWN,
    CNCURSES_KEY_HOME,
    CNCURSES_KEY_END,
    CNCURSES_KEY_BACKSPACE,
    CNCURSES_KEY_BACK_TAB,
    CNCURSES_KEY_ENTER,
    CNCURSES_KEY_FUNCTION = 100, // + the number of the function key
};

enum {
    CNCURSES_BOLD = 1,
    CNCURSES_DIM = 2,
    CNCURSES_REVERSE = 4,
    CNCURSES_UNDERLINE = 8,
};

typedef struct {
    int32_t kind;
    uint32_t scalar;
    int32_t row;
    int32_t column;
} cncurses_event;

// 0, or an errno: ENOTTY when a descriptor is no terminal, EINVAL when the terminal is unknown or cannot move
// its cursor, EBUSY when a screen is open.
int cncurses_open(const char *terminal, int input, int output, int colours, int mouse);
// Puts the terminal back. Harmless when no screen is open.
void cncurses_close(void);
void cncurses_size(int *columns, int *rows);
void cncurses_erase(void);
// Text in the encoding of the locale. `colour` is 0 to 7, or -1 for the terminal's own.
void cncurses_put(int row, int column, const char *text, int attributes, int colour);
// Sends the difference to what is shown. 0, or -1 when the terminal cannot be written to.
int cncurses_refresh(void);
// Everything is drawn anew by the next refresh.
void cncurses_redraw(void);
// Waits at most so long.
cncurses_event cncurses_next(int milliseconds);
// Stops the process group as Ctrl-Z does, with the terminal put back meanwhile.
void cncurses_suspend(void);
// Whether text can hold characters outside ASCII.
int cncurses_is_unicode(void);

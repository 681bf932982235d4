#define _XOPEN_SOURCE 700
#define _DEFAULT_SOURCE 1
#define _DARWIN_C_SOURCE 1
#define NCURSES_WIDECHAR 1

#include "CNCurses.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

// Macros of term.h that are names elsewhere.
#undef columns
#undef lines

static struct {
    SCREEN *screen;
    FILE *input;
    FILE *output;
    int input_fd;
    int output_fd;
    int has_colours;
    int has_mouse;
    struct termios before;
    // What puts the terminal back, ready for a signal handler.
    char leave[256];
    volatile sig_atomic_t leave_length;
} state;

static const int signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE,
                              SIGTERM, SIGINT, SIGHUP, SIGQUIT};
enum { SIGNAL_COUNT = sizeof signals / sizeof signals[0] };
static struct sigaction previous[SIGNAL_COUNT];

// Only async-signal-safe calls.
static void put_back(int number) {
    if (state.leave_length > 0) {
        ssize_t ignored = write(state.output_fd, state.leave, (size_t)state.leave_length);
        (void)ignored;
        tcsetattr(state.output_fd, TCSANOW, &state.before);
    }
    signal(number, SIG_DFL);
    raise(number);
}

static void add_leave(const char *text) {
    if (text == NULL || text == (const char *)-1) return;
    size_t length = (size_t)state.leave_length;
    while (*text != 0 && length < sizeof state.leave) {
        // Padding such as $<2> is not for the terminal.
        if (text[0] == '$' && text[1] == '<') {
            const char *end = strchr(text, '>');
            if (end != NULL) {
                text = end + 1;
                continue;
            }
        }
        state.leave[length++] = *text++;
    }
    state.leave_length = (sig_atomic_t)length;
}

static void guard(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = put_back;
    action.sa_flags = (int)SA_RESETHAND;
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < SIGNAL_COUNT; i++) sigaction(signals[i], &action, NULL);
}

static void remember(void) {
    for (int i = 0; i < SIGNAL_COUNT; i++) sigaction(signals[i], NULL, &previous[i]);
}

static void unguard(void) {
    for (int i = 0; i < SIGNAL_COUNT; i++) sigaction(signals[i], &previous[i], NULL);
}

static FILE *stream(int fd, const char *mode) {
    int copy = fcntl(fd, F_DUPFD_CLOEXEC, 3);
    if (copy < 0) return NULL;
    FILE *file = fdopen(copy, mode);
    if (file == NULL) close(copy);
    return file;
}

static void close_streams(void) {
    if (state.input != NULL) fclose(state.input);
    if (state.output != NULL) fclose(state.output);
    state.input = NULL;
    state.output = NULL;
}

static void choose_locale(void) {
    const char *current = setlocale(LC_CTYPE, NULL);
    if (current == NULL || strcmp(current, "C") == 0 || strcmp(current, "POSIX") == 0) {
        setlocale(LC_CTYPE, "");
    }
}

int cncurses_open(const char *terminal, int input, int output, int colours, int mouse) {
    if (state.screen != NULL) return EBUSY;
    if (!isatty(input) || !isatty(output)) return ENOTTY;
    memset(&state, 0, sizeof state);
    if (tcgetattr(output, &state.before) != 0) return errno;
    choose_locale();
    state.input_fd = input;
    state.output_fd = output;
    state.input = stream(input, "r");
    state.output = stream(output, "w");
    if (state.input == NULL || state.output == NULL) {
        int code = errno;
        close_streams();
        return code;
    }
    remember();
    SCREEN *screen = newterm(terminal, state.output, state.input);
    if (screen == NULL) {
        close_streams();
        unguard();
        return EINVAL;
    }
    state.screen = screen;
    set_term(screen);
    if (tigetstr("cup") == NULL || tigetstr("cup") == (char *)-1) {
        endwin();
        delscreen(screen);
        state.screen = NULL;
        close_streams();
        unguard();
        return EINVAL;
    }
    set_escdelay(50);
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    curs_set(0);
    if (colours && has_colors()) {
        start_color();
        if (use_default_colors() == OK) {
            state.has_colours = 1;
            for (short colour = 0; colour < 8; colour++) init_pair((short)(colour + 1), colour, -1);
        }
    }
    if (mouse) {
        mouseinterval(0);
        mousemask(BUTTON1_PRESSED | BUTTON1_CLICKED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
        state.has_mouse = 1;
        add_leave("\033[?1000l\033[?1002l\033[?1006l");
    }
    add_leave(tigetstr("sgr0"));
    add_leave(tigetstr("cnorm"));
    add_leave(tigetstr("rmkx"));
    add_leave(tigetstr("rmcup"));
    guard();
    return 0;
}

void cncurses_close(void) {
    if (state.screen == NULL) return;
    state.leave_length = 0;
    if (state.has_mouse) mousemask(0, NULL);
    endwin();
    delscreen(state.screen);
    state.screen = NULL;
    close_streams();
    tcsetattr(state.output_fd, TCSADRAIN, &state.before);
    unguard();
}

void cncurses_size(int *columns, int *rows) {
    *columns = state.screen == NULL ? 0 : getmaxx(stdscr);
    *rows = state.screen == NULL ? 0 : getmaxy(stdscr);
}

void cncurses_erase(void) {
    if (state.screen != NULL) werase(stdscr);
}

void cncurses_put(int row, int column, const char *text, int attributes, int colour) {
    if (state.screen == NULL) return;
    attr_t style = 0;
    if (attributes & CNCURSES_BOLD) style |= A_BOLD;
    if (attributes & CNCURSES_DIM) style |= A_DIM;
    if (attributes & CNCURSES_REVERSE) style |= A_REVERSE;
    if (attributes & CNCURSES_UNDERLINE) style |= A_UNDERLINE;
    short pair = state.has_colours && colour >= 0 && colour < 8 ? (short)(colour + 1) : 0;
    wattr_set(stdscr, style, pair, NULL);
    mvwaddnstr(stdscr, row, column, text, -1);
}

int cncurses_refresh(void) {
    if (state.screen == NULL) return -1;
    if (wrefresh(stdscr) == ERR) return -1;
    return ferror(state.output) ? -1 : 0;
}

void cncurses_redraw(void) {
    if (state.screen != NULL) clearok(stdscr, TRUE);
}

static cncurses_event plain(int kind, uint32_t scalar) {
    cncurses_event event = {kind, scalar, 0, 0};
    return event;
}

static cncurses_event mouse_event(void) {
    MEVENT mouse;
    if (getmouse(&mouse) != OK) return plain(CNCURSES_NOTHING, 0);
    cncurses_event event = {CNCURSES_NOTHING, 0, mouse.y, mouse.x};
    if (mouse.bstate & (BUTTON1_PRESSED | BUTTON1_CLICKED)) event.kind = CNCURSES_CLICK;
    if (mouse.bstate & BUTTON4_PRESSED) event.kind = CNCURSES_WHEEL;
#ifdef BUTTON5_PRESSED
    if (mouse.bstate & BUTTON5_PRESSED) {
        event.kind = CNCURSES_WHEEL;
        event.scalar = 1;
    }
#endif
    return event;
}

static cncurses_event key_event(wint_t code) {
    switch (code) {
    case KEY_RESIZE: return plain(CNCURSES_RESIZE, 0);
    case KEY_MOUSE: return mouse_event();
    case KEY_UP: return plain(CNCURSES_KEY, CNCURSES_KEY_UP);
    case KEY_DOWN: return plain(CNCURSES_KEY, CNCURSES_KEY_DOWN);
    case KEY_LEFT: return plain(CNCURSES_KEY, CNCURSES_KEY_LEFT);
    case KEY_RIGHT: return plain(CNCURSES_KEY, CNCURSES_KEY_RIGHT);
    case KEY_PPAGE: return plain(CNCURSES_KEY, CNCURSES_KEY_PAGE_UP);
    case KEY_NPAGE: return plain(CNCURSES_KEY, CNCURSES_KEY_PAGE_DOWN);
    case KEY_HOME: return plain(CNCURSES_KEY, CNCURSES_KEY_HOME);
    case KEY_END: return plain(CNCURSES_KEY, CNCURSES_KEY_END);
    case KEY_BACKSPACE: return plain(CNCURSES_KEY, CNCURSES_KEY_BACKSPACE);
    case KEY_BTAB: return plain(CNCURSES_KEY, CNCURSES_KEY_BACK_TAB);
    case KEY_ENTER: return plain(CNCURSES_KEY, CNCURSES_KEY_ENTER);
    default: break;
    }
    if (code > KEY_F0 && code <= KEY_F(12)) {
        return plain(CNCURSES_KEY, CNCURSES_KEY_FUNCTION + (uint32_t)(code - KEY_F0));
    }
    return plain(CNCURSES_NOTHING, 0);
}

cncurses_event cncurses_next(int milliseconds) {
    if (state.screen == NULL) return plain(CNCURSES_END, 0);
    wint_t code = 0;
    // What the library has in hand already, then what the terminal sends.
    for (int turn = 0; turn < 2; turn++) {
        wtimeout(stdscr, 0);
        int answer = wget_wch(stdscr, &code);
        if (answer == KEY_CODE_YES) return key_event(code);
        if (answer == OK) return plain(CNCURSES_SCALAR, (uint32_t)code);
        if (turn == 1) break;
        struct pollfd wanted = {state.input_fd, POLLIN, 0};
        int ready = poll(&wanted, 1, milliseconds);
        if (ready == 0) return plain(CNCURSES_NOTHING, 0);
        if (ready > 0 && (wanted.revents & POLLIN) == 0) return plain(CNCURSES_END, 0);
        if (ready > 0 && (wanted.revents & POLLHUP) != 0) return plain(CNCURSES_END, 0);
    }
    return plain(CNCURSES_NOTHING, 0);
}

void cncurses_suspend(void) {
    if (state.screen == NULL) return;
    def_prog_mode();
    endwin();
    struct termios now;
    int known = tcgetattr(state.output_fd, &now);
    tcsetattr(state.output_fd, TCSADRAIN, &state.before);
    struct sigaction ours, standard;
    memset(&standard, 0, sizeof standard);
    standard.sa_handler = SIG_DFL;
    sigemptyset(&standard.sa_mask);
    sigaction(SIGTSTP, &standard, &ours);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
    if (known == 0) tcsetattr(state.output_fd, TCSADRAIN, &now);
    reset_prog_mode();
    clearok(stdscr, TRUE);
    wrefresh(stdscr);
}

int cncurses_is_unicode(void) {
    choose_locale();
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

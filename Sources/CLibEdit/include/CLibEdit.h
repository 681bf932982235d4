#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <wchar.h>

// A line editor: an opaque handle over libedit's variadic interface, and the few terminal calls that Swift
// cannot import (macros, variadics, signal handlers). Text crosses this border as Unicode scalars.
//
// A handle belongs to one thread. Its callbacks run on that thread, inside clibedit_read.

typedef struct clibedit clibedit;

// What a key did; the values of clibedit_callbacks.dispatch.
enum {
    CLIBEDIT_NOTHING = 0,      // nothing to draw
    CLIBEDIT_REFRESH = 1,      // the buffer changed, draw the difference
    CLIBEDIT_MOVED = 2,        // only the cursor moved
    CLIBEDIT_BEEP = 3,         // refuse, with the bell
    CLIBEDIT_END_OF_INPUT = 4, // stop reading
};

// Commands of libedit that a dispatch callback can queue.
enum {
    CLIBEDIT_COMMAND_ACCEPT = 'a',         // end the line: cursor below the text, then return it
    CLIBEDIT_COMMAND_DELETE_NEXT = 'b',    // delete the character under the cursor
    CLIBEDIT_COMMAND_LINE_START = 'c',
    CLIBEDIT_COMMAND_LINE_END = 'd',
    CLIBEDIT_COMMAND_PREVIOUS_WORD = 'e',
    CLIBEDIT_COMMAND_NEXT_WORD = 'f',
    CLIBEDIT_COMMAND_CLEAR_SCREEN = 'g',
    CLIBEDIT_COMMAND_LEFT = 'h',
    CLIBEDIT_COMMAND_RIGHT = 'i',
};

// Two control characters carry private keys; whoever feeds read_scalar must drop them from real input.
enum {
    CLIBEDIT_KEY_ACTION = 0x1c,  // dispatched: "ask the input what was pressed"
    CLIBEDIT_KEY_COMMAND = 0x1d, // first half of a queued command
};

// The last scalar of an escape sequence inside a prompt, and its first: libedit gives them no width.
enum { CLIBEDIT_PROMPT_ESCAPE = 0x01 };

typedef struct {
    void *context;
    // 1 = one scalar stored, 0 = end of input, -1 = error.
    int32_t (*read_scalar)(void *context, uint32_t *scalar);
    // A bound key was pressed; returns one of CLIBEDIT_NOTHING...
    int32_t (*dispatch)(void *context, uint32_t key);
} clibedit_callbacks;

// NULL on failure, with errno set. `terminal` is the value of TERM.
clibedit *clibedit_create(
    const char *program, const char *terminal, int input, int output, int error,
    clibedit_callbacks callbacks);
void clibedit_destroy(clibedit *editor);

// Installs the key bindings of emacs or vi; can be called again.
int clibedit_set_keys(clibedit *editor, int vi);
int clibedit_set_prompt(clibedit *editor, const uint32_t *scalars, size_t count);

// 1 = a line is in clibedit_buffer until the next call, 0 = no line, -1 = error with errno set.
int clibedit_read(clibedit *editor);
const wchar_t *clibedit_line(const clibedit *editor, size_t *count);

// The text being edited, valid until the next change. Cursor counts scalars.
const wchar_t *clibedit_buffer(clibedit *editor, size_t *count, size_t *cursor);
void clibedit_move_cursor(clibedit *editor, size_t position);
int clibedit_insert(clibedit *editor, const uint32_t *scalars, size_t count);
void clibedit_delete(clibedit *editor, size_t start, size_t end);
void clibedit_queue_command(clibedit *editor, int command);
void clibedit_queue_action(clibedit *editor);

// Draws prompt and buffer again at the cursor's place, which must be the start of an empty line.
void clibedit_redraw(clibedit *editor);
void clibedit_resize(clibedit *editor);
void clibedit_raw_mode(clibedit *editor, int on);

int clibedit_history_add(clibedit *editor, const uint32_t *scalars, size_t count);
void clibedit_history_clear(clibedit *editor);
int clibedit_history_size(clibedit *editor, int entries);

// Columns and rows of a terminal; -1 when there is none, or it does not know.
int clibedit_window_size(int fd, int *columns, int *rows);
int clibedit_set_window_size(int fd, int columns, int rows);

// Switches echo, line assembly and signal keys off, remembering the old settings in `saved`.
typedef struct {
    unsigned char bytes[128];
} clibedit_terminal_state;
int clibedit_quiet_mode(int fd, clibedit_terminal_state *saved);
int clibedit_restore_mode(int fd, const clibedit_terminal_state *saved);

// From begin to end, a fatal signal first puts the terminal back as it was at begin, and a change of the
// window's size writes a byte to `wake` (-1: none). Signals with a handler of the program's own are left
// alone. One guard at a time in a process: begin returns 0 when another holds it, 1 when it is ours.
int clibedit_guard_begin(int fd, int wake);
void clibedit_guard_end(void);

// write(2) that answers EPIPE instead of raising SIGPIPE.
ssize_t clibedit_write(int fd, const void *bytes, size_t count);
// Stops the foreground process group as Ctrl-Z does; returns when continued.
void clibedit_suspend(void);
// posix_spawnp with input from `input`, SIGPIPE and SIGINT as a program expects them. 0 or an errno.
int clibedit_spawn(pid_t *pid, char *const argv[], char *const envp[], int input);
// Ignores SIGINT unless the program handles it; pass the result to clibedit_unignore_interrupt.
int clibedit_ignore_interrupt(void);
void clibedit_unignore_interrupt(int token);
// 0 = exclusive lock taken on the open file, waiting for it; else an errno.
int clibedit_lock_exclusive(int fd);
// Both ends closed in programs that are started later. 0, or -1 with errno set.
int clibedit_pipe(int ends[2]);
// open(2) without its variable arguments, close-on-exec. -1 with errno set.
int clibedit_open(const char *path, int flags, unsigned int mode);
// A terminal whose other side, keyboard and screen, is in our hands. 0, or -1 with errno set.
int clibedit_open_pseudo_terminal(int *keyboard, int *device);

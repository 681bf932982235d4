#define _GNU_SOURCE // posix_openpt and its companions

#include "CLibEdit.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

_Static_assert(sizeof(struct termios) <= sizeof(clibedit_terminal_state), "room for the terminal's settings");

int clibedit_window_size(int fd, int *columns, int *rows) {
    struct winsize size;
    if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) {
        return -1;
    }
    *columns = size.ws_col;
    *rows = size.ws_row;
    return 0;
}

int clibedit_set_window_size(int fd, int columns, int rows) {
    struct winsize size;
    memset(&size, 0, sizeof size);
    size.ws_col = (unsigned short)columns;
    size.ws_row = (unsigned short)rows;
    return ioctl(fd, TIOCSWINSZ, &size);
}

int clibedit_quiet_mode(int fd, clibedit_terminal_state *saved) {
    struct termios settings;
    if (tcgetattr(fd, &settings) != 0) {
        return -1;
    }
    memcpy(saved->bytes, &settings, sizeof settings);
    settings.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
    settings.c_cc[VMIN] = 1;
    settings.c_cc[VTIME] = 0;
    return tcsetattr(fd, TCSADRAIN, &settings);
}

int clibedit_restore_mode(int fd, const clibedit_terminal_state *saved) {
    struct termios settings;
    memcpy(&settings, saved->bytes, sizeof settings);
    return tcsetattr(fd, TCSADRAIN, &settings);
}

// Signal handlers can reach nothing but globals: these are written while no handler is installed.
static const int fatal_signals[] = {SIGTERM, SIGHUP, SIGQUIT, SIGINT};
enum { fatal_count = sizeof fatal_signals / sizeof fatal_signals[0] };
static atomic_flag guard_taken = ATOMIC_FLAG_INIT;
static int guard_fd = -1;
static int guard_wake = -1;
static struct termios guard_settings;
static struct sigaction guard_previous[fatal_count];
static int guard_installed[fatal_count];
static struct sigaction guard_previous_resize;
static int guard_resize_installed;

static void on_fatal_signal(int number) {
    static const char paste_off[] = "\033[?2004l\r\n";
    ssize_t ignored = write(guard_fd, paste_off, sizeof paste_off - 1);
    (void)ignored; // nothing to be done about it here
    tcsetattr(guard_fd, TCSANOW, &guard_settings);
    signal(number, SIG_DFL);
    raise(number);
}

static void on_resize(int number) {
    (void)number;
    int saved = errno;
    ssize_t ignored = write(guard_wake, "w", 1);
    (void)ignored; // a full pipe wakes the reader as well
    errno = saved;
}

int clibedit_guard_begin(int fd, int wake) {
    if (atomic_flag_test_and_set(&guard_taken)) {
        return 0;
    }
    guard_fd = fd;
    guard_wake = wake;
    if (tcgetattr(fd, &guard_settings) != 0) {
        atomic_flag_clear(&guard_taken);
        return 0;
    }
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    for (int i = 0; i < fatal_count; i++) {
        action.sa_handler = on_fatal_signal;
        guard_installed[i] = 0;
        if (sigaction(fatal_signals[i], NULL, &guard_previous[i]) == 0
            && guard_previous[i].sa_handler == SIG_DFL) {
            guard_installed[i] = sigaction(fatal_signals[i], &action, NULL) == 0;
        }
    }
    guard_resize_installed = 0;
    if (wake >= 0 && sigaction(SIGWINCH, NULL, &guard_previous_resize) == 0
        && guard_previous_resize.sa_handler == SIG_DFL) {
        action.sa_handler = on_resize;
        guard_resize_installed = sigaction(SIGWINCH, &action, NULL) == 0;
    }
    return 1;
}

void clibedit_guard_end(void) {
    for (int i = 0; i < fatal_count; i++) {
        if (guard_installed[i]) {
            sigaction(fatal_signals[i], &guard_previous[i], NULL);
            guard_installed[i] = 0;
        }
    }
    if (guard_resize_installed) {
        sigaction(SIGWINCH, &guard_previous_resize, NULL);
        guard_resize_installed = 0;
    }
    atomic_flag_clear(&guard_taken);
}

ssize_t clibedit_write(int fd, const void *bytes, size_t count) {
#if defined(__linux__)
    sigset_t broken_pipe;
    sigset_t pending;
    sigset_t previous;
    sigemptyset(&broken_pipe);
    sigaddset(&broken_pipe, SIGPIPE);
    sigpending(&pending);
    if (sigismember(&pending, SIGPIPE) || pthread_sigmask(SIG_BLOCK, &broken_pipe, &previous) != 0) {
        return write(fd, bytes, count);
    }
    ssize_t written = write(fd, bytes, count);
    int saved = errno;
    if (written < 0 && saved == EPIPE) {
        const struct timespec now = {0, 0};
        while (sigtimedwait(&broken_pipe, NULL, &now) < 0 && errno == EINTR) {
        }
    }
    pthread_sigmask(SIG_SETMASK, &previous, NULL);
    errno = saved;
    return written;
#else
    fcntl(fd, F_SETNOSIGPIPE, 1);
    return write(fd, bytes, count);
#endif
}

void clibedit_suspend(void) {
    kill(0, SIGTSTP);
    // On a thread that is not the main one the stop arrives a moment after kill returns.
    poll(NULL, 0, 20);
}

int clibedit_spawn(pid_t *pid, char *const argv[], char *const envp[], int input) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t defaults;
    sigset_t none;
    int result = posix_spawn_file_actions_init(&actions);
    if (result != 0) {
        return result;
    }
    result = posix_spawnattr_init(&attributes);
    if (result != 0) {
        posix_spawn_file_actions_destroy(&actions);
        return result;
    }
    sigemptyset(&none);
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    sigaddset(&defaults, SIGINT);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    result = posix_spawnp(pid, argv[0], &actions, &attributes, argv, envp);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return result;
}

int clibedit_ignore_interrupt(void) {
    struct sigaction current;
    if (sigaction(SIGINT, NULL, &current) != 0 || current.sa_handler != SIG_DFL) {
        return 0;
    }
    return signal(SIGINT, SIG_IGN) != SIG_ERR;
}

void clibedit_unignore_interrupt(int token) {
    if (token) {
        signal(SIGINT, SIG_DFL);
    }
}

int clibedit_lock_exclusive(int fd) {
    while (flock(fd, LOCK_EX) != 0) {
        if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

int clibedit_open(const char *path, int flags, unsigned int mode) {
    int fd;
    do {
        fd = open(path, flags | O_CLOEXEC, (mode_t)mode);
    } while (fd < 0 && errno == EINTR);
    return fd;
}

int clibedit_pipe(int ends[2]) {
#if defined(__linux__)
    return pipe2(ends, O_CLOEXEC);
#else
    if (pipe(ends) != 0) {
        return -1;
    }
    for (int i = 0; i < 2; i++) {
        if (fcntl(ends[i], F_SETFD, FD_CLOEXEC) != 0) {
            int saved = errno;
            close(ends[0]);
            close(ends[1]);
            errno = saved;
            return -1;
        }
    }
    return 0;
#endif
}

int clibedit_open_pseudo_terminal(int *keyboard, int *device) {
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    if (master < 0) {
        return -1;
    }
    const char *name = grantpt(master) == 0 && unlockpt(master) == 0 ? ptsname(master) : NULL;
    int slave = name != NULL ? clibedit_open(name, O_RDWR | O_NOCTTY, 0) : -1;
    if (slave < 0) {
        int saved = errno;
        close(master);
        errno = saved;
        return -1;
    }
    *keyboard = master;
    *device = slave;
    return 0;
}

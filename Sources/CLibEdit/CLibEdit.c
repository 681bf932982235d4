#include "CLibEdit.h"

#include <errno.h>
#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

struct clibedit {
    EditLine *editor;
    HistoryW *history;
    FILE *input;
    FILE *output;
    FILE *error;
    clibedit_callbacks callbacks;
    locale_t locale;
    wchar_t *prompt;
    const wchar_t *line;
    size_t line_count;
};

// libedit asks the locale for character classes and widths. A thread locale leaves the program's own alone.
static locale_t utf8_locale(void) {
    static const char *const names[] = {"", "C.UTF-8", "en_US.UTF-8"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        locale_t candidate = newlocale(LC_CTYPE_MASK, names[i], (locale_t)0);
        if (candidate == (locale_t)0) {
            continue;
        }
        if (strcmp(nl_langinfo_l(CODESET, candidate), "UTF-8") == 0) {
            return candidate;
        }
        freelocale(candidate);
    }
    return (locale_t)0;
}

static clibedit *owner(EditLine *editor) {
    void *data = NULL;
    el_wget(editor, EL_CLIENTDATA, &data);
    return data;
}

static wchar_t *prompt_callback(EditLine *editor) {
    static wchar_t none[] = L"";
    clibedit *self = owner(editor);
    return self != NULL && self->prompt != NULL ? self->prompt : none;
}

static int read_callback(EditLine *editor, wchar_t *character) {
    clibedit *self = owner(editor);
    uint32_t scalar = 0;
    if (self == NULL) {
        return -1;
    }
    int32_t result = self->callbacks.read_scalar(self->callbacks.context, &scalar);
    if (result == 1) {
        *character = (wchar_t)scalar;
    }
    return result;
}

static unsigned char dispatch_callback(EditLine *editor, wint_t key) {
    clibedit *self = owner(editor);
    if (self == NULL) {
        return CC_ERROR;
    }
    switch (self->callbacks.dispatch(self->callbacks.context, (uint32_t)key)) {
    case CLIBEDIT_NOTHING:
        return CC_NORM;
    case CLIBEDIT_REFRESH:
        return CC_REFRESH;
    case CLIBEDIT_MOVED:
        return CC_CURSOR;
    case CLIBEDIT_END_OF_INPUT:
        return CC_EOF;
    default:
        return CC_REFRESH_BEEP;
    }
}

static FILE *open_stream(int fd, const char *mode) {
    int copy = dup(fd);
    if (copy < 0) {
        return NULL;
    }
    FILE *stream = fdopen(copy, mode);
    if (stream == NULL) {
        close(copy);
    }
    return stream;
}

// Inserting before wide characters with the terminal's insert and delete sequences corrupts the line:
// libedit counts characters where the terminal counts columns. Without them it draws the tail again.
static void clear_insert_capabilities(EditLine *editor) {
    static const wchar_t *const names[] = {L"ic", L"im", L"ei", L"IC", L"dc", L"DC", L"dm", L"ed"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        el_wset(editor, EL_SETTC, names[i], L"", NULL);
    }
}

clibedit *clibedit_create(
    const char *program, const char *terminal, int input, int output, int error,
    clibedit_callbacks callbacks) {
    clibedit *self = calloc(1, sizeof *self);
    if (self == NULL) {
        return NULL;
    }
    self->callbacks = callbacks;
    self->locale = utf8_locale();
    self->input = open_stream(input, "r");
    self->output = open_stream(output, "w");
    self->error = open_stream(error, "w");
    self->history = history_winit();
    if (self->input == NULL || self->output == NULL || self->error == NULL || self->history == NULL) {
        clibedit_destroy(self);
        return NULL;
    }
    locale_t before = self->locale != (locale_t)0 ? uselocale(self->locale) : (locale_t)0;
    self->editor = el_init_fd(
        program, self->input, self->output, self->error, input, fileno(self->output), fileno(self->error));
    if (self->editor != NULL) {
        HistEventW event;
        el_wset(self->editor, EL_CLIENTDATA, self);
        el_set(self->editor, EL_TERMINAL, terminal);
        history_w(self->history, &event, H_SETSIZE, 1000);
        el_wset(self->editor, EL_HIST, history_w, self->history);
        el_wset(self->editor, EL_SIGNAL, 0);
        el_wset(self->editor, EL_PROMPT_ESC, prompt_callback, CLIBEDIT_PROMPT_ESCAPE);
        el_wset(self->editor, EL_GETCFN, read_callback);
        // The signal keys arrive as characters while a line is edited, and only then.
        el_wset(self->editor, EL_SETTY, L"-d", L"-isig", NULL);
        el_wset(self->editor, EL_SETTY, L"-d", L"-ixon", NULL);
        // Carriage return and line feed stay what they are, else a pasted CR LF is two line ends.
        el_wset(self->editor, EL_SETTY, L"-d", L"-inlcr", NULL);
        el_wset(self->editor, EL_SETTY, L"-d", L"-icrnl", NULL);
        el_wset(
            self->editor, EL_ADDFN, L"host-dispatch", L"Pass the key to the program", dispatch_callback);
        clear_insert_capabilities(self->editor);
        clibedit_set_keys(self, 0);
    }
    if (before != (locale_t)0) {
        uselocale(before);
    }
    if (self->editor == NULL) {
        int saved = errno != 0 ? errno : ENOTTY;
        clibedit_destroy(self);
        errno = saved;
        return NULL;
    }
    return self;
}

void clibedit_destroy(clibedit *self) {
    if (self == NULL) {
        return;
    }
    if (self->editor != NULL) {
        el_end(self->editor);
    }
    if (self->history != NULL) {
        history_wend(self->history);
    }
    FILE *streams[] = {self->input, self->output, self->error};
    for (size_t i = 0; i < sizeof streams / sizeof streams[0]; i++) {
        if (streams[i] != NULL) {
            fclose(streams[i]);
        }
    }
    if (self->locale != (locale_t)0) {
        freelocale(self->locale);
    }
    free(self->prompt);
    free(self);
}

static void bind_both(EditLine *editor, int vi, const wchar_t *key, const wchar_t *function) {
    el_wset(editor, EL_BIND, key, function, NULL);
    if (vi) {
        el_wset(editor, EL_BIND, L"-a", key, function, NULL);
    }
}

int clibedit_set_keys(clibedit *self, int vi) {
    static const struct {
        const wchar_t *key;
        const wchar_t *function;
    } commands[] = {
        {L"^]a", L"ed-newline"},       {L"^]b", L"ed-delete-next-char"}, {L"^]c", L"ed-move-to-beg"},
        {L"^]d", L"ed-move-to-end"},   {L"^]e", L"ed-prev-word"},        {L"^]f", L"em-next-word"},
        {L"^]g", L"ed-clear-screen"},  {L"^]h", L"ed-prev-char"},        {L"^]i", L"ed-next-char"},
    };
    // Enter, line feed, interrupt, end of input, suspend, previous, next, private keys.
    static const wchar_t *const dispatched[] = {L"^M", L"^J", L"^C", L"^D", L"^Z", L"^P", L"^N", L"^\\"};
    EditLine *editor = self->editor;
    // Which characters above ASCII insert themselves is decided here, by the locale.
    locale_t before = self->locale != (locale_t)0 ? uselocale(self->locale) : (locale_t)0;
    int result = el_wset(editor, EL_EDITOR, vi ? L"vi" : L"emacs");
    if (before != (locale_t)0) {
        uselocale(before);
    }
    if (result != 0) {
        return -1;
    }
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        bind_both(editor, vi, commands[i].key, commands[i].function);
    }
    for (size_t i = 0; i < sizeof dispatched / sizeof dispatched[0]; i++) {
        bind_both(editor, vi, dispatched[i], L"host-dispatch");
    }
    el_wset(editor, EL_BIND, L"^I", L"host-dispatch", NULL);
    bind_both(editor, vi, L"^R", L"em-inc-search-prev");
    bind_both(editor, vi, L"^L", L"ed-clear-screen");
    if (vi) {
        el_wset(editor, EL_BIND, L"-a", L"k", L"host-dispatch", NULL);
        el_wset(editor, EL_BIND, L"-a", L"j", L"host-dispatch", NULL);
        el_wset(editor, EL_BIND, L"^W", L"ed-delete-prev-word", NULL);
    } else {
        el_wset(editor, EL_BIND, L"^E", L"host-dispatch", NULL);
        el_wset(editor, EL_BIND, L"^F", L"host-dispatch", NULL);
        // libedit's own choice, kill the region, surprises everyone who comes from another shell.
        el_wset(editor, EL_BIND, L"^W", L"ed-delete-prev-word", NULL);
        el_wset(editor, EL_BIND, L"^S", L"em-inc-search-next", NULL);
    }
    return 0;
}

int clibedit_set_prompt(clibedit *self, const uint32_t *scalars, size_t count) {
    wchar_t *copy = calloc(count + 1, sizeof *copy);
    if (copy == NULL) {
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        copy[i] = (wchar_t)scalars[i];
    }
    free(self->prompt);
    self->prompt = copy;
    return 0;
}

int clibedit_read(clibedit *self) {
    int count = 0;
    locale_t before = self->locale != (locale_t)0 ? uselocale(self->locale) : (locale_t)0;
    self->line = NULL;
    self->line_count = 0;
    errno = 0;
    const wchar_t *line = el_wgets(self->editor, &count);
    int saved = errno;
    if (before != (locale_t)0) {
        uselocale(before);
    }
    fflush(self->output);
    errno = saved;
    if (line == NULL || count < 0) {
        return count < 0 ? -1 : 0;
    }
    self->line = line;
    self->line_count = (size_t)count;
    return 1;
}

const wchar_t *clibedit_line(const clibedit *self, size_t *count) {
    *count = self->line_count;
    return self->line;
}

const wchar_t *clibedit_buffer(clibedit *self, size_t *count, size_t *cursor) {
    const LineInfoW *info = el_wline(self->editor);
    *count = (size_t)(info->lastchar - info->buffer);
    *cursor = (size_t)(info->cursor - info->buffer);
    return info->buffer;
}

void clibedit_move_cursor(clibedit *self, size_t position) {
    size_t count = 0;
    size_t cursor = 0;
    clibedit_buffer(self, &count, &cursor);
    if (position > count) {
        position = count;
    }
    el_cursor(self->editor, (int)position - (int)cursor);
}

int clibedit_insert(clibedit *self, const uint32_t *scalars, size_t count) {
    if (count == 0) {
        return 0;
    }
    wchar_t *copy = calloc(count + 1, sizeof *copy);
    if (copy == NULL) {
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        copy[i] = (wchar_t)scalars[i];
    }
    int result = el_winsertstr(self->editor, copy);
    free(copy);
    return result;
}

void clibedit_delete(clibedit *self, size_t start, size_t end) {
    size_t count = 0;
    size_t cursor = 0;
    clibedit_buffer(self, &count, &cursor);
    if (end > count) {
        end = count;
    }
    if (start >= end) {
        return;
    }
    clibedit_move_cursor(self, end);
    el_deletestr(self->editor, (int)(end - start));
}

void clibedit_queue_command(clibedit *self, int command) {
    wchar_t keys[] = {CLIBEDIT_KEY_COMMAND, (wchar_t)command, 0};
    el_wpush(self->editor, keys);
}

void clibedit_queue_action(clibedit *self) {
    wchar_t keys[] = {CLIBEDIT_KEY_ACTION, 0};
    el_wpush(self->editor, keys);
}

void clibedit_redraw(clibedit *self) {
    el_wset(self->editor, EL_REFRESH);
    fflush(self->output);
}

void clibedit_resize(clibedit *self) {
    el_resize(self->editor);
}

void clibedit_raw_mode(clibedit *self, int on) {
    fflush(self->output);
    el_wset(self->editor, EL_PREP_TERM, on);
}

int clibedit_history_add(clibedit *self, const uint32_t *scalars, size_t count) {
    wchar_t *copy = calloc(count + 1, sizeof *copy);
    HistEventW event;
    if (copy == NULL) {
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        copy[i] = (wchar_t)scalars[i];
    }
    int result = history_w(self->history, &event, H_ENTER, copy);
    free(copy);
    return result < 0 ? -1 : 0;
}

void clibedit_history_clear(clibedit *self) {
    HistEventW event;
    history_w(self->history, &event, H_CLEAR);
}

int clibedit_history_size(clibedit *self, int entries) {
    HistEventW event;
    return history_w(self->history, &event, H_SETSIZE, entries);
}

/*
 * Asks libxlutil, xl's own reader, what it makes of configs.
 *
 *   xlutil           Configs on standard input, each behind its length (4 bytes, little-endian). Prints a line of JSON for
 *                    each: null when it is refused, "crash" when the library aborts, else an object of its settings.
 *                    A single value is {"text": …, "long": …}, where long is the number in a string, "range" or "none";
 *                    a list is an array of texts and arrays. Each byte of a text is written as one character.
 *   xlutil FILE N    Reads the file N times and prints the seconds of processor time that took.
 *
 * The library cannot list what it read, so that every word of the text is asked for as if it were a setting.
 */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <libxlutil.h>

static FILE *silence;

static void fail(const char *why)
{
    fprintf(stderr, "xlutil: %s\n", why);
    exit(2);
}

static void *allocate(size_t size)
{
    void *memory = malloc(size);
    if (!memory) fail("out of memory");
    return memory;
}

static void print_text(const char *text)
{
    putchar('"');
    for (const unsigned char *byte = (const unsigned char *)text; *byte; byte++) {
        if (*byte == '"' || *byte == '\\' || *byte < 0x20 || *byte >= 0x7f) printf("\\u%04x", *byte);
        else putchar(*byte);
    }
    putchar('"');
}

static void print_list(XLU_Config *config, const XLU_ConfigList *list)
{
    putchar('[');
    for (int i = 0;; i++) {
        XLU_ConfigValue *item = xlu_cfg_get_listitem2(list, i);
        char *text;
        XLU_ConfigList *inner;
        if (!item) break;
        if (i) putchar(',');
        if (xlu_cfg_value_type(item) == XLU_LIST) {
            if (xlu_cfg_value_get_list(config, item, &inner, 1)) fail("a list is none");
            print_list(config, inner);
        } else {
            if (xlu_cfg_value_get_string(config, item, &text, 1)) fail("a text is none");
            print_text(text);
        }
    }
    putchar(']');
}

static void print_long(XLU_Config *config, const char *name)
{
    long number;
    switch (xlu_cfg_get_long(config, name, &number, 1)) {
    case 0: printf("\"%ld\"", number); break;
    case ERANGE: printf("\"range\""); break;
    default: printf("\"none\"");
    }
}

/* Prints the setting, when there is one of that name. */
static void print_setting(XLU_Config *config, const char *name, int *count)
{
    const char *text;
    XLU_ConfigList *list;
    int single = xlu_cfg_get_string(config, name, &text, 1) == 0;
    if (!single && xlu_cfg_get_list(config, name, &list, NULL, 1)) return;
    printf("%s\"%s\":", (*count)++ ? "," : "", name);
    if (!single) {
        print_list(config, list);
        return;
    }
    printf("{\"text\":");
    print_text(text);
    printf(",\"long\":");
    print_long(config, name);
    putchar('}');
}

static int in_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Every word of the text that may be a name, once each. */
static void print_settings(XLU_Config *config, const char *data, size_t size)
{
    char *copy = allocate(size + 1);
    char **words = allocate((size / 2 + 1) * sizeof *words);
    size_t known = 0;
    int count = 0;
    memcpy(copy, data, size);
    copy[size] = 0;
    for (size_t i = 0; i < size; i++) {
        if (!in_name(copy[i])) continue;
        size_t start = i;
        while (i < size && in_name(copy[i])) i++;
        copy[i] = 0;
        if (copy[start] >= 'a' && copy[start] <= 'z') words[known++] = copy + start;
    }
    qsort(words, known, sizeof *words, by_text);
    putchar('{');
    for (size_t i = 0; i < known; i++)
        if (!i || strcmp(words[i], words[i - 1])) print_setting(config, words[i], &count);
    putchar('}');
    free(words);
    free(copy);
}

static void answer(const char *data, size_t size)
{
    XLU_Config *config = xlu_cfg_init(silence, "config");
    if (!config) fail("out of memory");
    if (xlu_cfg_readdata(config, data, (int)size)) printf("null");
    else print_settings(config, data, size);
    putchar('\n');
    xlu_cfg_destroy(config);
}

/* libxlutil aborts on some NUL characters, so that texts with one are read in a process of their own. */
static void answer_apart(const char *data, size_t size)
{
    int status;
    pid_t child;
    fflush(stdout);
    child = fork();
    if (child < 0) fail("no second process");
    if (!child) {
        if (!freopen("/dev/null", "w", stderr)) _exit(2);
        answer(data, size);
        fflush(stdout);
        _exit(0);
    }
    if (waitpid(child, &status, 0) != child) fail("lost a process");
    if (WIFSIGNALED(status)) printf("\"crash\"\n");
    else if (WEXITSTATUS(status)) fail("a second process failed");
}

static void answer_all(void)
{
    unsigned char head[4];
    while (fread(head, 1, sizeof head, stdin) == sizeof head) {
        size_t size = head[0] | head[1] << 8 | head[2] << 16 | (size_t)head[3] << 24;
        char *data = allocate(size + 1);
        if (fread(data, 1, size, stdin) != size) fail("a config is cut off");
        if (memchr(data, 0, size)) answer_apart(data, size);
        else answer(data, size);
        free(data);
    }
}

static double processor_time(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static void measure(const char *path, long times)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END)) fail("no such file");
    size_t size = ftell(file);
    char *data = allocate(size + 1);
    rewind(file);
    if (fread(data, 1, size, file) != size) fail("the file cannot be read");
    double began = processor_time();
    for (long i = 0; i < times; i++) {
        XLU_Config *config = xlu_cfg_init(silence, "config");
        if (!config || xlu_cfg_readdata(config, data, (int)size)) fail("the file is refused");
        xlu_cfg_destroy(config);
    }
    printf("%f\n", processor_time() - began);
}

int main(int argc, char **argv)
{
    silence = fopen("/dev/null", "w");
    if (!silence) fail("no /dev/null");
    if (argc == 3) measure(argv[1], atol(argv[2]));
    else answer_all();
    return 0;
}

/*
 * Asks libxlutil's disk parser, the one that xl uses, what it makes of disk strings.
 *
 * Strings on standard input, each ended by a NUL. Prints a line of JSON for each: {"report": …} with the parser's messages when it
 * refuses the string, else an object of the disk's fields, or null when the parser ended the process (its scanner jams on some
 * strings). Each byte of a text is written as one character.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <libxl.h>
#include <libxlutil.h>

static void fail(const char *why)
{
    fprintf(stderr, "disk: %s\n", why);
    exit(2);
}

static void print_text(const char *name, const char *text)
{
    printf("\"%s\":", name);
    if (!text) {
        printf("null");
        return;
    }
    putchar('"');
    for (const unsigned char *byte = (const unsigned char *)text; *byte; byte++) {
        if (*byte == '"' || *byte == '\\' || *byte < 0x20 || *byte >= 0x7f) printf("\\u%04x", *byte);
        else putchar(*byte);
    }
    putchar('"');
}

static void print_bool(const char *name, libxl_defbool value)
{
    if (libxl_defbool_is_default(value)) printf(",\"%s\":null", name);
    else printf(",\"%s\":%s", name, libxl_defbool_val(value) ? "true" : "false");
}

static void print_disk(const libxl_device_disk *disk)
{
    putchar('{');
    print_text("target", disk->pdev_path);
    putchar(',');
    print_text("vdev", disk->vdev);
    putchar(',');
    print_text("script", disk->script);
    putchar(',');
    print_text("backend", disk->backend_domname);
    printf(",\"format\":\"%s\"", libxl_disk_format_to_string(disk->format));
    printf(",\"backendtype\":\"%s\"", libxl_disk_backend_to_string(disk->backend));
    printf(",\"specification\":\"%s\"", libxl_disk_specification_to_string(disk->specification));
    printf(",\"writable\":%s", disk->readwrite ? "true" : "false");
    printf(",\"cdrom\":%s", disk->is_cdrom ? "true" : "false");
    print_bool("discard", disk->discard_enable);
    print_bool("colo", disk->colo_enable);
    puts("}");
}

/* Prints what the parser makes of one string. */
static void ask(const char *spec)
{
    char *report = NULL;
    size_t size = 0;
    FILE *messages = open_memstream(&report, &size);
    XLU_Config *config = messages ? xlu_cfg_init(messages, "config") : NULL;
    libxl_device_disk disk;

    if (!config) fail("no config");
    libxl_device_disk_init(&disk);
    bool refused = xlu_disk_parse(config, 1, &spec, &disk) != 0;
    fclose(messages);
    if (refused) {
        putchar('{');
        print_text("report", report);
        puts("}");
    } else {
        print_disk(&disk);
    }
    libxl_device_disk_dispose(&disk);
    xlu_cfg_destroy(config);
    free(report);
}

static char *read_all(size_t *length)
{
    size_t room = 1 << 16;
    char *text = malloc(room);

    for (*length = 0; text; ) {
        size_t got = fread(text + *length, 1, room - *length, stdin);
        if (!got) return text;
        *length += got;
        if (*length == room) text = realloc(text, room *= 2);
    }
    fail("out of memory");
    return NULL;
}

int main(void)
{
    size_t length;
    char *text = read_all(&length);
    /* How far the child has come, so that the parent can go on behind what ended it. */
    size_t *done = mmap(NULL, sizeof *done, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    if (done == MAP_FAILED) fail("no memory to share");
    if (length && text[length - 1]) fail("the last string has no end");
    for (*done = 0; *done < length; ) {
        pid_t child = fork();
        int status;

        if (child < 0) fail("cannot fork");
        if (child == 0) {
            if (!freopen("/dev/null", "w", stderr)) _exit(3);
            while (*done < length) {
                const char *spec = text + *done;
                ask(spec);
                fflush(stdout);
                *done += strlen(spec) + 1;
            }
            _exit(0);
        }
        if (waitpid(child, &status, 0) != child) fail("lost the child");
        if (*done < length) {
            puts("null");
            fflush(stdout);
            *done += strlen(text + *done) + 1;
        }
    }
    return 0;
}

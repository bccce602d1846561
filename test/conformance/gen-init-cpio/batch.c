/*
 * Runs the kernel's gen_init_cpio many times in one process: its source is compiled in with main() renamed, and every
 * run is a fork, so that it starts from fresh variables. Numbers on the pipes are 32-bit little-endian.
 *
 * In:  count of arguments, (length, argument)..., length of the manifest, manifest.
 * Out: exit status or minus the signal, length of standard output, bytes, length of standard error, bytes.
 */
#define _GNU_SOURCE
#define main gen_init_cpio
#include "gen_init_cpio.c"
#undef main
#include <sys/mman.h>
#include <sys/wait.h>

enum { MOST_ARGUMENTS = 16, SECONDS = 2 };

static void must(int condition)
{
	if (!condition)
		_exit(99);
}

static int read_exactly(void *into, size_t length)
{
	for (size_t at = 0; at < length;) {
		ssize_t count = read(0, (char *)into + at, length - at);
		if (count <= 0)
			return 0;
		at += count;
	}
	return 1;
}

static void write_exactly(const void *from, size_t length)
{
	for (size_t at = 0; at < length;) {
		ssize_t count = write(1, (const char *)from + at, length - at);
		must(count > 0);
		at += count;
	}
}

static char *read_string(uint32_t *length)
{
	must(read_exactly(length, sizeof *length));
	char *string = calloc(*length + 1, 1);
	must(string && read_exactly(string, *length));
	return string;
}

static void send_file(int file)
{
	static char bytes[1 << 16];
	uint32_t size = lseek(file, 0, SEEK_END);
	ssize_t count;

	write_exactly(&size, sizeof size);
	lseek(file, 0, SEEK_SET);
	while ((count = read(file, bytes, sizeof bytes)) > 0)
		write_exactly(bytes, count);
	close(file);
}

static void run(int argc, char **argv)
{
	uint32_t length;
	char *manifest = read_string(&length);
	int files[3];

	for (int i = 0; i < 3; i++)
		must((files[i] = memfd_create("stream", 0)) >= 0);
	must(write(files[0], manifest, length) == (ssize_t)length);
	lseek(files[0], 0, SEEK_SET);
	free(manifest);

	pid_t child = fork();
	must(child >= 0);
	if (child == 0) {
		for (int i = 0; i < 3; i++)
			must(dup2(files[i], i) == i);
		alarm(SECONDS);
		exit(gen_init_cpio(argc, argv));
	}
	int status;
	must(waitpid(child, &status, 0) == child);
	int32_t result = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
	write_exactly(&result, sizeof result);
	close(files[0]);
	send_file(files[1]);
	send_file(files[2]);
}

int main(void)
{
	uint32_t count, length;

	while (read_exactly(&count, sizeof count)) {
		char *argv[MOST_ARGUMENTS + 2] = { "gen_init_cpio" };
		must(count <= MOST_ARGUMENTS);
		for (uint32_t i = 0; i < count; i++)
			argv[i + 1] = read_string(&length);
		run(count + 1, argv);
		for (uint32_t i = 0; i < count; i++)
			free(argv[i + 1]);
	}
	return 0;
}

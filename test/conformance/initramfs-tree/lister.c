/*
 * The first program of a guest: writes the whole file tree, and what the paths in the file named by PROBES lead to, to
 * the first serial port. It is freestanding: no C library, no console needed.
 *
 * A line for a node:  N <path> <mode> <uid> <gid> <rdev major> <rdev minor> <ino> <links> <size> <target or contents>
 * A line for a probe: P <path> <number of stat> <number of lstat>: an inode, or minus an errno.
 * Numbers are octal for modes, else decimal; strings have a % and two hexadecimal digits for all but letters and digits.
 */
#define PROBES "/.bootpath-probes"

enum {
	SYS_read = 3, SYS_write = 4, SYS_open = 5, SYS_close = 6, SYS_unlink = 10, SYS_mknod = 14, SYS_reboot = 88,
	SYS_ioctl = 54, SYS_getdents64 = 220, SYS_stat64 = 195, SYS_lstat64 = 196, SYS_openat = 295, SYS_fstatat64 = 300,
	SYS_readlinkat = 305,
};

enum { O_RDONLY = 0, O_RDWR = 2, O_NOCTTY = 0400, O_DIRECTORY = 0200000, AT_SYMLINK_NOFOLLOW = 0x100 };
enum { S_IFMT = 0170000, S_IFDIR = 0040000, S_IFREG = 0100000, S_IFLNK = 0120000, S_IFCHR = 0020000 };
enum { TCGETS = 0x5401, TCSETS = 0x5402, TCSBRK = 0x5409, MOST_PROBES = 1 << 20, DEEPEST = 200 };

struct stat64 {
	unsigned long long dev;
	unsigned char pad0[4];
	unsigned int short_ino, mode, nlink, uid, gid;
	unsigned long long rdev;
	unsigned char pad3[4];
	long long size;
	unsigned int blksize;
	unsigned long long blocks;
	unsigned int times[6];
	unsigned long long ino;
} __attribute__((packed));

struct dirent64 {
	unsigned long long ino, off;
	unsigned short length;
	unsigned char type;
	char name[];
} __attribute__((packed));

static int call(int number, int a, int b, int c, int d)
{
	int result;
	__asm__ volatile("int $0x80" : "=a"(result) : "a"(number), "b"(a), "c"(b), "d"(c), "S"(d) : "memory");
	return result;
}

static int serial;
static char out[1 << 16];
static unsigned used;

static void flush(void)
{
	for (unsigned at = 0; at < used;) {
		int count = call(SYS_write, serial, (int)(out + at), used - at, 0);
		if (count <= 0)
			break;
		at += count;
	}
	used = 0;
}

static void put(char c)
{
	if (used == sizeof out)
		flush();
	out[used++] = c;
}

static void put_number(unsigned value, unsigned base)
{
	char digits[12];
	int length = 0;
	do
		digits[length++] = '0' + value % base;
	while (value /= base);
	put(' ');
	while (length)
		put(digits[--length]);
}

static void put_signed(int value)
{
	if (value >= 0) {
		put_number(value, 10);
		return;
	}
	put(' ');
	put('-');
	unsigned magnitude = -value;
	if (magnitude >= 100)
		put('0' + magnitude / 100);
	if (magnitude >= 10)
		put('0' + magnitude / 10 % 10);
	put('0' + magnitude % 10);
}

static void put_bytes(const char *bytes, int length)
{
	static const char hex[] = "0123456789abcdef";
	for (int i = 0; i < length; i++) {
		unsigned char c = bytes[i];
		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
			put(c);
			continue;
		}
		put('%');
		put(hex[c >> 4]);
		put(hex[c & 15]);
	}
}

static int length_of(const char *string)
{
	int length = 0;
	while (string[length])
		length++;
	return length;
}

static char path[1 << 16];
static char contents[4096];

static void put_node(int folder, const char *name, const struct stat64 *st)
{
	int length = 0;
	put('N');
	put(' ');
	put_bytes(path, length_of(path));
	put_number(st->mode, 8);
	put_number(st->uid, 10);
	put_number(st->gid, 10);
	put_number((st->rdev >> 8) & 0xfff, 10);
	put_number((st->rdev & 0xff) | ((st->rdev >> 12) & 0xfff00), 10);
	put_number(st->ino, 10);
	put_number(st->nlink, 10);
	put_number((st->mode & S_IFMT) == S_IFREG ? st->size : 0, 10);
	put(' ');
	if ((st->mode & S_IFMT) == S_IFLNK) {
		length = call(SYS_readlinkat, folder, (int)name, (int)contents, sizeof contents);
	} else if ((st->mode & S_IFMT) == S_IFREG) {
		int file = call(SYS_openat, folder, (int)name, O_RDONLY, 0);
		length = file < 0 ? 0 : call(SYS_read, file, (int)contents, 16, 0);
		call(SYS_close, file, 0, 0, 0);
	}
	put_bytes(contents, length > 0 ? length : 0);
	put('\n');
}

static void list(int folder, int depth)
{
	char entries[1024];
	int count, end = length_of(path);

	while ((count = call(SYS_getdents64, folder, (int)entries, sizeof entries, 0)) > 0) {
		for (int at = 0; at < count;) {
			struct dirent64 *entry = (struct dirent64 *)(entries + at);
			const char *name = entry->name;
			struct stat64 st;
			at += entry->length;
			if (name[0] == '.' && (!name[1] || (name[1] == '.' && !name[2])))
				continue;
			if (call(SYS_fstatat64, folder, (int)name, (int)&st, AT_SYMLINK_NOFOLLOW) < 0)
				continue;
			path[end] = '/';
			for (int i = 0; (path[end + 1 + i] = name[i]); i++)
				;
			put_node(folder, name, &st);
			if ((st.mode & S_IFMT) == S_IFDIR && depth < DEEPEST) {
				int inner = call(SYS_openat, folder, (int)name, O_RDONLY | O_DIRECTORY, 0);
				list(inner, depth + 1);
				call(SYS_close, inner, 0, 0, 0);
			}
			path[end] = 0;
		}
	}
}

static char probes[MOST_PROBES];

static int probe(int number, const char *probed)
{
	struct stat64 st;
	int result = call(number, (int)probed, (int)&st, 0, 0);
	return result < 0 ? result : (int)st.ino;
}

static void list_probes(void)
{
	int file = call(SYS_open, (int)PROBES, O_RDONLY, 0, 0);
	int size = 0, count;

	while ((count = call(SYS_read, file, (int)(probes + size), MOST_PROBES - 1 - size, 0)) > 0)
		size += count;
	for (const char *at = probes; at < probes + size; at += length_of(at) + 1) {
		put('P');
		put(' ');
		put_bytes(at, length_of(at));
		put_signed(probe(SYS_stat64, at));
		put_signed(probe(SYS_lstat64, at));
		put('\n');
	}
}

static void put_line(const char *text)
{
	while (*text)
		put(*text++);
	put('\n');
}

static void open_serial(void)
{
	static const char name[] = "/.bootpath-serial";
	/* struct termios of i386: four flag words, line discipline, 19 control characters. */
	struct { unsigned int flags[4]; unsigned char rest[20]; } settings;

	call(SYS_mknod, (int)name, S_IFCHR | 0600, 4 << 8 | 64, 0);
	serial = call(SYS_open, (int)name, O_RDWR | O_NOCTTY, 0, 0);
	call(SYS_unlink, (int)name, 0, 0, 0);
	if (call(SYS_ioctl, serial, TCGETS, (int)&settings, 0) == 0) {
		/* No changes to line ends. */
		settings.flags[1] = 0;
		call(SYS_ioctl, serial, TCSETS, (int)&settings, 0);
	}
}

__attribute__((used)) void start(void)
{
	struct stat64 st;

	open_serial();
	put_line("\nTREE BEGINS");
	if (call(SYS_lstat64, (int)"/", (int)&st, 0, 0) == 0)
		put_node(0, "/", &st);
	int root = call(SYS_open, (int)"/", O_RDONLY | O_DIRECTORY, 0, 0);
	list(root, 0);
	list_probes();
	put_line("TREE ENDS");
	flush();
	/* Wait until all is sent, then restart, which ends the machine. */
	call(SYS_ioctl, serial, TCSBRK, 1, 0);
	call(SYS_reboot, 0xfee1dead, 672274793, 0x1234567, 0);
	for (;;)
		;
}

__asm__(".globl _start\n_start:\n\tand $-16, %esp\n\tcall start\n");

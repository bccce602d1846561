/*
 * Serves the kernel's own command line parsing to the tests. Each input on standard input is a 32-bit length and that
 * many bytes; all numbers are little-endian, as on every machine that runs the tests.
 *
 * "parse": one input is a command line. The answer is a sequence of records: 'p' a parameter, 'i' one of init's words,
 * '-' a separator and the offset behind it, '.' the end. A parameter is its name, a byte that says whether it has a
 * value, the value, and both joined again; a string is its offset in the input, its length and its bytes.
 *
 * "same": two inputs are two names. The answer is one byte: whether they are equal.
 */
static void put_number(uint32_t number)
{
	fwrite(&number, sizeof(number), 1, stdout);
}

static void put_string(const char *line, const char *string)
{
	size_t length = strlen(string);

	put_number(string - line);
	put_number(length);
	fwrite(string, 1, length, stdout);
}

/* A NUL-terminated copy of the next input, or NULL at the end. */
static char *get_input(void)
{
	uint32_t length;
	char *input;

	if (fread(&length, sizeof(length), 1, stdin) != 1)
		return NULL;
	input = malloc((size_t)length + 1);
	if (!input || fread(input, 1, length, stdin) != length)
		abort();
	input[length] = '\0';
	return input;
}

struct receiver {
	const char *line;
	char tag;
};

static int put_parameter(char *param, char *val, const char *doing, void *arg)
{
	const struct receiver *receiver = arg;

	putchar(receiver->tag);
	put_string(receiver->line, param);
	putchar(val != NULL);
	if (val)
		put_string(receiver->line, val);
	/* As the kernel's handlers do, and in place as there. */
	repair(param, val);
	put_string(receiver->line, param);
	return 0;
}

static char *parse(char *line, char *args, char tag)
{
	struct receiver receiver = { line, tag };
	char *rest = parse_args("test", args, NULL, 0, -1, -1, &receiver, put_parameter);

	if (rest) {
		putchar('-');
		put_number(rest - line);
	}
	return rest;
}

static void answer_parse(char *line)
{
	char *rest = parse(line, line, 'p');

	if (rest)
		parse(line, rest, 'i');
	putchar('.');
}

int main(int argc, char **argv)
{
	bool same = argc > 1 && strcmp(argv[1], "same") == 0;
	char *input;

	while ((input = get_input())) {
		if (same) {
			char *other = get_input();

			if (!other)
				abort();
			putchar(parameq(input, other));
			free(other);
		} else {
			answer_parse(input);
		}
		free(input);
	}
	return 0;
}

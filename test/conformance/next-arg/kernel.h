/* What the kernel functions under test need of the kernel's headers. Forced into every file of the build. */
#ifndef BOOTPATH_TEST_KERNEL_H
#define BOOTPATH_TEST_KERNEL_H

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPORT_SYMBOL(name)
#define __init

typedef int16_t s16;

#define simple_strtol strtol
#define simple_strtoull strtoull

/* In a kernel without parameters of its own, every word goes to the handler of unknown ones. */
struct kernel_param_ops {
	unsigned int flags;
	int (*set)(const char *value, const void *parameter);
};
struct kernel_param {
	const char *name;
	void *mod;
	const struct kernel_param_ops *ops;
	s16 level;
};
typedef int (*parse_unknown_fn)(char *param, char *val, const char *doing, void *arg);

#define KERNEL_PARAM_OPS_FL_NOARG 1
#define kernel_param_lock(mod)
#define kernel_param_unlock(mod)
#define param_check_unsafe(parameter) true
#define irqs_disabled() false
#define pr_debug(...)
#define pr_warn(...)
#define pr_err(...)
#define ERR_PTR(error) ((void *)(long)(error))
#define BUG() abort()
#define fallthrough __attribute__((__fallthrough__))

char *next_arg(char *args, char **param, char **val);
char *skip_spaces(const char *str);
bool parameq(const char *a, const char *b);
bool parameqn(const char *a, const char *b, size_t n);
char *parse_args(const char *doing, char *args, const struct kernel_param *params, unsigned num, s16 min_level,
		 s16 max_level, void *arg, parse_unknown_fn unknown);
void repair(char *param, char *val);

#endif

/** Entry points with every kind of content. */
import { asInit, base, scenario, shell, type BootScenario } from "./pieces.js";

/** The boots about that. */
export const formats: readonly BootScenario[] = [
  ...["init32", "init64", "initdyn", "empty", "script_bash", "script_crlf", "script_loop", "script_noshebang"].map(
    (file) => asInit(file),
  ),
  ...["script_opt", "script_sh", "blank-argument", "blanks-only", "bytes-before", "hash-only", "long-argument"].map(
    (file) => asInit(file),
  ),
  ...["long-interpreter", "no-newline", "no-newline-argument", "nul-interpreter", "nul-inside", "one-byte"].map(
    (file) => asInit(file),
  ),
  ...["relative-interpreter", "several-arguments", "tab-argument", "three-bytes", "interpreter-folder"].map((file) =>
    asInit(file),
  ),
  ...["interpreter-missing-folder", "utf8"].map((file) => asInit(file)),
  ...["elf-32-of-64-bits", "elf-arm", "elf-bad-header-size", "elf-core", "elf-headers-behind-end", "elf-head-only"].map(
    (file) => asInit(file),
  ),
  ...["elf-magic-only", "elf-128-headers", "elf-129-headers", "elf-no-headers", "elf-relocatable", "interp-twice"].map(
    (file) => asInit(file),
  ),
  ...[
    "interp-behind-end",
    "interp-empty",
    "interp-missing",
    "interp-no-nul",
    "interp-of-one-byte",
    "interp-too-long",
  ].map((file) => asInit(file)),
  ...["elf-address-of-kernel", "elf-misaligned", "elf-more-in-file", "elf-too-big"].map((file) => asInit(file)),
  // Nothing to fall back on.
  scenario("only-crlf", "", `${base}file /init files/script_crlf 0755 0 0\n`),
  scenario("only-script-without-shell", "", `${base}file /init files/script_sh 0755 0 0\n`),
  scenario("only-dynamic-without-loader", "", `${base}file /init files/initdyn 0755 0 0\n`),
  scenario("only-mode-0644", "", `${base}file /init files/init32 0644 0 0\n`),
  scenario("only-64-bits", "", `${base}file /init files/init64 0755 0 0\n`),
  scenario("only-rdinit-mode-0644", "rdinit=/start", `${base}file /start files/init32 0644 0 0\n`),
  scenario("only-rdinit-folder", "rdinit=/dev", base),
  scenario("doomed-without-shell", "", `${base}file /init files/elf-misaligned 0755 0 0\n`),
  scenario("doomed-then-init", "init=/none", `${shell}file /init files/elf-misaligned 0755 0 0\n`),
  scenario("script-argv", "a b=1 -- c", `${shell}file /init files/script_opt 0755 0 0\n`),
  scenario("script-loop-itself", "", `${shell}slink /bin/loop /init 0777 0 0\nfile /init files/script_loop 0755 0 0\n`),
  scenario(
    "script-interpreter-not-executable",
    "",
    `${base}dir /bin 0755 0 0\nfile /bin/sh files/init32 0644 0 0\nfile /init files/script_sh 0755 0 0\n`,
  ),
  scenario(
    "script-interpreter-64",
    "",
    `${base}dir /bin 0755 0 0\nfile /bin/sh files/init64 0755 0 0\nfile /init files/script_sh 0755 0 0\n`,
  ),
  ...[5, 6].map((depth) =>
    scenario(
      `scripts-${depth}`,
      `rdinit=/s/${6 - depth} x`,
      `${shell}dir /s 0755 0 0\n${[0, 1, 2, 3, 4, 5].map((n) => `file /s/${n} files/script-${n} 0755 0 0\n`).join("")}`,
    ),
  ),
  scenario(
    "dynamic-loader-script",
    "",
    `${shell}dir /lib 0755 0 0\nfile /lib/ld-linux.so.2 files/script_sh 0755 0 0\nfile /init files/initdyn 0755 0 0\n`,
  ),
  scenario(
    "dynamic-loader-64",
    "",
    `${shell}dir /lib 0755 0 0\nfile /lib/ld-linux.so.2 files/init64 0755 0 0\nfile /init files/initdyn 0755 0 0\n`,
  ),
  scenario(
    "dynamic-loader-empty",
    "",
    `${shell}dir /lib 0755 0 0\nfile /lib/ld-linux.so.2 files/empty 0755 0 0\nfile /init files/initdyn 0755 0 0\n`,
  ),
  scenario(
    "dynamic-loader-short",
    "",
    `${shell}dir /lib 0755 0 0\nfile /lib/ld-linux.so.2 files/elf-magic-only 0755 0 0\nfile /init files/initdyn 0755 0 0\n`,
  ),
  scenario(
    "dynamic-loader-mode",
    "",
    `${shell}dir /lib 0755 0 0\nfile /lib/ld-linux.so.2 files/init32 0644 0 0\nfile /init files/initdyn 0755 0 0\n`,
  ),
  scenario(
    "dynamic-loader-folder",
    "",
    `${shell}dir /lib 0755 0 0\ndir /lib/ld-linux.so.2 0755 0 0\nfile /init files/initdyn 0755 0 0\n`,
  ),
  scenario(
    "dynamic-loader-no-headers",
    "",
    `${shell}dir /lib 0755 0 0\nfile /lib/ld-linux.so.2 files/elf-no-headers 0755 0 0\nfile /init files/initdyn 0755 0 0\n`,
  ),
  scenario(
    "dynamic-loader-relocatable",
    "",
    `${shell}dir /lib 0755 0 0\nfile /lib/ld-linux.so.2 files/elf-relocatable 0755 0 0\nfile /init files/initdyn 0755 0 0\n`,
  ),
  scenario(
    "dynamic-loader-static",
    "",
    `${shell}dir /lib 0755 0 0\nfile /lib/ld-linux.so.2 files/init32 0755 0 0\nfile /init files/initdyn 0755 0 0\n`,
  ),
];

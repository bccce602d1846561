/** Mistakes in manifests that gen_init_cpio lets pass: what the kernel makes of them. */
import { base, init, scenario, shell, type BootScenario } from "./pieces.js";

const console = "nod /dev/console 0600 0 0 c 5 1\n";
const entry = "file /init files/init32 0755 0 0\n";
const program = "file /bin/sh files/init32 0755 0 0\n";
const longName = "x".repeat(256);

/** The boots about that. */
export const manifestMistakes: readonly BootScenario[] = [
  scenario("manifest-unknown-type", "", `DIR /dev 0755 0 0\n${console}dir /root 0700 0 0\n${entry}`),
  scenario("manifest-unknown-type-of-init", "", `${base}files /init files/init32 0755 0 0\n`),
  scenario("manifest-indented-node", "", `dir /dev 0755 0 0\n  ${console}dir /root 0700 0 0\n${entry}`),
  scenario("manifest-indented-init", "", `${base}\t${entry}`),
  scenario("manifest-indented-comment", "", `${init}  # The end.\n`),
  scenario("manifest-comment-loses-data", "", `${base}file /init files/init32 0755 0 0 # see docs/init\n`),
  scenario("manifest-comment-makes-links", "", `${base}file /init files/init32 0755 0 0 # the first program\n`),
  scenario("manifest-mode-makes-socket", "", `dir /dev 0100755 0 0\n${console}dir /root 0700 0 0\n${entry}`),
  scenario("manifest-mode-drops-file", "", `${base}file /init files/init32 040755 0 0\n`),
  scenario("manifest-mode-with-nine", "", `${base}file /init files/init32 0799 0 0\n`),
  scenario("manifest-parent-missing", "rdinit=/bin/sh", `${base}${program}`),
  scenario("manifest-parent-behind-link", "rdinit=/bin/sh", `${base}slink /bin usr/bin 0777 0 0\n${program}`),
  scenario("manifest-parent-is-file", "rdinit=/bin/sh", `${base}file /bin files/init32 0755 0 0\n${program}`),
  scenario("manifest-parent-is-loop", "rdinit=/bin/sh", `${base}slink /bin bin 0777 0 0\n${program}`),
  scenario("manifest-node-before-folder", "", `${console}dir /dev 0755 0 0\ndir /root 0700 0 0\n${entry}`),
  scenario("manifest-full-folder", "", `${base}dir /init 0755 0 0\nfile /init/a files/empty 0644 0 0\n${entry}`),
  scenario("manifest-name-twice-in-line", "", `${base}file /init files/init32 0755 0 0 /init\n`),
  scenario("manifest-node-twice", "", `dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 1 3\n${console}${entry}`),
  scenario("manifest-name-too-long", `rdinit=/${longName}`, `${base}file /${longName} files/init32 0755 0 0\n`),
  scenario("manifest-slash-behind-name", "", `${base}file /init/ files/init32 0755 0 0\n`),
  scenario("manifest-names-without-slash", "", shell.replaceAll(" /", " ") + "file init files/init32 0755 0 0\n"),
  scenario("manifest-dots-in-names", "", `${base}dir ./a/ 0755 0 0\nfile /a/../init files/init32 0755 0 0\n`),
];

/** Which program is looked for, and what is tried after it. */
import { base, init, scenario, shell, type BootScenario } from "./pieces.js";

/** The boots about that. */
export const entryPoints: readonly BootScenario[] = [
  scenario("rdinit-empty", "rdinit=", `${shell}file /init files/init32 0755 0 0\n`),
  scenario("rdinit-root", "rdinit=/", shell),
  scenario("rdinit-folder", "rdinit=/bin", shell),
  scenario("rdinit-relative", "rdinit=bin/sh", shell),
  scenario("rdinit-dots", "rdinit=/bin/../bin/./sh", shell),
  scenario("rdinit-slash-behind", "rdinit=/bin/sh/", shell),
  scenario("rdinit-folder-slash", "rdinit=/bin/", shell),
  scenario("rdinit-double-slash", "rdinit=//bin//sh", shell),
  scenario("rdinit-quoted-value", 'rdinit="/bin/sh" a', shell),
  scenario("rdinit-quoted-word", '"rdinit=/bin/sh" a', shell),
  scenario("rdinit-quote-inside", 'rdinit=/bin/"sh" a', shell),
  scenario("rdinit-blank-inside", 'rdinit="/bin/sh a"', shell),
  scenario("rdinit-repeated", "rdinit=/none a rdinit=/bin/sh b", shell),
  scenario("rdinit-repeated-missing", "rdinit=/bin/sh a rdinit=/none b", shell),
  scenario("rdinit-through-file", "rdinit=/bin/sh/x", shell),
  scenario("rdinit-without-value", "rdinit a", init),
  scenario("rdinit-capital", "RDINIT=/bin/sh", shell),
  scenario("rdinit-behind-dashes", "-- rdinit=/none", init),
  scenario("rdinit-name-too-long", `rdinit=/${"n".repeat(300)}`, shell),
  scenario("init-for-program-of-initramfs", "init=/bin/sh two", shell),
  scenario("init-for-program-of-initramfs-with-root", "root=/dev/sda1 init=/bin/sh", shell),
  scenario("init-given-but-init-file", "init=/bin/sh two", `${shell}file /init files/init32 0755 0 0\n`),
  scenario("init-and-rdinit", "init=/none a rdinit=/bin/sh b", shell),
  scenario("init-file-fails-then-init", "init=/bin/sh x", `${shell}file /init files/empty 0755 0 0\n`),
  scenario("init-file-fails-init-missing", "init=/none", `${shell}file /init files/empty 0755 0 0\n`),
  scenario("init-file-fails-init-folder", "init=/bin", `${shell}file /init files/empty 0755 0 0\n`),
  scenario("init-file-fails-init-empty", "init=", `${shell}file /init files/empty 0755 0 0\n`),
  scenario("init-file-fails-init-relative", "init=bin/sh", `${shell}file /init files/empty 0755 0 0\n`),
  scenario(
    "init-file-fails-init-64",
    "init=/x",
    `${shell}file /init files/empty 0755 0 0\nfile /x files/init64 0755 0 0\n`,
  ),
  scenario("nothing-works", "", `${base}file /init files/empty 0755 0 0\n`),
  scenario(
    "defaults-in-order",
    "",
    `${shell}file /init files/empty 0755 0 0\ndir /sbin 0755 0 0\nslink /sbin/init nowhere 0777 0 0\n` +
      "dir /etc 0755 0 0\nfile /etc/init files/empty 0755 0 0\nfile /bin/init files/init32 0644 0 0\n",
  ),
  scenario(
    "default-is-folder",
    "",
    `${shell}file /init files/empty 0755 0 0\ndir /sbin 0755 0 0\ndir /sbin/init 0755 0 0\n`,
  ),
  scenario("empty-manifest", "", "# nothing\n"),
  scenario("manifest-null", "", null),
  scenario("manifest-null-root", "root=/dev/sda1 ro", null),
];

/** Entry points of every type, mode and owner, and symbolic links to them. */
import { base, scenario, shell, words, type BootScenario } from "./pieces.js";

/** The boots about that. */
export const fileTypes: readonly BootScenario[] = [
  scenario("init-absolute-link", "", `${shell}slink /init /bin/sh 0777 0 0\n`),
  scenario("init-relative-link", "", `${shell}slink /init bin/sh 0777 0 0\n`),
  scenario("init-dangling-link", "", `${shell}slink /init /bin/none 0777 0 0\n`),
  scenario("init-link-loop", "", `${shell}slink /init /b 0777 0 0\nslink /b /init 0777 0 0\n`),
  scenario(
    "init-link-chain",
    "",
    `${shell}slink /init /a 0777 0 0\nslink /a b 0777 0 0\nslink /b /bin/../bin/sh 0777 0 0\n`,
  ),
  scenario(
    "init-link-40",
    "",
    `${shell}${words(40, (n) => `slink /l${n} ${n === 40 ? "/bin/sh" : `/l${n + 1}`} 0777 0 0\n`).replaceAll("\n ", "\n")}slink /init /l2 0777 0 0\n`,
  ),
  scenario(
    "init-link-41",
    "",
    `${shell}${words(41, (n) => `slink /l${n} ${n === 41 ? "/bin/sh" : `/l${n + 1}`} 0777 0 0\n`).replaceAll("\n ", "\n")}slink /init /l1 0777 0 0\n`,
  ),
  scenario("init-link-out-of-root", "", `${shell}slink /init ../../bin/sh 0777 0 0\n`),
  scenario("init-link-to-folder", "", `${shell}slink /init /bin 0777 0 0\n`),
  scenario("init-folder", "", `${shell}dir /init 0755 0 0\n`),
  scenario("init-char-node", "", `${shell}nod /init 0755 0 0 c 1 3\n`),
  scenario("init-block-node", "", `${shell}nod /init 0755 0 0 b 1 0\n`),
  scenario("init-pipe", "", `${shell}pipe /init 0755 0 0\n`),
  scenario("init-socket", "", `${shell}sock /init 0755 0 0\n`),
  scenario("init-hard-link", "", `${base}file /init files/init32 0755 0 0 /other\n`),
  scenario("init-replaced", "", `${shell}file /init files/empty 0755 0 0\nfile /init files/init32 0755 0 0\n`),
  scenario("init-owner", "", `${shell}file /init files/init32 0700 1000 1000\n`),
  scenario("init-mode-0001", "", `${shell}file /init files/init32 0001 0 0\n`),
  scenario("init-mode-0010", "", `${shell}file /init files/init32 0010 7 7\n`),
  scenario("init-mode-0000", "", `${shell}file /init files/init32 0000 0 0\n`),
  scenario("init-mode-4755", "", `${shell}file /init files/init32 4755 0 0\n`),
  scenario("folder-mode-0000", "rdinit=/bin/sh", `${base}dir /bin 0000 5 5\nfile /bin/sh files/init32 0111 5 5\n`),
  scenario("folder-behind-child", "rdinit=/s/x", `${base}file /s/x files/init32 0755 0 0\ndir /s 0755 0 0\n`),
];

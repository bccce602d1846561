/** Boots made up at random, for scripts/record-boots.ts. The same seed gives the same boots. */
import type { BootScenario } from "./scenarios.js";

/** So many boots. */
export function randomBoots(count: number, seed: number): readonly BootScenario[] {
  const random = generator(seed);
  return Array.from({ length: count }, (_, index) => ({
    id: `random-${seed}-${index}`,
    cmdline: randomCommandLine(random),
    manifest: random.number(12) === 0 ? null : randomManifest(random),
  }));
}

/** The boot with one word or one line less, for each that can go. */
export function* smallerBoots({ id, cmdline, manifest }: BootScenario): Generator<BootScenario> {
  const lines = manifest?.split("\n").filter((line) => line !== "") ?? [];
  for (const [index] of lines.entries()) {
    yield {
      id,
      cmdline,
      manifest: lines
        .toSpliced(index, 1)
        .map((line) => `${line}\n`)
        .join(""),
    };
  }
  const words = cmdline.split(" ");
  for (const [index, word] of words.entries()) {
    if (word !== "console=ttyS0" && word !== "panic=-1")
      yield { id, cmdline: words.toSpliced(index, 1).join(" "), manifest };
  }
}

interface Random {
  /** A whole number from 0 to below `limit`. */
  readonly number: (limit: number) => number;
  readonly pick: <T>(list: readonly [T, ...T[]]) => T;
}

/** mulberry32 */
function generator(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const number = (limit: number) => Math.floor(next() * limit);
  return { number, pick: (list) => list[number(list.length)] ?? list[0] };
}

const paths = [
  "/init",
  "/bin/sh",
  "/sbin/init",
  "/etc/init",
  "/bin/init",
  "/x",
  "/bin/none",
  "/bin",
  "",
  "bin/sh",
  "/l",
] as const;

const words = [
  "a",
  "b=1",
  "a=2",
  "ro",
  "rw",
  "rootwai",
  "foo.bar=1",
  "foo.bar",
  "single",
  "-- c",
  '"d e"',
  'f="g h"',
  "HOME=/r",
  "panic",
  "panic=-1",
  "initcall_debug=x",
  "BOOT_IMAGE=k",
  "root-wait",
  "nohz=off",
  "nohz=1x",
  "kexec=1",
  "loglevel=7",
  "a.b c=d.e",
  "retain_initrd=1",
  "console=tty0",
  "console=ttyS0,9600",
  "console=ttyS5",
  "console=hvc0",
  "rodata=off",
  "=z",
  "x==y",
  "--x",
  "é",
  "vt.color",
  "vt.color=7",
  "brd.rd_nr=1",
  "hung_task_panic=1",
  "clock=x",
  "noinitrd",
  "debug_boot",
  "init",
  "rdinit",
] as const;

const roots = [
  "/dev/sda1",
  "8:1",
  "PARTUUID=1-1",
  "PARTUUID=1-1/PARTNROFF=x",
  "UUID=1",
  "LABEL=x",
  "/dev/ram0",
  "/dev/ram99",
  "0801",
  "zz",
  "/dev/nfs",
  "/dev/cifs",
  "mtd0",
  "ubi0:x",
  "",
  "0:0",
  "1:0",
  "/dev/ram",
  "PARTLABEL=x",
  "b301",
  "nullb0",
  "/dev/mmcblk0p2",
] as const;

const types = [
  "ext4",
  "ext4,ext2",
  "btrfs",
  "tmpfs",
  "ramfs",
  "proc",
  "",
  "ext2,,xfs",
  "sysfs",
  "pipefs,ext3",
] as const;
const flags = ["ro", "data=ordered", "noatime", "size=1M", "subvol=x", "errors=panic,barrier=1", "mode=0700"] as const;

/** Letters and everything that means something to next_arg(). */
const noise = ["a", "b", "o", "r", "=", '"', "'", "-", "_", ".", ",", "#", "\\", "\t", "1", "é"] as const;

function randomWord(random: Random): string {
  const length = 1 + random.number(10);
  return Array.from({ length }, () => random.pick(noise)).join("");
}

function randomCommandLine(random: Random): string {
  const list: string[] = ["console=ttyS0", "panic=-1"];
  const some = random.number(7);
  for (let i = 0; i < some; i++) {
    switch (random.number(11)) {
      case 9:
      case 10:
        list.push(randomWord(random));
        break;
      case 0:
        list.push(`rdinit=${random.pick(paths)}`);
        break;
      case 1:
        list.push(`init=${random.pick(paths)}`);
        break;
      case 2:
        list.push(`root=${random.pick(roots)}`);
        break;
      case 3:
        list.push(
          random.pick([`rootfstype=${random.pick(types)}`, `rootflags=${random.pick(flags)}`, "rootdelay=0x1"]),
        );
        break;
      case 4:
        list.push(random.pick(["rootwait=1", "rootwait=0", "rootwait", "rootdelay=z"]));
        break;
      default:
        list.push(random.pick(words));
    }
  }
  return list.join(" ");
}

const files = [
  "init32",
  "init32",
  "init32",
  "init32",
  "init64",
  "initdyn",
  "empty",
  "script_sh",
  "script_opt",
  "script_crlf",
  "script_noshebang",
  "script_bash",
  "relative-interpreter",
  "no-newline",
  "interp-missing",
  "elf-arm",
  "elf-misaligned",
  "tab-argument",
  "utf8",
] as const;

const modes = ["0755", "0755", "0755", "0644", "0700", "0111", "0000", "4755", "0001"] as const;

function randomManifest(random: Random): string {
  const lines: string[] = [];
  const maybe = (chance: number, line: string) => {
    if (random.number(chance) !== 0) lines.push(line);
  };
  maybe(8, "dir /dev 0755 0 0");
  const node = random.pick(["c 5 1", "c 5 1", "c 5 1", "c 5 1", "c 1 3", "b 1 0", "c 4 64", "c 5 2", "c 9 9"]);
  maybe(6, `nod /dev/console 0600 0 0 ${node}`);
  maybe(6, "dir /root 0700 0 0");
  maybe(6, "dir /bin 0755 0 0");
  for (const path of ["/init", "/bin/sh", "/sbin/init", "/etc/init", "/bin/init", "/x", "/lib/ld-linux.so.2"]) {
    if (random.number(5) < (path === "/bin/sh" ? 4 : 2)) lines.push(...randomEntry(random, path));
  }
  if (random.number(4) === 0) lines.push(`slink /l ${random.pick(["/bin/sh", "init", "/l", "bin", "/none"])} 0777 0 0`);
  if (random.number(20) === 0) lines.push(` ${lines.pop() ?? "dir /x 0755 0 0"}`);
  return lines.map((line) => `${line}\n`).join("");
}

function randomEntry(random: Random, path: string): readonly string[] {
  const folder = path.slice(0, path.lastIndexOf("/"));
  const parent = folder === "" || folder === "/bin" || random.number(8) === 0 ? [] : [`dir ${folder} 0755 0 0`];
  const mode = random.pick(modes);
  switch (random.number(9)) {
    case 0:
      return [...parent, `slink ${path} ${random.pick(["/bin/sh", "sh", "/init", "/x", "/none", "/l"])} 0777 0 0`];
    case 1:
      return [...parent, random.pick([`dir ${path} 0755 0 0`, `nod ${path} 0755 0 0 c 1 3`, `pipe ${path} 0755 0 0`])];
    case 2:
      return [...parent, `file ${path} files/${random.pick(files)} ${mode} 0 0 # comment`];
    default:
      return [...parent, `file ${path} files/${random.pick(files)} ${mode} 0 0`];
  }
}

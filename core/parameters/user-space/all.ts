/** The programs of user space that read the kernel command line, and look-ups in what they read. */
import { foldParameterName } from "../../cmdline/names.js";
import { alpine, genkernel, mkinitcpio } from "./arch-and-alpine.js";
import { android, chromeOs, plymouth, raspberryPi } from "./boards-and-phones.js";
import { cloudInit, ignition, kata, otherClouds, talos } from "./cloud-and-containers.js";
import { dracut } from "./dracut.js";
import { bootLoaders, firstPrograms } from "./first-program.js";
import { initramfsTools } from "./initramfs-tools.js";
import { anaconda, debianInstaller, linuxrc } from "./installers.js";
import { casper, liveBoot, otherLive } from "./live-systems.js";
import { patchedKernels } from "./patched-kernels.js";
import type { UserSpaceReader } from "./reader.js";
import { systemd } from "./systemd.js";

/** All readers, those that most systems have first. */
export const userSpace: readonly UserSpaceReader[] = [
  systemd,
  initramfsTools,
  dracut,
  bootLoaders,
  firstPrograms,
  plymouth,
  cloudInit,
  raspberryPi,
  mkinitcpio,
  liveBoot,
  casper,
  anaconda,
  debianInstaller,
  linuxrc,
  ignition,
  android,
  alpine,
  genkernel,
  talos,
  kata,
  chromeOs,
  otherLive,
  otherClouds,
  patchedKernels,
];

/** One program that reads a name. */
export interface UserSpaceMatch {
  readonly program: string;
  /** What the name does there, in a few words. */
  readonly summary: string;
  readonly url: string;
}

/** The programs that read a name, the most likely first. "-" and "_" are taken for the same, as systemd does. */
export function userSpaceReaders(name: string): readonly UserSpaceMatch[] {
  const folded = foldParameterName(name);
  const matches = userSpace.flatMap((reader) => {
    const summary = namesOf(reader).get(folded) ?? prefixSummary(reader, folded);
    return summary === null ? [] : [{ program: reader.program, summary, url: reader.url }];
  });
  if (matches.length > 0) return matches;
  // debconf: questions of the installer have a "/" in their names, and some have an owner with ":".
  const isQuestion = /^(?:[\w.-]+:)?[a-z][\w.+-]*\/[\w.+/-]+(?:\?=)?$/.test(name);
  return isQuestion
    ? [{ program: debianInstaller.program, summary: "an answer for it", url: debianInstaller.url }]
    : [];
}

/** All names that these programs read, without prefixes. */
export function userSpaceNames(): readonly string[] {
  return [...new Set(userSpace.flatMap(({ names }) => Object.keys(names)))].sort();
}

const folded = new Map<UserSpaceReader, ReadonlyMap<string, string>>();

function namesOf(reader: UserSpaceReader): ReadonlyMap<string, string> {
  const known = folded.get(reader);
  if (known !== undefined) return known;
  const names = new Map(Object.entries(reader.names).map(([name, summary]) => [foldParameterName(name), summary]));
  folded.set(reader, names);
  return names;
}

function prefixSummary({ prefixes }: UserSpaceReader, name: string): string | null {
  for (const [prefix, summary] of Object.entries(prefixes)) {
    const start = foldParameterName(prefix);
    if (name.length > start.length && name.startsWith(start)) return summary;
  }
  return null;
}

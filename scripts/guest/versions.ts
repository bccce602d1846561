/** The kernels that are built, as data: where their sources come from, and the two ways they receive an initramfs. */
import type { PackageOrigin } from "../lib/debian.js";

/** Kernel versions that can be built; the first one is shipped. */
export const guestVersions = ["6.12", "6.1", "7.2"] as const;
export type GuestVersion = (typeof guestVersions)[number];

/** The version that the extension ships. */
export const shippedVersion: GuestVersion = "6.12";

/**
 * How an initramfs reaches the kernel. `builtin`: the kernel's own archive holds nothing, so an initramfs handed to it
 * is all there is, as with CONFIG_INITRAMFS_SOURCE. `external`: it is unpacked over the kernel's default archive.
 */
export const deliveries = ["builtin", "external"] as const;
export type Delivery = (typeof deliveries)[number];

/** The Debian package that holds the source of a kernel version. */
export function sourcePackageName(version: GuestVersion): string {
  return `linux-source-${version}`;
}

/** Where that package is looked for, in this order: what the system has, then the suite that is known to have it. */
export const sourceOrigins: Readonly<Record<GuestVersion, readonly PackageOrigin[]>> = {
  "6.12": [{}, { suite: "trixie" }],
  "6.1": [{}, { suite: "bookworm" }],
  "7.2": [{}, { suite: "sid" }],
};

/** What `make bzImage` needs on a Debian system that has nothing but Node. */
export const buildPackages: readonly string[] = ["gcc", "libc6-dev", "make", "flex", "bison", "bc", "xz-utils", "lz4"];

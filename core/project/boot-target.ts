/** A boot target: everything that decides how one boot goes, gathered from the documents that belong together. */
import type { KernelFacts } from "../bootpath/kernel-facts.js";
import type { HostLibraries } from "../linking/host-library.js";
import { parseCommandLine, type CommandLine } from "../cmdline/parse.js";
import { parseManifest, type Manifest } from "../manifest/parse.js";
import type { KernelTree } from "../parameters/kernel-tree/kernel-tree.js";
import type { LiveTree } from "../manifest/live-tree.js";
import { buildTree, type InitramfsTree, type TreeOptions } from "../manifest/tree.js";
import { sourceFacts, type SourceFiles } from "./source-file.js";

/**
 * How the initramfs reaches the kernel. `builtin`: the manifest is CONFIG_INITRAMFS_SOURCE and all that is in the
 * archive. `external`: passed by the boot loader and unpacked over the kernel's own default archive, which has `/dev`,
 * `/dev/console` and `/root` (usr/default_cpio_list).
 */
export type Delivery = "builtin" | "external";

/** A document as the rules see it: the path names it in findings and edits. */
export interface TextSource {
  readonly path: string;
  readonly text: string;
}

/** A parsed kernel command line and where it stands. */
export interface CommandLineDocument extends TextSource {
  readonly commandLine: CommandLine;
}

/** A parsed initramfs manifest and where it stands. */
export interface ManifestDocument extends TextSource {
  readonly manifest: Manifest;
}

/**
 * What is known about the initramfs of a target.
 * `none`: it boots without one. `unknown`: there may be one that we do not see, a ready image for instance.
 */
export type InitramfsKnowledge = "manifest" | "none" | "unknown";

/** Command line, initramfs and kernel that are booted together, parsed. */
export interface BootTarget {
  readonly name: string;
  readonly cmdline: CommandLineDocument | null;
  readonly manifests: readonly ManifestDocument[];
  readonly initramfs: InitramfsKnowledge;
  /** What the kernel's root file system holds once the archive is unpacked; null where the initramfs is unknown. */
  readonly tree: InitramfsTree | null;
  readonly delivery: Delivery;
  /** The kernel's name of the architecture: `x86`, `arm64`, … */
  readonly arch: string;
  /** `assumed` where nobody has said which architecture it is. */
  readonly archIs: "given" | "assumed";
  /** Major and minor number of the kernel: `6.12`. */
  readonly kernelVersion: string;
  /** What the `.config` of its kernel says; null where none is at hand. */
  readonly kernel: KernelFacts | null;
  /** The tree that its kernel is built from, where the user has it; null elsewhere. */
  readonly kernelTree: KernelTree | null;
  /** The files that the manifests take from the host; null where nobody has looked. */
  readonly sources: SourceFiles | null;
  /** What the host has of the libraries that programs of the manifests lack; null where nobody has looked. */
  readonly libraries: HostLibraries | null;
  /** What `${NAME}` stands for in the manifests; null where that is not known. */
  readonly variables: ReadonlyMap<string, string> | null;
  /**
   * Whether somebody described this target (`bootpath.json`, or a command line and a manifest side by side), so that
   * its parts are known to belong together; false for a document looked at alone.
   */
  readonly described: boolean;
}

/** What `assembleTarget` starts from. */
export interface TargetSources {
  readonly name?: string;
  readonly cmdline?: TextSource | null;
  /** One that is parsed already is not parsed again. */
  readonly manifests?: readonly (TextSource & { readonly manifest?: Manifest })[];
  readonly initramfs?: InitramfsKnowledge;
  readonly delivery?: Delivery;
  readonly arch?: string;
  readonly archIs?: "given" | "assumed";
  readonly kernelVersion?: string;
  readonly kernel?: KernelFacts | null;
  readonly kernelTree?: KernelTree | null;
  readonly sources?: SourceFiles | null;
  readonly variables?: ReadonlyMap<string, string> | null;
  readonly described?: boolean;
  /** The tree that was kept up to date while the manifests were edited; without it one is built. */
  readonly liveTree?: LiveTree;
}

/** The newest kernel that the tables know. */
export const defaultKernelVersion = "6.12";

/** The architecture that is assumed where none is given. */
export const defaultArch = "x86";

/** Parses the documents of a target and puts them together. Never throws. */
export function assembleTarget(sources: TargetSources): BootTarget {
  const manifests = (sources.manifests ?? []).map(parseSource);
  const initramfs = manifests.length > 0 ? "manifest" : (sources.initramfs ?? "unknown");
  const delivery = sources.delivery ?? "builtin";
  return {
    name: sources.name ?? "",
    cmdline: sources.cmdline ? { ...sources.cmdline, commandLine: parseCommandLine(sources.cmdline.text) } : null,
    manifests,
    initramfs,
    tree: initramfs === "unknown" ? null : treeOf(sources, manifests),
    delivery,
    arch: sources.arch ?? defaultArch,
    archIs: sources.archIs ?? (sources.arch === undefined ? "assumed" : "given"),
    kernelVersion: sources.kernelVersion ?? defaultKernelVersion,
    kernel: sources.kernel ?? null,
    kernelTree: sources.kernelTree ?? null,
    sources: sources.sources ?? null,
    libraries: null,
    variables: sources.variables ?? null,
    described: sources.described ?? false,
  };
}

function treeOf(
  { sources = null, delivery = "builtin", liveTree }: TargetSources,
  documents: readonly ManifestDocument[],
): InitramfsTree {
  const manifests = documents.map(({ manifest }) => manifest);
  const options: TreeOptions = {
    // Without an initramfs the kernel has the default archive built in.
    delivery: manifests.length === 0 ? "external" : delivery,
    sourceOf: (entry) => sourceFacts(sources, entry),
  };
  return liveTree === undefined ? buildTree(manifests, options) : liveTree.update(manifests, options, sources);
}

/** A manifest with its text, parsed already or not. */
function parseSource(source: TextSource & { readonly manifest?: Manifest }): ManifestDocument {
  return { ...source, manifest: source.manifest ?? parseManifest(source.text) };
}

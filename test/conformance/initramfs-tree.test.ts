/** The file tree that we say the kernel makes, against the one that real kernels make. */
import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { parseManifest, type Manifest } from "../../core/manifest/parse.js";
import {
  buildTreeOfArchives,
  errnoNumbers,
  resolvePath,
  walkTree,
  type InitramfsTree,
  type TreeNode,
} from "../../core/manifest/tree.js";
import { encodeBytes } from "../../core/text/bytes.js";
import { deliveries, guestKernel, guestVersions, shippedVersion, type Delivery } from "../../scripts/guest.js";
import { packWhole } from "./gen-init-cpio/compare.js";
import { corners, groups, inFolder, sources, twoArchives, type Group } from "./initramfs-tree/groups.js";
import {
  bootAndList,
  guestFolder,
  listerManifest,
  missingForGuests,
  type ListedNode,
  type Listing,
} from "./initramfs-tree/machine.js";

const bootsForEach = Number(process.env["BOOTPATH_TREE_BOOTS"] ?? 6);
const groupsInOne = 150;

// Other versions take minutes to build, so they are asked for by name: "6.1 7.2".
const wanted = (process.env["BOOTPATH_TREE_VERSIONS"] ?? shippedVersion).split(" ");
const versions = guestVersions.filter((version) => wanted.includes(version));

for (const [version, delivery] of versions.flatMap((version) => deliveries.map((how) => [version, how] as const))) {
  describe(`the tree of an initramfs, ${delivery}, against the kernel ${version}`, function () {
    this.timeout(3_600_000);
    let kernel: string;

    before(async function () {
      const missing = missingForGuests();
      if (missing !== null) {
        process.stderr.write(`Trees not compared with the kernel: ${missing}.\n`);
        this.skip();
      }
      kernel = (await guestKernel(version, delivery)).image;
    });

    it("is the same for hand-made corners", async () => {
      await compare(kernel, delivery, [linesOf(corners)], probesOf(corners));
    });

    it("is the same on ramfs, which the root file system is when root= is given", async () => {
      await compare(kernel, delivery, [linesOf(corners)], probesOf(corners), "ramfs");
    });

    it("is the same for two archives whose inode numbers are alike", async () => {
      await compare(kernel, delivery, twoArchives, []);
    });

    it("is the same for generated manifests", async () => {
      const batch = fc.array(groups, { minLength: 1, maxLength: groupsInOne, size: "max" });
      const property = fc.asyncProperty(batch, (all) => {
        // The second half changes what the first one has, from an archive of its own.
        const lines = linesOf(all);
        const half = lines.length >> 1;
        return compare(kernel, delivery, [lines.slice(0, half), lines.slice(half)], probesOf(all));
      });
      // Shrinking boots a machine for each attempt, so it is given a limited time.
      await fc.assert(property, { numRuns: bootsForEach, interruptAfterTimeLimit: 1_800_000 });
    });
  });
}

/** Every group has its own folder. */
function linesOf(all: readonly Group[]): string[] {
  return all.flatMap((group, index) => group.lines.map((line) => inFolder(line, `g${index}`))).filter(isKept);
}

function probesOf(all: readonly Group[]): string[] {
  return all.flatMap((group, index) => group.probes.map((probe) => inFolder(probe, `g${index}`)));
}

async function compare(
  kernel: string,
  delivery: Delivery,
  archives: readonly (readonly string[])[],
  probes: readonly string[],
  fileSystem: "tmpfs" | "ramfs" = "tmpfs",
): Promise<void> {
  const texts = archives.map((lines) => lines.map((line) => `${line}\n`).join(""));
  const manifests = [...texts, listerManifest].map((text) => parseManifest(text));
  const folder = await guestFolder(probes);
  try {
    for (const [name, text] of Object.entries(sources)) await writeFile(join(folder, name), text);
    const archive = Buffer.concat(manifests.map((manifest) => pack(manifest, folder)));
    const listing = await bootAndList(kernel, archive, folder, fileSystem === "ramfs" ? "root=/dev/none" : "");
    const tree = buildTreeOfArchives(
      manifests.map((manifest) => [manifest]),
      {
        delivery,
        fileSystem,
        sourceOf: ({ location }) => ({ size: sources[location.text]?.length ?? 1, text: sources[location.text] ?? "" }),
      },
    );
    assertSameTree(tree, listing);
    assert.equal(listing.probes.length, probes.length);
    assertSameProbes(tree, listing);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A name that is too long for the tool's buffers makes another line of its line. */
function isKept(line: string): boolean {
  return parseManifest(`${line}\n`).lines[0]?.verdict.kind === "kept";
}

function pack(manifest: Manifest, folder: string): Buffer {
  const options = { timestamps: { kind: "fixed", seconds: 0 }, checksum: "none" } as const;
  const { archive, report } = packWhole(encodeBytes(manifest.text), { folder, variables: {} }, options);
  assert.equal(report.outcome, "packed", JSON.stringify(report.messages));
  return archive;
}

const typeBits = {
  file: 0o100000,
  dir: 0o40000,
  symlink: 0o120000,
  char: 0o20000,
  block: 0o60000,
  pipe: 0o10000,
  socket: 0o140000,
};

/** What both sides know of a node, as one line. */
function describeOurs(path: string, node: TreeNode): string {
  const device = node.device === null ? "0:0" : `${node.device.major}:${node.device.minor}`;
  const links = node.kind === "dir" ? "-" : node.links;
  const data = node.data === null ? "" : (sources[node.data.location] ?? "");
  const text = node.kind === "symlink" ? node.target : data.slice(0, 16);
  const size = data.length;
  return describe_(path, node.mode | typeBits[node.kind], node.uid, node.gid, device, links, size, text);
}

function describeTheirs(node: ListedNode): string {
  const links = (node.mode & 0o170000) === typeBits.dir ? "-" : node.links;
  return describe_(node.path, node.mode, node.uid, node.gid, node.device, links, node.size, node.text);
}

function describe_(
  path: string,
  mode: number,
  uid: number,
  gid: number,
  ...rest: readonly (string | number | null)[]
): string {
  return [JSON.stringify(path), mode.toString(8), uid, gid, ...rest].join(" ");
}

function assertSameTree(tree: InitramfsTree, listing: Listing): void {
  const isOurProgram = (path: string) => path.startsWith("/.bootpath-");
  const ours = [describeOurs("", tree.root)];
  for (const { path, node } of walkTree(tree)) if (!isOurProgram(path)) ours.push(describeOurs(path, node));
  const theirs = listing.nodes.filter(({ path }) => !isOurProgram(path)).map(describeTheirs);
  const onlyOurs = ours.filter((line) => !theirs.includes(line));
  const onlyTheirs = theirs.filter((line) => !ours.includes(line));
  assert.deepEqual({ onlyOurs, onlyTheirs }, { onlyOurs: [], onlyTheirs: [] });
  // Names of one node on our side are names of one inode on theirs.
  const inodes = new Map(listing.nodes.map(({ path, inode }) => [path, inode]));
  const nodes = new Map<TreeNode, number | undefined>();
  for (const { path, node } of walkTree(tree)) {
    if (!nodes.has(node)) nodes.set(node, inodes.get(path));
    assert.equal(nodes.get(node), inodes.get(path), path);
  }
  assert.equal(new Set(nodes.values()).size, nodes.size);
}

function assertSameProbes(tree: InitramfsTree, listing: Listing): void {
  const inodes = new Map<TreeNode, number>();
  const listed = new Map(listing.nodes.map(({ path, inode }) => [path, inode]));
  inodes.set(tree.root, listed.get("") ?? NaN);
  for (const { path, node } of walkTree(tree)) inodes.set(node, listed.get(path) ?? NaN);
  const look = (path: string, follow: "follow" | "nofollow"): number | undefined => {
    const result = resolvePath(tree, path, follow);
    return result.kind === "found" ? inodes.get(result.node) : -errnoNumbers[result.errno];
  };
  const ours = listing.probes.map(({ path }) => ({
    path,
    followed: look(path, "follow"),
    notFollowed: look(path, "nofollow"),
  }));
  assert.deepEqual(ours, listing.probes);
}

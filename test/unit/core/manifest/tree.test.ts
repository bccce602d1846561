/** Each expectation cites the function of the kernel that it was read from; real kernels judge test/conformance. */
import assert from "node:assert/strict";
import { parseManifest } from "../../../../core/manifest/parse.js";
import {
  buildTree,
  buildTreeOfArchives,
  hardLinks,
  resolvePath,
  walkTree,
  type Incident,
  type InitramfsTree,
  type TreeOptions,
} from "../../../../core/manifest/tree.js";

describe("core/manifest/tree", () => {
  it("has the nodes that the lines make", () => {
    const tree = treeOf(
      "dir /dev 0755 0 0\nnod /dev/console 0600 1 2 c 5 1\nfile /init src 0755 0 0\nslink /lib usr 0777 3 4\nnod /b 0600 0 0 b 8 1\npipe /p 0640 0 0\nsock /s 0600 0 0\n",
    );
    assert.deepEqual(paths(tree), [
      "/dev dir 755",
      "/dev/console char 600",
      "/init file 755",
      "/lib symlink 777",
      "/b block 600",
      "/p pipe 640",
      "/s socket 600",
    ]);
    assert.deepEqual(tree.incidents, []);
    const node = found(tree, "/dev/console");
    assert.deepEqual([node.uid, node.gid, node.device, node.origin?.line], [1, 2, { major: 5, minor: 1 }, 1]);
    assert.equal(found(tree, "/init").data?.location, "src");
  });

  it("is laid over the kernel's own archive when it comes from outside (usr/default_cpio_list)", () => {
    const tree = treeOf("file /init src 0755 0 0\n", { delivery: "external" });
    assert.deepEqual(paths(tree), ["/dev dir 755", "/dev/console char 600", "/root dir 700", "/init file 755"]);
    assert.equal(found(tree, "/dev").origin, null);
  });

  it("loses what has no parent yet (filename_parentat)", () => {
    const tree = treeOf("file /bin/sh src 0755 0 0\ndir /bin 0755 0 0\n");
    assert.deepEqual(paths(tree), ["/bin dir 755"]);
    const [incident] = tree.incidents;
    assert.equal(describeIncident(incident), "0 bin/sh lost ENOENT at bin, data lost");
  });

  it("loses what lies below a file (link_path_walk)", () => {
    const tree = treeOf("file /a src 0644 0 0\nfile /a/b src 0644 0 0\n");
    assert.deepEqual(tree.incidents.map(describeIncident), ["1 a/b lost ENOTDIR at a, data lost"]);
  });

  it("follows symbolic links on the way, and loses what lies behind a loop", () => {
    const tree = treeOf(
      "dir /usr 0755 0 0\ndir /usr/lib 0755 0 0\nslink /lib usr/lib 0777 0 0\nfile /lib/x src 0644 0 0\nslink /loop loop 0777 0 0\nfile /loop/y src 0644 0 0\n",
    );
    assert.equal(found(tree, "/usr/lib/x"), found(tree, "/lib/x"));
    assert.deepEqual(tree.incidents.map(describeIncident), ["5 loop/y lost ELOOP at loop, data lost"]);
  });

  it("replaces a node of another type, and merges one of the same type (clean_path)", () => {
    const tree = treeOf(
      "file /a src 0644 0 0\nslink /a x 0777 0 0\ndir /d 0755 0 0\ndir /d 0700 5 6\nnod /n 0600 0 0 c 5 1\nnod /n 0644 1 1 c 4 64\n",
    );
    assert.deepEqual(paths(tree), ["/a symlink 777", "/d dir 700", "/n char 644"]);
    assert.deepEqual(tree.incidents.map(describeIncident), [
      "1 a created removed file",
      "3 d changed EEXIST at d",
      "5 n changed EEXIST at n",
    ]);
    // init_mknod() fails with EEXIST, so that the old device number stays.
    assert.deepEqual(found(tree, "/n").device, { major: 5, minor: 1 });
  });

  it("cannot replace a folder that is not empty (shmem_rmdir)", () => {
    const tree = treeOf(
      "dir /d 0755 0 0\ndir /d/e 0755 0 0\nslink /d x 0777 7 8\nfile /d src 0644 0 0\nfile /d/e src 0644 0 0\n",
    );
    assert.deepEqual(paths(tree), ["/d dir 755", "/d/e file 644"]);
    assert.deepEqual(tree.incidents.map(describeIncident), [
      "2 d lost EEXIST at d",
      "3 d lost EISDIR at d, data lost",
      "4 d/e created removed dir",
    ]);
    // do_symlink() sets the owner of whatever the name leads to.
    assert.deepEqual([found(tree, "/d").uid, found(tree, "/d").gid], [7, 8]);
  });

  it("writes into an existing file, under all its names (do_name opens it)", () => {
    const tree = treeOf("file /a one 0644 0 0 /b\nfile /a two 0600 0 0\n");
    assert.equal(found(tree, "/b").data?.location, "two");
    assert.equal(found(tree, "/b").mode, 0o600);
    assert.deepEqual([...hardLinks(tree).values()], [["/a", "/b"]]);
    assert.deepEqual(tree.incidents.map(describeIncident), ["1 a overwritten"]);
  });

  it("loses the data when the last hard link cannot be made (maybe_link)", () => {
    const tree = treeOf("file /init src 0755 0 0 #comment/x\n");
    assert.equal(found(tree, "/init").data, null);
    assert.deepEqual(tree.incidents.map(describeIncident), ["0 #comment/x lost ENOENT at #comment, data lost"]);
  });

  it("loses a file that is linked to itself (maybe_link takes it away first)", () => {
    const tree = treeOf("file /a src 0755 0 0 /a\n");
    assert.deepEqual(paths(tree), []);
    assert.deepEqual(tree.incidents.map(describeIncident), ["0 a lost ENOENT at a removed file, data lost"]);
  });

  it("ends hard links at a name TRAILER!!!, which makes nothing itself (do_name)", () => {
    const tree = treeOf("file /a src 0644 0 0 TRAILER!!! /b\n");
    assert.notEqual(found(tree, "/a"), found(tree, "/b"));
    assert.equal(found(tree, "/a").data, null);
    assert.equal(found(tree, "/b").data?.location, "src");
    assert.deepEqual(tree.incidents.map(describeIncident), ["0 TRAILER!!! lost trailer"]);
  });

  it("makes of strange type bits what their union means (S_IFDIR and S_IFREG make a socket)", () => {
    const tree = treeOf(
      "dir /s 0100755 0 0\ndir /d 040755 0 0\nnod /l 0100600 0 0 c 1 1\npipe /x 0100600 0 0\nfile /t src 020777 0 0\n",
      {
        sourceOf: () => ({ size: 2, text: "s" }),
      },
    );
    assert.deepEqual(paths(tree), ["/s socket 755", "/d dir 755", "/l symlink 777", "/t symlink 777"]);
    assert.deepEqual([found(tree, "/t", "nofollow").target, found(tree, "/l", "nofollow").target], ["s", ""]);
    assert.deepEqual(tree.incidents.map(describeIncident), ["3 x lost no-type"]);
  });

  it("changes the root through its name, whatever the type (kern_path of an empty name)", () => {
    const tree = treeOf("dir / 0700 1 2\nnod / 0123 -1 4 c 1 1\n");
    assert.deepEqual([tree.root.mode, tree.root.uid, tree.root.gid], [0o123, 1, 4]);
    assert.deepEqual(tree.incidents.map(describeIncident), ["0 (empty) changed EEXIST at", "1 (empty) lost EEXIST at"]);
  });

  it("has the mode of its file system at the root (shmem_init_fs_context, RAMFS_DEFAULT_MODE)", () => {
    assert.equal(treeOf("").root.mode, 0o1777);
    assert.equal(treeOf("", { fileSystem: "ramfs" }).root.mode, 0o755);
  });

  it("inherits the group of a folder with the set-group-id bit where the line leaves it (inode_init_owner)", () => {
    const tree = treeOf("dir /d 02755 0 50\nfile /d/f src 0644 0 4294967295\nslink /d/s x 0777 0 0\n");
    assert.deepEqual([found(tree, "/d/f").gid, found(tree, "/d/s", "nofollow").gid], [50, 0]);
  });

  it("loses too long names and targets (do_header), and components (simple_lookup)", () => {
    const deep = "a/".repeat(2048);
    const tree = treeOf(
      `dir ${deep} 0755 0 0\nslink /s ${"t".repeat(4096)} 0777 0 0\ndir /${"é".repeat(128)} 0755 0 0\n`,
    );
    assert.deepEqual(
      tree.incidents.map(({ reason, failure }) => failure?.errno ?? reason),
      ["name-too-long", "target-too-long", "ENAMETOOLONG"],
    );
  });

  it("cuts device numbers to 12 and 20 bits, one running into the other (new_encode_dev)", () => {
    const tree = treeOf("nod /a 0600 0 0 c 4097 5\nnod /b 0600 0 0 c 1 1048577\nnod /c 0600 0 0 c 0 -1\n");
    assert.deepEqual(
      ["/a", "/b", "/c"].map((path) => found(tree, path).device),
      [
        { major: 1, minor: 5 },
        { major: 1, minor: 1 },
        { major: 4095, minor: 1048575 },
      ],
    );
  });

  it("resolves paths as the kernel does", () => {
    const links = Array.from({ length: 42 }, (_, index) => `slink /l${index + 1} l${index} 0777 0 0\n`).join("");
    const tree = treeOf(
      `dir /a 0755 0 0\nfile /l0 src 0644 0 0\n${links}slink /a/up .. 0777 0 0\nslink /a/abs /a/up/l0 0777 0 0\n`,
    );
    const outcome = (path: string, follow?: "nofollow") => {
      const result = resolvePath(tree, path, follow);
      return result.kind === "found" ? result.node.kind : `${result.errno} at ${result.component}`;
    };
    assert.equal(outcome("/l40"), "file");
    assert.equal(outcome("/l41"), "ELOOP at l1");
    assert.equal(outcome("/l41", "nofollow"), "symlink");
    assert.equal(outcome("a//./../a/up/../a/abs"), "file");
    assert.equal(outcome("/a/abs/"), "ENOTDIR at l0");
    assert.equal(outcome("/l0/x"), "ENOTDIR at l0");
    assert.equal(outcome("/nope/x"), "ENOENT at nope");
    assert.equal(outcome("/a/nope"), "ENOENT at nope");
    assert.equal(outcome("/a/up/", "nofollow"), "dir");
    assert.equal(outcome("/.."), "dir");
    assert.equal(outcome(""), "dir");
    assert.equal(outcome("/".repeat(4095)), "dir");
    assert.match(outcome("/".repeat(4096)), /ENAMETOOLONG/);
    assert.match(outcome(`/${"n".repeat(256)}`), /ENAMETOOLONG/);
  });

  it("does not follow a stranger's link in a sticky folder for all, where the kernel protects those (may_follow_link)", () => {
    const text =
      "slink /mine l 0777 0 0\nslink /theirs l 0777 1000 1000\nfile /l src 0644 0 0\ndir /d 0755 0 0\nslink /d/theirs /l 0777 1000 1000\n";
    const errno = (tree: InitramfsTree, path: string) => {
      const result = resolvePath(tree, path);
      return result.kind === "found" ? null : result.errno;
    };
    const tree = treeOf(text);
    assert.deepEqual(
      ["/mine", "/theirs", "/d/theirs"].map((path) => errno(tree, path)),
      [null, "EACCES", null],
    );
    assert.equal(errno(treeOf(text, { protectedSymlinks: "off" }), "/theirs"), null);
    assert.equal(errno(treeOf(text, { fileSystem: "ramfs" }), "/theirs"), null);
  });

  it("leaves out lines that the tool drops, refuses or does not reach", () => {
    const tree = treeOf("  dir /a 0755 0 0\ndir /b\ndir /c 0755 0 0\ndir \ndir /d 0755 0 0\n");
    assert.deepEqual(paths(tree), ["/c dir 755"]);
  });

  it("takes several manifests for one archive, and several archives one after the other", () => {
    const manifests = ["file /a one 0644 0 0\n", "file /b two 0644 0 0 /c\n"].map(parseManifest);
    const together = buildTree(manifests, { delivery: "builtin" });
    assert.deepEqual(together.incidents, []);
    assert.deepEqual(found(together, "/c").origin, { archive: 0, manifest: 1, line: 0 });
    // Both archives count their inodes from the same number: the trailer keeps their hard links apart.
    const linked = ["file /a one 0644 0 0 /x\n", "file /b two 0644 0 0 /c\n"].map((text) => [parseManifest(text)]);
    const apart = buildTreeOfArchives(linked, { delivery: "builtin" });
    assert.deepEqual(apart.incidents, []);
    assert.deepEqual(
      [...hardLinks(apart).values()],
      [
        ["/a", "/x"],
        ["/b", "/c"],
      ],
    );
    assert.deepEqual(found(apart, "/b").origin, { archive: 1, manifest: 0, line: 0 });
  });
});

function treeOf(text: string, options: Partial<TreeOptions> = {}): InitramfsTree {
  return buildTree([parseManifest(text)], { delivery: "builtin", ...options });
}

function paths(tree: InitramfsTree): string[] {
  return [...walkTree(tree)].map(({ path, node }) => `${path} ${node.kind} ${node.mode.toString(8)}`);
}

function found(tree: InitramfsTree, path: string, follow?: "nofollow") {
  const result = resolvePath(tree, path, follow);
  assert.ok(result.kind === "found", path);
  return result.node;
}

function describeIncident(incident: Incident | undefined): string {
  assert.ok(incident !== undefined);
  const { origin, kind, reason, failure, removed, losesData } = incident;
  const name = incident.name === "" ? "(empty)" : incident.name;
  const why = failure === null ? (reason ?? "") : `${failure.errno} at ${failure.component}`.trim();
  const gone = removed === null ? "" : `removed ${removed.kind}`;
  const parts = [origin.line, name, kind, why, gone].filter((part) => part !== "");
  return parts.join(" ") + (losesData ? ", data lost" : "");
}

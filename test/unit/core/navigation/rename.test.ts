import assert from "node:assert/strict";
import fc from "fast-check";
import { resolvePath, walkTree, type InitramfsTree } from "../../../../core/manifest/tree.js";
import { pathNameFault } from "../../../../core/navigation/path-name.js";
import { renamedPathAt, renamePath } from "../../../../core/navigation/rename-path.js";
import { variableNameFault } from "../../../../core/navigation/rename-variable.js";
import { assembleTarget } from "../../../../core/project/boot-target.js";
import { edited, marked, textAt, type Texts } from "./marked-target.js";

/** The documents after the path at the cursor has got another name. */
function renamed(texts: Texts, name: string): Texts {
  const { target, path, offset } = marked(texts);
  const at = renamedPathAt(target, path, offset);
  assert.ok(at !== null, "there is something to be renamed");
  const renaming = renamePath(target, at.place, name);
  if (renaming.kind === "refused") assert.fail(renaming.reason);
  return edited(target, renaming.edits);
}

function refused(texts: Texts, name: string): string {
  const { target, path, offset } = marked(texts);
  const at = renamedPathAt(target, path, offset);
  assert.ok(at !== null, "there is something to be renamed");
  const renaming = renamePath(target, at.place, name);
  if (renaming.kind === "edits") assert.fail(`${name} is taken`);
  return renaming.reason;
}

const list = [
  "dir /bin 0755 0 0",
  "file /bin/busybox out/busybox 0755 0 0 /bin/ash /bin/ls",
  "slink /bin/sh busybox 0777 0 0",
  "slink /init bin/sh 0777 0 0",
  "slink /linuxrc /bin/sh 0777 0 0",
].join("\n");

describe("renaming a path", () => {
  it("changes its entry, links to it and the command line", () => {
    assert.deepEqual(renamed({ cmdline: "rdinit=/bin/|sh -- /bin/sh", list }, "/bin/dash"), {
      cmdline: "rdinit=/bin/dash -- /bin/dash",
      list: list.replaceAll("bin/sh", "bin/dash"),
    });
    const { list: relative } = renamed({ list: list.replace("/bin/busybox", "/bin/busy|box") }, "/bin/bb");
    assert.equal(relative, list.replace("/bin/busybox", "/bin/bb").replace("sh busybox", "sh bb"));
  });

  it("moves everything that is in a folder", () => {
    const { list: moved, cmdline } = renamed({ cmdline: "rdinit=/bin|/sh", list }, "/usr/bin");
    assert.equal(cmdline, "rdinit=/usr/bin/sh");
    assert.equal(moved, list.replaceAll("/bin", "/usr/bin").replace("/init bin/", "/init usr/bin/"));
  });

  it("changes hard links by themselves", () => {
    const { list: moved } = renamed({ list: list.replace("/bin/ash", "/bin/a|sh") }, "/bin/hush");
    assert.equal(moved, list.replace("/bin/ash", "/bin/hush"));
  });

  it("writes relative targets anew where link or target move apart", () => {
    const links = "dir /a 0755 0 0\ndir /a/b 0755 0 0\nslink /a/b/l ../x 0777 0 0\nfile /a/x s 0644 0 0\n";
    const move = (word: string, name: string) => renamed({ list: links.replace(word, `${word}|`) }, name).list;
    assert.equal(move("/a/x", "/y"), links.replace("../x", "../../y").replace("file /a/x", "file /y"));
    assert.equal(move("/a/b/l", "/l"), links.replace("/a/b/l ../x", "/l a/x"));
    assert.equal(move("dir /a/b", "/b"), links.replaceAll("/a/b", "/b").replace("../x", "../a/x"));
    assert.equal(move("dir /a", "/z"), links.replaceAll("/a", "/z"));
    assert.equal(move("dir /a", "/q/z"), links.replaceAll("/a", "/q/z"));
    const inside = "dir /a 0755 0 0\nslink /a/l ../a/x 0777 0 0\nfile /a/x s 0644 0 0\n";
    assert.equal(
      renamed({ list: inside.replace("a/l", "a|/l") }, "/z").list,
      inside.replaceAll("a/", "z/").replace("/a ", "/z "),
    );
  });

  it("keeps the way through a linked folder, and renames the link by its own name", () => {
    const linked =
      "dir /usr/bin 0755 0 0\nslink /bin usr/bin 0777 0 0\nfile /bin/a s 0755 0 0\nfile /usr/bin/b s 0755 0 0\n";
    assert.equal(
      renamed({ list: linked.replace("/bin/a", "/bin/|a") }, "/usr/bin/c").list,
      linked.replace("/bin/a", "/bin/c"),
    );
    assert.equal(
      renamed({ list: linked.replace("/bin usr", "/b|in usr") }, "/sbin").list,
      linked.replace("/bin usr", "/sbin usr").replace("/bin/a", "/sbin/a"),
    );
    assert.equal(
      renamed({ list: linked.replace("dir /usr/bin", "dir /usr/bin|") }, "/usr/x").list,
      linked.replaceAll("usr/bin", "usr/x"),
    );
  });

  it("leaves init= alone while the initramfs has an entry point", () => {
    const has = { cmdline: "rdinit=/bin/sh| init=/bin/sh", list };
    assert.equal(renamed(has, "/bin/dash").cmdline, "rdinit=/bin/dash init=/bin/sh");
    const hasNot = { cmdline: "init=/bin/sh|", list: list.replace("/init", "/other") };
    assert.equal(renamed(hasNot, "/bin/dash").cmdline, "init=/bin/dash");
  });

  it("keeps quotes, CRLF and other characters", () => {
    const texts = { cmdline: 'a=🐧 rdinit="/bin/é|"\r\n', list: "dir /bin 0755 0 0\r\nfile /bin/é s 0755 0 0\r\n" };
    assert.deepEqual(renamed(texts, "/bin/🐧"), {
      cmdline: 'a=🐧 rdinit="/bin/🐧"\r\n',
      list: "dir /bin 0755 0 0\r\nfile /bin/🐧 s 0755 0 0\r\n",
    });
    const bare = { cmdline: "rdinit=bin/sh|", list: list.replaceAll(" /bin", " bin") };
    assert.deepEqual(renamed(bare, "/sbin/sh").cmdline, "rdinit=sbin/sh");
  });

  it("shows the part that names it and its place", () => {
    const { target, path, offset } = marked({ list: list.replace("sh busybox", "sh busy|box") });
    const at = renamedPathAt(target, path, offset);
    assert.equal(at?.place, "/bin/busybox");
    assert.equal(textAt(target, { path, ...at.range }), "busybox");
    const on = (texts: Texts) => {
      const other = marked(texts);
      return renamedPathAt(other.target, other.path, other.offset);
    };
    assert.equal(on({ cmdline: "rdinit=/no|where", list }), null);
    assert.equal(on({ cmdline: "root=/dev/sda|", list }), null);
    assert.equal(on({ list: list.replace("0755", "07|55") }), null);
    assert.equal(on({ list: list.replace("out/", "out|/") }), null);
    assert.equal(on({ list: "slink /a/b |../c 0777 0 0\ndir /c 0755 0 0" }), null);
  });

  it("refuses names that would lose something, and says why", () => {
    const sh = { cmdline: "rdinit=/bin/sh|", list };
    assert.match(refused(sh, "/bin/my sh"), /blank/);
    assert.match(refused(sh, "dash"), /whole path/);
    assert.match(refused(sh, "/bin//dash"), /plain path/);
    assert.match(refused(sh, "/bin/../dash"), /plain path/);
    assert.match(refused(sh, "/bin/dash/"), /plain path/);
    assert.match(refused(sh, "/"), /root/);
    assert.match(refused(sh, `/bin/${"x".repeat(256)}`), /255 bytes/);
    assert.match(refused(sh, "/bin/busybox"), /already/);
    assert.match(refused(sh, "/bin/busybox/sh"), /not a folder/);
    assert.match(refused(sh, '/bin/d"ash'), /one word/);
    assert.match(refused({ ...sh, cmdline: "-- /bin/sh|" }, "/bin/a=b"), /one word/);
    // U+00E0 has the byte A0, at which the kernel splits.
    assert.match(refused(sh, "/bin/à"), /one word/);
    assert.match(refused({ list: list.replace("/bin ", "/bin| ") }, "/bin/x"), /into itself/);
    assert.match(refused({ list: list.replace("/bin ", "/bin| ") }, `/${"y/".repeat(2045)}z`), /would move, too/);
    assert.match(refused(sh, `/${"y/".repeat(2048)}z`), /4096 bytes/);
    assert.equal(pathNameFault("/TRAILER!!!") === null, false);
    assert.equal(pathNameFault("/bin/#x{}"), null);
  });

  it("leaves a tree of the same form, in which every link leads where it led", () => {
    const folders = ["/a", "/b", "/a/b", "/b/a"];
    const names = fc.uniqueArray(
      fc.tuple(fc.constantFrom("", ...folders), fc.constantFrom("/c", "/d", "/e")).map((parts) => parts.join("")),
      { minLength: 3, maxLength: 8 },
    );
    const targets = fc.array(
      fc
        .tuple(
          fc.constantFrom("", "/", "../", "../../"),
          fc.constantFrom("a", "b", "c"),
          fc.constantFrom("", "/a", "/d"),
        )
        .map((parts) => parts.join("")),
      { minLength: 8, maxLength: 8 },
    );
    let compared = 0;
    fc.assert(
      fc.property(names, targets, fc.nat(11), (paths, to, which) => {
        const lines = paths.map((path, index) =>
          index % 3 === 0 ? `file ${path} s 0644 0 0` : `slink ${path} ${to[index] ?? "a"} 0777 0 0`,
        );
        const text = [...folders.map((one) => `dir ${one} 0755 0 0`), ...lines].join("\n");
        const target = assembleTarget({ manifests: [{ path: "list", text }] });
        const place = [...folders, ...paths][which] ?? "/a";
        const { tree } = target;
        if (tree === null || resolvePath(tree, place, "nofollow").kind === "failed") return;
        const renaming = renamePath(target, place, "/new");
        if (renaming.kind === "refused") assert.fail(renaming.reason);
        if (renaming.edits.length === 0) return;
        // Where a line got lost before, or made something else of what was there, the order of the lines decides.
        if (tree.incidents.length > 0 || hasLinkOnTheWay(tree, place)) return;
        const after = assembleTarget({
          manifests: [{ path: "list", text: edited(target, renaming.edits).list ?? "" }],
        }).tree;
        assert.ok(after !== null);
        compared++;
        assert.deepEqual(shapeOf(after), shapeOf(tree, place), edited(target, renaming.edits).list);
      }),
      { numRuns: 500 },
    );
    assert.ok(compared > 50, `${compared} trees could be compared`);
  });
});

/** All paths with what they lead to, as the rename of `place` to `/new` leaves them. */
function shapeOf(tree: InitramfsTree, place?: string): Readonly<Record<string, string>> {
  const shown = (path: string) =>
    place !== undefined && (path === place || path.startsWith(`${place}/`)) ? `/new${path.slice(place.length)}` : path;
  const places = new Map([...walkTree(tree)].map(({ path, node }) => [node, path]));
  const shape = [...walkTree(tree)].map(({ path, node }) => {
    if (node.kind !== "symlink") return [shown(path), node.kind];
    const found = resolvePath(tree, path);
    // The root is in nothing that can be renamed.
    const to = found.kind === "found" ? shown(places.get(found.node) ?? "/") : found.errno;
    return [shown(path), `-> ${to}`];
  });
  return Object.fromEntries(shape) as Readonly<Record<string, string>>;
}

function hasLinkOnTheWay(tree: InitramfsTree, place: string): boolean {
  const parts = place.split("/");
  return parts.some((_, index) => {
    const found = resolvePath(tree, parts.slice(0, index).join("/") || "/", "nofollow");
    return found.kind === "found" && found.node.kind === "symlink";
  });
}

describe("names of variables", () => {
  it("are words of letters, digits and underscores", () => {
    assert.equal(variableNameFault("OUT_2"), null);
    for (const name of ["", "2x", "a b", "a}", "a=b", "é"]) assert.notEqual(variableNameFault(name), null, name);
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { parseManifest } from "../../../../core/manifest/parse.js";
import { buildTree, walkTree } from "../../../../core/manifest/tree.js";
import { assembleTarget } from "../../../../core/project/boot-target.js";
import { addFoldersAbove } from "../../../../core/refactors/add-folders.js";
import { insertFolderLines, linesOfFolder, type HostEntry } from "../../../../core/refactors/host-folder.js";
import { sortByTree, type SortResult } from "../../../../core/refactors/sort-by-tree.js";
import { applyEdits } from "../../../../core/rules/edits.js";

function placed(text: string) {
  const target = assembleTarget({ manifests: [{ path: "list", text }] });
  const [document] = target.manifests;
  assert.ok(document !== undefined);
  return { target, document };
}

describe("adding the folders above an entry", () => {
  const add = (text: string, start = 0, end = text.length) => {
    const { target, document } = placed(text);
    const added = addFoldersAbove(target, document, { start, end });
    return added === null ? null : applyEdits(text, added.edits);
  };

  it("adds what is missing, from the outer to the inner, once", () => {
    assert.equal(
      add("dir /usr 0755 0 0\nfile /usr/share/x/a a 0644 0 0\r\nfile /usr/share/x/b b 0644 0 0 /etc/c\n"),
      "dir /usr 0755 0 0\ndir /usr/share 0755 0 0\ndir /usr/share/x 0755 0 0\nfile /usr/share/x/a a 0644 0 0\r\n" +
        "dir /etc 0755 0 0\nfile /usr/share/x/b b 0644 0 0 /etc/c\n",
    );
  });

  it("does so for the lines of the range only, and has nothing to do where all is there", () => {
    const text = "pipe /a/p 0 0 0\npipe /b/p 0 0 0\n";
    assert.equal(add(text, 20, 20), "pipe /a/p 0 0 0\ndir /b 0755 0 0\npipe /b/p 0 0 0\n");
    assert.equal(add("dir /a 0755 0 0\npipe /a/p 0 0 0\n"), null);
    assert.equal(add("pipe /a/p 0 0 0\ndir /a 0755 0 0\n"), null, "to move a line is another thing");
    assert.equal(add("slink /a nowhere 0777 0 0\npipe /a/p 0 0 0\n"), null);
    assert.equal(add("dir /a"), null);
  });

  it("leaves no folder missing, and names the folders", () => {
    const { target, document } = placed("dir /x/y 0755 0 0\npipe /x/y/z/p 0 0 0\n");
    const added = addFoldersAbove(target, document, { start: 0, end: 999 });
    assert.deepEqual(added?.folders, ["/x", "/x/y/z"]);
    const text = applyEdits(document.text, added.edits);
    assert.deepEqual(buildTree([parseManifest(text)], { delivery: "builtin" }).incidents, []);
  });
});

describe("sorting by tree", () => {
  const sort = (text: string): SortResult => {
    const { target, document } = placed(text);
    return sortByTree(target, document);
  };
  const sorted = (text: string): string => {
    const result = sort(text);
    return result.kind === "sorted" ? result.text : JSON.stringify(result);
  };

  it("puts folders before what is in them, and names in order; comments go with their entry", () => {
    assert.equal(
      sorted("# The list\n\n# b\npipe /b 0 0 0\n\n# x\n# y\npipe /a/p 0 0 0\ndir /a 0755 0 0\n# end\n"),
      "# The list\n\ndir /a 0755 0 0\n\n# x\n# y\npipe /a/p 0 0 0\n# b\npipe /b 0 0 0\n# end\n",
    );
  });

  it("keeps line ends, and a missing one at the end", () => {
    assert.equal(sorted("pipe /b 0 0 0\r\npipe /a 0 0 0"), "pipe /a 0 0 0\r\npipe /b 0 0 0");
  });

  it("puts a file with several names behind the folders of all of them", () => {
    assert.equal(
      sorted("dir /z 0755 0 0\ndir /a 0755 0 0\nfile /a/x s 0644 0 0 /z/x\n"),
      "dir /a 0755 0 0\ndir /z 0755 0 0\nfile /a/x s 0644 0 0 /z/x\n",
    );
  });

  it("has nothing to do where all is in order", () => {
    assert.deepEqual(sort("dir /a 0755 0 0\npipe /a/b 0 0 0\npipe /a-b 0 0 0\n"), { kind: "in order" });
    assert.deepEqual(sort(""), { kind: "in order" });
  });

  it("refuses where the order has a meaning, and says which", () => {
    const reason = (text: string) => {
      const result = sort(text);
      return result.kind === "refused" ? result.reason : result.kind;
    };
    assert.match(reason("pipe /b 0 0 0\nfile /a x 0644 0 0\nfile /a y 0644 0 0\n"), /make \/a,/);
    assert.match(reason("pipe /b 0 0 0\nnod /a 0600\n"), /line 2/);
    assert.match(
      reason("dir /usr 0755 0 0\nslink /lib usr 0777 0 0\npipe /lib/p 0 0 0\n"),
      /\/usr\/p would not be/,
      "a folder that is reached through a link which sorts before it",
    );
  });

  it("changes nothing in the tree but what was lost, for every manifest that it sorts", () => {
    const names = fc.constantFrom("/a", "/a/b", "/a/b/c", "/b", "/b/a", "/c", "/a-b", "/c/x");
    const kinds = fc.constantFrom("dir", "pipe", "slink", "file");
    const line = fc.tuple(kinds, names, names).map(([kind, name, other]) => {
      if (kind === "slink") return `slink ${name} ${other} 0777 0 0`;
      return kind === "file" ? `file ${name} s 0644 0 0 ${other}2` : `${kind} ${name} 0755 0 0`;
    });
    const texts = fc.array(fc.oneof(line, fc.constantFrom("# x", "")), { maxLength: 10 });
    let count = 0;
    fc.assert(
      fc.property(texts, (lines) => {
        const text = `${lines.join("\n")}\n`;
        const result = sort(text);
        if (result.kind !== "sorted") return;
        count++;
        assert.deepEqual(result.text.split("\n").sort(), text.split("\n").sort(), "no line is lost");
        assert.notEqual(sort(result.text).kind, "sorted", "a second time does nothing");
        const paths = (one: string) => [...walkTree(buildTree([parseManifest(one)], { delivery: "builtin" }))];
        const after = new Set(paths(result.text).map(({ path, node }) => `${path} ${node.kind} ${node.target ?? ""}`));
        for (const { path, node } of paths(text)) assert.ok(after.has(`${path} ${node.kind} ${node.target ?? ""}`));
      }),
      { numRuns: 1500 },
    );
    assert.ok(count > 100, `${count} were sorted`);
  });
});

describe("lines of a folder of the host", () => {
  const entries: readonly HostEntry[] = [
    { path: "z/late", kind: "file", mode: 0o644, identity: "1:7" },
    { path: "", kind: "dir", mode: 0o700 },
    { path: "b", kind: "dir", mode: 0o1777 },
    { path: "b/x y", kind: "file", mode: 0o644 },
    { path: "b/sh", kind: "symlink", mode: 0o777, target: "../busybox" },
    { path: "busybox", kind: "file", mode: 0o4755 },
    { path: "b-", kind: "pipe", mode: 0o600 },
    { path: "null", kind: "char", mode: 0o666, device: { major: 1, minor: 3 } },
    { path: "disk", kind: "block", mode: 0o660, device: { major: 8, minor: 0 } },
    { path: "early", kind: "file", mode: 0o644, identity: "1:7" },
    { path: "z", kind: "dir", mode: 0o755 },
    { path: "${A}", kind: "file", mode: 0o644 },
    { path: "sock", kind: "socket", mode: 0o755 },
  ];

  it("are sorted, with modes, targets, devices and hard links; what cannot be written is told", () => {
    const lines = linesOfFolder(entries, {
      path: "/opt",
      location: "${OUT}/opt/",
      isMade: (path) => path === "/opt/sock",
    });
    assert.deepEqual(lines, [
      "dir /opt 0700 0 0",
      '# left out, a manifest cannot write it: "/opt/${A}"',
      "dir /opt/b 1777 0 0",
      "slink /opt/b/sh ../busybox 0777 0 0",
      '# left out, a manifest cannot write it: "/opt/b/x y"',
      "pipe /opt/b- 0600 0 0",
      "file /opt/busybox ${OUT}/opt/busybox 4755 0 0",
      "nod /opt/disk 0660 0 0 b 8 0",
      "nod /opt/null 0666 0 0 c 1 3",
      "dir /opt/z 0755 0 0",
      "file /opt/early ${OUT}/opt/early 0644 0 0 /opt/z/late",
    ]);
    const tree = buildTree([parseManifest(`${lines.join("\n")}\n`)], { delivery: "builtin" });
    assert.deepEqual(tree.incidents, []);
  });

  it("take the place of a file line, and stand behind everything in the folder of a dir line", () => {
    const text = "dir /a 0755 0 0\r\nfile /f src 0755 0 0\r\npipe /a/p 0 0 0";
    const { document } = placed(text);
    const [folder, file] = document.manifest.lines;
    assert.ok(folder !== undefined && file !== undefined);
    assert.equal(
      applyEdits(text, insertFolderLines(document, file, ["dir /f 0755 0 0", "pipe /f/p 0 0 0"])),
      "dir /a 0755 0 0\r\ndir /f 0755 0 0\r\npipe /f/p 0 0 0\r\npipe /a/p 0 0 0",
    );
    assert.equal(
      applyEdits(text, insertFolderLines(document, folder, ["pipe /a/q 0 0 0"])),
      `${text}\r\npipe /a/q 0 0 0`,
    );
    assert.deepEqual(insertFolderLines(document, folder, []), []);
  });
});

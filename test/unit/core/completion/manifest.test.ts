import assert from "node:assert/strict";
import fc from "fast-check";
import { deviceNodes } from "../../../../core/completion/device-nodes.js";
import type { HostFolders } from "../../../../core/completion/host-folders.js";
import { MOST_PROPOSALS, type Proposal } from "../../../../core/completion/item.js";
import { completeManifest } from "../../../../core/completion/manifest.js";
import { relativePath } from "../../../../core/completion/manifest-paths.js";
import { modeText, octalMode } from "../../../../core/manifest/mode-text.js";
import { assembleTarget } from "../../../../core/project/boot-target.js";
import { wellKnownDevice } from "../../../../core/rules/device-numbers.js";

const list =
  "dir /dev 0755 0 0\ndir /bin 0755 0 0\nfile /bin/busybox busybox 0755 0 0\nslink /bin/sh busybox 0777 0 0\n";

const host: HostFolders = {
  namesIn: (folder) =>
    folder === "" || folder === "/srv/"
      ? [
          { name: "out", kind: "folder" },
          { name: ".git", kind: "folder" },
          { name: "init.sh", kind: "file" },
          { name: "two words", kind: "file" },
        ]
      : [],
};

const variables = new Map([
  ["BOOTPATH_BUSYBOX", "/opt/busybox"],
  ["OUT", "/srv"],
  ["TOKEN", "secret word"],
]);

function at(marked: string) {
  const offset = marked.indexOf("|");
  assert.ok(offset >= 0, "the text has a cursor");
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const target = assembleTarget({ manifests: [{ path: "list", text }], variables });
  const proposals = completeManifest(target, "list", offset, host);
  const items: readonly Proposal[] = proposals?.items ?? [];
  return {
    proposals,
    labels: items.map(({ label }) => label),
    find: (label: string): Proposal => {
      const found = items.find((item) => item.label === label);
      assert.ok(found, `${label} is proposed at ${marked}`);
      return found;
    },
    accept(label: string): string {
      assert.ok(proposals);
      const inserted = this.find(label).parts.map((part) => (typeof part === "string" ? part : part.blank));
      return text.slice(0, proposals.start) + inserted.join("") + text.slice(proposals.replaceEnd);
    },
  };
}

describe("the beginning of a manifest line", () => {
  it("has the six kinds, with fields to fill in", () => {
    assert.deepEqual(at("|").labels.slice(0, 6), ["file", "dir", "nod", "slink", "pipe", "sock"]);
    assert.deepEqual(at("d|").find("dir").parts, ["dir ", { blank: "/path" }, " 0755 0 0"]);
  });

  it("keeps the fields that stand there", () => {
    assert.equal(at("fi|l /a b 0644 0 0").accept("file"), "file /a b 0644 0 0");
  });

  it("has whole lines for what the archive lacks, and only for that", () => {
    const { labels } = at(`${list}|`);
    assert.ok(labels.includes("nod /dev/console 0600 0 0 c 5 1"));
    assert.ok(labels.includes("nod /dev/null 0666 0 0 c 1 3"));
    assert.ok(labels.includes("slink /init bin/sh 0777 0 0"));
    assert.ok(labels.includes("slink /bin/mount busybox 0777 0 0"));
    assert.ok(labels.includes("dir /proc 0755 0 0"));
    assert.ok(!labels.includes("dir /dev 0755 0 0"));
    assert.ok(!labels.includes("slink /bin/sh busybox 0777 0 0"));
    assert.ok(!at(`${list}nod /dev/console 0600 0 0 c 5 1\n|`).labels.includes("nod /dev/console 0600 0 0 c 5 1"));
  });

  it("has nothing in comments", () => {
    assert.equal(at("# di|").proposals, null);
  });
});

describe("paths of the archive", () => {
  it("begin with its folders", () => {
    const { labels, find } = at(`${list}file /b|`);
    assert.deepEqual(labels, ["/bin/"]);
    assert.equal(find("/bin/").opensNext, true);
    assert.ok(at(`${list}file |`).labels.includes("/init"));
  });

  it("of devices bring their numbers", () => {
    assert.equal(
      at("dir /dev 0755 0 0\nnod /dev/nu|").accept("/dev/null"),
      "dir /dev 0755 0 0\nnod /dev/null 0666 0 0 c 1 3",
    );
    assert.equal(at("nod /dev/nu| 0600 0 0 c 1 3").accept("/dev/null"), "nod /dev/null 0600 0 0 c 1 3");
  });

  it("of folders begin with those that entries need", () => {
    assert.equal(at("file /opt/tools/a b 0755 0 0\ndir |").labels[0], "/opt");
    assert.ok(at("file /opt/tools/a b 0755 0 0\ndir |").labels.includes("/opt/tools"));
    assert.equal(at("dir /tm|").accept("/tmp"), "dir /tmp 1777 0 0");
  });

  it("of links are relative where the author writes so", () => {
    assert.deepEqual(at(`${list}slink /bin/ls b|`).labels, ["busybox"]);
    assert.ok(at(`${list}slink /bin/ls /b|`).labels.includes("/bin/busybox"));
    assert.ok(at(`${list}slink /init |`).labels.includes("bin/sh"));
    assert.ok(at(`${list}slink /bin/ls ..|`).labels.includes("../dev"));
  });

  it("find their way", () => {
    assert.equal(relativePath("/bin/", "/bin/sh"), "sh");
    assert.equal(relativePath("/", "/bin/sh"), "bin/sh");
    assert.equal(relativePath("/usr/bin/", "/usr/lib/a"), "../lib/a");
    assert.equal(relativePath("/a/b/", "/a/b"), "../b");
  });
});

describe("sources on the host", () => {
  it("are the names in the folder, hidden ones only when asked, folders with a slash", () => {
    assert.deepEqual(at("file /a |").labels, ["out/", "init.sh", "${BOOTPATH_BUSYBOX}"]);
    assert.deepEqual(at("file /a .|").labels, [".git/"]);
    assert.equal(at("file /a in|xx 0755 0 0").accept("init.sh"), "file /a init.sh 0755 0 0");
  });

  it("go on behind variables", () => {
    assert.deepEqual(at("file /a ${OUT}/o|").labels, ["out/"]);
    assert.equal(at("file /a ${OUT}/o| 0755 0 0").accept("out/"), "file /a ${OUT}/out/ 0755 0 0");
  });

  it("are variables, of which only paths are shown", () => {
    const { labels, find } = at("file /a ${|} 0755 0 0");
    assert.deepEqual(labels, ["${BOOTPATH_BUSYBOX}", "${OUT}", "${TOKEN}"]);
    assert.equal(find("${OUT}").detail, "/srv");
    assert.equal(find("${TOKEN}").detail, null);
    assert.equal(at("file /a ${O|}/x").accept("${OUT}"), "file /a ${OUT}/x");
  });
});

describe("numbers of a manifest line", () => {
  it("of modes fit the kind and are shown as letters", () => {
    assert.equal(at("dir /a |").find("0755").detail, "rwxr-xr-x");
    assert.equal(at("file /a b |").find("4755").detail, "rwsr-xr-x");
    assert.deepEqual(at("slink /a b |").labels, ["0777"]);
  });

  it("of devices go by the name", () => {
    assert.deepEqual(at("nod /dev/console 0600 0 0 |").labels, ["c"]);
    assert.deepEqual(at("nod /dev/console 0600 0 0 c |").labels, ["5"]);
    assert.deepEqual(at("nod /dev/console 0600 0 0 c 5 |").labels, ["1"]);
    assert.deepEqual(at("nod /dev/own 0600 0 0 |").labels, ["c", "b"]);
    assert.deepEqual(at("nod /dev/own 0600 0 0 c |").labels, []);
  });

  it("leave Enter alone once they are written", () => {
    assert.equal(at("dir /a 0755 0 0|").proposals, null);
    assert.equal(at("dir /a 0755| 0 0").proposals, null);
    assert.ok(at("dir /a 07| 0 0").proposals);
  });

  it("become letters", () => {
    assert.deepEqual(
      ["0644", "1777", "4644", "2755", "0", "07558", "x"].map((text) => modeText(octalMode(text))),
      ["rw-r--r--", "rwxrwxrwt", "rwSr--r--", "rwxr-sr-x", "---------", "rwxr-xr-x", "---------"],
    );
  });

  it("agree with what the rules say about devices", () => {
    for (const { path, type, major, minor } of deviceNodes()) {
      const judged = wellKnownDevice(path);
      if (judged !== null) assert.deepEqual({ type, major, minor }, judged);
    }
    assert.equal(deviceNodes().length, new Set(deviceNodes().map(({ path }) => path)).size);
    assert.ok(deviceNodes().length >= 35, "every node has its numbers");
  });
});

describe("completion of any manifest", () => {
  const pieces = fc.constantFrom(
    "dir",
    "file",
    "nod",
    "slink",
    " /dev",
    "/",
    " ",
    "\n",
    "\t",
    "#",
    "${",
    "}",
    "0755",
    " 0 0",
    "..",
    "\0",
    "é",
  );
  const texts = fc
    .array(fc.oneof(pieces, fc.string({ unit: "binary", maxLength: 4 })), { maxLength: 14 })
    .map((all) => all.join(""));

  it("never throws, and its ranges lie around the cursor, within one line", () => {
    fc.assert(
      fc.property(texts, fc.nat(60), (text, place) => {
        const offset = Math.min(place, text.length);
        const target = assembleTarget({ manifests: [{ path: "list", text }], variables });
        const proposals = completeManifest(target, "list", offset, host);
        if (proposals === null) return;
        const { start, insertEnd, replaceEnd, items } = proposals;
        assert.equal(insertEnd, offset);
        assert.ok(start >= 0 && start <= offset && offset <= replaceEnd && replaceEnd <= text.length);
        assert.ok(!text.slice(start, replaceEnd).includes("\n"));
        assert.ok(items.length > 0 && items.length <= MOST_PROPOSALS);
      }),
      { numRuns: 1000 },
    );
  });
});

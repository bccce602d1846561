import assert from "node:assert/strict";
import fc from "fast-check";
import { completeCommandLine } from "../../../../core/completion/cmdline.js";
import { documentationOf } from "../../../../core/completion/documentation.js";
import { MOST_PROPOSALS, type Proposal } from "../../../../core/completion/item.js";
import { indexEntries, indexSources } from "../../../../core/parameters/kernel-tree/kernel-tree.js";
import type { TreeScan } from "../../../../core/parameters/kernel-tree/scan-tree.js";
import { assembleTarget, type TargetSources } from "../../../../core/project/boot-target.js";

const manifest = [
  "dir /dev 0755 0 0",
  "dir /bin 0755 0 0",
  "file /bin/busybox ${BOOTPATH_BUSYBOX} 0755 0 0",
  "slink /bin/sh busybox 0777 0 0",
  "slink /bin/gone nowhere 0777 0 0",
  "file /etc-passwd passwd 0644 0 0",
].join("\n");

/** The proposals at the `|` of a text, with the text that each makes of it when the rest of the word goes. */
function at(marked: string, sources: TargetSources = {}) {
  const offset = marked.indexOf("|");
  assert.ok(offset >= 0, "the text has a cursor");
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const proposals = completeCommandLine(assembleTarget({ ...sources, cmdline: { path: "cmdline", text } }), offset);
  const items = proposals?.items ?? [];
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
      return text.slice(0, proposals.start) + plain(this.find(label)) + text.slice(proposals.replaceEnd);
    },
  };
}

function plain({ parts }: Proposal): string {
  return parts.map((part) => (typeof part === "string" ? part : part.blank)).join("");
}

describe("names on a command line", () => {
  it("begin with what decides how a boot goes", () => {
    assert.deepEqual(at("|").labels.slice(0, 4), ["console=", "root=", "rdinit=", "init="]);
  });

  it("have their sign where a value follows, and none where the word counts alone", () => {
    assert.equal(at("con|").accept("console="), "console=");
    assert.equal(at("qui|").accept("quiet"), "quiet");
    assert.equal(at("rw rootw|").accept("rootwait"), "rw rootwait");
    assert.equal(at("nokas|").accept("nokaslr"), "nokaslr");
  });

  it("replace the name alone where a value stands already", () => {
    assert.equal(at("ini|t=/bin/sh quiet").accept("init"), "init=/bin/sh quiet");
    assert.equal(at("in|it=/bin/sh").find("init").opensNext, false);
  });

  it("are found inside quotes", () => {
    assert.equal(at('"log|lev"').accept("loglevel="), '"loglevel="');
  });

  it('are the same with "-" and "_" and in capitals, and an editor\'s own filter finds them', () => {
    const item = at("log-buf|").find("log_buf_len=");
    assert.ok(item.filterText.startsWith("log-buf"));
    assert.ok(at("LOGL|").labels.includes("loglevel="));
  });

  it("say who reads them where that is not the kernel", () => {
    assert.equal(at("systemd.un|").find("systemd.unit=").owner, "systemd");
    assert.equal(at("systemd.un|").find("systemd.unit=").kind, "user-space");
    assert.equal(at("console|").find("console=").owner, null);
  });

  it("come last when they stand there already and have one value only", () => {
    const { labels } = at("loglevel=3 log|");
    assert.ok(labels.indexOf("loglevel=") > labels.indexOf("log_buf_len="));
    assert.equal(at("console=ttyS0 con|").labels[0], "console=");
  });

  it("are marked where they are deprecated", () => {
    assert.equal(at("elev|").find("elevator=").deprecated, true);
    assert.equal(at("conso|").find("console=").deprecated, false);
  });

  it("are those of the kernel's version and architecture", () => {
    assert.ok(at("noa|", { arch: "x86" }).labels.includes("noapic"));
    assert.ok(!at("noa|", { arch: "arm64" }).labels.includes("noapic"));
    assert.ok(at("arm64.|", { arch: "aarch64" }).labels.includes("arm64.nopauth"));
    assert.ok(!at("arm64.|", { arch: "x86" }).labels.includes("arm64.nopauth"));
    assert.ok(!at("slab_de|", { kernelVersion: "6.1" }).labels.includes("slab_debug="));
    assert.ok(at("slab_de|", { kernelVersion: "6.12" }).labels.some((label) => label.startsWith("slab_debug")));
  });

  it("stand for a module's parameters until the module is typed", () => {
    assert.ok(at("i91|").labels.includes("i915."));
    const { labels } = at("i915.|");
    assert.ok(labels.length > 10);
    assert.ok(labels.every((label) => label.startsWith("i915.")));
    assert.ok(!labels.includes("i915."));
  });

  it("are found by a later part, behind those that begin so", () => {
    const { labels } = at("log_level|");
    assert.ok(labels.includes("systemd.log_level="));
  });

  it("are never more than a list can hold", () => {
    for (const start of ["", "a", "s", "n", "i"]) {
      const { proposals, labels } = at(`${start}|`);
      assert.ok(labels.length <= MOST_PROPOSALS);
      assert.equal(proposals?.complete, false);
      assert.equal(new Set(labels).size, labels.length);
    }
  });

  it("are not proposed behind --, in comments and behind a NUL", () => {
    assert.equal(at("quiet -- |").proposals, null);
    assert.equal(at("quiet --|").proposals, null);
    assert.equal(at("quiet -- con|").proposals, null);
    assert.equal(at("# con|").proposals, null);
    assert.equal(at("quiet\0 con|").proposals, null);
  });

  it("have documentation", () => {
    const reference = at("con|").find("console=").documents;
    assert.ok(reference);
    assert.match(documentationOf(reference) ?? "", /\/dev\/console/);
    assert.equal(documentationOf({ ...reference, name: "no_such_name_here" }), null);
  });
});

describe("values on a command line", () => {
  it("of console= fit the architecture, the usual device first", () => {
    assert.equal(at("console=|", { arch: "x86" }).labels[0], "ttyS0");
    assert.equal(at("console=|", { arch: "arm64" }).labels[0], "ttyAMA0");
    assert.ok(!at("console=|", { arch: "x86" }).labels.includes("ttyAMA0"));
    assert.ok(!at("console=|", { arch: "arm64" }).labels.includes("ttysclp0"));
    assert.equal(at("console=tty|").accept("ttyS0,115200n8"), "console=ttyS0,115200n8");
  });

  it("of console= begin with one that is not on the line yet", () => {
    assert.equal(at("console=ttyS0 console=|").labels[0], "tty0");
  });

  it("of console= have the options of a serial line behind the comma, and others have none", () => {
    assert.equal(at("console=ttyS0,|").accept("115200n8"), "console=ttyS0,115200n8");
    assert.equal(at("console=ttyS0,9|600").accept("115200n8"), "console=ttyS0,115200n8");
    assert.deepEqual(at("console=tty0,|").labels, []);
  });

  it("of console= keep the options when the device is changed", () => {
    assert.equal(at("console=ttyS|1,9600").accept("ttyS0"), "console=ttyS0,9600");
  });

  it("of rdinit= are the programs of the initramfs and links to them", () => {
    const { labels, find } = at("rdinit=/b|", { manifests: [{ path: "l", text: manifest }] });
    assert.deepEqual(labels, ["/bin/sh", "/bin/busybox"]);
    assert.equal(find("/bin/sh").detail, "a link to busybox");
  });

  it("of init= turn to rdinit= for a program of an initramfs without entry point", () => {
    const target = { manifests: [{ path: "l", text: manifest }], described: true };
    const item = at("quiet init=|", target).find("/bin/sh (rdinit=)");
    assert.deepEqual(item.also, [{ start: 6, end: 10, newText: "rdinit" }]);
    const withInit = { ...target, manifests: [{ path: "l", text: `${manifest}\nslink /init bin/sh 0777 0 0\n` }] };
    assert.ok(at("init=|", withInit).labels.every((label) => !label.includes("rdinit")));
  });

  it("of root= have blanks to fill in, and no UUID= where nobody reads it", () => {
    assert.deepEqual(at("root=P|").find("PARTUUID=<id>").parts, ["PARTUUID=", { blank: "id" }]);
    assert.ok(at("root=|").labels.includes("UUID=<id>"));
    assert.ok(!at("root=|", { initramfs: "none" }).labels.includes("UUID=<id>"));
  });

  it("of lists replace the piece between commas", () => {
    assert.equal(at("rootfstype=ext4,b|t,xfs").accept("btrfs"), "rootfstype=ext4,btrfs,xfs");
  });

  it("of numbers and enumerations say what they mean", () => {
    assert.match(at("loglevel=|").find("7").detail ?? "", /usual/);
    assert.ok(at("transparent_hugepage=|").labels.includes("madvise"));
    assert.deepEqual(at("printk.time=|").labels, ["1", "0", "y", "n", "on", "off"]);
    assert.deepEqual(at("initrd=|").labels, []);
  });

  it("stand inside quotes", () => {
    assert.equal(at('console="tt|"').accept("ttyS0"), 'console="ttyS0"');
    assert.equal(at('"console=tt|"').accept("ttyS0"), '"console=ttyS0"');
  });
});

describe("completion of any text", () => {
  const pieces = fc.constantFrom(
    "console=",
    "root=",
    "init=",
    "rdinit=",
    '"',
    " ",
    "--",
    "\n",
    "\0",
    "é",
    ",",
    "=",
    "ttyS0",
    "__proto__=",
    "constructor=",
  );
  const texts = fc
    .array(fc.oneof(pieces, fc.string({ unit: "binary", maxLength: 4 })), { maxLength: 12 })
    .map((all) => all.join(""));

  it("never throws, and its ranges lie around the cursor", () => {
    fc.assert(
      fc.property(texts, fc.nat(60), (text, place) => {
        const offset = Math.min(place, text.length);
        const target = assembleTarget({
          cmdline: { path: "cmdline", text },
          manifests: [{ path: "l", text: manifest }],
        });
        const proposals = completeCommandLine(target, offset);
        if (proposals === null) return;
        const { start, insertEnd, replaceEnd, items } = proposals;
        assert.equal(insertEnd, offset);
        assert.ok(start >= 0 && start <= offset && offset <= replaceEnd && replaceEnd <= text.length);
        assert.ok(items.length <= MOST_PROPOSALS);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("modules in lists", () => {
  it("are proposed piece by piece, those that are there already left out", () => {
    const { labels } = at("module_blacklist=nou|");
    assert.deepEqual(labels[0], "nouveau");
    assert.equal(at("modprobe.blacklist=nouveau,pcs|").accept("pcspkr"), "modprobe.blacklist=nouveau,pcspkr");
    assert.equal(at("rd.driver.blacklist=pcs|,floppy").accept("pcspkr"), "rd.driver.blacklist=pcspkr,floppy");
    assert.ok(!at("module_blacklist=nouveau,n|").labels.includes("nouveau"));
  });

  it("are those of the architecture, by the kernel's name for them", () => {
    assert.equal(at("module_blacklist=snd-hda-int|").find("snd_hda_intel").filterText, "snd-hda-intel");
    assert.ok(at("module_blacklist=kvm|").labels.includes("kvm_intel"));
    assert.ok(!at("module_blacklist=kvm|", { arch: "arm64" }).labels.includes("kvm_intel"));
  });

  it("lead to their parameters", () => {
    assert.ok(at("nvme|").find("nvme.").opensNext);
    assert.ok(at("nvme.|").labels.some((label) => label.startsWith("nvme.")));
  });
});

describe("names of the user's own kernel tree", () => {
  const scan: TreeScan = {
    parameters: [
      {
        ...{ name: "acme.speed", module: "acme", kind: "module", type: "int", permissions: 0o644, handler: null },
        ...{ file: "drivers/acme/acme.c", line: 2, options: [], description: null },
      },
    ],
    modules: [{ name: "acme", folder: "drivers/acme" }],
  };
  const documented = indexEntries([
    { names: ["acme_mode"], tags: [], text: "acme_mode= x", line: 1, file: "Documentation/kernel-parameters.txt" },
  ]);
  const kernelTree = { folder: "linux", version: "6.8.3", documented, sources: indexSources(scan) };

  it("are proposed as soon as something is typed", () => {
    assert.deepEqual(at("acme|", { kernelTree }).labels.slice(0, 2), ["acme.speed=", "acme_mode="]);
    assert.deepEqual(at("acme|", { kernelTree: { ...kernelTree, sources: null } }).labels[0], "acme_mode=");
    assert.deepEqual(at("module_blacklist=|", { kernelTree }).labels, ["acme"]);
    assert.equal(at("|", { kernelTree }).labels[0], "console=");
  });
});

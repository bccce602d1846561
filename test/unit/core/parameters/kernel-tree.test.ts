import assert from "node:assert/strict";
import { kernelFactsOfConfig } from "../../../../core/bootpath/kernel-config.js";
import { parseCommandLine } from "../../../../core/cmdline/parse.js";
import { configurationNote, configuredAs } from "../../../../core/parameters/kconfig.js";
import { readEntries } from "../../../../core/parameters/kernel-tree/documentation.js";
import { gateOf, readGate, sharedGates } from "../../../../core/parameters/kernel-tree/gates.js";
import {
  indexEntries,
  indexSources,
  versionOfMakefile,
  type KernelTree,
} from "../../../../core/parameters/kernel-tree/kernel-tree.js";
import { scanTree, type TreeFiles } from "../../../../core/parameters/kernel-tree/scan-tree.js";
import { treeMarkdown } from "../../../../core/parameters/kernel-tree/tree-markdown.js";
import { lookUpParameter } from "../../../../core/parameters/look-up.js";
import { hoverWord } from "../../../../core/parameters/word-hover.js";
import { assembleTarget } from "../../../../core/project/boot-target.js";
import { checkTarget } from "../../../../core/rules/run.js";
import { vendorTree } from "../../../support/kernel-tree.js";

const list = "Documentation/admin-guide/kernel-parameters.txt";

function filesOf(files: Readonly<Record<string, string>>): TreeFiles {
  return { paths: Object.keys(files), read: (path) => files[path] ?? null };
}

function treeOf(files: Readonly<Record<string, string>>): KernelTree {
  const entries = readEntries(files[list] ?? "").map((entry) => ({ ...entry, file: list }));
  return {
    folder: "linux",
    version: versionOfMakefile(files["Makefile"] ?? "") ?? "",
    documented: indexEntries(entries),
    sources: indexSources(scanTree(filesOf(files))),
  };
}

const kernelTree = treeOf(vendorTree);
const kernel = { kernelVersion: "6.8", arch: "x86", kernelTree };

describe("a kernel tree", () => {
  it("says its version", () => {
    assert.equal(kernelTree.version, "6.8.3-acme");
    assert.equal(versionOfMakefile("VERSION = 5\nPATCHLEVEL = 4\nSUBLEVEL = 0\nEXTRAVERSION =\n"), "5.4.0");
    assert.equal(versionOfMakefile("VERSION = 3.1\nall:\n"), null);
  });

  it("documents names in its own text, moved to the margin", () => {
    const text = treeMarkdown("acme-mode", kernel);
    assert.equal(text?.role, "replaces");
    assert.ok(text.markdown.includes("```text\nacme_mode=      [ACME,EARLY] How the board starts.\n"), text.markdown);
    assert.ok(text.markdown.includes("\n                Format: { fast | safe }\n"));
    assert.ok(text.markdown.includes(`- Documented: \`${list}:1\``));
  });

  it("tells several names by the text below them", () => {
    assert.match(treeMarkdown("acme_first", kernel)?.markdown ?? "", /Told together/);
  });

  it("has the words that modules have for their parameters", () => {
    const { markdown = "" } = treeMarkdown("acme_board.speed", kernel) ?? {};
    assert.match(markdown, /```text\nHow fast `it` goes\n\(0: slowly\)\n```/);
    assert.match(markdown, /- Value: a whole number\n- Needs: CONFIG_ACME_BOARD\n/);
    assert.match(markdown, /- Defined: `drivers\/acme\/acme-board\.c:2`/);
  });

  it("makes names known, and keeps what it lacks apart", () => {
    assert.equal(lookUpParameter("acme_undocumented", kernel).available[0]?.file, "init/main.c");
    assert.equal(treeMarkdown("acme_undocumented", kernel)?.role, "adds");
    assert.match(treeMarkdown("cma", kernel)?.markdown ?? "", /does not have this parameter/);
    assert.match(
      treeMarkdown("cma", { ...kernel, kernelTree: { ...kernelTree, sources: null } })?.markdown ?? "",
      /still/,
    );
    assert.equal(treeMarkdown("systemd.unit", kernel), null);
    assert.equal(treeMarkdown("sysctl.vm.swappiness", kernel), null);
    assert.equal(treeMarkdown("nobody_has_this", kernel), null);
    assert.equal(treeMarkdown("cma", { kernelVersion: "6.8", arch: "x86" }), null);
  });

  it("silences unknown-parameter for its names alone", () => {
    const text = "acme_undocumented=1 acme_mode=fast acme_board.speed=3 acme_unknown=1";
    const target = assembleTarget({ cmdline: { path: "cmdline", text }, kernelTree, kernelVersion: "6.8" });
    const unknown = checkTarget(target).filter(({ code }) => code === "unknown-parameter");
    assert.deepEqual(
      unknown.map(({ start, end }) => text.slice(start, end)),
      ["acme_unknown=1"],
    );
  });

  it("judges values by its own types", () => {
    const text = "acme_board.speed=often";
    const target = assembleTarget({ cmdline: { path: "cmdline", text }, kernelTree, kernelVersion: "6.8" });
    assert.deepEqual(
      checkTarget(target)
        .map(({ code }) => code)
        .filter((code) => code === "invalid-value"),
      ["invalid-value"],
    );
  });

  it("stands in hovers in place of our text", () => {
    const hover = hoverWord(parseCommandLine("loglevel acme_mode"), 2, kernel);
    assert.match(hover?.markdown ?? "", /Acme boards print messages below this level/);
  });

  it("lists its modules", () => {
    assert.deepEqual(kernelTree.sources?.modules, [{ name: "acme_board", folder: "drivers/acme" }]);
  });
});

describe("a scan of a tree", () => {
  it("takes the including file's module for what it includes, and follows lists of objects", () => {
    const { parameters } = scanTree(
      filesOf({
        "d/Makefile":
          "obj-${CONFIG_A} += one.o\nparts-$(CONFIG_B) := part.o\nwhole-objs := $(parts-y)\nobj-$(CONFIG_C) += whole.o\n",
        "d/one.c": '#include "common.c"\n',
        "d/common.c": "module_param(x, int, 0);",
        "d/part.c": "module_param(y, int, 0);",
      }),
    );
    assert.deepEqual(
      parameters.map(({ name, options }) => [name, options.join(" ")]),
      [
        ["one.x", "A"],
        ["whole.y", "C"],
      ],
    );
  });

  it("does not trust conditions that the code itself makes true", () => {
    const { parameters } = scanTree(
      filesOf({
        "d/Makefile": "obj-y += one.o\nccflags-y += -DCONFIG_FLAG\n",
        "d/one.h": "#define CONFIG_OWN\n",
        "d/one.c":
          "#ifdef CONFIG_OWN\nmodule_param(x, int, 0);\n#endif\n#ifdef CONFIG_FLAG\nmodule_param(y, int, 0);\n#endif\n#ifdef CONFIG_REAL\nmodule_param(z, int, 0);\n#endif\n",
      }),
    );
    assert.deepEqual(
      parameters.map(({ name, options }) => [name, options.join(" ")]),
      [
        ["one.x", ""],
        ["one.y", ""],
        ["one.z", "REAL!"],
      ],
    );
  });

  it("finds parameters in lists of macros, and names put together", () => {
    const { parameters } = scanTree(
      filesOf({
        "d/list.h": "#define LIST X(u32, mask) X(u32, level)\n",
        "d/a.c": '#include "list.h"\n#define X(type, name) module_param(name, uint, 0400);\nLIST\n#undef X\n',
        "d/b.c": '#define chip(x) __setup("no" __stringify(x), x##_setup);\nchip(fpu);\n',
      }),
    );
    assert.deepEqual(
      parameters.map(({ name }) => name),
      ["a.level", "a.mask", "nofpu"],
    );
  });
});

describe("what a configuration makes of a parameter", () => {
  const heading = "#\n# Automatically generated file; DO NOT EDIT.\n# Linux/x86 6.12.5 Kernel Configuration\n#\n";
  const configured = (text: string) => ({
    kernelVersion: "6.12",
    arch: "x86",
    kernel: kernelFactsOfConfig(text, "6.12", "x86"),
  });

  it("is said where the option is not set", () => {
    const whole = configured(`${heading}CONFIG_SMP=y\n`);
    assert.equal(configuredAs("usbcore.autosuspend", whole)?.state, "absent");
    assert.match(
      configurationNote("usbcore.autosuspend", whole) ?? "",
      /^\*\*Not built into this kernel\*\*: CONFIG_USB is not set, and `drivers\/usb\/core\/usb\.c` needs it\.$/,
    );
    assert.equal(configuredAs("usbcore.autosuspend", configured("# CONFIG_USB is not set\n"))?.state, "absent");
  });

  it("is not said of a fragment that does not name the option, or of what is built in", () => {
    assert.equal(configuredAs("usbcore.autosuspend", configured("CONFIG_SMP=y\n")), null);
    assert.equal(configuredAs("usbcore.autosuspend", configured(`${heading}CONFIG_USB=y\nCONFIG_PM=y\n`)), null);
    assert.equal(configuredAs("loglevel", configured(heading)), null);
    assert.equal(configuredAs("sysctl.vm.swappiness", configured(heading)), null);
    assert.equal(configuredAs("usbcore.autosuspend", { kernelVersion: "6.12", arch: "x86" }), null);
  });

  it("is a module's for m", () => {
    const note = configurationNote("usbcore.autosuspend", configured(`${heading}CONFIG_USB=m\nCONFIG_PM=y\n`));
    assert.match(note ?? "", /CONFIG_USB is `m`, so `drivers\/usb\/core\/usb\.c` is a part of the module `usbcore`/);
  });

  it("is not said of a kernel that the tables do not cover", () => {
    const old = heading.replace("6.12.5", "5.10.1");
    assert.equal(configuredAs("usbcore.autosuspend", configured(old)), null);
  });

  it("is what the tree's own Makefile says", () => {
    const own = { ...configured(heading), kernelTree };
    assert.equal(configuredAs("acme_board.speed", own)?.state, "absent");
    assert.equal(
      configuredAs("acme_board.speed", { ...configured("CONFIG_ACME_BOARD=m\n"), kernelTree })?.state,
      "module",
    );
  });
});

describe("gates", () => {
  it("are read as they are written", () => {
    for (const kind of ["built", "enabled", "yes", "newest"] as const)
      assert.deepEqual(readGate(gateOf("USB", kind)), { option: "USB", kind });
  });

  it("of two places are those that both need", () => {
    assert.deepEqual(sharedGates(["A", "B", "C!"], ["A", "C"]), ["A", "C?"]);
  });
});

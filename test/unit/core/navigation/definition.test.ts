import assert from "node:assert/strict";
import fc from "fast-check";
import { definitionAt } from "../../../../core/navigation/definition.js";
import { highlightsAt, referencesTo, subjectAt } from "../../../../core/navigation/references.js";
import { parameterPlaces } from "../../../../core/navigation/parameter-places.js";
import { indexEntries, indexSources } from "../../../../core/parameters/kernel-tree/kernel-tree.js";
import type { TargetSources } from "../../../../core/project/boot-target.js";
import type { SourceFile } from "../../../../core/project/source-file.js";
import { marked, textAt, type Texts } from "./marked-target.js";

const list = [
  "dir /usr 0755 0 0",
  "dir /usr/bin 0755 0 0",
  "slink /bin usr/bin 0777 0 0",
  "file /usr/bin/busybox out/busybox 0755 0 0 /usr/bin/ash",
  "slink /usr/bin/sh busybox 0777 0 0",
  "slink /init /bin/sh 0777 0 0",
].join("\n");

/** A definition in a kernel's sources, but for its name and place. */
const parameter = {
  module: null,
  kind: "setup" as const,
  type: "int",
  permissions: null,
  handler: null,
  options: [],
  description: null,
};

/** The definitions at the cursor: the text that is meant, and the lines where it is made. */
function definition(texts: Texts) {
  const { target, path, offset } = marked(texts);
  const found = definitionAt(target, path, offset);
  if (found === null) return null;
  const origin = textAt(target, { path, ...found.origin });
  if (found.kind === "source") return { origin, source: found.location };
  if (found.kind === "parameter") return { origin, parameter: found.name };
  if (found.kind === "variable") return { origin, variable: found.name };
  return { origin, to: found.places.map(({ whole, ...place }) => textAt(target, { ...place, ...whole })) };
}

describe("definitions", () => {
  const sh = "slink /usr/bin/sh busybox 0777 0 0";
  const busybox = "file /usr/bin/busybox out/busybox 0755 0 0 /usr/bin/ash";

  it("of rdinit= are the link and what it leads to, also through a linked folder", () => {
    assert.deepEqual(definition({ cmdline: "quiet rdinit=/bin/|sh", list }), { origin: "/bin/sh", to: [sh, busybox] });
    assert.deepEqual(definition({ cmdline: 'rdinit="/bin/sh|"', list }), { origin: "/bin/sh", to: [sh, busybox] });
    assert.deepEqual(definition({ cmdline: 'rdinit="/bin/sh"|', list }), { origin: "/bin/sh", to: [sh, busybox] });
    assert.deepEqual(definition({ cmdline: 'rdinit=|"/bin/sh"', list })?.origin, "/bin");
    assert.deepEqual(definition({ cmdline: "rdinit=init|", list }), {
      origin: "init",
      to: ["slink /init /bin/sh 0777 0 0", busybox],
    });
  });

  it("of a component are those of the folder, the cursor at its end included", () => {
    const folder = ["dir /usr/bin 0755 0 0"];
    assert.deepEqual(definition({ cmdline: "rdinit=/usr/bin|/sh", list }), { origin: "/usr/bin", to: folder });
    assert.deepEqual(definition({ cmdline: "rdinit=/usr|/bin/sh", list })?.to, ["dir /usr 0755 0 0"]);
    assert.deepEqual(definition({ cmdline: "rdinit=|/bin/sh", list }), {
      origin: "/bin",
      to: ["slink /bin usr/bin 0777 0 0", ...folder],
    });
    const inList = list.replace("/usr/bin/sh", "/usr/b|in/sh");
    assert.deepEqual(definition({ list: inList }), { origin: "/usr/bin", to: folder });
  });

  it("are found from init= and from arguments of PID 1", () => {
    assert.deepEqual(definition({ cmdline: "init=/bin/sh|", list })?.to, [sh, busybox]);
    assert.deepEqual(definition({ cmdline: "rdinit=/init -- /usr/bin/as|h", list })?.to, [busybox]);
    assert.deepEqual(definition({ cmdline: "/usr/bin/ash|", list })?.to, [busybox]);
    assert.equal(definition({ cmdline: "rdinit=/no|where", list }), null);
  });

  it("of the target of a link are taken from its folder", () => {
    assert.deepEqual(definition({ list: list.replace("sh busybox", "sh busy|box") }), {
      origin: "busybox",
      to: [busybox],
    });
    assert.deepEqual(definition({ list: list.replace("/init /bin", "/init /bin|") })?.to, [
      "slink /bin usr/bin 0777 0 0",
      "dir /usr/bin 0755 0 0",
    ]);
    const up = "dir /a 0755 0 0\nslink /a/b ../|a 0777 0 0";
    assert.deepEqual(definition({ list: up }), { origin: "../a", to: ["dir /a 0755 0 0"] });
  });

  it("of a path that several lines make begin with the one that counts", () => {
    const twice = "file /etc one 0644 0 0\nfile /etc two 0644 0 0\nslink /x /etc| 0777 0 0";
    assert.deepEqual(definition({ list: twice })?.to, ["file /etc two 0644 0 0", "file /etc one 0644 0 0"]);
  });

  it("end where links go round in circles", () => {
    const circle = "slink /a b 0777 0 0\nslink /b a 0777 0 0";
    assert.deepEqual(definition({ cmdline: "rdinit=/a|", list: circle })?.to, ["slink /a b 0777 0 0"]);
  });

  it("of a source are in its location, and of a variable in it the variable", () => {
    assert.deepEqual(definition({ list: list.replace("out/busybox", "ou|t/busybox") }), {
      origin: "out/busybox",
      source: "out/busybox",
    });
    for (const use of ["|${OUT}", "${OU|T}", "${OUT}|"]) {
      assert.deepEqual(definition({ list: list.replace("out/busybox", `${use}/busybox`) }), {
        origin: "${OUT}",
        variable: "OUT",
      });
    }
  });

  it("of a parameter are looked for by its name", () => {
    assert.deepEqual(definition({ cmdline: 'rdinit|="/bin/sh"', list }), { origin: "rdinit", parameter: "rdinit" });
    assert.deepEqual(definition({ cmdline: "usb|core.x=1 -- y" }), { origin: "usbcore.x", parameter: "usbcore.x" });
    assert.equal(definition({ cmdline: "usbcore.x=1| -- y" }), null);
    assert.equal(definition({ cmdline: "usbcore.x=1 -- y|" }), null);
  });

  it("of a parameter stand in the kernel tree of the target, those of its own architecture first", () => {
    const entry = { names: ["my_par"], tags: [], text: "", line: 7, file: "Documentation/list.txt" };
    const sources = indexSources({
      parameters: [
        { ...parameter, name: "my_par=", file: "arch/arm/a.c", line: 1 },
        { ...parameter, name: "my-par=", file: "init/b.c", line: 2 },
        { ...parameter, name: "arm_only", file: "arch/arm/c.c", line: 3 },
      ],
      modules: [],
    });
    const kernelTree = { folder: "/linux", version: "6.12", documented: indexEntries([entry]), sources };
    const { target } = marked({ cmdline: "|" }, { kernelTree });
    assert.deepEqual(parameterPlaces(target, "my-par"), [
      { file: "init/b.c", line: 2 },
      { file: "Documentation/list.txt", line: 7 },
    ]);
    assert.deepEqual(parameterPlaces(target, "arm_only"), [{ file: "arch/arm/c.c", line: 3 }]);
    assert.deepEqual(parameterPlaces(target, "other"), []);
    assert.deepEqual(parameterPlaces(marked({ cmdline: "|" }).target, "my_par"), []);
  });

  it("have exact ranges behind other characters, with CRLF and in a second manifest", () => {
    const names = "dir /🐧 0755 0 0\r\ndir /🐧/é 0755 0 0\r\nslink /🐧/é/l ../é 0777 0 0\r\n";
    assert.deepEqual(definition({ cmdline: "a=🐧 rdinit=/🐧/é|", names }), {
      origin: "/🐧/é",
      to: ["dir /🐧/é 0755 0 0"],
    });
    assert.deepEqual(definition({ list, names: names.replace("../é", "../é|") })?.origin, "../é");
    assert.deepEqual(definition({ names, list: `${list}\nslink /x /🐧| 0777 0 0` })?.to, ["dir /🐧 0755 0 0"]);
  });

  it("never throw, whatever the text and the place", () => {
    const piece = fc.constantFrom(
      "/",
      "a",
      "..",
      " ",
      "\n",
      "slink ",
      "file ",
      "dir ",
      "0755 0 0",
      "${",
      "}",
      "\0",
      "é",
    );
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, text, fc.nat(60), (manifest, cmdline, offset) => {
        const { target } = marked({ cmdline: `${cmdline}|`.slice(0, 200), list: manifest });
        for (const path of ["cmdline", "list"]) {
          definitionAt(target, path, offset);
          highlightsAt(target, path, offset);
          const subject = subjectAt(target, path, offset);
          if (subject !== null) referencesTo(target, subject);
        }
      }),
    );
  });
});

describe("references", () => {
  /** The words that refer to what the cursor is on, with the lines they are on. */
  function references(texts: Texts, sources: TargetSources = {}) {
    const { target, path, offset } = marked(texts, sources);
    const subject = subjectAt(target, path, offset);
    if (subject === null) return null;
    return referencesTo(target, subject).map((one) => `${one.path} ${one.access} ${textAt(target, one)} @${one.start}`);
  }

  it("to a path are its entry, links that lead to it, and words of the command line", () => {
    const cmdline = "rdinit=/bin/sh| init=/usr/bin/sh -- /bin/sh /bin/busybox";
    assert.deepEqual(references({ cmdline, list }), [
      "cmdline read /bin/sh @7",
      "cmdline read /usr/bin/sh @20",
      "cmdline read /bin/sh @35",
      `list write /usr/bin/sh @${list.indexOf("/usr/bin/sh")}`,
      `list read /bin/sh @${list.lastIndexOf("/bin/sh")}`,
    ]);
  });

  it("to a folder are not those to what is in it", () => {
    assert.deepEqual(references({ list: list.replace("/usr/bin 07", "/usr/bin| 07") }), [
      `list write /usr/bin @${list.indexOf("/usr/bin")}`,
      `list read usr/bin @${list.indexOf("usr/bin 0777")}`,
    ]);
  });

  it("to a variable are all its uses, and to a source all entries that take it", () => {
    const file = (path: string): SourceFile => ({ state: "missing", path });
    const sources = new Map([
      ["${A}/x", file("/h/x")],
      ["x", file("/h/x")],
      ["${A}${B}", file("/h/y")],
    ]);
    const manifest = "file /1 ${A}/x| 0755 0 0\nfile /2 x 0755 0 0\nfile /3 ${A}${B} 0755 0 0\n";
    assert.deepEqual(references({ list: manifest }, { sources }), ["list read ${A}/x @8", "list read x @32"]);
    assert.deepEqual(references({ list: manifest.replace("|", "").replace("${A}", "${|A}") }, { sources }), [
      "list read ${A} @8",
      "list read ${A} @51",
    ]);
    assert.deepEqual(references({ list: manifest }), ["list read ${A}/x @8"], "as long as nobody has looked for it");
  });

  it("in one document are highlighted, with the part that the cursor is on", () => {
    const highlight = (texts: Texts) => {
      const { target, path, offset } = marked(texts);
      return highlightsAt(target, path, offset).map((one) => `${one.access} ${textAt(target, one)}`);
    };
    assert.deepEqual(highlight({ cmdline: "rdinit=/usr/bin|/sh", list }), []);
    assert.deepEqual(highlight({ list: list.replace("/usr/bin/sh", "/usr/bin|/sh") }), [
      "read /usr/bin",
      "write /usr/bin",
      "read usr/bin",
    ]);
    assert.deepEqual(highlight({ cmdline: "con|sole=a quiet console=b -- console=c", list }), [
      "write console",
      "write console",
    ]);
    assert.deepEqual(highlight({ cmdline: "usb-core.x usb_co|re.x", list }), ["write usb-core.x", "write usb_core.x"]);
    assert.deepEqual(highlight({ list: list.replace("0755", "07|55") }), []);
  });
});

import assert from "node:assert/strict";
import { join } from "node:path";
import { resolveCode } from "../../../core/log/symbols/resolve.js";
import type { SymbolTable } from "../../../core/log/symbols/table.js";
import { codeReferences } from "../../../core/log/symbols/references.js";
import { readKernelSymbols, symbolFileKind, symbolPathsBeside } from "../../../host/kernel-symbols.js";
import { parseAnswers, sourceFile } from "../../../host/source-lines.js";
import { elfWithSymbols } from "../../support/elf-symbols.js";
import { temporaryFolder, writeFiles } from "../../support/temporary-folder.js";

const symbols = [
  ["_text", 0x1000, "code"],
  ["foo", 0x1010, "code"],
  ["$x", 0x1012, "code"],
  ["some_data", 0x1018, "data"],
  ["bar", 0x1020, "code"],
  ["_etext", 0x2000, "code"],
] as const;

function namesOf(table: SymbolTable): readonly string[] {
  return Array.from(table.starts, (_, position) => table.nameAt(position));
}

describe("the symbols of a kernel", () => {
  for (const layout of [
    { wide: true, little: true },
    { wide: false, little: true },
    { wide: false, little: false },
    { wide: true, little: false },
  ]) {
    const name = `${layout.wide ? "64" : "32"} bits, ${layout.little ? "little" : "big"} endian`;
    it(`are read from a vmlinux of ${name}`, async () => {
      const folder = temporaryFolder();
      writeFiles(folder, { vmlinux: elfWithSymbols(layout, symbols) });
      const read = await readKernelSymbols(join(folder, "vmlinux"));
      assert.ok(read.kind === "vmlinux");
      assert.deepEqual(namesOf(read.table), ["_text", "foo", "some_data", "bar", "_etext"]);
      const [reference] = codeReferences(" foo+0x4/0x10");
      assert.ok(reference);
      const code = resolveCode(reference, read.table, 0n);
      assert.ok(code.kind === "found");
      assert.equal(code.address, 0x1014n);
    });
  }

  it("are read from a System.map in pieces", async () => {
    const folder = temporaryFolder();
    const lines = Array.from(
      { length: 60_000 },
      (_, index) => `${(0xc1000000 + index * 16).toString(16)} t function_${index}`,
    );
    writeFiles(folder, { "System.map": `c1000000 T _text\n${lines.join("\n")}` });
    const read = await readKernelSymbols(join(folder, "System.map"));
    assert.ok(read.kind === "System.map");
    assert.equal(read.table.starts.length, 60_001);
    assert.equal(read.table.nameAt(60_000), "function_59999");
  });

  it("are not there in other files, and it says why", async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      text: "hello",
      stripped: elfWithSymbols({ wide: true, little: true }, []),
      "System.map": "ffffffffffffffff B The real System.map is in the linux-image-<version>-dbg package\n",
    });
    for (const [name, reason] of [
      ["text", /neither a System\.map nor a vmlinux/],
      ["stripped", /has no symbols/],
      ["System.map", /has no symbols/],
      ["missing", /cannot be read/],
    ] as const) {
      const read = await readKernelSymbols(join(folder, name));
      assert.ok(read.kind === "none", name);
      assert.match(read.reason, reason);
    }
    assert.equal(await symbolFileKind(join(folder, "missing")), null);
    assert.equal(await symbolFileKind(join(folder, "stripped")), "vmlinux");
  });

  it("are looked for beside the image, by its version, and at the root of the tree", () => {
    assert.deepEqual(symbolPathsBeside("/linux/arch/x86/boot/bzImage"), [
      "/linux/arch/x86/boot/vmlinux",
      "/linux/arch/x86/boot/System.map",
      "/linux/vmlinux",
      "/linux/System.map",
    ]);
    assert.deepEqual(symbolPathsBeside("/boot/vmlinuz-6.12.1")[0], "/boot/System.map-6.12.1");
  });
});

describe("lines of source", () => {
  it("are read from what llvm-symbolizer and addr2line answer", () => {
    const answers = [
      "0xffffffff81001014\ninner\n/build/linux/init/main.c:4\nouter\n/build/linux/init/main.c:9\n\n0x10\n??\n??:0\n",
      "0xffffffff81001014\ninner\n/build/linux/init/main.c:4\nouter\n/build/linux/init/main.c:9 (discriminator 3)\n0x0000000000000010\n??\n??:?\n",
    ];
    for (const answer of answers) {
      assert.deepEqual(
        [...parseAnswers(answer)],
        [
          [
            0xffffffff81001014n,
            [
              { function: "inner", file: "/build/linux/init/main.c", line: 4 },
              { function: "outer", file: "/build/linux/init/main.c", line: 9 },
            ],
          ],
        ],
      );
    }
  });

  it("are found in a tree that lies elsewhere than where the kernel was built", () => {
    const folder = temporaryFolder();
    writeFiles(folder, { "tree/init/main.c": "" });
    const tree = join(folder, "tree");
    assert.equal(sourceFile("/build/linux-6.12/init/main.c", [tree]), join(tree, "init/main.c"));
    assert.equal(sourceFile("init/main.c", [tree]), join(tree, "init/main.c"));
    assert.equal(sourceFile(join(tree, "init/main.c"), []), join(tree, "init/main.c"));
    assert.equal(sourceFile("/build/linux-6.12/init/other.c", [tree]), null);
    assert.equal(sourceFile("main.c", [tree]), null);
  });
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { sourceMention } from "../../../../core/log/source-mentions.js";
import { readLogCode } from "../../../../core/log/symbols/log-code.js";
import { codeReferences, readKernelOffset } from "../../../../core/log/symbols/references.js";
import { lineAddress, movedBy, resolveCode } from "../../../../core/log/symbols/resolve.js";
import { looksLikeSystemMap, parseSystemMap } from "../../../../core/log/symbols/system-map.js";
import { symbolAt, symbolTable, type SymbolTable } from "../../../../core/log/symbols/table.js";
import { projectRoot } from "../../../../scripts/lib/cache.js";

const folder = join(projectRoot, "test/fixtures/symbols");
/** The lines of the real System.map that this log needs. */
const map = readFileSync(join(folder, "System.map"), "utf8");
const log = readFileSync(join(folder, "panic.bootlog"), "utf8");

function tableOf(text: string): SymbolTable {
  const table = symbolTable(parseSystemMap(text));
  assert.ok(table);
  return table;
}

function only(line: string) {
  const [reference, ...others] = codeReferences(line);
  assert.ok(reference, line);
  assert.equal(others.length, 0, line);
  return { ...reference, text: line.slice(reference.start, reference.end) };
}

const wide = tableOf(
  "ffffffff81000000 T _text\nffffffff81000000 T startup_64\nffffffff81001000 T foo\nffffffff81001100 T bar\nffffffff81002000 T _etext\n",
);

function namesOf(table: SymbolTable): readonly string[] {
  return Array.from(table.starts, (_, position) => table.nameAt(position));
}

describe("code that a log names", () => {
  it("is found in the forms of all architectures", () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ["[    1.0] RIP: 0010:native_halt+0xa/0x10", "native_halt+0xa/0x10", "instruction"],
      ["[    0.3] EIP: lkdtm_BUG+0x0/0x4", "lkdtm_BUG+0x0/0x4", "instruction"],
      ["[    0.0] pc : arm64_memblock_init+0x174/0x260", "arm64_memblock_init+0x174/0x260", "instruction"],
      ["[    0.0] lr : arm64_memblock_init+0x174/0x260", "arm64_memblock_init+0x174/0x260", "return"],
      ["PC is at do_undefinstr+0x10/0x20", "do_undefinstr+0x10/0x20", "instruction"],
      ["NIP [c00000000000e1b4] panic+0x1c/0x20", "panic+0x1c/0x20", "instruction"],
      ["epc   : 80101234 panic+0x1c/0x20", "panic+0x1c/0x20", "instruction"],
      [" ext4_fill_super+0x12/0x3400 [ext4]", "ext4_fill_super+0x12/0x3400 [ext4]", "return"],
      [" ? panic.cold+0x2/0x8", "panic.cold+0x2/0x8", "return"],
      [" [<ffffffff81001010>] foo+0x10/0x100", "foo+0x10/0x100", "return"],
      ["EIP: 0xc1000000", "c1000000", "instruction"],
      ["RIP: 0010:0xffffffff81000010", "ffffffff81000010", "instruction"],
      [" [<c1000000>]", "c1000000", "return"],
      [" ? 0xc1289300", "c1289300", "return"],
    ];
    for (const [line, text, role] of cases) {
      const found = only(line);
      assert.deepEqual([found.text, found.role], [text, role], line);
    }
  });

  it("knows module, offset, size, and the address beside a name", () => {
    const found = only(" [<ffffffff81001010>] foo+0x10/0x100 [ext4 0123456789abcdef0123456789abcdef01234567]");
    assert.equal(found.kind, "symbol");
    const { name, offset, size, module, address } = found;
    assert.deepEqual([name, offset, size, module, address], ["foo", 16, 256, "ext4", 0xffffffff81001010n]);
  });

  it("is not seen in other numbers", () => {
    for (const line of [
      "RIP: 0033:0x7f9f6ffabe51",
      "BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable",
      "CR2: 00000000deadbeef CR3: 000000000a3b1000",
      "Run /init as init process",
    ])
      assert.deepEqual(codeReferences(line), [], line);
  });

  it("never throws, and its places are in the line", () => {
    fc.assert(
      fc.property(fc.string(), (line) => {
        for (const { start, end } of codeReferences(line)) assert.ok(start >= 0 && start < end && end <= line.length);
      }),
    );
  });
});

describe("lines of source that a log names", () => {
  it("are found in the words of BUG and WARN", () => {
    for (const line of [
      "[    0.4] kernel BUG at drivers/misc/lkdtm/bugs.c:105!",
      "[    0.3] WARNING: CPU: 0 PID: 19 at drivers/misc/lkdtm/bugs.c:105 lkdtm_WARNING+0xc/0x10",
      "[    0.3] WARNING: drivers/misc/lkdtm/bugs.c:105 at lkdtm_WARNING+0xc/0x10, CPU#0: sh/1",
    ]) {
      const mention = sourceMention(line);
      assert.ok(mention, line);
      assert.equal(line.slice(mention.start, mention.end), "drivers/misc/lkdtm/bugs.c:105");
      assert.deepEqual([mention.file, mention.line], ["drivers/misc/lkdtm/bugs.c", 105]);
    }
    for (const line of ["[    0.3] BUG: kernel NULL pointer dereference, address: 00000000", "see init/main.c:3"])
      assert.equal(sourceMention(line), null, line);
  });
});

describe("the offset of a kernel", () => {
  it("is read from the last words of a panic", () => {
    const range = "(relocation range: 0xffffffff80000000-0xffffffffbfffffff)";
    assert.equal(readKernelOffset(`Kernel Offset: 0x7e00000 from 0xffffffff81000000 ${range}`), 0x7e00000n);
    assert.equal(readKernelOffset("Kernel Offset: 0x5c4f00e00000 from 0xffff800008000000"), 0x5c4f00e00000n);
    assert.equal(readKernelOffset("Kernel Offset: disabled"), 0n);
    assert.equal(readKernelOffset("Kernel Offset: what"), null);
  });

  it("belongs to its own boot", () => {
    const boot = (offset: string) => `Linux version 6.12.1\n foo+0x1/0x100\n${offset}\n`;
    const { lines, moved } = readLogCode(
      boot("Kernel Offset: 0x1000 from 0xffffffff81000000") + boot("") + boot("Kernel command line: a nokaslr b"),
    );
    assert.deepEqual(moved, [0x1000n, null, 0n]);
    assert.deepEqual(
      lines.map(({ line, boot: number }) => [line, number]),
      [
        [2, 0],
        [5, 1],
        [8, 2],
      ],
    );
  });

  it("follows from an address beside its symbol", () => {
    assert.equal(movedBy(only(" [<ffffffff9f001010>] foo+0x10/0x100"), wide), 0x1e000000n);
    assert.equal(movedBy(only(" foo+0x10/0x100"), wide), null);
  });
});

describe("looking code up in System.map", () => {
  it("finds every entry of the trace of a recorded panic", () => {
    const table = tableOf(map);
    const { lines, moved } = readLogCode(log);
    const found = lines.flatMap(({ references, boot }) =>
      references.flatMap((reference) => {
        if (reference.kind !== "symbol") return [];
        const code = resolveCode(reference, table, moved[boot] ?? null);
        assert.ok(code.kind === "found", reference.name);
        return [`${code.address.toString(16)} ${code.name}`];
      }),
    );
    assert.equal(found.length, 12);
    assert.ok(found.includes("c14085ed mount_root_generic"), found.join("\n"));
    // A return address behind the last instruction of rest_init is in the next function already.
    assert.equal(lineAddress({ role: "return" }, 0xc12adcbcn), 0xc12adcbbn);
    assert.equal(symbolAt(table, 0xc12adcbbn)?.name, "rest_init");
  });

  it("says when the symbols are of another kernel", () => {
    const table = tableOf(map);
    assert.deepEqual(resolveCode(only(" ? panic+0x254/0x264"), table, 0n), { kind: "other-kernel", sizes: [0x238] });
    assert.deepEqual(resolveCode(only(" ? nobody+0x1/0x2"), table, 0n), { kind: "other-kernel", sizes: [] });
  });

  it("takes an address back by the offset of the kernel, and doubts where that is not known", () => {
    const line = "RIP: 0010:0xffffffff9f001010";
    const found = resolveCode(only(line), wide, 0x1e000000n);
    assert.ok(found.kind === "found");
    assert.deepEqual([found.name, found.offset, found.size, found.certain], ["foo", 16, 256, true]);
    const doubtful = resolveCode(only(" [<ffffffff81001010>]"), wide, null);
    assert.ok(doubtful.kind === "found" && !doubtful.certain);
    assert.deepEqual(resolveCode(only(line), wide, 0n), { kind: "unknown" });
  });

  it("tells symbols of one name apart by their sizes", () => {
    const table = tableOf(
      "c1000000 T _text\nc1000010 t init\nc1000020 t other\nc1000030 t init\nc1000050 t init\nc1000070 T _etext\n",
    );
    const code = resolveCode(only(" init+0x4/0x10"), table, 0n);
    assert.ok(code.kind === "found");
    assert.equal(code.address, 0xc1000014n);
    assert.deepEqual(resolveCode(only(" init+0x4/0x20"), table, 0n), {
      kind: "several",
      addresses: [0xc1000034n, 0xc1000054n],
    });
  });

  it("leaves out what is no place in the kernel, and takes both sizes that a kernel may know", () => {
    const table = tableOf(
      "0000000000000000 A fixed_percpu_data\n0000000000001000 A irq_stack\nc1000000 T _text\nc1000000 t $x\nc1000010 T last\nc1000018 r some_data\nc1000020 T _etext\nc1000030 B _end\n",
    );
    assert.deepEqual(namesOf(table), ["_text", "last", "some_data", "_etext", "_end"]);
    for (const size of ["0x8", "0x10"]) assert.equal(resolveCode(only(` last+0x1/${size}`), table, 0n).kind, "found");
    assert.equal(symbolAt(table, 0xc1000030n), null);
    assert.equal(symbolAt(table, 0xc0ffffffn), null);
  });

  it("knows nothing of modules and of the file that stands in for the real one", () => {
    assert.deepEqual(resolveCode(only(" f+0x1/0x2 [ext4]"), wide, 0n), { kind: "module", module: "ext4" });
    const placeholder = "ffffffffffffffff B The real System.map is in the linux-image-<version>-dbg package\n";
    assert.equal(symbolTable(parseSystemMap(placeholder)), null);
    assert.equal(looksLikeSystemMap(placeholder), true);
    assert.equal(looksLikeSystemMap("#!/bin/sh"), false);
  });
});

/** Lines of source from addresses, with the real tools of this host on a program that its compiler made. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { resolveCode, lineAddress } from "../../core/log/symbols/resolve.js";
import { codeReferences } from "../../core/log/symbols/references.js";
import { symbolsNamed } from "../../core/log/symbols/table.js";
import { readKernelSymbols } from "../../host/kernel-symbols.js";
import { sourceFile, sourceLines, treesAround } from "../../host/source-lines.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

const program = `static volatile int where;
void _text(void) {}
static inline __attribute__((always_inline)) void inner(void)
{
	where = 1;
}
void outer(void)
{
	inner();
}
int main(void) { outer(); return 0; }
void _etext(void) {}
`;

describe("lines of source of a compiled program", () => {
  const folder = writeFiles(temporaryFolder(), { "init/main.c": program });
  const vmlinux = join(folder, "vmlinux");

  before(() => {
    const flags = ["-g", "-O0", "-fno-pie", "-no-pie", "-nostdlib", "-Wl,-e,main", "-o", "vmlinux"];
    execFileSync("gcc", [...flags, "init/main.c"], { cwd: folder });
  });

  it("leads from a trace to the function and to what was inlined in it", async () => {
    const symbols = await readKernelSymbols(vmlinux);
    assert.ok(symbols.kind === "vmlinux");
    const { table } = symbols;
    const [outer] = symbolsNamed(table, "outer");
    const size = outer?.sizes[0] ?? 0;
    assert.ok(size > 0);
    // Every place of the function belongs to one of its lines; one of them is in the inlined function.
    const found = new Set<string>();
    for (let offset = 1; offset < size; offset++) {
      const [reference] = codeReferences(` outer+0x${offset.toString(16)}/0x${size.toString(16)}`);
      assert.ok(reference);
      const code = resolveCode(reference, table, 0n);
      assert.ok(code.kind === "found");
      const address = lineAddress(reference, code.address);
      const lines = (await sourceLines(vmlinux, [address])).get(address) ?? [];
      found.add(lines.map((line) => `${line.function}:${line.line}`).join(" in "));
      for (const { file } of lines) assert.equal(sourceFile(file, treesAround(vmlinux)), join(folder, "init/main.c"));
    }
    assert.ok(found.has("inner:5 in outer:9"), [...found].join(", "));
    assert.ok(
      [...found].every((lines) => lines.endsWith("outer:8") || /outer:(?:9|10)$/.test(lines)),
      [...found].join(),
    );
  });

  it("knows the same symbols as nm", async () => {
    const symbols = await readKernelSymbols(vmlinux);
    assert.ok(symbols.kind === "vmlinux");
    const listed = execFileSync("nm", ["-n", vmlinux], { encoding: "utf8" });
    for (const name of ["_text", "outer", "main", "_etext"]) {
      const [symbol] = symbolsNamed(symbols.table, name);
      assert.ok(listed.includes(`${symbol?.address.toString(16).padStart(16, "0") ?? ""} T ${name}\n`), name);
    }
  });

  it("is silent where there is nothing to know", async () => {
    assert.deepEqual([...(await sourceLines(vmlinux, [16n]))], []);
    assert.deepEqual([...(await sourceLines(join(folder, "init/main.c"), [16n]))], []);
    assert.deepEqual([...(await sourceLines(vmlinux, []))], []);
  });
});

/** The limits of core/cmdline/limits.ts against the headers of the kernel source. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { architecturesWithLimit, commandLineLimit } from "../../core/cmdline/limits.js";
import { kernelSourceFolder } from "../support/kernel-sources.js";

for (const version of ["7.2", "6.12", "6.1"] as const) {
  describe(`COMMAND_LINE_SIZE of Linux ${version}`, function () {
    this.timeout(900_000);
    let folder = "";

    before(async function () {
      const sources = await kernelSourceFolder(version);
      if (sources === null) this.skip();
      folder = sources;
    });

    it("is what the table says for every architecture whose header sets it", async () => {
      const found = await sizesInSource(folder);
      assert.ok(found.length > 10);
      for (const { arch, file, sizes } of found) {
        const limit = commandLineLimit(arch, version);
        assert.ok(limit !== null, arch);
        assert.equal(limit.file, file);
        assert.ok(sizes.includes(limit.size), `${arch}: ${sizes.join()} in the kernel, ${limit.size} in the table`);
      }
    });

    it("is the generic one exactly for the others", async () => {
      const generic = await readFile(join(folder, "include/uapi/asm-generic/setup.h"), "utf8");
      const own = new Set((await sizesInSource(folder)).map(({ arch }) => arch));
      for (const arch of architecturesWithLimit()) {
        const limit = commandLineLimit(arch, version);
        if (own.has(arch) || limit?.file !== "include/uapi/asm-generic/setup.h") continue;
        assert.deepEqual(definedSizes(generic), [limit.size], arch);
      }
      for (const arch of own)
        assert.notEqual(commandLineLimit(arch, version)?.file, "include/uapi/asm-generic/setup.h");
    });
  });
}

interface SizeInSource {
  readonly arch: string;
  readonly file: string;
  readonly sizes: readonly number[];
}

async function sizesInSource(folder: string): Promise<readonly SizeInSource[]> {
  const found: SizeInSource[] = [];
  for (const arch of await readdir(join(folder, "arch"))) {
    const headers = [`arch/${arch}/include/uapi/asm/setup.h`, `arch/${arch}/include/asm/setup.h`];
    for (const file of [...headers, `arch/${arch}/Kconfig`]) {
      if (!existsSync(join(folder, file))) continue;
      const sizes = definedSizes(await readFile(join(folder, file), "utf8"));
      if (sizes.length > 0) found.push({ arch, file, sizes });
    }
  }
  return found;
}

/** The values in the order of the file: sparc has two. Numbers that only an option's help names do not count. */
function definedSizes(text: string): readonly number[] {
  const defined = text.matchAll(/^# ?define COMMAND_LINE_SIZE\s+(\d+)$/gm);
  const configured = text.matchAll(/^config COMMAND_LINE_SIZE\n(?:\t.*\n)*?\tdefault (\d+)$/gm);
  return [...defined, ...configured].map(([, size]) => Number(size));
}

/** What V8 compiled for a boot serves the next process, and is never in the way of one. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/lib/cache.js";
import { canKeepCode } from "../../emulator/v86/compiled-code.js";
import { bootpath } from "../support/command.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const shell = ["boot", join(projectRoot, "examples/5-shell"), "--until", "/ # "];

async function bootWith(cache: string): Promise<void> {
  const { status, stdout, stderr } = await bootpath(shell, { env: { XDG_CACHE_HOME: cache } });
  assert.equal(status, 0, stderr);
  assert.match(stdout, /\/ # /);
}

function keptFiles(cache: string): readonly string[] {
  const folder = join(cache, "bootpath/emulator");
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

describe("the emulator's compiled code", () => {
  it("is kept by the first boot, used by the second, and made again when the file is damaged", async function () {
    if (!canKeepCode()) this.skip();
    const cache = temporaryFolder();
    await bootWith(cache);
    const [file, ...others] = keptFiles(cache);
    assert.ok(file !== undefined && others.length === 0);
    const { mtimeMs } = statSync(file);
    const code = readFileSync(file);
    assert.ok(code.length > 100_000, `${code.length} bytes`);

    await bootWith(cache);
    assert.equal(statSync(file).mtimeMs, mtimeMs, "nothing was written a second time");

    const damaged = Buffer.from(code);
    damaged.writeUInt8((damaged.at(-1) ?? 0) ^ 1, damaged.length - 1);
    for (const bytes of [damaged, code.subarray(0, 1000), Buffer.alloc(0)]) {
      writeFileSync(file, bytes);
      await bootWith(cache);
      assert.ok(readFileSync(file).length > 100_000, "the damaged file was replaced");
    }
  });

  it("is not missed where it cannot be kept", async () => {
    const cache = temporaryFolder();
    writeFileSync(join(cache, "bootpath"), "not a folder");
    await bootWith(cache);
  });
});

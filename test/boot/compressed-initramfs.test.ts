/** What every method of `--compress` makes, unpacked by a real kernel: the files must come out as they went in. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { compress, compressions } from "../../cli/compress.js";
import { startV86 } from "../../emulator/v86/node.js";
import { v86SourceFiles } from "../../emulator/v86/sources.js";
import { watchBoot } from "../../emulator/watch.js";
import { busybox, guestKernel, shippedVersion } from "../../scripts/guest.js";
import { packCpio } from "../support/cpio.js";
import { joined, noise, sharedPieces } from "../support/shared-pieces.js";

const mebibyte = 1 << 20;

/** The kernel unpacks LZ4 in blocks of this size, and is strict about the end of a full one. */
const lz4Block = 8 * mebibyte;

/** The member's header and name, with which the archive begins. */
const beforeContent = 112;

/** Zeros, noise, and at the end of the archive's first LZ4 block a copy of bytes that came shortly before. */
const mixture = Buffer.concat([
  Buffer.alloc(lz4Block - beforeContent - 500),
  noise(64),
  Buffer.alloc(425),
  noise(11),
  noise(mebibyte),
]);

describe("an initramfs", function () {
  // The guest kernel may have to be built.
  this.timeout(900_000);
  let kernel: Uint8Array;
  let shell: Uint8Array;
  let archive: Uint8Array;

  before(async () => {
    shell = readFileSync((await busybox()).binary);
    kernel = readFileSync((await guestKernel(shippedVersion, "external")).image);
    archive = packCpio([
      { name: "m", mode: 0o100644, content: mixture },
      { name: "busybox", mode: 0o100755, content: shell },
      {
        name: "init",
        mode: 0o100755,
        content: Buffer.from("#!/busybox sh\n/busybox md5sum /m /busybox\necho all is read\n"),
      },
    ]);
    assert.deepEqual(Buffer.from(archive).subarray(beforeContent, beforeContent + mixture.length), mixture);
  });

  for (const method of compressions) {
    it(`compressed with ${method} is unpacked by the kernel`, async function () {
      if (method === "xz" && spawnSync("xz", ["--version"]).error !== undefined) this.skip();
      const initramfs = await joined(compress(sharedPieces(archive, 65_537), method));
      const cmdline = Buffer.from("console=ttyS0 rdinit=/init");
      const machine = startV86({ kernel, initramfs, cmdline, memoryMiB: 128 }, v86SourceFiles);
      const end = await watchBoot(machine, { until: /all is read/ });
      await machine.stop();
      const log = Buffer.from(end.log).toString("latin1");
      assert.equal(end.endedBy, "until", log);
      assert.match(log, /^(\[.*\] )?Run \/init as init process/m);
      assert.doesNotMatch(log, /Initramfs unpacking failed/);
      for (const [path, content] of Object.entries({ "/m": mixture, "/busybox": shell })) {
        assert.match(log, new RegExp(`^${createHash("md5").update(content).digest("hex")}  ${path}\\r?$`, "m"));
      }
    });
  }
});

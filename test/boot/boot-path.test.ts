/** A sample of the recorded boots, booted again in the emulator: what was recorded in QEMU is what happens here too. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { commandLineLimit } from "../../core/cmdline/limits.js";
import { deliveries, guestKernel, shippedVersion } from "../../scripts/guest.js";
import { bootTruth } from "../../scripts/lib/boot-truth.js";
import { bootDataFolder } from "../conformance/boot/files.js";
import type { BootTruth } from "../conformance/boot/predict.js";
import { bootScenarios } from "../conformance/boot/scenarios.js";

/** Every so manieth scenario, beginning with another one for each delivery. */
const STRIDE = 23;

const longestCommandLine = commandLineLimit("x86")?.usable ?? 0;

/** The first build of the kernels takes minutes. */
const PREPARATION_MS = 30 * 60_000;

describe("Recorded boots, booted again in the emulator", function () {
  this.timeout(PREPARATION_MS);

  for (const [offset, delivery] of deliveries.entries()) {
    // What is too long for the kernel is refused before the boot.
    const bootable = bootScenarios.filter(({ cmdline }) => Buffer.byteLength(cmdline) <= longestCommandLine);
    const chosen = bootable.filter((_, index) => index % STRIDE === offset * Math.floor(STRIDE / 2));

    for (const { id, cmdline, manifest } of chosen) {
      it(`${id} (${delivery})`, async () => {
        const { image } = await guestKernel(shippedVersion, delivery);
        const truth = await bootTruth({ kernel: image, engine: "v86", cmdline, manifest });
        assert.deepEqual(truth, recorded(id, `${shippedVersion}-${delivery}`));
      });
    }
  }
});

function recorded(id: string, kernel: string): BootTruth | undefined {
  return corpus.find((scenario) => scenario.id === id)?.truths[kernel];
}

const { scenarios: corpus } = JSON.parse(readFileSync(join(bootDataFolder, "corpus.json"), "utf8")) as {
  readonly scenarios: readonly { readonly id: string; readonly truths: Readonly<Record<string, BootTruth>> }[];
};

/** What is said about parameters that a configuration leaves out, against kernels that were built with it. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { kernelFactsOfConfig } from "../../core/bootpath/kernel-config.js";
import type { ParameterTable } from "../../core/bootpath/known-parameters.js";
import { configuredAs } from "../../core/parameters/kconfig.js";
import { plainName } from "../../core/parameters/kernel-table.js";
import { availableNames } from "../../core/parameters/look-up.js";
import { guestKernel, guestVersions } from "../../scripts/guest.js";
import { projectRoot } from "../../scripts/lib/cache.js";

describe("parameters of a configured kernel", function () {
  this.timeout(900_000);

  for (const version of guestVersions) {
    it(`are never called absent when the guest kernel ${version} has them`, async function () {
      const kernel = await guestKernel(version, "external");
      const path = join(dirname(kernel.vmlinux), "config");
      if (!existsSync(path)) this.skip();
      const facts = kernelFactsOfConfig(readFileSync(path, "utf8"), version, "x86");
      const choice = { kernelVersion: version, arch: "x86", kernel: facts };
      const file = join(projectRoot, `core/bootpath/data/parameters-${version}.json`);
      const { setups, parameters } = JSON.parse(readFileSync(file, "utf8")) as ParameterTable;
      const builtIn = [...setups, ...parameters].map(([name = ""]) => plainName(name));
      const wrong = builtIn.filter((name) => configuredAs(name, choice) !== null);
      const absent = availableNames(choice).filter((name) => configuredAs(name, choice)?.state === "absent");
      process.stderr.write(
        `    Linux ${version}: ${builtIn.length} parameters are built in, of ${absent.length} others it is certain that they are not\n`,
      );
      assert.deepEqual(wrong, []);
      assert.ok(absent.length > 3000, "a small configuration leaves most parameters out");
    });
  }
});

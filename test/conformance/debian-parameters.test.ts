/** The tables against what the compiler left of parameters in the kernels that Debian builds, and their configurations. */
import assert from "node:assert/strict";
import { kernelFactsOfConfig } from "../../core/bootpath/kernel-config.js";
import { configuredAs } from "../../core/parameters/kconfig.js";
import { lookUpParameter } from "../../core/parameters/look-up.js";
import { moduleNames } from "../../core/parameters/modules.js";
import { debianParameters } from "../support/debian-parameters.js";

/** The suites by the versions of the tables. The kernel of a suite may move on. */
const suites = { "6.1": "bookworm", "6.12": "trixie" } as const;

/**
 * What is known to differ. drivers/mmc/core/block.c sets MODULE_PARAM_PREFIX, so the parameter is called
 * `mmcblk.perdev_minors`; its module is called mmc_block.
 */
const differing = new Set(["mmc_block.perdev_minors"]);

describe("parameters of Debian's kernels", function () {
  // Some 100 MB are fetched, and four thousand modules read.
  this.timeout(900_000);

  for (const [version, suite] of Object.entries(suites)) {
    it(`are known, and said to be where the configuration puts them: ${version}`, async function () {
      const found = await debianParameters(suite);
      if (found === null) this.skip();
      const kernel = {
        kernelVersion: version,
        arch: "x86",
        kernel: kernelFactsOfConfig(found.configuration, version, "x86"),
      };
      if (kernel.kernel.configuration?.version !== version) {
        process.stderr.write(
          `    ${suite} has Linux ${kernel.kernel.configuration?.version ?? "?"} by now, not ${version}\n`,
        );
        this.skip();
      }
      const unknown = found.ofModules.filter((name) => lookUpParameter(name, kernel).available.length === 0);
      const inModules = found.ofModules.filter((name) => configuredAs(name, kernel)?.state === "module");
      const modules = new Set(moduleNames(kernel).map(({ name }) => name));
      process.stderr.write(
        `    Linux ${version}: ${found.modules.length} modules with ${found.ofModules.length} parameters, ` +
          `of ${inModules.length} the hover says that a module reads them; ${found.builtIn.length} built in\n`,
      );
      assert.ok(found.ofModules.length > 4000, "the modules were not read");
      assert.deepEqual(
        unknown.filter((name) => !differing.has(name)),
        [],
      );
      assert.deepEqual(
        found.ofModules.filter((name) => configuredAs(name, kernel)?.state === "absent"),
        [],
      );
      assert.deepEqual(
        found.builtIn.filter((name) => configuredAs(name, kernel) !== null),
        [],
      );
      assert.ok(found.modules.filter((name) => !modules.has(name)).length < 20, "modules are missing");
    });
  }
});

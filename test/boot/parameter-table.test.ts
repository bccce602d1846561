/** The committed tables of known parameters against the guest kernels that they were generated from. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { guestKernel, shippedVersion } from "../../scripts/guest.js";
import { makeParameterTable, parameterTablePath } from "../../scripts/known-parameters.js";

describe("Parameter table", function () {
  // A fresh machine builds the kernel here.
  this.timeout(20 * 60_000);

  it(`of ${shippedVersion} is that of the kernel that is shipped`, async () => {
    const kernel = await guestKernel(shippedVersion, "external");
    const made = await makeParameterTable(shippedVersion, kernel);
    assert.equal(readFileSync(parameterTablePath(shippedVersion), "utf8"), made);
  });

  it("is the same for both deliveries", async () => {
    const [builtin, external] = await Promise.all([
      guestKernel(shippedVersion, "builtin").then((kernel) => makeParameterTable(shippedVersion, kernel)),
      guestKernel(shippedVersion, "external").then((kernel) => makeParameterTable(shippedVersion, kernel)),
    ]);
    assert.equal(builtin, external);
  });
});

import assert from "node:assert/strict";
import { join } from "node:path";
import { chooseTarget, nothingIn } from "../../../cli/choose-target.js";
import { temporaryFolder, writeFiles } from "../../support/temporary-folder.js";

describe("why there is no target", () => {
  it("is that nothing has the name of one, or that nobody may look", () => {
    const folder = temporaryFolder();
    assert.match(nothingIn(folder).message, /: no boot target: there is no bootpath\.json, /);
    assert.match(nothingIn(join(folder, "gone")).message, /gone: no such file or folder$/);
  });

  it("is told with the names of the others", () => {
    const targets = ["one", "two"].map((name) => ({ name, cmdline: "cmdline" }));
    const folder = writeFiles(temporaryFolder(), { "bootpath.json": JSON.stringify({ targets }), cmdline: "quiet\n" });
    assert.throws(() => chooseTarget(folder, "three"), /: no target "three"; there are "one", "two"$/);
    assert.throws(
      () => chooseTarget(folder, undefined),
      /: several targets; choose with --target one of "one", "two"$/,
    );
    assert.equal(chooseTarget(folder, "two").name, "two");
  });
});

import assert from "node:assert/strict";
import { parseCommandLine, type Parameter } from "../../../../core/cmdline/parse.js";

import {
  describedParameters,
  describeParameter,
  hoverMarkdown,
  parameterMarkdown,
} from "../../../../core/parameters/describe.js";

const pc = { kernelVersion: "6.12", arch: "x86" };

describe("describeParameter", () => {
  it("knows the parameters that rules speak of", () => {
    const names =
      "init rdinit console root rootwait rootdelay rootfstype rootflags ro rw quiet loglevel ignore_loglevel debug " +
      "earlyprintk earlycon panic initrd noinitrd initcall_debug nosmp nolapic noapic acpi mem maxcpus nokaslr";
    const known = describedParameters().map(({ name }) => name);
    assert.deepEqual(
      names.split(" ").filter((name) => !known.includes(name)),
      [],
    );
    assert.equal(new Set(known).size, known.length);
  });

  it("takes - for _, but not capital letters for small ones", () => {
    assert.equal(describeParameter("ignore-loglevel")?.name, "ignore_loglevel");
    assert.equal(describeParameter("Quiet"), null);
    assert.equal(describeParameter(""), null);
  });

  for (const description of describedParameters()) {
    it(`describes ${description.name} in sentences`, () => {
      const { name, summary, details, values, readBy, url } = description;
      assert.match(summary, /^[A-Z][^.]*\.$/, "one sentence");
      for (const paragraph of details) assert.match(paragraph, /^\S.*[.]`?$/, "whole sentences");
      assert.ok(details.length > 0 && readBy.length > 0);
      assert.ok(values.startsWith(name));
      assert.ok(url.startsWith("https://docs.kernel.org/"));
      // A quote of code that is never closed swallows the rest of the hover.
      assert.equal(parameterMarkdown(description).split("`").length % 2, 1);
    });
  }
});

describe("hoverMarkdown", () => {
  it("explains the parameter under the mouse", () => {
    const text = hoverMarkdown(onlyParameter("root=/dev/sda1"), pc);
    assert.match(text ?? "", /^\*\*root\*\*\n\n/);
    assert.match(text ?? "", /`parse_root_device\(\)` in `init\/do_mounts\.c`/);
  });

  it("says when the architecture does not know it", () => {
    const parameter = onlyParameter("nolapic");
    assert.doesNotMatch(hoverMarkdown(parameter, pc) ?? "", /do not know/);
    assert.match(
      hoverMarkdown(parameter, { ...pc, arch: "arm64" }) ?? "",
      /Kernels for arm64 do not know this parameter/,
    );
  });

  it("has nothing to say of other words", () => {
    assert.equal(hoverMarkdown(onlyParameter("nonsense=1"), pc), null);
  });
});

function onlyParameter(text: string): Parameter {
  const [parameter] = parseCommandLine(text).parameters;
  assert.ok(parameter !== undefined);
  return parameter;
}

import assert from "node:assert/strict";
import { headOf, wholeContent } from "../../../../core/binary/file-content.js";
import { parseScriptLine } from "../../../../core/binary/script.js";

function parse(text: string) {
  const head = headOf(wholeContent(new TextEncoder().encode(text)));
  assert.ok(head !== null);
  return parseScriptLine(head);
}

describe("core/binary/script", () => {
  it("takes all behind the interpreter for one argument", () => {
    assert.deepEqual(parse("#!/bin/sh\n"), { interpreter: "/bin/sh", argument: null });
    assert.deepEqual(parse("#! /bin/sh -e -u \t\nrest"), { interpreter: "/bin/sh", argument: "-e -u" });
    assert.deepEqual(parse("#!\t/bin/sh\t-x\n"), { interpreter: "/bin/sh", argument: "-x" });
  });

  it("keeps the carriage return of a CR LF line", () => {
    assert.deepEqual(parse("#!/bin/sh\r\n"), { interpreter: "/bin/sh\r", argument: null });
  });

  it("ends at a NUL, as a file that is shorter than the buffer does", () => {
    assert.deepEqual(parse("#!/bin/sh"), { interpreter: "/bin/sh", argument: null });
    assert.deepEqual(parse("#!/bin/sh  "), { interpreter: "/bin/sh", argument: "" });
    assert.deepEqual(parse("#!/bin/sh\0 -x\n"), { interpreter: "/bin/sh", argument: null });
    assert.deepEqual(parse("#!"), { interpreter: "", argument: null });
  });

  it("refuses what is no script or names no interpreter", () => {
    for (const text of ["", "#", " #!/bin/sh\n", "#!\n", "#!  \t\n", `#!${" ".repeat(300)}/bin/sh\n`]) {
      assert.equal(parse(text), null, JSON.stringify(text));
    }
  });

  it("refuses an interpreter that may be cut off at 256 bytes, but cuts an argument", () => {
    assert.equal(parse(`#!/${"a".repeat(300)}\n`), null);
    assert.equal(parse(`#!/${"a".repeat(252)}\n`)?.interpreter.length, 253);
    assert.equal(parse(`#!/bin/sh ${"a".repeat(300)}`)?.argument, "a".repeat(245));
  });
});

import assert from "node:assert/strict";
import {
  allParameters,
  exactNames,
  lastParameter,
  lastSetup,
  sameParameterName,
  setupArgument,
  setupLine,
} from "../../../../core/cmdline/names.js";
import { parseCommandLine, type Parameter } from "../../../../core/cmdline/parse.js";

describe("parameter names", () => {
  it("are equal with - for _, and nothing else", () => {
    assert.ok(sameParameterName("foo-bar_baz", "foo_bar-baz"));
    assert.ok(!sameParameterName("quiet", "Quiet"));
    assert.ok(!sameParameterName("foo-bar", "foobar"));
    assert.ok(!sameParameterName("root", "rootwait"));
  });

  it("find the last parameter and all of them", () => {
    const line = parseCommandLine("a-b=1 c a_b=2 -- a-b=3");
    assert.equal(lastParameter(line, "a_b")?.value, "2");
    assert.deepEqual(
      allParameters(line, "a-b").map(({ value }) => value),
      ["1", "2"],
    );
    assert.equal(lastParameter(line, "d"), null);
    assert.equal(lastParameter(null, "a"), null);
    assert.deepEqual(allParameters(null, "a"), []);
  });

  it("that are compared exactly have a spelling that could be taken for another", () => {
    for (const { name } of exactNames) assert.match(name, /[-_]/);
  });
});

describe("what __setup() handlers see", () => {
  const cases: readonly (readonly [string, string, string | null])[] = [
    ["init=/bin/sh", "init=", "/bin/sh"],
    ['init="/bin/my sh"', "init=", "/bin/my sh"],
    ["init", "init=", null],
    ["init=", "init=", ""],
    ["initx=/bin/sh", "init=", null],
    ["rootwait", "rootwait", ""],
    ["rootwait=5", "rootwait", "=5"],
    ["rootwait=5", "rootwait=", "5"],
    ["rootwaits", "rootwait", "s"],
    ["ro", "root=", null],
    ["root", "ro", "ot"],
    ["reset-devices", "reset_devices", ""],
  ];
  for (const [word, setup, argument] of cases) {
    it(`is ${argument === null ? "nothing" : JSON.stringify(argument)} of ${word} for __setup("${setup}")`, () => {
      assert.equal(setupArgument(onlyParameter(word), setup), argument);
    });
  }

  it("is the word without the quotes that were removed", () => {
    assert.equal(setupLine(onlyParameter('a="b c"')), "a=b c");
    assert.equal(setupLine(onlyParameter("a")), "a");
    assert.equal(setupLine(onlyParameter("a=")), "a=");
  });

  it("comes from the last word that meets the handler, not from the last of that name", () => {
    const found = lastSetup(parseCommandLine("init=/a init=/b init"), "init=");
    assert.deepEqual([found?.argument, found?.parameter.start], ["/b", 8]);
    assert.equal(lastSetup(parseCommandLine("init"), "init="), null);
  });
});

function onlyParameter(text: string): Parameter {
  const [parameter] = parseCommandLine(text).parameters;
  assert.ok(parameter !== undefined);
  return parameter;
}

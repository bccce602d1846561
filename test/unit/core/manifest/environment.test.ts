import assert from "node:assert/strict";
import { expandLocation, variablesIn } from "../../../../core/manifest/environment.js";

const variables = new Map([
  ["A", "one"],
  ["B", "${A}/two"],
  ["E", ""],
  ["K", "x=y"],
  ["LOOP", "${LOOP}"],
  ["PING", "${PONG}"],
  ["PONG", "-${PING}"],
  ["LONG", "z".repeat(5000)],
]);

describe("core/manifest/environment", () => {
  const cases: readonly [location: string, expanded: string | null][] = [
    ["plain", "plain"],
    ["${A}", "one"],
    ["x${A}${A}y", "xoneoney"],
    ["${B}", "one/two"],
    ["${NOPE}/a", "/a"],
    ["${}a", "a"],
    ["$A", "$A"],
    ["${A", "${A"],
    ["${A${A}}", "}"],
    ["$${E}{A}", "one"],
    ["}${A}", "}one"],
    ["${K}", "x=y"],
    ["${K=x}", "y"],
    ["${K=z}", ""],
    ["${LOOP}", null],
    ["${LONG}", "z".repeat(4096)],
    ["é${A}", "éone"],
  ];
  for (const [location, expanded] of cases) {
    it(`expands ${location} as cpio_replace_env does`, () => {
      assert.equal(expandLocation(location, variables), expanded);
    });
  }

  it("comes to an end where a value grows until its cut to 4096 bytes takes the next name away", () => {
    assert.match(expandLocation("${PING}", variables) ?? "", /^-{4089,4096}[${PONGI]*$/);
  });

  it("lists the variables of a location with their places", () => {
    const location = "a${B}c${D";
    assert.deepEqual(variablesIn(`${location}}`), [
      { name: "B", start: 1, end: 5 },
      { name: "D", start: 6, end: 10 },
    ]);
    assert.deepEqual(variablesIn("${"), []);
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { createLiveTree } from "../../../../core/manifest/live-tree.js";
import { readLines } from "../../../../core/manifest/lines.js";
import { parseLine } from "../../../../core/manifest/parse-line.js";
import { lineOf, parseManifest, reparseManifest, type Manifest } from "../../../../core/manifest/parse.js";
import { buildTree, hardLinks, walkTree, type InitramfsTree } from "../../../../core/manifest/tree.js";
import { unread } from "../../../../core/manifest/verdict.js";
import { assembleTarget } from "../../../../core/project/boot-target.js";
import { checkTarget } from "../../../../core/rules/run.js";
import { manifestTokens } from "../../../../core/semantic-tokens/manifest.js";

/** Few names, so that lines meet each other. */
const name = fc
  .array(fc.constantFrom("a", "b", "c", "d", "lib", "..", "."), { minLength: 1, maxLength: 3 })
  .chain((parts) =>
    fc.oneof(
      { weight: 12, arbitrary: fc.constant(`/${parts.join("/")}`) },
      { weight: 1, arbitrary: fc.constant(`${parts.join("/")}/`) },
    ),
  );
const mode = fc.constantFrom("0755", "0644", "0755", "0644", "1777", "2755", "0100644", "0120777", "0899");
const id = fc.constantFrom("0", "0", "0", "7", "-1");

const goodLine = fc.oneof(
  fc.tuple(name, mode, id, id).map(([at, bits, uid, gid]) => `dir ${at} ${bits} ${uid} ${gid}`),
  fc.tuple(name, mode, id).map(([at, bits, uid]) => `file ${at} ./source ${bits} ${uid} 0`),
  fc.tuple(name, name, name).map(([at, one, two]) => `file ${at} ./source 0644 0 0 ${one} ${two}`),
  fc.tuple(name, name).map(([at, to]) => `slink ${at} ${to} 0777 0 0`),
  fc.tuple(name, name).map(([at, to]) => `slink ${at} ${to.slice(1)} 0777 0 0`),
  fc.tuple(name, fc.constantFrom("b", "c")).map(([at, type]) => `nod ${at} 0600 0 0 ${type} 5 1`),
  name.map((at) => `pipe ${at} 0600 0 0`),
);
const oddLine = fc.constantFrom(
  "",
  "# comment",
  "# bootpath: off extra-fields",
  "dir ",
  "dir",
  "di",
  "  dir /x 0755 0 0",
  "dir /x 0755 0 0 extra",
  "file /ä ${HOME}/ü 0644 0 0",
  "\0",
  " ",
);
const line = fc.oneof({ weight: 8, arbitrary: goodLine }, { weight: 1, arbitrary: oddLine });

/** Lines put in the place of others, or characters in the place of characters. */
const edit = fc.oneof(
  fc.record({ at: fc.nat(), remove: fc.constantFrom(0, 1, 1, 2), lines: fc.array(line, { maxLength: 2 }) }),
  fc.record({ at: fc.nat(), remove: fc.nat(3), text: fc.constantFrom("", "x", "9", " ", "\n", "/", "a") }),
);

type EditOfText = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

function edited(text: string, change: EditOfText): string {
  if ("text" in change) {
    const at = change.at % (text.length + 1);
    return text.slice(0, at) + change.text + text.slice(at + change.remove);
  }
  const lines = text.split("\n");
  lines.splice(change.at % (lines.length + 1), change.remove, ...change.lines);
  return lines.join("\n");
}

/** Everything about a tree, in its order. */
function drawn(tree: InitramfsTree): unknown {
  const nodes = [...walkTree(tree)].map(({ path, node }) => {
    const { kind, mode: bits, uid, gid, device, target, links, data, origin, parent } = node;
    return { path, kind, bits, uid, gid, device, target, links, data, origin, isIn: parent?.entries?.size ?? null };
  });
  const incidents = tree.incidents.map(({ node, removed, ...rest }) => [rest, node?.origin, removed?.origin]);
  return { nodes, incidents, links: [...hardLinks(tree).values()] };
}

/** Several hundred lines, so that there are several pieces. */
const start = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 12 }), fc.nat(3), fc.array(line, { minLength: 1, maxLength: 12 }))
  .map(([front, middle, back]) =>
    [
      "dir /d 0755 0 0",
      ...front,
      ...Array.from({ length: middle * 70 }, (_, i) =>
        i % 9 === 0 ? `dir /n${i} 0755 0 0` : `file /n${i - (i % 9)}/f${i} ./s 0644 0 0`,
      ),
      ...back,
    ].join("\n"),
  );

/** Lines that make a tree without any incident, some of them on the way to others. */
const pool = [
  "dir /a 0755 0 0",
  "dir /a/b 0755 0 0",
  "slink /l a 0777 0 0",
  "slink /m /a/b 0777 0 0",
  "dir /s 2755 0 7",
  "dir /s/t 0755 -1 -1",
  "dir /w 1777 0 0",
  "slink /w/l ../a 0777 7 0",
  "file /l/x ./source 0644 0 0",
  "file /m/y ./source 0644 0 0",
  "file /w/l/z ./source 0644 0 0",
  "file /a/b/f ./source 0755 0 0",
  "file /a/b/g ./source 0644 0 0 /a/h",
  "slink /k x 0777 0 0",
  "dir /e 0755 0 0",
  "dir /a/./c/ 0755 0 0",
  "slink /n e 0777 0 0",
  "dir /n/q/ 0755 0 0",
  "nod /a/n 0600 0 0 c 5 1",
];

const poolEdit = fc.oneof(
  fc.record({
    at: fc.nat(),
    remove: fc.constantFrom(0, 0, 1),
    lines: fc.array(fc.constantFrom(...pool), { maxLength: 1 }),
  }),
  fc.record({
    at: fc.nat(),
    from: fc.constantFrom("0755", "0644", "/l", "/a", "/e", "/k", "/n", "/f", " a ", "x", "0777 0", "./source", "/b"),
    to: fc.constantFrom("1777", "2755", "/l", "/a", "/e", "/v", "/f", " e ", "x", "0777 7", "./other", "/b"),
  }),
);

/** A line with something else in the place of a part of it. */
function poolEdited(text: string, change: typeof poolEdit extends fc.Arbitrary<infer Value> ? Value : never): string {
  if (!("from" in change)) return edited(text, change);
  const lines = text.split("\n");
  const at = change.at % lines.length;
  lines[at] = lines[at]?.replace(change.from, change.to) ?? "";
  return lines.join("\n");
}

/** As gen_init_cpio goes through the text, without any pieces. */
function linesInOne(text: string): unknown[] {
  let stopped = false;
  return [...readLines(text)].map((input, index) => {
    const { line: parsed } = parseLine(input, index + 1);
    const state = stopped ? { ...parsed, verdict: unread } : parsed;
    stopped ||= parsed.verdict.stops;
    return state;
  });
}

const sources = new Map([["./s", { state: "missing", path: "/s" } as const]]);
const variables = new Map([["HOME", "/root"]]);

function targetOf(manifest: Manifest, liveTree = createLiveTree()) {
  return assembleTarget({ manifests: [{ path: "/m", text: manifest.text, manifest }], sources, variables, liveTree });
}

describe("core/manifest: texts that are edited", () => {
  it("are the same as if they were parsed at once", () => {
    fc.assert(
      fc.property(start, fc.array(edit, { minLength: 1, maxLength: 12 }), (text, changes) => {
        let now = text;
        let manifest = parseManifest(now);
        const live = createLiveTree();
        for (const change of changes) {
          now = edited(now, change);
          manifest = reparseManifest(manifest, now);
          const expected = linesInOne(now);
          assert.equal(manifest.text, now);
          assert.deepEqual(lineOf(manifest, expected.length - 1), expected.at(-1));
          assert.deepEqual(manifest.lines, expected);
          const fresh = parseManifest(now);
          assert.equal(manifest.stoppedAt, fresh.stoppedAt);
          assert.deepEqual(checkTarget(targetOf(manifest, live)), checkTarget(targetOf(fresh)));
          assert.deepEqual(manifestTokens(manifest, null), manifestTokens(fresh, null));
        }
      }),
      { numRuns: 25 },
    );
  });

  for (const delivery of ["builtin", "external"] as const) {
    it(`make the same tree as if it were built at once: ${delivery}`, () => {
      fc.assert(
        fc.property(start, fc.array(edit, { minLength: 1, maxLength: 20 }), (text, changes) => {
          const live = createLiveTree();
          let now = text;
          let manifest = parseManifest(now);
          for (const change of changes) {
            now = edited(now, change);
            manifest = reparseManifest(manifest, now);
            const tree = live.update([manifest], { delivery }, sources);
            assert.deepEqual(drawn(tree), drawn(buildTree([parseManifest(now)], { delivery })));
          }
        }),
        { numRuns: 100 },
      );
    });
  }

  it("make the same tree where lines hardly meet", () => {
    const some = fc.tuple(fc.subarray(pool, { minLength: 6 }), fc.array(poolEdit, { minLength: 1, maxLength: 12 }));
    fc.assert(
      fc.property(some, ([lines, changes]) => {
        const live = createLiveTree();
        const options = { delivery: "builtin" as const };
        let now = lines.join("\n");
        for (const change of changes) {
          const target = targetOf(parseManifest(now), live);
          const fresh = targetOf(parseManifest(now));
          assert.deepEqual(drawn(target.tree ?? assert.fail()), drawn(buildTree([parseManifest(now)], options)));
          assert.deepEqual(checkTarget(target), checkTarget(fresh));
          now = poolEdited(now, change);
        }
      }),
      { numRuns: 200 },
    );
  });
});

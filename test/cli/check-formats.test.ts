import assert from "node:assert/strict";
import Ajv04 from "ajv-draft-04";
import sarifSchema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { toProblems, type ShownProblem } from "../../cli/format/problem.js";
import { formatGithub } from "../../cli/format/github.js";
import { formatSarif } from "../../cli/format/sarif.js";
import { formatText } from "../../cli/format/text.js";
import { paletteFor } from "../../cli/terminal.js";
import { allRules } from "../../core/rules/all.js";
import type { Finding } from "../../core/rules/finding.js";
import { bootpath } from "../support/command.js";
import { readRuleFixtures } from "../support/rule-fixture.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

const plain = paletteFor({}, {});
const coloured = paletteFor({ isTTY: true }, {});

const finding: Finding = {
  code: "unbalanced-quote",
  severity: "warning",
  path: "cmdline",
  start: 2,
  end: 5,
  message: "Some text.",
  fixes: [],
  related: [],
};

function shown(text: string, changes: Partial<Finding> = {}): readonly ShownProblem[] {
  return toProblems([{ ...finding, ...changes }], { textOf: () => text, documentUrl: (path) => `file:///p/${path}` });
}

function sarif(problems: readonly ShownProblem[]): SarifLog {
  const tool = { version: "1.2.3", documentUrl: (path: string) => `file:///p/${path}`, documentText: () => "# Text" };
  return JSON.parse(formatSarif(problems, tool)) as SarifLog;
}

interface SarifLog {
  readonly version: string;
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly partialFingerprints: Readonly<Record<string, string>>;
        readonly [key: string]: unknown;
      }[];
      readonly columnKind: string;
    },
  ];
}

/** One pattern of the schema is none in Unicode mode. */
const isSarif = new Ajv04({
  strict: false,
  unicodeRegExp: false,
  formats: {
    uri: (text: string) => URL.canParse(text),
    "uri-reference": (text: string) => URL.canParse(text, "file:///root/") && !/[\s"<>\\^`{|}]/.test(text),
    "date-time": (text: string) => !Number.isNaN(Date.parse(text)),
  },
}).compile(sarifSchema);

function assertSarif(log: unknown): void {
  assert.ok(isSarif(log), JSON.stringify(isSarif.errors, null, 2));
}

describe("bootpath check --format text", () => {
  it("shows line and caret, without colours when it is no terminal", async () => {
    const cwd = writeFiles(temporaryFolder(), {
      cmdline: "console=ttyS0 init=/bin/sh\n",
      "initramfs.list": "dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\nslink /bin/sh x 0777 0 0\n",
    });
    const { stdout } = await bootpath(["check", "cmdline"], { cwd });
    assert.match(stdout, /^cmdline:1:15: error: /);
    assert.match(stdout, /\n {2}console=ttyS0 init=\/bin\/sh\n {16}\^{12}\n/);
    assert.ok(!stdout.includes("\u001b"));
  });

  it("colours for a terminal, and not where NO_COLOR is set", () => {
    assert.ok(formatText(shown("a b c d"), coloured).includes("\u001b[1;33mwarning\u001b[0m"));
    assert.equal(paletteFor({ isTTY: true }, { NO_COLOR: "1" }).error("x"), "x");
  });

  it("keeps the caret under its place behind tabs", () => {
    assert.match(formatText(shown("\ta b c"), plain), /\n {2}\ta b c\n {2}\t \^{3}\n/);
  });

  it("shows the part of a long line that the problem is in", () => {
    const text = `${"a".repeat(400)} wrong ${"b".repeat(400)}`;
    const [, excerpt = "", caret = ""] = formatText(shown(text, { start: 401, end: 406 }), plain).split("\n");
    assert.ok(excerpt.length <= 160);
    assert.equal(excerpt.slice(caret.indexOf("^"), caret.lastIndexOf("^") + 1), "wrong");
  });

  it("marks a long range up to the end of what is shown", () => {
    const text = "x".repeat(1000);
    const [, excerpt = "", caret = ""] = formatText(shown(text, { start: 0, end: 1000 }), plain).split("\n");
    assert.equal(caret.lastIndexOf("^"), excerpt.lastIndexOf("x"));
  });

  it("lets no control character of a file through", () => {
    const output = formatText(shown("a \u001b[31mb", { message: 'About "\u001b[2J".' }), plain);
    assert.ok(!output.includes("\u001b"));
    assert.match(output, /a \u241b\[31mb/);
  });

  it("names related places and counts", () => {
    const related = [{ path: "initramfs.list", start: 0, end: 1, message: "The node is here." }];
    const output = formatText([...shown("a b c", { related }), ...shown("a b", { severity: "error" })], plain);
    assert.match(output, /\n {2}note: initramfs\.list:1:1: The node is here\.\n/);
    assert.match(output, /\n1 error, 1 warning in 1 file\n$/);
  });

  it("says how many of them --fix repairs", () => {
    const fix = { title: "Remove it", preferred: true, edits: [] };
    const [broken, repairable] = [shown("a b"), shown("a b", { fixes: [fix] })];
    const last = (problems: readonly ShownProblem[]) => formatText(problems, plain).trimEnd().split("\n").at(-1);
    assert.equal(last(broken), "1 warning in 1 file");
    assert.equal(last(repairable), "1 warning in 1 file; --fix repairs it");
    assert.equal(last([...repairable, ...repairable]), "2 warnings in 1 file; --fix repairs all of them");
    assert.equal(last([...repairable, ...broken]), "2 warnings in 1 file; --fix repairs 1 of them");
  });
});

describe("bootpath check --format github", () => {
  it("writes one annotation a problem", () => {
    const output = formatGithub(shown("a b c d").map(({ problem }) => problem));
    assert.equal(
      output,
      "::warning file=cmdline,line=1,endLine=1,col=3,endColumn=5,title=unbalanced-quote::Some text.\n",
    );
  });

  it("escapes what its syntax uses", () => {
    const output = formatGithub(
      shown("a b c d", { path: "a,b:c%.cmdline", message: "100%\nnew: line, \rreturn" }).map(({ problem }) => problem),
    );
    assert.equal(
      output,
      "::warning file=a%2Cb%3Ac%25.cmdline,line=1,endLine=1,col=3,endColumn=5,title=unbalanced-quote::" +
        "100%25%0Anew: line, %0Dreturn\n",
    );
  });

  it("names no columns where a problem goes over several lines, and no file for standard input", () => {
    const [problem] = shown("a b\nc d", { path: "-" }).map((one) => one.problem);
    assert.ok(problem);
    assert.match(formatGithub([problem]), /^::warning line=1,endLine=2,title=/);
  });
});

describe("bootpath check --format sarif", () => {
  it("is SARIF 2.1.0 by its schema, for every finding of every fixture", () => {
    const problems = readRuleFixtures().flatMap(({ target }) => {
      const texts = new Map([target.cmdline, ...target.manifests].map((part) => [part?.path ?? "", part?.text ?? ""]));
      const findings = allRules.flatMap((rule) => rule.check(target));
      return toProblems(findings, {
        textOf: (path) => texts.get(path) ?? "",
        documentUrl: (path) => `file:///p/${path}`,
      });
    });
    assert.ok(new Set(problems.map(({ problem }) => problem.code)).size > 50);
    assertSarif(sarif(problems));
  });

  it("is refused by the schema when it is not", () => {
    assert.equal(isSarif({ version: "2.1.0", runs: [{ results: [{}] }] }), false);
  });

  it("names rule, place, level, fix and related places", () => {
    const related = [{ path: "a b/list", start: 0, end: 1, message: "Here." }];
    const edits = [{ path: "cmdline", start: 2, end: 3, newText: "x" }];
    const log = sarif(shown("a b c", { related, fixes: [{ title: "Write x", preferred: true, edits }] }));
    assertSarif(log);
    const [run] = log.runs;
    const [result] = run.results;
    assert.ok(result);
    assert.equal(run.columnKind, "utf16CodeUnits");
    assert.equal(run.tool.driver.rules[result.ruleIndex]?.id, "unbalanced-quote");
    assert.equal(result.level, "warning");
    assert.deepEqual(result["locations"], [
      {
        physicalLocation: {
          artifactLocation: { uri: "cmdline", uriBaseId: "%SRCROOT%" },
          region: { startLine: 1, startColumn: 3, endLine: 1, endColumn: 6 },
        },
      },
    ]);
    assert.match(JSON.stringify(result["relatedLocations"]), /"uri":"a%20b\/list"/);
    assert.match(JSON.stringify(result["fixes"]), /"deletedRegion":\{"charOffset":2,"charLength":1\}/);
  });

  it("describes every rule with title, address and level, and those of the results with their text", () => {
    const rules = sarif(shown("a b c")).runs[0].tool.driver.rules as readonly Readonly<Record<string, unknown>>[];
    for (const { code } of allRules) {
      const rule = rules.find(({ id }) => id === code);
      assert.ok(rule, code);
      assert.equal(rule["helpUri"], `file:///p/docs/rules/${code}.md`);
      assert.ok(rule["defaultConfiguration"] !== undefined);
      assert.equal("help" in rule, code === "unbalanced-quote");
    }
  });

  it("knows a result again when its line has moved, and tells two alike apart", () => {
    const fingerprint = (problems: readonly ShownProblem[], index = 0) =>
      sarif(problems).runs[0].results[index]?.partialFingerprints["bootpath/v1"];
    const here = shown("a b c");
    assert.equal(fingerprint(here), fingerprint(shown("first\na b c", { start: 8, end: 9 })));
    assert.notEqual(fingerprint(here), fingerprint(shown("a b d")));
    assert.notEqual(fingerprint([...here, ...here], 0), fingerprint([...here, ...here], 1));
  });
});

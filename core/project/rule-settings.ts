/** Which rules are switched off or have another severity, and which names are allowed: by settings, by `bootpath.json`, by comments. */
import { linesPassing, type LineTest } from "../manifest/line-tests.js";
import { lineOf } from "../manifest/parse.js";
import { isRuleCode, ruleCodes, type FindingCode } from "../rules/codes.js";
import type { Finding, Severity } from "../rules/finding.js";
import { nearestWord } from "../rules/near-words.js";
import type { BootTarget, CommandLineDocument, ManifestDocument } from "./boot-target.js";

/** What can be said about a rule: that it is silent, or how bad its findings are. */
export type RuleLevel = "off" | Severity;

/** All levels. */
export const ruleLevels: readonly RuleLevel[] = ["off", "hint", "information", "warning", "error"];

/** Whether a value is a level. */
export function isRuleLevel(value: unknown): value is RuleLevel {
  return ruleLevels.some((level) => level === value);
}

/** What somebody said about rules. */
export interface RuleSettings {
  /** Levels by code. Rules that are not named keep the severities that they have. */
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** Names of parameters that are fine here although Linux does not know them; `*` stands for any text. */
  readonly allow: readonly string[];
}

/** Nothing is said about any rule. */
export const noRuleSettings: RuleSettings = { rules: {}, allow: [] };

/** Puts settings together, the more special ones last: of two levels the last counts; allowed names are added up. */
export function mergeRuleSettings(...settings: readonly RuleSettings[]): RuleSettings {
  return {
    rules: Object.fromEntries(settings.flatMap(({ rules }) => Object.entries(rules))),
    allow: settings.flatMap(({ allow }) => allow),
  };
}

/** Rules that speak about a name which nobody knows. An allowed name is known. */
const nameCodes: ReadonlySet<FindingCode> = new Set<FindingCode>([
  "unknown-parameter",
  "wrong-case",
  "word-passed-to-init",
  "wrong-architecture",
  "removed-parameter",
]);

/** The findings of a target as somebody wants to see them. Comments in its manifests are read here. */
export function applyRuleSettings(
  findings: readonly Finding[],
  target: BootTarget,
  settings: RuleSettings,
): readonly Finding[] {
  const isAllowed = nameMatcher(settings.allow);
  const switchedOff = new Map(target.manifests.map((document) => [document.path, readDirectives(document)]));
  const kept = findings.flatMap((finding) => {
    const level = settings.rules[finding.code];
    if (level === "off" || isSwitchedOff(finding, switchedOff.get(finding.path) ?? [])) return [];
    const name = parameterName(finding, target.cmdline);
    if (name !== null && isAllowed(name)) return [];
    return level === undefined ? [finding] : [{ ...finding, severity: level }];
  });
  return [...kept, ...[...switchedOff.values()].flat().flatMap(noteUnknownCode)];
}

/** The name of the parameter that a finding is about; null for one that is not about a name. */
export function parameterName(
  { code, path, start }: Finding,
  cmdline: Pick<CommandLineDocument, "path" | "commandLine"> | null,
): string | null {
  if (!nameCodes.has(code) || cmdline?.path !== path) return null;
  const parameter = cmdline.commandLine.parameters.find((one) => one.start <= start && start < one.end);
  return parameter?.name ?? null;
}

/** Says of names whether one of the patterns stands for them. The kernel takes `-` and `_` for the same, and so does this. */
function nameMatcher(patterns: readonly string[]): (name: string) => boolean {
  if (patterns.length === 0) return () => false;
  const alternatives = patterns.map((pattern) => fold(pattern).split("*").map(escapeRegExp).join(".*"));
  const expression = new RegExp(`^(?:${alternatives.join("|")})$`, "s");
  return (name) => expression.test(fold(name));
}

function fold(name: string): string {
  return name.replaceAll("-", "_");
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** A comment that switches one rule off. */
interface Directive {
  readonly code: string;
  /** Where the code stands. */
  readonly path: string;
  readonly start: number;
  /** The part of the document in which the rule is off. */
  readonly from: number;
  readonly to: number;
}

const directive = /^#[ \t]*bootpath:[ \t]*(off|off-next-line)\b(?!-)(.*)$/s;

/** The comments `# bootpath: off <code> …` and `# bootpath: off-next-line <code> …` of a manifest. */
function readDirectives({ path, text, manifest }: ManifestDocument): readonly Directive[] {
  return linesPassing(manifest, mayDirect).flatMap((index) => {
    const line = lineOf(manifest, index);
    if (line === undefined) return [];
    const comment = text.slice(line.start, line.end);
    const match = directive.exec(comment);
    if (match === null) return [];
    const [, scope, rest = ""] = match;
    // Behind two hyphens somebody may say why.
    const [words = ""] = rest.split(/\s--(?:\s|$)/);
    const next = lineOf(manifest, index + 1);
    const part =
      scope === "off" ? { from: 0, to: text.length } : { from: next?.start ?? line.end, to: next?.end ?? line.end };
    const start = line.start + comment.length - rest.length;
    return [...words.matchAll(/[^\s,]+/g)].map((word) => ({ code: word[0], path, start: start + word.index, ...part }));
  });
}

const mayDirect: LineTest = ({ kind, start, end }, { text }) =>
  kind === "comment" && text.slice(start, end).includes("bootpath:");

function isSwitchedOff({ code, start }: Finding, directives: readonly Directive[]): boolean {
  return directives.some((one) => one.code === code && one.from <= start && start <= one.to);
}

/** A code that no rule has switches nothing off. */
function noteUnknownCode({ code, path, start }: Directive): readonly Finding[] {
  if (isRuleCode(code)) return [];
  const end = start + code.length;
  const meant = nearestWord(code, ruleCodes, 3);
  const edits = meant === null ? [] : [{ path, start, end, newText: meant }];
  return [
    {
      code: "project-unknown-rule",
      severity: "warning",
      path,
      start,
      end,
      message: unknownRuleMessage(code, meant),
      fixes: meant === null ? [] : [{ title: `Write ${meant}`, preferred: true, edits }],
      related: [],
    },
  ];
}

/** What is said about a code that no rule has. */
export function unknownRuleMessage(code: string, meant: string | null): string {
  return `No rule has the code "${code}", so nothing is switched off by it.${meant === null ? "" : ` Did you mean "${meant}"?`}`;
}

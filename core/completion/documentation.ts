/** The long documentation of a proposal, made only for the one that somebody looks at. */
import { parameterMarkdown } from "../parameters/describe.js";
import { describeParameter } from "../parameters/described.js";
import { reportMarkdown, reportParameter } from "../parameters/report.js";
import type { ParameterReference } from "./item.js";

/** As Markdown; null where nothing is known. */
export function documentationOf(reference: ParameterReference): string | null {
  const written = describeParameter(reference.name);
  if (written !== null) return parameterMarkdown(written);
  const report = reportParameter(reference.name, reference);
  return report === null ? null : reportMarkdown(report);
}

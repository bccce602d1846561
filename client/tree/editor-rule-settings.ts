/** The editor's settings about rules, for what the extension itself checks. */
import { Uri, workspace } from "vscode";
import { isRuleLevel, type RuleSettings } from "../../core/project/rule-settings.js";

/** The settings for the document at a path. Values that are no setting of ours are left out. */
export function editorRuleSettings(path: string): RuleSettings {
  const section = workspace.getConfiguration("bootpath", Uri.file(path));
  const rules: unknown = section.get("rules");
  const allow: unknown = section.get("allowedParameters");
  const levels = typeof rules === "object" && rules !== null ? Object.entries(rules) : [];
  return {
    rules: Object.fromEntries(levels.flatMap(([code, level]) => (isRuleLevel(level) ? [[code, level]] : []))),
    allow: Array.isArray(allow) ? allow.filter((name) => typeof name === "string") : [],
  };
}

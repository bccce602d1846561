/** The editor's settings about rules, asked for document by document and remembered until they change. */
import { DidChangeConfigurationNotification, type ClientCapabilities, type Connection } from "vscode-languageserver";
import { isRuleLevel, noRuleSettings, type RuleSettings } from "../core/project/rule-settings.js";

/** The section of the settings that the client is asked for. */
const section = "bootpath";

/** What the editor says about rules. */
export interface EditorSettings {
  /** Called once the connection may send requests. */
  readonly start: (client: ClientCapabilities) => void;
  /** The settings for a document; null while the answer is on its way, after which `whenChanged` is called. */
  readonly of: (uri: string) => RuleSettings | null;
  readonly forget: (uri: string) => void;
}

/** Settings over `connection`. A client that cannot be asked says nothing about rules. */
export function createSettings(connection: Connection, whenChanged: () => void): EditorSettings {
  const known = new Map<string, RuleSettings | "asked">();
  let canAsk = false;

  const ask = async (uri: string) => {
    known.set(uri, "asked");
    const answer: unknown = await connection.workspace
      .getConfiguration({ scopeUri: uri, section })
      .catch(() => undefined);
    // Closed in the meantime, or asked again.
    if (known.get(uri) !== "asked") return;
    known.set(uri, readSettings(answer));
    whenChanged();
  };

  connection.onDidChangeConfiguration(() => {
    known.clear();
    whenChanged();
  });

  return {
    start({ workspace }) {
      canAsk = workspace?.configuration === true;
      if (workspace?.didChangeConfiguration?.dynamicRegistration !== true) return;
      void connection.client.register(DidChangeConfigurationNotification.type, { section });
    },
    of(uri) {
      if (!canAsk) return noRuleSettings;
      const settings = known.get(uri);
      if (settings === undefined) void ask(uri);
      return settings === undefined || settings === "asked" ? null : settings;
    },
    forget(uri) {
      known.delete(uri);
    },
  };
}

/** What a client answers can be anything; what is no setting of ours is left out. */
function readSettings(answer: unknown): RuleSettings {
  if (typeof answer !== "object" || answer === null) return noRuleSettings;
  const { rules, allowedParameters } = answer as Readonly<Record<string, unknown>>;
  const levels = typeof rules === "object" && rules !== null ? Object.entries(rules) : [];
  return {
    rules: Object.fromEntries(levels.flatMap(([code, level]) => (isRuleLevel(level) ? [[code, level]] : []))),
    allow: Array.isArray(allowedParameters) ? allowedParameters.filter((name) => typeof name === "string") : [],
  };
}

/** The editor's settings that the server follows, asked for document by document and remembered until they change. */
import { DidChangeConfigurationNotification, type ClientCapabilities, type Connection } from "vscode-languageserver";
import type { HintSettings } from "../core/inlay-hints/hint.js";
import { isRuleLevel, noRuleSettings, type RuleSettings } from "../core/project/rule-settings.js";
import { readHintSettings } from "./hint-settings.js";

/** The section of the settings that the client is asked for. */
const section = "bootpath";

/** What the editor says about rules, and about the kernel. */
export interface EditorSettings {
  /** Called once the connection may send requests. */
  readonly start: (client: ClientCapabilities) => void;
  /** The settings for a document; null while the answer is on its way, after which `whenChanged` is called. */
  readonly of: (uri: string) => RuleSettings | null;
  /** The kernel tree for a document as the setting has it, empty where it names none; null while that is not known. */
  readonly kernelTreeOf: (uri: string) => string | null;
  /** Which inlay hints are wanted in a document; null for a client that cannot be asked, or before the answer is there. */
  readonly hintsOf: (uri: string) => HintSettings | null;
  readonly forget: (uri: string) => void;
}

/** Settings over `connection`. A client that cannot be asked says nothing about rules. */
export function createSettings(connection: Connection, whenChanged: () => void): EditorSettings {
  const known = new Map<string, Settings | "asked">();
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

  const current = (uri: string): Settings | null => {
    const settings = known.get(uri);
    if (settings === undefined) void ask(uri);
    return settings === undefined || settings === "asked" ? null : settings;
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
      return canAsk ? (current(uri)?.rules ?? null) : noRuleSettings;
    },
    kernelTreeOf(uri) {
      return canAsk ? (current(uri)?.kernelTree ?? null) : "";
    },
    hintsOf(uri) {
      return canAsk ? (current(uri)?.hints ?? null) : null;
    },
    forget(uri) {
      known.delete(uri);
    },
  };
}

/** The answer of a client. */
interface Settings {
  readonly hints: HintSettings;
  readonly rules: RuleSettings;
  readonly kernelTree: string;
}

/** What a client answers can be anything; what is no setting of ours is left out. */
function readSettings(answer: unknown): Settings {
  const hints = readHintSettings(answer);
  if (typeof answer !== "object" || answer === null) return { hints, rules: noRuleSettings, kernelTree: "" };
  const { kernelTree } = answer as Readonly<Record<string, unknown>>;
  return {
    hints,
    rules: readRules(answer),
    kernelTree: typeof kernelTree === "string" ? kernelTree.trim() : "",
  };
}

function readRules(answer: object): RuleSettings {
  const { rules, allowedParameters } = answer as Readonly<Record<string, unknown>>;
  const levels = typeof rules === "object" && rules !== null ? Object.entries(rules) : [];
  return {
    rules: Object.fromEntries(levels.flatMap(([code, level]) => (isRuleLevel(level) ? [[code, level]] : []))),
    allow: Array.isArray(allowedParameters) ? allowedParameters.filter((name) => typeof name === "string") : [],
  };
}

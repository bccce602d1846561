/** The debug type `bootpath`: F5 boots the target in the editor, Stop stops its machine. */
import { join, relative, sep } from "node:path";
import {
  DebugAdapterInlineImplementation,
  Disposable,
  EventEmitter,
  l10n,
  window,
  workspace,
  type DebugAdapter,
  type DebugAdapterDescriptor,
  type DebugConfiguration,
  type DebugProtocolMessage,
  type DebugSession,
  type Event,
  type ExtensionContext,
  type WorkspaceFolder,
} from "vscode";
import type { LocatedTarget, TargetReading } from "../../host/targets.js";
import { activeUri } from "../active-document.js";
import { chooseTarget, targetsAt, targetsInWorkspace } from "../boot/choose-boot.js";
import { editorReading } from "../editor-files.js";
import { WatchedBoot, type WatchedBooting } from "./debugged-boot.js";
import { debugType } from "./launch-settings.js";
import { DebugProtocolSession } from "./protocol-session.js";

/** Configurations and sessions. */
export class Debugging {
  private readonly reading: TargetReading;

  /** @param booting boots what a session is about */
  constructor(
    { extensionPath }: ExtensionContext,
    private readonly booting: WatchedBooting,
  ) {
    this.reading = editorReading(join(extensionPath, "dist", "guest"));
  }

  /** What is offered for a new `launch.json`: the targets of its folder, else those of the workspace. */
  initialConfigurations(folder: WorkspaceFolder | undefined): DebugConfiguration[] {
    const { targets } = folder === undefined ? targetsInWorkspace() : targetsAt(folder.uri.fsPath);
    const found = targets.length > 0 ? targets : targetsInWorkspace().targets;
    return found.map((target) => configurationOf(target, folder));
  }

  /** What can be started without a `launch.json`: every target of the workspace. */
  allConfigurations(folder: WorkspaceFolder | undefined): DebugConfiguration[] {
    return targetsInWorkspace().targets.map((target) => configurationOf(target, folder));
  }

  /** Fills in what a configuration leaves open, up to all of it: F5. Undefined where nothing shall be started. */
  async resolve(
    folder: WorkspaceFolder | undefined,
    configuration: DebugConfiguration,
  ): Promise<DebugConfiguration | undefined> {
    if (!workspace.isTrusted) {
      void window.showWarningMessage(l10n.t("Bootpath boots nothing in a workspace that is not trusted."));
      return undefined;
    }
    // The console is where everything is shown.
    const shown = { internalConsoleOptions: "openOnSessionStart", ...configuration };
    if ("path" in configuration || "target" in configuration) return shown;
    const target = await chooseTarget(activeUri(), l10n.t("Boot which target?"));
    return target === null ? undefined : { ...configurationOf(target, folder), ...shown };
  }

  /** The adapter of a session. */
  adapter(session: DebugSession): DebugAdapterDescriptor {
    return new DebugAdapterInlineImplementation(InlineAdapter.of(new WatchedBoot(session, this.booting, this.reading)));
  }
}

function configurationOf(target: LocatedTarget, folder: WorkspaceFolder | undefined): DebugConfiguration {
  const { name, projectPath, cmdlinePath, manifestPaths } = target;
  const path = projectPath ?? cmdlinePath ?? manifestPaths[0] ?? target.folder;
  return {
    type: debugType,
    request: "launch",
    name: l10n.t("Boot {0}", name),
    path: pathInFolder(path, folder),
    ...(projectPath === null ? {} : { target: name }),
  };
}

/** A path as `launch.json` should have it, so that it is right on other machines as well. */
function pathInFolder(path: string, folder: WorkspaceFolder | undefined): string {
  const inside = folder === undefined ? null : relative(folder.uri.fsPath, path);
  if (inside === null || inside.startsWith("..")) return path;
  return ["${workspaceFolder}", ...inside.split(sep)].join("/");
}

/** A debug session inside the extension host. */
class InlineAdapter extends Disposable implements DebugAdapter {
  private constructor(
    private readonly session: DebugProtocolSession,
    readonly onDidSendMessage: Event<DebugProtocolMessage>,
    release: () => void,
  ) {
    super(release);
  }

  static of(boot: WatchedBoot): InlineAdapter {
    const sent = new EventEmitter<DebugProtocolMessage>();
    const send = (message: DebugProtocolMessage) => {
      sent.fire(message);
    };
    const session = new DebugProtocolSession(boot, send, l10n);
    return new InlineAdapter(session, sent.event, () => {
      boot.stop();
      sent.dispose();
    });
  }

  handleMessage(message: DebugProtocolMessage): void {
    this.session.handle(message);
  }
}

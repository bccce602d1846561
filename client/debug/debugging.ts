/** The debug type `bootpath`: F5 boots the target in the editor, Stop stops its machine. */
import { join, relative, sep } from "node:path";
import {
  debug,
  DebugAdapterInlineImplementation,
  DebugConfigurationProviderTriggerKind,
  Disposable,
  EventEmitter,
  l10n,
  window,
  workspace,
  type DebugAdapter,
  type DebugConfiguration,
  type DebugConfigurationProvider,
  type DebugProtocolMessage,
  type Event,
  type ExtensionContext,
  type WorkspaceFolder,
} from "vscode";
import type { LocatedTarget } from "../../host/targets.js";
import { activeUri } from "../active-document.js";
import { chooseTarget, targetsAt, targetsInWorkspace } from "../boot/choose-boot.js";
import { editorReading } from "../editor-files.js";
import { WatchedBoot, type WatchedBooting } from "./debugged-boot.js";
import { DebugProtocolSession } from "./protocol-session.js";

/** The type, as package.json and `launch.json` name it. */
export const debugType = "bootpath";

/** Registers the adapter and the configurations that need no `launch.json`. */
export function registerDebugging(context: ExtensionContext, booting: WatchedBooting): Disposable {
  const reading = editorReading(join(context.extensionPath, "dist", "guest"));
  const dynamic: DebugConfigurationProvider = {
    provideDebugConfigurations: (folder) =>
      targetsInWorkspace().targets.map((target) => configurationOf(target, folder)),
  };
  return Disposable.from(
    debug.registerDebugConfigurationProvider(debugType, configurations),
    debug.registerDebugConfigurationProvider(debugType, dynamic, DebugConfigurationProviderTriggerKind.Dynamic),
    debug.registerDebugAdapterDescriptorFactory(debugType, {
      createDebugAdapterDescriptor: (session) =>
        new DebugAdapterInlineImplementation(InlineAdapter.of(new WatchedBoot(session, booting, reading))),
    }),
  );
}

/** Fills in what a configuration leaves open, up to all of it: F5 without a `launch.json`. */
const configurations: DebugConfigurationProvider = {
  provideDebugConfigurations(folder) {
    const { targets } = folder === undefined ? targetsInWorkspace() : targetsAt(folder.uri.fsPath);
    const found = targets.length > 0 ? targets : targetsInWorkspace().targets;
    return found.map((target) => configurationOf(target, folder));
  },
  async resolveDebugConfiguration(folder, configuration) {
    if (!workspace.isTrusted) {
      void window.showWarningMessage(l10n.t("Bootpath boots nothing in a workspace that is not trusted."));
      return undefined;
    }
    // The console is where everything is shown.
    const shown = { internalConsoleOptions: "openOnSessionStart", ...configuration };
    if ("path" in configuration || "target" in configuration) return shown;
    const target = await chooseTarget(activeUri(), l10n.t("Boot which target?"));
    return target === null ? undefined : { ...configurationOf(target, folder), ...shown };
  },
};

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
    const session = new DebugProtocolSession(boot, (message) => {
      sent.fire(message);
    });
    return new InlineAdapter(session, sent.event, () => {
      boot.stop();
      sent.dispose();
    });
  }

  handleMessage(message: DebugProtocolMessage): void {
    this.session.handle(message);
  }
}

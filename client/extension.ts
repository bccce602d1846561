/**
 * The VS Code extension. What it registers is listed here, and the code behind it is loaded when it is first used, so
 * that the editor does not wait for it.
 */
import {
  commands,
  debug,
  DebugConfigurationProviderTriggerKind,
  Disposable,
  tasks,
  window,
  type ExtensionContext,
  type Uri,
} from "vscode";
import { registerBootLenses } from "./boot/boot-lenses.js";
import { debugType } from "./debug/launch-settings.js";
import { explainCommand, panelType as explanationType } from "./explain/messages.js";
import { logLanguage } from "./languages.js";
import { onCommands, onDocument, whenIdle } from "./first-use.js";
import { LoadedLater } from "./loaded-later.js";
import { registerRuleDocuments } from "./rule-documents.js";
import { taskType } from "./tasks/task-arguments.js";
import { panelType as timelineType } from "./timeline/messages.js";
import { RecordedBoots } from "./timeline/recorded-boots.js";

type Features = ReturnType<typeof features>;

let begun: Features | null = null;

/** Called by VS Code when a document of ours is opened or a command of ours is run. */
export function activate(context: ExtensionContext): void {
  const later = features(context);
  begun = later;
  context.subscriptions.push(
    ...Object.values(later),
    registerBootLenses(),
    registerRuleDocuments(context),
    registerBooting(later),
    registerPanels(later),
    registerTree(later),
    registerDebuggingAndTasks(context, later),
    onDocument(later.logs, logLanguage),
  );
  // Nobody asks for these: the tree, because its badge counts the problems.
  whenIdle(later.language, later.tree);
}

/** Called by VS Code at the end; the server gets the chance to shut down. */
export async function deactivate(): Promise<void> {
  await begun?.language.ifUsed?.dispose();
}

/** What is loaded later, in the order in which it is taken away. */
function features(context: ExtensionContext) {
  const recorded = new RecordedBoots();
  const boots = new LoadedLater(
    async () => new (await import("./boot/boot-controller.js")).BootController(context, recorded),
  );
  return {
    boots,
    recorded,
    language: new LoadedLater(async () => (await import("./language-client.js")).startLanguageClient(context)),
    logs: new LoadedLater(async () =>
      (await import("./log/kernel-logs.js")).registerKernelLogs(context, () => boots.ifUsed?.ownBoot ?? null),
    ),
    explanations: new LoadedLater(async () => new (await import("./explain/explanations.js")).Explanations(context)),
    timelines: new LoadedLater(async () => new (await import("./timeline/timelines.js")).Timelines(context, recorded)),
    tree: new LoadedLater(async () => new (await import("./tree/initramfs-tree.js")).InitramfsTree(context)),
  };
}

function registerBooting({ boots }: Features): Disposable {
  return Disposable.from(
    onCommands(boots, {
      "bootpath.boot": (boot, uri?: Uri) => boot.boot(uri, "output"),
      "bootpath.bootTerminal": (boot, uri?: Uri) => boot.boot(uri, "terminal"),
      "bootpath.openTerminal": (boot) => boot.openTerminal(),
      "bootpath.bootAgain": (boot) => boot.bootAgain(),
      "bootpath.stop": (boot) => {
        boot.stop();
      },
      "bootpath.saveLog": (boot) => boot.saveLog(),
      "bootpath.showLog": (boot) => {
        boot.showLog();
      },
    }),
    commands.registerCommand("bootpath.newTarget", async () =>
      (await import("./new-target/new-target.js")).newTarget(),
    ),
    commands.registerCommand("bootpath.openExample", async () =>
      (await import("./new-target/new-target.js")).openExample(),
    ),
    commands.registerCommand("bootpath.getStarted", () =>
      commands.executeCommand("workbench.action.openWalkthrough", "bootpath.bootpath#bootpath.start", false),
    ),
  );
}

function registerPanels({ explanations, timelines }: Features): Disposable {
  return Disposable.from(
    onCommands(explanations, {
      [explainCommand]: (one, document?: Uri | string, name?: string) => one.show(document, name),
      "bootpath.saveBootPath": ({ panel }) => panel.saveAsSvg(),
    }),
    window.registerWebviewPanelSerializer(explanationType, {
      deserializeWebviewPanel: async (webview, state) => {
        (await explanations.get()).panel.restore(webview, state);
      },
    }),
    onCommands(timelines, {
      "bootpath.showTimeline": (one, uri?: Uri) => one.show(uri),
      "bootpath.compareTimelines": (one) => one.compare(),
      "bootpath.saveTimeline": ({ panel }) => panel.saveAsSvg(),
    }),
    window.registerWebviewPanelSerializer(timelineType, {
      deserializeWebviewPanel: async (webview, state) => {
        (await timelines.get()).panel.restore(webview, state);
      },
    }),
  );
}

/** The commands about rows are the tree's own: without it there are no rows. */
function registerTree({ tree }: Features): Disposable {
  return onCommands(tree, {
    "bootpath.showInitramfs": (view) => view.focus(),
    "bootpath.chooseTarget": (view) => view.chooseTarget(),
    "bootpath.initramfs.refresh": (view) => {
      view.refreshNow();
    },
    "bootpath.initramfs.boot": (view) => view.boot(),
    "bootpath.initramfs.reveal": (view) => view.revealCursor(),
  });
}

function registerDebuggingAndTasks(context: ExtensionContext, { boots }: Features): Disposable {
  // These keep nothing from one call to the next.
  const debugging = async () => new (await import("./debug/debugging.js")).Debugging(context, await boots.get());
  const targetTasks = async () => new (await import("./tasks/tasks.js")).TargetTasks(context);
  return Disposable.from(
    debug.registerDebugConfigurationProvider(debugType, {
      provideDebugConfigurations: async (folder) => (await debugging()).initialConfigurations(folder),
      resolveDebugConfiguration: async (folder, given) => (await debugging()).resolve(folder, given),
    }),
    debug.registerDebugConfigurationProvider(
      debugType,
      { provideDebugConfigurations: async (folder) => (await debugging()).allConfigurations(folder) },
      DebugConfigurationProviderTriggerKind.Dynamic,
    ),
    debug.registerDebugAdapterDescriptorFactory(debugType, {
      createDebugAdapterDescriptor: async (session) => (await debugging()).adapter(session),
    }),
    tasks.registerTaskProvider(taskType, {
      provideTasks: async () => (await targetTasks()).provideTasks(),
      resolveTask: async (task) => (await targetTasks()).resolveTask(task),
    }),
  );
}

/** What makes the extension load a feature: a command, a document, or that nothing else is to be done. */
import { commands, Disposable, l10n, window, workspace, type TextDocument } from "vscode";
import type { LoadedLater } from "./loaded-later.js";

interface Part {
  readonly dispose: () => unknown;
}

/** What commands do with a feature, by their ids; the editor passes on what a command was called with. */
export type CommandTable<Feature> = Readonly<Record<string, (feature: Feature, ...given: never[]) => unknown>>;

/** Registers commands of a feature. They answer as the feature does. */
export function onCommands<Feature extends Part>(
  feature: LoadedLater<Feature>,
  table: CommandTable<Feature>,
): Disposable {
  const registered = Object.entries(table).map(([id, run]) =>
    commands.registerCommand(id, async (...given: unknown[]) => run(await feature.get(), ...(given as never[]))),
  );
  return Disposable.from(...registered);
}

/** Loads a feature when a document of a language is open, which may be so already. */
export function onDocument<Feature extends Part>(feature: LoadedLater<Feature>, language: string): Disposable {
  const look = ({ languageId }: Pick<TextDocument, "languageId">) => {
    if (languageId !== language) return;
    listening.dispose();
    whenIdle(feature);
  };
  const listening = workspace.onDidOpenTextDocument(look);
  workspace.textDocuments.forEach(look);
  return listening;
}

/** Loads features, one after the other, once the editor has been told that the extension is active. */
export function whenIdle(feature: LoadedLater<Part>, ...others: readonly LoadedLater<Part>[]): void {
  setImmediate(() => {
    feature.get().catch((error: unknown) => {
      void window.showErrorMessage(l10n.t("Bootpath could not be loaded completely: {0}", String(error)));
    });
    const [next, ...rest] = others;
    if (next !== undefined) whenIdle(next, ...rest);
  });
}

/**
 * A real VS Code, driven as a person does it: by keys, and by looking.
 *
 *     const editor = await openEditor({ workspace: "examples/5-shell", extension: "dist/bootpath.vsix" });
 *     await editor.openFile("cmdline");
 *     await editor.moveTo(1, 9);
 *     await editor.quickFix("Use rdinit=");
 *     await editor.until("the problem is gone", async () => (await editor.problems()).length === 0);
 *     await editor.close();
 *
 * The workspace is a copy, settings and extensions are fresh, and everything is removed at the end, so a test may change
 * whatever it likes. Nothing sleeps: every method returns when what it asks for is there, and throws after 20 seconds,
 * with a screenshot and the editor's logs saved in `artifacts/e2e/failure-…`. What an extension does on its own (problems,
 * output, notifications) is waited for by the test itself, through `until`.
 */
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { startServer, type RunningServer } from "../../../scripts/vscode/server.js";
import { editorBrowser, editorServer } from "../../../scripts/vscode/setup.js";
import * as panels from "./panels.js";
import * as quickInput from "./quick-input.js";
import * as text from "./text.js";
import { screenshot, until, type Workbench } from "./workbench.js";

export type { Problem } from "./panels.js";
export type { Squiggles } from "./text.js";

/** How to open an editor. */
export interface EditorOptions {
  /** A folder; the editor opens a copy of it with the same name. */
  readonly workspace: string;
  /** A packaged extension, `.vsix`. */
  readonly extension?: string;
  /** User settings, on top of those that keep the window quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Default: light. */
  readonly theme?: Theme;
  /** "restricted" opens the folder as one that the user does not trust. Default: trusted. */
  readonly trust?: "trusted" | "restricted";
}

/** The built-in colour themes. */
export type Theme = keyof typeof THEMES;

const THEMES = {
  light: "Default Light Modern",
  dark: "Default Dark Modern",
  highContrast: "Default High Contrast",
  highContrastLight: "Default High Contrast Light",
} as const;

/** The window's size in pixels. */
const VIEWPORT = { width: 1280, height: 800 };
const START_TIMEOUT_MS = 60_000;

const BROWSER_ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Settings under which nothing moves or pops up on its own. */
const QUIET_SETTINGS = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "telemetry.telemetryLevel": "off",
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "editor.cursorBlinking": "solid",
  "editor.accessibilitySupport": "off",
  // A terminal drawn with elements, which can be read, instead of on a canvas.
  "terminal.integrated.gpuAcceleration": "off",
  "security.workspace.trust.startupPrompt": "never",
  "window.autoDetectColorScheme": false,
  "window.autoDetectHighContrast": false,
};

/** Opens an editor and waits until its window is there. Extensions may still be starting. */
export async function openEditor(options: EditorOptions): Promise<Editor> {
  const program = await editorServer();
  const executablePath = await editorBrowser();
  const home = await mkdtemp(join(tmpdir(), "bootpath-editor-"));
  const closers = [() => rm(home, { recursive: true, force: true, maxRetries: 3 })];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const server = await startServer({ program, ...(await serverOptions(options, home)) });
    closers.push(() => server.stop());
    const browser = await chromium.launch({ executablePath, args: BROWSER_ARGUMENTS });
    closers.push(() => browser.close());
    const page = await openPage(browser, server);
    const workspace = join(home, basename(resolve(options.workspace)));
    const workbench = { page, workspace, logs: join(home, "data/logs") };
    await until(workbench, "the window of the editor is there", () => isReady(page), START_TIMEOUT_MS);
    return new Editor(workbench, close);
  } catch (error) {
    await close();
    throw error;
  }
}

/** An open editor. */
export class Editor {
  readonly #workbench: Workbench;
  /** Closes the window, stops the server and removes all their files. */
  readonly close: () => Promise<void>;

  constructor(workbench: Workbench, close: () => Promise<void>) {
    this.#workbench = workbench;
    this.close = close;
  }

  /** The browser page, for what the methods do not offer. */
  get page(): Page {
    return this.#workbench.page;
  }

  /** The opened folder: a copy that the test may change. */
  get workspace(): string {
    return this.#workbench.workspace;
  }

  /** Asks `probe` until it gives something else than undefined or false; `what` ends "Waited in vain until …". */
  until<T>(what: string, probe: () => Promise<T | undefined | false>, timeoutMs?: number): Promise<T> {
    return until(this.#workbench, what, probe, timeoutMs);
  }

  /** Opens a file of the workspace by name or by path in the workspace (Ctrl+P). */
  openFile(path: string): Promise<void> {
    return quickInput.openFile(this.#workbench, path);
  }

  /** Runs a command by its whole title in the command palette (F1), such as "View: Toggle Word Wrap". */
  runCommand(title: string): Promise<void> {
    return quickInput.runCommand(this.#workbench, title);
  }

  /** Chooses a row of a pick that a command has opened. */
  choose(label: string): Promise<void> {
    return quickInput.choose(this.#workbench, label);
  }

  /** Answers an input box that a command has opened. */
  answer(text: string): Promise<void> {
    return quickInput.answer(this.#workbench, text);
  }

  /** Puts the cursor there (Ctrl+G); line and column count from 1. */
  moveTo(line: number, column: number): Promise<void> {
    return quickInput.moveTo(this.#workbench, line, column);
  }

  /** The whole text of the active text editor, saved or not. */
  editorText(): Promise<string> {
    return text.editorText(this.#workbench);
  }

  /** How many pieces of text in view are underlined. */
  squiggles(): Promise<text.Squiggles> {
    return text.squiggles(this.#workbench);
  }

  /** The hover at the cursor (Ctrl+K Ctrl+I), once it holds `including`. It stays open until the next key. */
  hoverText(including: string): Promise<string> {
    return text.hoverText(this.#workbench, including);
  }

  /** The titles in the menu of fixes at the cursor (Ctrl+.), as it is now. */
  quickFixTitles(): Promise<readonly string[]> {
    return text.quickFixTitles(this.#workbench);
  }

  /** Applies the fix with this title at the cursor (Ctrl+.), waiting until it is offered. */
  quickFix(title: string): Promise<void> {
    return text.quickFix(this.#workbench, title);
  }

  /** All problems in the Problems panel as it is now, sorted by file and position. */
  problems(): Promise<readonly panels.Problem[]> {
    return panels.problems(this.#workbench);
  }

  /** The whole text of an output channel as it is now; shows the channel, which must exist. */
  outputText(channel: string): Promise<string> {
    return panels.outputText(this.#workbench, channel);
  }

  /** The lines in view of the terminal in view. */
  terminalText(): Promise<string> {
    return panels.terminalText(this.#workbench);
  }

  /** The texts in the status bar, in no certain order; the problems are "<errors> <warnings>". */
  statusBar(): Promise<readonly string[]> {
    return panels.statusBar(this.#workbench);
  }

  /** The messages of the notifications in view, newest first. */
  notifications(): Promise<readonly string[]> {
    return panels.notifications(this.#workbench);
  }

  /** Presses a button of a notification, waiting for it. */
  pressNotificationButton(title: string): Promise<void> {
    return panels.pressNotificationButton(this.#workbench, title);
  }

  /** Saves a picture of the window as `artifacts/e2e/<name>.png` and returns its path. */
  screenshot(name: string): Promise<string> {
    return screenshot(this.#workbench, name);
  }
}

async function serverOptions(options: EditorOptions, home: string) {
  const folder = join(home, basename(resolve(options.workspace)));
  await mkdir(folder);
  await cp(options.workspace, folder, { recursive: true });
  return {
    home,
    folder,
    settings: { ...QUIET_SETTINGS, "workbench.colorTheme": THEMES[options.theme ?? "light"], ...options.settings },
    workspaceTrust: options.trust === "restricted" ? ("on" as const) : ("off" as const),
    ...(options.extension === undefined ? {} : { extension: options.extension }),
  };
}

async function openPage(browser: Browser, server: RunningServer): Promise<Page> {
  const context = await browser.newContext({
    viewport: VIEWPORT,
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  await page.goto(server.url);
  return page;
}

/** The window has its parts and knows its folder: from then on it takes keys. */
async function isReady(page: Page): Promise<boolean> {
  if (!(await page.locator(".monaco-workbench").isVisible())) return false;
  if ((await page.locator(".part.statusbar .statusbar-item").count()) === 0) return false;
  return page.locator(".explorer-folders-view .monaco-list").isVisible();
}

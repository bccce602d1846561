/** The boot timeline in a real editor: the chart and its keys, the table, the way to the log, the picture, two boots. */
import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { projectRoot } from "../../scripts/lib/cache.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import type { Editor } from "./support/editor.js";
import { openExamples, openFolder } from "./support/examples.js";
import { hasFocus } from "./support/focus.js";

const fixtures = join(projectRoot, "test/fixtures/timeline");

/** A folder with logs of two kernels, which were recorded with `initcall_debug`. */
function workspaceWithLogs(): string {
  const workspace = join(temporaryFolder(), "logs");
  mkdirSync(workspace);
  for (const name of ["guest-6.12.bootlog", "guest-7.2.bootlog"]) cpSync(join(fixtures, name), join(workspace, name));
  return workspace;
}

describe("The boot timeline in VS Code", function () {
  this.timeout(300_000);
  let editor: Editor;
  let page: Frame;

  before(async () => {
    editor = await openFolder(workspaceWithLogs());
  });
  after(async () => {
    await editor.close();
  });

  it("draws phases, levels and initcalls of the opened log, and lists the slowest first", async () => {
    await editor.openFile("guest-7.2.bootlog");
    await editor.runCommand("Bootpath: Show Boot Timeline");
    page = await panel(editor);
    assert.equal(await page.locator("#title").innerText(), "guest-7.2.bootlog");
    assert.deepEqual(await page.locator(".section").allTextContents(), ["Phases", "Levels", "Initcalls", "Probes"]);
    assert.deepEqual((await names(page)).slice(0, 3), ["chr_dev_init", "brd_init", "ext4_init_fs"]);
    assert.equal(await sortOf(page, "duration"), "descending");
    assert.match(await page.locator("#count").innerText(), /^216 of 216 steps, [\d.]+ ms in total$/);
    await editor.screenshot("timeline-dark");
  });

  it("lets nothing run that it does not know", async () => {
    const policy = await page.locator("meta[http-equiv]").getAttribute("content");
    assert.match(policy ?? "", /^default-src 'none'; style-src 'nonce-\w+'; script-src 'nonce-\w+'$/);
  });

  it("sorts by what a heading says", async () => {
    await page.locator("[data-sort='start']").focus();
    await editor.page.keyboard.press("Enter");
    await editor.until("it is sorted by start", async () => (await sortOf(page, "start")) === "ascending");
    assert.equal((await names(page))[0], "init_hw_perf_events");
    assert.equal(await page.locator(":focus").getAttribute("data-sort"), "start");
    await page.locator("[data-sort='duration']").click();
    await editor.until("it is sorted by duration", async () => (await names(page))[0] === "chr_dev_init");
  });

  it("filters, also by what went wrong", async () => {
    await page.locator("#filter").fill("failed");
    await editor.until("one row is left", async () => (await names(page)).join() === "microcode_init");
    assert.match(await page.locator(".result").innerText(), /^✕ -22 \(failed\)$/);
    await page.locator("#filter").fill("");
    await editor.until("all are there again", async () => (await names(page)).length > 10);
  });

  it("magnifies and moves by keyboard", async () => {
    await page.locator("#chart").focus();
    const whole = await page.locator(".tick").allTextContents();
    assert.equal(whole[0], "0");
    await editor.page.keyboard.press("+");
    await editor.page.keyboard.press("+");
    await editor.until("less is in view", async () => (await firstTick(page)) !== "0");
    const magnified = await firstTick(page);
    await editor.page.keyboard.press("ArrowRight");
    await editor.until("it has moved", async () => (await firstTick(page)) !== magnified);
    await editor.screenshot("timeline-zoomed");
    await editor.page.keyboard.press("0");
    await editor.until("the whole boot is in view", async () => (await firstTick(page)) === "0");
  });

  it("magnifies what a drag covers, and by the wheel with Ctrl", async () => {
    const box = await page.locator("#chart").boundingBox();
    assert.ok(box !== null);
    const y = box.y + 10;
    await editor.page.mouse.move(box.x + 300, y);
    await editor.page.mouse.down();
    await editor.page.mouse.move(box.x + 400, y, { steps: 4 });
    await editor.page.mouse.up();
    await editor.until("the stretch fills the chart", async () => (await firstTick(page)) !== "0");
    await editor.page.keyboard.down("Control");
    await editor.until("it is whole again", async () => {
      await editor.page.mouse.wheel(0, 200);
      return (await firstTick(page)) === "0";
    });
    await editor.page.keyboard.up("Control");
  });

  it("says what a bar is, and leads to its line", async () => {
    // Marked from the table, because a narrow panel has no room for its name on the bar.
    await page.locator("[data-row='0']").focus();
    await editor.page.keyboard.press(" ");
    await editor.until("the bar is marked", async () => (await page.locator(".bar.selected").count()) === 1);
    const bar = page.locator(".bar.selected");
    await bar.hover();
    await editor.until("the tooltip is there", async () =>
      (await page.locator("#tip").innerText()).includes("19.9 ms"),
    );
    assert.match(await page.locator("#tip").innerText(), /chr_dev_init[^]*initcall · fs[^]*line 367/);
    await editor.screenshot("timeline-tooltip");
    await bar.click();
    // The panel keeps the keyboard, so that the status bar says nothing of the line.
    const line = editor.page.locator(".line-numbers.active-line-number");
    await editor.until("the line is shown", async () => (await line.first().innerText()).trim() === "367");
    assert.equal(await page.locator("tr[aria-selected='true'] td").first().innerText(), "chr_dev_init");
  });

  it("goes to a line of the log from the table by keyboard", async () => {
    await page.locator("[data-row='0']").focus();
    await editor.page.keyboard.press("ArrowDown");
    await editor.until("the next row has the focus", async () => (await focusedRow(page)) === "1");
    await editor.page.keyboard.press("End");
    await editor.until("the last row has the focus", async () => (await focusedRow(page)) === "215");
    await editor.page.keyboard.press("Home");
    await editor.until("the first row has the focus", async () => (await focusedRow(page)) === "0");
    await editor.page.keyboard.press("ArrowDown");
    await editor.until("the second row has the focus", async () => (await focusedRow(page)) === "1");
    await editor.page.keyboard.press("Enter");
    await editor.until("the line of brd_init is selected", async () => (await position(editor)).startsWith("Ln 478,"));
    await editor.until("the log has the keyboard", async () => {
      return (await editor.page.locator(".monaco-editor.focused").count()) > 0;
    });
  });

  it("saves the picture", async () => {
    const path = join(editor.workspace, "guest-7.2.bootlog-boot-timeline.svg");
    await page.locator("#save").click();
    await editor.page.locator(".quick-input-widget .monaco-button", { hasText: "OK" }).click();
    await editor.until("the file is written", () => Promise.resolve(existsSync(path) && readFileSync(path).length > 0));
    const svg = readFileSync(path, "utf8");
    assert.match(svg, /^<\?xml[^]*<svg [^]*Linux 7\.2\.13-bootpath[^]*chr_dev_init[^]*<\/svg>\n$/);
    assert.doesNotMatch(svg, /var\(|<script/);
  });

  it("keeps order, filter and view while its tab is hidden, and when the window is opened anew", async () => {
    await page.locator("#filter").fill("probe");
    await editor.until(
      "probes are listed",
      async () => (await names(page))[0] === "deferred_probe_initcall" || (await names(page))[0] === "serio0",
    );
    const listed = await names(page);
    await editor.runCommand("Developer: Reload Window");
    await editor.until("the window is new", () => Promise.resolve(page.isDetached()));
    page = await panel(editor);
    assert.equal(await page.locator("#filter").inputValue(), "probe");
    assert.deepEqual(await names(page), listed);
    await page.locator("#filter").fill("");
  });

  it("compares with another log, the largest difference first", async () => {
    await editor.openFile("guest-6.12.bootlog");
    await editor.runCommand("Bootpath: Compare Boot Timelines...");
    await editor.choose("guest-6.12.bootlog");
    await editor.choose("guest-7.2.bootlog");
    page = await panel(editor, 2);
    const rows = await page.locator("tr[data-row]").allInnerTexts();
    assert.match(rows[0] ?? "", /^kernel\t(?:phase\t)?498\.3 ms\t248\.5 ms\t−249\.8 ms$/);
    assert.match(await page.locator("#count").innerText(), /Initcalls: [\d.]+ ms before, [\d.]+ ms after, −[\d.]+ ms/);
    await editor.screenshot("timeline-compared");
  });
});

describe("The boot timeline of a boot in VS Code", function () {
  this.timeout(300_000);
  let editor: Editor;

  before(async () => {
    editor = await openExamples({}, { theme: "light" });
  });
  after(async () => {
    await editor.close();
  });

  it("shows the last boot, says what would tell more, and writes it into the command line", async () => {
    await editor.openFile("5-shell/cmdline");
    await editor.runCommand("Bootpath: Boot in Emulator");
    await editor.until(
      "the boot has ended",
      async () => (await editor.statusBar()).some((text) => text.includes("Booted")),
      60_000,
    );
    await editor.runCommand("Bootpath: Show Boot Timeline");
    const page = await panel(editor);
    assert.deepEqual(await page.locator(".section").allTextContents(), ["Phases"]);
    assert.equal(await page.locator("#remedy").innerText(), "Add initcall_debug ignore_loglevel to the command line");
    await editor.screenshot("timeline-own-boot");
    await page.locator("#remedy").click();
    await hasFocus(editor, ".editor-group-container .monaco-editor");
    await editor.until("the words are in the command line", async () => {
      return / initcall_debug ignore_loglevel\s*$/.test(await editor.editorText());
    });
    const tabs = editor.page.locator(".tab", { hasText: "cmdline" });
    assert.equal(await tabs.count(), 1, "in the editor in which it was open already");
  });
});

describe("The boot timeline in other themes", function () {
  this.timeout(300_000);
  for (const theme of ["light", "highContrast", "highContrastLight"] as const) {
    it(`is readable in the theme ${theme}`, async () => {
      const editor = await openFolder(workspaceWithLogs(), { theme });
      try {
        await editor.openFile("guest-7.2.bootlog");
        await editor.runCommand("Bootpath: Show Boot Timeline");
        const page = await panel(editor);
        await page.locator("#chart").focus();
        await editor.page.keyboard.press("ArrowDown");
        await editor.until("a bar is selected", async () => (await page.locator(".bar.selected").count()) === 1);
        await editor.screenshot(`timeline-${theme}`);
      } finally {
        await editor.close();
      }
    });
  }
});

/** The page inside the panel, once it shows that many charts. */
function panel(editor: Editor, charts = 1): Promise<Frame> {
  return editor.until(`the panel shows ${charts} charts`, async () => {
    for (const frame of editor.page.frames()) {
      if ((await frame.locator("#chart svg.bootpath-timeline").count()) === charts) return frame;
    }
    return undefined;
  });
}

/** The names in the table, as far as rows are made. */
function names(page: Frame): Promise<string[]> {
  return page.locator("tr[data-row] td:first-child").allInnerTexts();
}

function sortOf(page: Frame, key: string): Promise<string | null> {
  return page.locator(`th:has([data-sort='${key}'])`).getAttribute("aria-sort");
}

async function firstTick(page: Frame): Promise<string> {
  return (await page.locator(".tick").first().textContent()) ?? "";
}

function focusedRow(page: Frame): Promise<string | null> {
  return page.locator(":focus").getAttribute("data-row");
}

async function position(editor: Editor): Promise<string> {
  return (await editor.page.locator("[id='status.editor.selection']").innerText()).trim();
}

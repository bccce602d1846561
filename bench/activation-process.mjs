/**
 * One activation: loads the extension of the folder that is given, as the editor does, over an editor that takes every
 * registration and does nothing. Prints the milliseconds of loading and of `activate()`.
 */
import { createRequire, Module } from "node:module";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

function nothing() {
  return undefined;
}

/**
 * What must not be answered by something that can be called: no promise, a text, no document.
 * @type {Readonly<Record<string | symbol, unknown>>}
 */
const answers = { then: undefined, [Symbol.toPrimitive]: () => "anything", textDocuments: [] };

/**
 * Something that can be called, constructed and asked for anything: a module or a function of the editor.
 * @type {unknown}
 */
const anything = new Proxy(nothing, {
  get: (_, name) => (name in answers ? answers[name] : anything),
  apply: () => anything,
  construct: () => ({ dispose: () => undefined, event: anything }),
});

const loader = /** @type {{ _load: (request: string, ...rest: unknown[]) => unknown }} */ (
  /** @type {unknown} */ (Module)
);
const { _load: loadModule } = loader;
loader._load = (/** @type {string} */ request, /** @type {unknown[]} */ ...rest) =>
  request === "vscode" ? anything : loadModule.call(loader, request, ...rest);

const extensionPath = process.argv[2] ?? ".";
/** @type {(path: string) => unknown} */
const load = createRequire(import.meta.url);
const before = performance.now();
const extension = /** @type {{ activate: (context: object) => void }} */ (
  load(join(extensionPath, "dist/client/extension.cjs"))
);
const loaded = performance.now();
extension.activate({ subscriptions: [], extensionPath, extensionUri: anything });
const activated = performance.now();
console.log(JSON.stringify({ loadMs: loaded - before, activateMs: activated - loaded }));
// What begins after activation is not measured, and would ask more of the editor.
process.exit();

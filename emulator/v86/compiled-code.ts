/**
 * The machine code that V8 made of `v86.wasm`, kept in a file from one process to the next: without it, the first boot of a
 * process waits for the compilers of V8 and runs slower code until they are done. Browsers keep such code by themselves;
 * Node has no function for it, but V8 has two that its own tests use. They are only called in versions of V8 that they
 * were tried with, and what they refuse is compiled as ever.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInThisContext } from "node:vm";
import { compile, type WasmModule } from "./web-assembly.js";

/** Whether code can be kept in this process. */
export function canKeepCode(): boolean {
  // Options that change what V8 compiles with are for people who look into V8: they get none of this.
  const options = [...process.execArgv, process.env["NODE_OPTIONS"] ?? ""].join(" ");
  return (
    triedVersions.some((version) => process.versions.v8.startsWith(version)) &&
    !/wasm|liftoff|turbo|jit|opt\b/.test(options)
  );
}

/** Those of Node 20 and 22. With Node 24 it works, too, but gains nothing. */
const triedVersions: readonly string[] = ["11.3.", "12.4."];

/**
 * Compiles a WebAssembly file, or takes its code from `folder` when that has it. Waits for the disk: it is for a thread of
 * its own. Rejects when the file cannot be read.
 */
export async function compileWithKept(wasmFile: string, folder: string | null): Promise<WasmModule> {
  const bytes = readFileSync(wasmFile);
  const kept = folder === null || !canKeepCode() ? null : readKept(keptFile(folder, bytes), bytes);
  return kept ?? compile(bytes);
}

/**
 * Keeps the code of a module in `folder`, unless it is kept already. To be called when the module has run for long enough
 * to be compiled well. What cannot be written is not kept. Rejects when the file cannot be read.
 */
export async function keepCode(wasmFile: string, folder: string): Promise<void> {
  if (!canKeepCode()) return;
  const bytes = readFileSync(wasmFile);
  const file = keptFile(folder, bytes);
  if (readKept(file, bytes) !== null) return;
  // The process has compiled these bytes, so that V8 gives the code it has.
  const module = await compile(bytes);
  const code = Buffer.from(callNative("(module) => %SerializeWasmModule(module)", module) as ArrayBuffer);
  const partial = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(partial, Buffer.concat([digest(code), code]));
    renameSync(partial, file);
  } catch {
    if (existsSync(partial)) rmSync(partial);
  }
}

/** V8 checks that the code was made by itself, with the same options on a like processor; that it is whole is checked here. */
function readKept(file: string, bytes: Uint8Array): WasmModule | null {
  let content: Buffer;
  try {
    content = readFileSync(file);
  } catch {
    return null;
  }
  const code = new Uint8Array(content.subarray(digestLength));
  if (!digest(code).equals(content.subarray(0, digestLength))) return null;
  const module = callNative("(code, bytes) => %DeserializeWasmModule(code, bytes)", code.buffer, bytes);
  return (module as WasmModule | undefined) ?? null;
}

/** One file for each content of `v86.wasm` and each version of V8. */
function keptFile(folder: string, bytes: Uint8Array): string {
  return join(folder, `${digest(bytes).toString("hex").slice(0, 16)}-${process.versions.v8}-${process.arch}`);
}

function digest(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

const digestLength = 32;

/** Calls a function of V8 that has no other name: `source` is a function that does so. */
function callNative(source: string, ...values: readonly unknown[]): unknown {
  setFlagsFromString("--allow-natives-syntax");
  try {
    return (runInThisContext(source) as (...values: readonly unknown[]) => unknown)(...values);
  } finally {
    setFlagsFromString("--no-allow-natives-syntax");
  }
}

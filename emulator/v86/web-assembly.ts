/** The part of the WebAssembly API that is used here. Node's types leave it out and the DOM's do not fit a worker. */

/** A compiled module: opaque, and can be sent to a worker. */
export interface WasmModule {
  readonly [Symbol.toStringTag]: "WebAssembly.Module";
}

/** What a module gets from JavaScript, and gives to it, by name. */
export type WasmImports = Readonly<Record<string, object>>;
export type WasmExports = Readonly<Record<string, unknown>>;

interface WebAssemblyApi {
  readonly compile: (bytes: Uint8Array) => Promise<WasmModule>;
  readonly instantiate: (module: WasmModule, imports: WasmImports) => Promise<{ readonly exports: WasmExports }>;
}

export const { compile, instantiate } = (globalThis as unknown as { readonly WebAssembly: WebAssemblyApi }).WebAssembly;

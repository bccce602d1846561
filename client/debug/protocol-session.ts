/**
 * One debug session, as the Debug Adapter Protocol has it: Start boots, the console shows the serial line and types into
 * it, Stop ends the machine. There are no threads and no breakpoints: what runs is a whole machine, seen from outside.
 */
import type { Translator } from "../translator.js";

/** A message of the protocol. */
export interface ProtocolMessage {
  readonly seq: number;
  readonly type: string;
}

/** A piece of text for the debug console. */
export interface ConsoleOutput {
  /** `stdout`: what the machine says. `console`: what we say. `stderr`: what went wrong. */
  readonly category: "stdout" | "console" | "stderr";
  readonly text: string;
  /** The responsible place, counted from 1. */
  readonly place?: { readonly path: string; readonly line: number; readonly column: number };
}

/** The machine of a session. */
export interface DebuggedBoot {
  /** Boots what a configuration describes and tells `listener` how it goes. */
  readonly start: (configuration: Readonly<Record<string, unknown>>, listener: DebugListener) => void;
  /** Types into the serial line; false where nothing runs that could listen. */
  readonly type: (text: string) => boolean;
  /** Ends the machine, or the boot before it has one. `told`: the listener will hear of the end. */
  readonly stop: () => "told" | "nothing runs";
}

/** What is told about a boot. */
export interface DebugListener {
  /** The machine runs. */
  readonly onStart: (name: string) => void;
  readonly onOutput: (output: ConsoleOutput) => void;
  /** The boot could not be tried. */
  readonly onFailure: (text: string) => void;
  /** The machine has ended, with the status that a program would have: 0 where the boot went well. */
  readonly onEnd: (exitCode: number) => void;
}

interface Request extends ProtocolMessage {
  readonly command: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** What was typed and is expected to come back: terminals show what one types because the other end repeats it. */
interface Echo {
  readonly request: Request;
  /** Its first line. */
  readonly text: string;
  /** The beginning of it that has come back, which nobody has seen yet. */
  readonly heard: string;
}

/** Answers the requests of one editor. */
export class DebugProtocolSession implements DebugListener {
  private sequence = 1;
  /** The request whose answer waits for the machine. */
  private launch: Request | null = null;
  /** The last request to type that has no answer yet. */
  private echo: Echo | null = null;
  private state: "new" | "starting" | "running" | "ended" = "new";

  /** @param send takes each message for the editor */
  constructor(
    private readonly boot: DebuggedBoot,
    private readonly send: (message: ProtocolMessage) => void,
    private readonly l10n: Translator,
  ) {}

  /** Takes a message of the editor. What is no request is passed over. */
  handle(message: unknown): void {
    const request = asRequest(message);
    if (request === null) return;
    const { l10n } = this;
    switch (request.command) {
      case "initialize":
        this.respond(request, { supportsConfigurationDoneRequest: true, supportsTerminateRequest: true });
        this.event("initialized", {});
        return;
      case "launch":
        this.launch = request;
        this.state = "starting";
        this.boot.start(request.arguments, this);
        return;
      case "evaluate":
        this.evaluate(request);
        return;
      case "threads":
        this.respond(request, { threads: [] });
        return;
      case "setBreakpoints":
      case "setExceptionBreakpoints":
      case "setFunctionBreakpoints":
        this.respond(request, { breakpoints: [] });
        return;
      case "configurationDone":
        this.respond(request, {});
        return;
      case "terminate":
      case "disconnect":
        this.respond(request, {});
        // The editor begins the next session when this one is over: not before its machine has ended.
        if (this.boot.stop() === "nothing runs") this.finish(0);
        return;
      case "pause":
        this.refuse(request, l10n.t("A machine is booted here as a whole: it can be stopped, but not paused."));
        return;
      default:
        this.refuse(request, l10n.t('The debugger of Bootpath does not know the request "{0}".', request.command));
    }
  }

  onStart(name: string): void {
    if (this.state !== "starting") return;
    this.state = "running";
    this.event("process", { name, isLocalProcess: false, startMethod: "launch" });
    this.answerLaunch((request) => {
      this.respond(request, {});
    });
  }

  onOutput(output: ConsoleOutput): void {
    const text = output.category === "stdout" ? this.withoutEcho(output.text) : output.text;
    if (text !== "") this.write({ ...output, text });
  }

  private write({ category, text, place }: ConsoleOutput): void {
    const source = place === undefined ? {} : { source: { path: place.path, name: nameOf(place.path) } };
    const position = place === undefined ? {} : { line: place.line, column: place.column };
    this.event("output", { category, output: text, ...source, ...position });
  }

  onFailure(text: string): void {
    const waits = this.launch !== null;
    this.answerLaunch((request) => {
      this.refuse(request, text);
    });
    if (!waits) this.onOutput({ category: "stderr", text: `${text}\n` });
    this.finish(1);
  }

  onEnd(exitCode: number): void {
    this.answerLaunch((request) => {
      this.respond(request, {});
    });
    this.finish(exitCode);
  }

  private evaluate(request: Request): void {
    const { l10n } = this;
    const { context, expression } = request.arguments;
    if (context !== "repl" || typeof expression !== "string") {
      const reason = l10n.t("There is nothing to evaluate: what is typed into the debug console goes to the machine.");
      this.refuse(request, reason);
    } else if (this.state === "running" && this.boot.type(typed(expression))) {
      this.giveUpEcho();
      this.echo = { request, text: expression.split(/\r?\n/)[0] ?? "", heard: "" };
    } else {
      this.refuse(request, l10n.t("The machine does not run, so nobody reads what is typed."));
    }
  }

  /**
   * Takes the echo out of the machine's text and makes it the result of the request that typed it. The result has a line
   * of its own in the console, and it would be an empty one.
   */
  private withoutEcho(text: string): string {
    if (this.echo === null) return text;
    const heard = this.echo.heard + text;
    const whole = `${this.echo.text}\n`;
    if (heard.startsWith(whole)) {
      this.answerTyping(this.echo.text);
      return heard.slice(whole.length);
    }
    if (whole.startsWith(heard)) {
      this.echo = { ...this.echo, heard };
      return "";
    }
    this.answerTyping("");
    return heard;
  }

  private answerTyping(result: string): void {
    const request = this.echo?.request;
    this.echo = null;
    if (request !== undefined) this.respond(request, { result, variablesReference: 0 });
  }

  /** No echo will be waited for any more. */
  private giveUpEcho(): void {
    const heard = this.echo?.heard ?? "";
    this.answerTyping("");
    if (heard !== "") this.write({ category: "stdout", text: heard });
  }

  private answerLaunch(answer: (request: Request) => void): void {
    const request = this.launch;
    this.launch = null;
    if (request !== null) answer(request);
  }

  private finish(exitCode: number): void {
    if (this.state === "ended") return;
    this.state = "ended";
    this.giveUpEcho();
    this.event("exited", { exitCode });
    this.event("terminated", {});
  }

  private respond({ seq, command }: Request, body: object): void {
    this.emit({ type: "response", request_seq: seq, command, success: true, body });
  }

  private refuse({ seq, command }: Request, text: string): void {
    // The braces of the protocol's place holders would be taken out of a text that is given as format.
    const error = { id: 1, format: "{_text}", variables: { _text: text }, showUser: true };
    this.emit({ type: "response", request_seq: seq, command, success: false, message: text, body: { error } });
  }

  private event(event: string, body: object): void {
    this.emit({ type: "event", event, body });
  }

  private emit(message: { readonly type: string; readonly [key: string]: unknown }): void {
    this.send({ seq: this.sequence++, ...message });
  }
}

/** What is typed for an input of the debug console: the text and Enter; `^C` alone is Ctrl+C, as terminals write it. */
export function typed(input: string): string {
  const control = /^\^([@-_])$/.exec(input)?.[1];
  if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) & 0x1f);
  return `${input.replace(/\r?\n/g, "\r")}\r`;
}

function asRequest(message: unknown): Request | null {
  if (typeof message !== "object" || message === null) return null;
  const { type, seq, command, arguments: given } = message as Readonly<Record<string, unknown>>;
  if (type !== "request" || typeof seq !== "number" || typeof command !== "string") return null;
  const values = typeof given === "object" && given !== null ? (given as Readonly<Record<string, unknown>>) : {};
  return { type, seq, command, arguments: values };
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

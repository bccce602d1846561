/** What a client says about inlay hints, in its settings or when it starts. */
import { defaultHints, type HintSettings, type ModeHints } from "../core/inlay-hints/hint.js";

/** The settings in `inlayHints` of an object that a client has sent; what is no setting of ours is as it is by default. */
export function readHintSettings(answer: unknown): HintSettings {
  const section = propertyOf(answer, "inlayHints");
  const flag = (name: "devices" | "links" | "files" | "commandLine"): boolean => {
    const value = propertyOf(section, name);
    return typeof value === "boolean" ? value : defaultHints[name];
  };
  const modes = propertyOf(section, "modes");
  return {
    modes: isModeHints(modes) ? modes : defaultHints.modes,
    devices: flag("devices"),
    links: flag("links"),
    files: flag("files"),
    commandLine: flag("commandLine"),
  };
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

function isModeHints(value: unknown): value is ModeHints {
  return value === "always" || value === "unusual" || value === "never";
}

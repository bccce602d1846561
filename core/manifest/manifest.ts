/** The parsed manifest under its older module name. */
export * from "./parse.js";

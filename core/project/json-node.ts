/** JSON with places. The parser is a library above this room; this is the form in which its result comes here. */

/** One value of a JSON text and where it stands, in UTF-16 units. */
export interface JsonNode {
  readonly type: "object" | "array" | "property" | "string" | "number" | "boolean" | "null";
  readonly offset: number;
  readonly length: number;
  /** Of a text, number, truth value or null. */
  readonly value?: unknown;
  /** Elements of a list, properties of an object, or name and value of a property, of which the value may be missing. */
  readonly children?: readonly JsonNode[] | undefined;
}

/** A JSON text as it was read. */
export interface JsonDocument {
  /** Null for a text without any value. */
  readonly root: JsonNode | null;
  /** What is not JSON in it; comments and commas behind the last element are taken. */
  readonly errors: readonly JsonError[];
}

/** A place where a text is not JSON. */
export interface JsonError {
  /** What is expected there, in a few words. */
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** One property of an object; the value is missing while it is being written. */
export interface JsonProperty {
  readonly name: string;
  readonly nameNode: JsonNode;
  readonly value: JsonNode | null;
}

/** The properties of an object, in order; none of anything else. */
export function propertiesOf(node: JsonNode): readonly JsonProperty[] {
  if (node.type !== "object") return [];
  return (node.children ?? []).flatMap(({ children = [] }) => {
    const [nameNode, value] = children;
    return typeof nameNode?.value === "string" ? [{ name: nameNode.value, nameNode, value: value ?? null }] : [];
  });
}

/** Signature help for manifest lines: the fields of the line's kind. */
import { linePlaceAt } from "../completion/manifest-place.js";
import { entryFields, type EntryKind, type FieldRole } from "../manifest/entry.js";
import { helpOf, type Form, type FormField, type SignatureHelp } from "./form.js";

/** The help at an offset of a manifest; null in comments, at the type, and behind the last field. Never throws. */
export function manifestSignature(text: string, offset: number): SignatureHelp | null {
  const place = linePlaceAt(text, offset);
  const kind = place?.kind ?? null;
  if (place === null || kind === null || place.role === "type" || place.role === "extra") return null;
  const form = formOf(kind);
  const help = helpOf([form], "");
  if (help === null) return null;
  return { ...help, activeParameter: Math.min(place.index, form.fields.length) - 1 };
}

function formOf(kind: EntryKind): Form {
  const { fields, rest } = entryFields[kind];
  const roles: readonly FieldRole[] = rest === "link" ? [...fields, rest] : fields;
  return {
    start: `${kind} `,
    end: rest === "link" ? " …]" : "",
    about: abouts[kind],
    fits: () => true,
    fields: roles.map((role, index): FormField => {
      const { label, about } = descriptions[role];
      return { before: index === 0 ? "" : role === "link" ? " [" : " ", label, about, lead: null };
    }),
  };
}

const abouts: Readonly<Record<EntryKind, string>> = {
  dir: "Makes a folder. Its own folder must stand further up.",
  file: "Makes a file with the contents of a file of the host.",
  nod: "Makes a device.",
  slink: "Makes a symbolic link.",
  pipe: "Makes a named pipe.",
  sock: "Makes a socket.",
};

const descriptions: Readonly<Record<FieldRole, { readonly label: string; readonly about: string }>> = {
  name: { label: "<name>", about: "The path in the archive, from the root." },
  location: { label: "<location>", about: "The file on the host. ${VARIABLES} are replaced; there can be no blanks." },
  target: { label: "<target>", about: "Where the link leads to: from the root, or from the link's own folder." },
  mode: { label: "<mode>", about: "Permissions as an octal number: 0755, 0644, 0600." },
  uid: { label: "<uid>", about: "The number of the user that owns it: 0 for root." },
  gid: { label: "<gid>", about: "The number of the group that owns it: 0 for root." },
  device: { label: "<dev_type>", about: "c: a character device. b: a block device." },
  major: { label: "<maj>", about: "The major number: which driver." },
  minor: { label: "<min>", about: "The minor number: which device of the driver." },
  link: { label: "<hard link>", about: "Another path of the same file." },
  extra: { label: "", about: "" },
  argument: { label: "", about: "" },
};

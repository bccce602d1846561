/** Names of modules, in the lists of parameters that name modules to load or to leave alone. */
import { foldParameterName } from "../cmdline/names.js";
import { moduleNames } from "../parameters/modules.js";
import { proposal, type Proposal } from "./item.js";
import type { ValuePart, WrittenValue } from "./parameter-values.js";

/** The module names for the piece of the list that the cursor is in; those that it has already are left out. */
export function moduleListPart({ target, typed, text }: WrittenValue): ValuePart {
  const from = typed.lastIndexOf(",") + 1;
  const next = text.indexOf(",", typed.length);
  const to = next < 0 ? text.length : next;
  const others = new Set([...text.slice(0, from).split(","), ...text.slice(to).split(",")].map(foldParameterName));
  const piece = typed.slice(from);
  const key = foldParameterName(piece).toLowerCase();
  const names = moduleNames(target).filter(({ name }) => !others.has(name));
  const starting = names.filter(({ name }) => name.toLowerCase().startsWith(key));
  const containing = key.length < 3 ? [] : names.filter(({ name }) => name.toLowerCase().indexOf(`_${key}`) > 0);
  return { items: [...starting.sort(byUse), ...containing].map((one) => toProposal(one, piece, key)), from, to };
}

function toProposal({ name, folder }: { name: string; folder: string }, piece: string, key: string): Proposal {
  // Spelled with "-" or "_" as the author does, so that an editor's own filter finds it.
  const filterText = name.toLowerCase().startsWith(key) ? piece + name.slice(piece.length) : name;
  return proposal(name, "module", folder, { filterText });
}

/** What people switch off or load by hand when a boot goes wrong. */
const first: readonly string[] = (
  "nouveau amdgpu radeon i915 nvidiafb pcspkr floppy ahci nvme xhci_pci ehci_pci snd_hda_intel iTCO_wdt acpi_cpufreq " +
  "intel_pstate vfio_pci simpledrm virtio_gpu bochs"
).split(" ");

function byUse(a: { readonly name: string }, b: { readonly name: string }): number {
  return placeOf(a.name) - placeOf(b.name) || (a.name < b.name ? -1 : 1);
}

function placeOf(name: string): number {
  const place = first.indexOf(name);
  return place < 0 ? first.length : place;
}

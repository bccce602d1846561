/** A kernel tree of a vendor, as small as one can be. */
import { temporaryFolder, writeFiles } from "./temporary-folder.js";

/** Its list of parameters: one that everybody has, told otherwise, and one of its own. */
const list = `\tacme_mode=\t[ACME,EARLY] How the board starts.
\t\t\tFormat: { fast | safe }
\t\t\tfast -- at once
\t\t\tsafe -- with all checks

\tloglevel=\t[KNL,EARLY]
\t\t\tAcme boards print messages below this level.

\tacme_first=\t[ACME]
\tacme_second=\t[ACME]
\t\t\tTold together.
`;

/** The files of the tree, by path. */
export const vendorTree: Readonly<Record<string, string>> = {
  Makefile: "# SPDX-License-Identifier: GPL-2.0\nVERSION = 6\nPATCHLEVEL = 8\nSUBLEVEL = 3\nEXTRAVERSION = -acme\n",
  "Documentation/admin-guide/kernel-parameters.txt": list,
  "init/Makefile": "obj-y := main.o\n",
  "init/main.c": 'early_param("loglevel", loglevel);\n__setup("acme_undocumented=", acme_setup);\n',
  "drivers/acme/Kconfig": 'config ACME_BOARD\n\ttristate "Acme"\n',
  "drivers/acme/Makefile": "obj-$(CONFIG_ACME_BOARD) += acme-board.o\n",
  "drivers/acme/acme-board.c":
    'static int speed;\nmodule_param(speed, int, 0644);\nMODULE_PARM_DESC(speed, "How fast `it` goes\\n(0: slowly)");\n',
};

/** Writes the tree into a new folder, and returns that. */
export function writeVendorTree(): string {
  return writeFiles(temporaryFolder(), vendorTree);
}

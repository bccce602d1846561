/** The recipe of the guest kernels and the reading of apt's sources: what can be asked without building or fetching. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/lib/cache.js";
import { parseDeb822Sources, parseOneLineSources, sourcesForSuite } from "../../scripts/lib/apt-sources.js";
import { fragmentFolder, readRecipe, unmetOptions } from "../../scripts/guest/recipe.js";
import {
  buildPackages,
  deliveries,
  guestVersions,
  shippedVersion,
  sourcePackageName,
} from "../../scripts/guest/versions.js";

describe("the recipe of the guest kernels", () => {
  it("uses every fragment there is", () => {
    const used = ["base.config", "empty.list", ...deliveries.map((delivery) => `${delivery}.config`)];
    const differing = guestVersions.map((version) => `${version}.config`);
    const unused = readdirSync(fragmentFolder).filter((name) => !used.includes(name) && !differing.includes(name));
    assert.deepEqual(unused, []);
  });

  it("puts the delivery's fragment behind the common ones", async () => {
    const { config } = await readRecipe("6.1");
    assert.match(config.builtin, /CONFIG_VT=y[^]*CONFIG_BASE_FULL=y[^]*CONFIG_INITRAMFS_SOURCE="empty\.list"\n$/);
    assert.match(config.external, /CONFIG_VT=y[^]*CONFIG_BASE_FULL=y[^]*CONFIG_INITRAMFS_SOURCE=""\n$/);
  });

  it("names no option twice in one fragment", () => {
    for (const fragment of readdirSync(fragmentFolder)) {
      const names = readFileSync(join(fragmentFolder, fragment), "utf8").match(/^(?:# )?CONFIG_\w+(?==| is)/gm) ?? [];
      const bare = names.map((name) => name.replace("# ", ""));
      assert.deepEqual(bare, [...new Set(bare)], fragment);
    }
  });

  it("is explained to whoever builds by hand", () => {
    const readme = readFileSync(join(projectRoot, "guest/README.md"), "utf8");
    for (const name of [...buildPackages, sourcePackageName(shippedVersion)]) {
      assert.match(readme, new RegExp(`\\b${name.replaceAll(".", "\\.")}\\b`), name);
    }
  });
});

describe("unmetOptions", () => {
  it("tells what became of a wanted option", () => {
    const actual = 'CONFIG_A=y\n# CONFIG_B is not set\nCONFIG_N=4\nCONFIG_S="x"\n';
    assert.deepEqual(unmetOptions(actual, actual), []);
    assert.deepEqual(unmetOptions("CONFIG_B=y\nCONFIG_N=5\nCONFIG_GONE=y\n", actual), [
      "CONFIG_B=y became n",
      "CONFIG_N=5 became 4",
      "CONFIG_GONE=y became nothing",
    ]);
  });

  it("takes an absent option for one that is not set", () => {
    assert.deepEqual(unmetOptions("# CONFIG_GONE is not set\n", ""), []);
    assert.deepEqual(unmetOptions("# CONFIG_A is not set\n", "CONFIG_A=y\n"), ["CONFIG_A=n became y"]);
  });

  it("looks at the last line of an option, as Kconfig does", () => {
    assert.deepEqual(unmetOptions("CONFIG_A=y\n# CONFIG_A is not set\n", ""), []);
  });
});

describe("apt's sources", () => {
  const oneLine = `# deb http://mirror.test/debian old main
deb-src http://mirror.test/debian bookworm main
deb [arch=amd64 signed-by=/keys/debian.gpg] http://mirror.test/debian bookworm main contrib # the archive
deb http://mirror.test/debian-security bookworm-security main
`;

  it("are read in the one-line form", () => {
    const [main, security, ...others] = parseOneLineSources(oneLine);
    assert.deepEqual(main, {
      uris: ["http://mirror.test/debian"],
      suites: ["bookworm"],
      components: ["main", "contrib"],
      signedBy: "/keys/debian.gpg",
      trusted: false,
    });
    assert.deepEqual(security?.suites, ["bookworm-security"]);
    assert.equal(security.signedBy, null);
    assert.deepEqual(others, []);
  });

  const deb822 = `Types: deb deb-src
# a comment inside
URIs: http://mirror.test/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /keys/debian.gpg

Enabled: no
Types: deb
URIs: http://other.test/
Suites: bookworm
Components: main
`;

  it("are read in the deb822 form", () => {
    assert.deepEqual(parseDeb822Sources(deb822), [
      {
        uris: ["http://mirror.test/debian"],
        suites: ["bookworm", "bookworm-updates"],
        components: ["main"],
        signedBy: "/keys/debian.gpg",
        trusted: false,
      },
    ]);
  });

  it("lead to another suite on the same mirror", () => {
    for (const sources of [parseOneLineSources(oneLine), parseDeb822Sources(deb822)]) {
      assert.equal(
        sourcesForSuite(sources, "bookworm", "sid"),
        "Types: deb\nURIs: http://mirror.test/debian\nSuites: sid\nComponents: main\nSigned-By: /keys/debian.gpg\n",
      );
    }
  });

  it("keep a key that is written into them", () => {
    const sources = parseDeb822Sources(`Types: deb
URIs: http://mirror.test/debian
Suites: bookworm
Components: main
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 mQ==
 -----END PGP PUBLIC KEY BLOCK-----
`);
    assert.match(
      sourcesForSuite(sources, "bookworm", "sid") ?? "",
      /\nSigned-By: \n -----BEGIN PGP PUBLIC KEY BLOCK-----\n \.\n mQ==\n -----END PGP PUBLIC KEY BLOCK-----\n$/,
    );
  });

  it("lead nowhere without Debian's main archive", () => {
    assert.equal(sourcesForSuite(parseOneLineSources("deb http://x.test/ ./\n"), "bookworm", "sid"), null);
    assert.equal(sourcesForSuite([], "bookworm", "sid"), null);
  });
});

/** The Debian packages that documents come from, by version and digest: data, whatever the archive has today. */

export interface DebianPackage {
  name: string;
  /** With its epoch, as Debian writes it. */
  version: string;
  /** The release of Debian whose package it is. */
  codename: string;
  /** Of the `.deb`; of a source package, of the tarball of upstream's sources. */
  sha256: string;
  source?: true;
}

const BULLSEYE = { codename: 'bullseye', version: '1:5.2+dfsg-11+deb11u3' };
const BOOKWORM = { codename: 'bookworm', version: '1:7.2+dfsg-7+deb12u18+b3' };
const TRIXIE = { codename: 'trixie', version: '1:10.0.13+ds-0+deb13u1' };
const FORKY = { codename: 'forky', version: '1:11.1.2+ds-3' };

type Release = Pick<DebianPackage, 'codename' | 'version'>;

const binary = (name: string, release: Release, sha256: string): DebianPackage => ({
  name,
  ...release,
  sha256,
});
const x86 = (release: Release, sha256: string) => binary('qemu-system-x86', release, sha256);
const common = (release: Release, sha256: string) => binary('qemu-system-common', release, sha256);
const utils = (release: Release, sha256: string) => binary('qemu-utils', release, sha256);
const agent = (release: Release, sha256: string) => binary('qemu-guest-agent', release, sha256);

/** By release of QEMU: which has qemu-system-x86_64, its manual, the storage daemon with its own, and the agent with its own. */
export const PACKAGES = {
  '5.2': {
    system: x86(BULLSEYE, '466b7e89c5d04650f255b6b1f09ba0494401bbeccb281f4c3907955c4f426c6f'),
    manual: common(BULLSEYE, '57ac1d1ca4b4e38a55e88e7c33bd37fd60132be11c47ad4197e76680b4796630'),
    daemon: common(BULLSEYE, '57ac1d1ca4b4e38a55e88e7c33bd37fd60132be11c47ad4197e76680b4796630'),
    agent: agent(BULLSEYE, '65b8e3802c51b2b4f35af201c385106ab88745ad9c018f622bb285a1f301ed80'),
  },
  '7.2': {
    system: x86(BOOKWORM, 'faf17e2cc7323acbb36bbd6329b61080e7ead0ebb92d33155f41b17d8db6fe15'),
    manual: common(BOOKWORM, 'cc6bbe2d5e0b9ed6306f054008967b0564dc06b2558ea5142590f522ccca9b2b'),
    daemon: common(BOOKWORM, 'cc6bbe2d5e0b9ed6306f054008967b0564dc06b2558ea5142590f522ccca9b2b'),
    agent: agent(BOOKWORM, 'ffdc7852decec129a903acf1b9ac083859cabee60e7b24477b652f36e228e808'),
  },
  '10.0': {
    system: x86(TRIXIE, '5e841d0723a657fd8bc2e9e1a085d24f47fcb3e4a0f94762e6c38b429f22fbb1'),
    manual: common(TRIXIE, '3a99dc23c42c66bb7e96dc1f2ba12b1797d154a472fbdb1cfcd822d9fb69e85b'),
    daemon: utils(TRIXIE, '6d31339b1630153fe7c5f8a51426b8fa6ce35731aeb015a84f2d333c4e4dca30'),
    agent: agent(TRIXIE, '7d7d6be6a52d6ea21eabdb78f686e4bb886f933171d33f5f3cf3cf2390343abd'),
  },
  '11.1': {
    system: x86(FORKY, '64d9bbbd6e27a4495f9774b66e11d821edc789f4d84dd47821e17b43b37e0c2a'),
    manual: common(FORKY, '0e1f7598389db2bca9474572439c3660b963c02ee61f9b567bf3fa6d7b9c1bde'),
    daemon: utils(FORKY, '70e46bce93eb13cfb0c1daa332700b3cc55dc211eff12199e4006e42c550042d'),
    agent: agent(FORKY, 'eb6c5dd7b58c39030c6049dbf2ba90af34e451c3aa407bfb1ae2668440e5953d'),
  },
} as const;

/** Upstream's 7.2.0, without Debian's patches: the tarball that all of Debian's sources of 7.2 begin with. */
export const SOURCE_7_2: DebianPackage = {
  name: 'qemu',
  version: '1:7.2+dfsg-7+deb12u18',
  codename: 'bookworm',
  sha256: '91aca71520040edc40b8d437aa3004dae614f58e286cf653ee8996c07af2962f',
  source: true,
};

/** The folder of what was taken from it, as the archive names files: without the epoch. */
export function packageFolder({ name, version }: DebianPackage): string {
  return `${name}_${version.replace(/^\d+:/, '')}`;
}

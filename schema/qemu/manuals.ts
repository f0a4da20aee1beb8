/** Where QEMU's builds and distributions put the reference manuals of QMP: facts, each with what it rests on. */
import type { CatalogProgram } from '../catalogs.js';

/** The page of each program's manual, without section: QEMU's docs/meson.build names them. */
export const PAGES: Readonly<Record<CatalogProgram, string>> = {
  'qemu-system': 'qemu-qmp-ref',
  'qemu-storage-daemon': 'qemu-storage-daemon-qmp-ref',
  'qemu-ga': 'qemu-ga-ref',
};

export interface ManualPlace {
  /** What the path is relative to: the prefix that the program is installed in, or the directory that it was built in. */
  under: 'prefix' | 'build';
  /** `PAGE` stands for the page's name. */
  path: string;
  because: string;
}

/**
 * In the order of preference: a man page is what the catalogs are made of, and has no navigation around it. Each is
 * looked for as it is and compressed with gzip.
 */
export const PLACES: readonly ManualPlace[] = [
  {
    under: 'prefix',
    path: 'share/man/man7/PAGE.7',
    because: 'mandir of QEMU’s meson.build; Debian compresses it',
  },
  { under: 'prefix', path: 'man/man7/PAGE.7', because: 'mandir of FreeBSD’s packages for long' },
  {
    under: 'prefix',
    path: 'share/doc/qemu/interop/PAGE.html',
    because: 'docdir and qemu_suffix of QEMU’s meson.build, since the manuals are one',
  },
  {
    under: 'prefix',
    path: 'share/doc/qemu-system-common/interop/PAGE.html',
    because: 'Debian’s qemu-system-data, since 10.0',
  },
  {
    under: 'prefix',
    path: 'share/doc/qemu-utils/PAGE.html',
    because: 'Debian’s qemu-utils, which has the storage daemon and its manual, since 10.0',
  },
  {
    under: 'prefix',
    path: 'share/doc/packages/qemu/interop/PAGE.html',
    because: 'docdir of openSUSE’s packages',
  },
  {
    under: 'prefix',
    path: 'share/doc/qemu/PAGE.html',
    because: 'qemu_docdir of QEMU’s Makefile, before manuals were in folders',
  },
  { under: 'build', path: 'docs/PAGE.7', because: 'build directory of QEMU’s docs/meson.build' },
  {
    under: 'build',
    path: 'docs/manual/interop/PAGE.html',
    because: 'output directory of QEMU’s docs/meson.build',
  },
];

/** Directories of a prefix that programs are in; `libexec` has those that no user calls (qemu-kvm, Xen’s). */
export const PROGRAM_DIRECTORIES: ReadonlySet<string> = new Set(['bin', 'sbin', 'libexec']);

/** Endings of compressed pages that nothing here reads: Gentoo's, Mageia's, and what man-db can read as well. */
export const UNREADABLE: readonly string[] = ['.bz2', '.xz', '.zst'];

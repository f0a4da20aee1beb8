/**
 * What went without a word and yet is missed by no client: it never was sent, or never was accepted, or is where it was
 * for everything that a client could do before. QEMU's manual of the QAPI code generator ("Compatibility considerations")
 * lets go what cannot be sent any more. Each fact was seen in QEMU's history, and where it says `tried` on the server too.
 */
import { compareReleases } from '../compare/release.js';

interface CompatibleRemoval {
  entities: readonly string[];
  /** Parts of the path, after which anything may follow. */
  within?: string;
  /** Endings of the path, the value of an enum last. */
  ends?: readonly string[];
  /** The release that lacks it first. */
  gone: string;
  /** One clause. */
  because: string;
}

const COMPATIBLE_REMOVALS: readonly CompatibleRemoval[] = [
  {
    entities: ['blockdev-create'],
    ends: ['cipher-alg.des-rfb'],
    gone: '6.1',
    because: 'it never made an image: 5.2 ends such a job with an error (tried; QEMU commit 83bee4b51f)',
  },
  {
    entities: ['query-block', 'query-named-block-nodes'],
    within: 'format-specific.type=vmdk.data.extents[]',
    gone: '8.0',
    because: '7.2 never sends it of an extent (tried; QEMU commit 456e75171a)',
  },
  {
    entities: ['query-sev'],
    ends: ['policy', 'handle'],
    gone: '9.1',
    because:
      'it is still sent of every guest that older versions can start: only those of the new type sev-snp lack it (QEMU commit 59d3740cb4)',
  },
  {
    entities: ['query-cpu-model-expansion'],
    ends: ['deprecated-props'],
    gone: '10.1',
    because:
      'it was there for s390x only, where it is sent still: it is optional since all machines may send it (qapi/machine.json of 10.2)',
  },
];

/** Why nobody misses what is gone between two versions (`to` null: by now); null when somebody may. */
export function compatibleRemoval(entity: string, path: string, to: string | null): string | null {
  const found = COMPATIBLE_REMOVALS.find(
    ({ entities, within, ends, gone }) =>
      entities.includes(entity) &&
      (within === undefined || path.includes(`${within}.`)) &&
      (ends === undefined || ends.some((end) => path === end || path.endsWith(`.${end}`))) &&
      (compareReleases(gone, to) ?? 0) <= 0,
  );
  return found?.because ?? null;
}

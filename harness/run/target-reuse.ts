/** A target that served a case, and may serve the next one as a new target would. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SHOWN_BY } from '../../schema/qemu/derived.js';
import type { Case } from '../../suites/case.js';
import { changes, type Digest, type Query, takeDigest } from './state-digest.js';
import type { TestTarget } from './test-target.js';

/** What a server does when a session is closed may be under way still. */
const LOOKS = 3;

export class TargetReuse {
  private constructor(
    private readonly testTarget: TestTarget,
    private readonly queries: readonly Query[],
    private readonly digest: Digest,
    private readonly files: ReadonlySet<string>,
    private readonly served: Case,
  ) {}

  /** Of a test target that nothing has been done on; null where it is not worth it, or nothing could be compared later. */
  static async of(
    testTarget: TestTarget,
    testCase: Case,
    queries: readonly Query[],
  ): Promise<TargetReuse | null> {
    const { pid, reconnects } = testTarget.target;
    const asked = queries.filter(({ execute }) => testCase.needs.cleansUp?.includes(execute));
    const has = (query: string | undefined) => asked.some(({ execute }) => execute === query);
    const telling = asked.filter(({ execute }) => !has(SHOWN_BY.get(execute)));
    if (pid === null || !reconnects || telling.length === 0) return null;
    const digest = await answers(testTarget, telling);
    return new TargetReuse(testTarget, telling, digest, new Set(await filesOf(testTarget)), testCase);
  }

  /** Whether that case may take it for a new one. */
  serves(testCase: Case): boolean {
    return mayFollow(this.served, testCase);
  }

  /**
   * Whether what tells of such cases is answered as when it was new; after one that made no contact it need not be asked. Then its
   * scratch directory is as it was, too.
   */
  async again(noContact: boolean): Promise<boolean> {
    const { testTarget, queries, digest, files } = this;
    for (let look = 0; look < LOOKS; look++) {
      if (!noContact && changes(digest, await answers(testTarget, queries)).length > 0) continue;
      const there = await filesOf(testTarget);
      // A server that listens elsewhere now has taken its socket with it.
      if ([...files].some((name) => !there.includes(name))) return false;
      const left = there.filter((name) => !files.has(name));
      await Promise.all(
        left.map((name) => rm(join(testTarget.target.hostScratch, name), { recursive: true, force: true })),
      );
      return true;
    }
    return false;
  }
}

/** Where the target has one address only, the case needs it. */
async function answers(testTarget: TestTarget, queries: readonly Query[]): Promise<Digest> {
  const digest = await takeDigest(await testTarget.main(), queries);
  await testTarget.closeSessions();
  return digest;
}

/** Whether a case may have the target of one that puts back what it does; the last one need not put back anything. */
export function mayFollow({ needs: before }: Case, { needs }: Case): boolean {
  const fits = needs.cleansUp ? String(needs.cleansUp) === String(before.cleansUp) : Boolean(needs.fresh);
  return before.cleansUp !== undefined && fits && machineOf({ needs }) === machineOf({ needs: before });
}

/** The same for cases that are started with the same arguments. */
export function machineOf({ needs }: Pick<Case, 'needs'>): string {
  return JSON.stringify(needs.machine ?? null);
}

async function filesOf({ target }: TestTarget): Promise<string[]> {
  return readdir(target.hostScratch);
}

/** Programs that tests of real targets need. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';

const DIRECTORIES = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/sbin'];

/** Roots with a QEMU of another version, by name. */
export const ROOTS = process.env.QMPSPEC_ROOTS ?? '/opt/qemu';

/** Why tests that change users or roots are skipped; null when they need not be. */
export const NOT_ROOT = process.getuid?.() === 0 ? null : 'only root may change users and roots';

function installed(program: string): boolean {
  return DIRECTORIES.some((directory) => existsSync(join(directory, program)));
}

/**
 * A describe that is skipped, saying why, where something is missing; with QMPSPEC_REQUIRE_TARGETS=1 it runs and fails.
 * What is looked for below {@link ROOTS} is never required: packages do not bring a QEMU of another release.
 */
export function describeWith(title: string, missing: string | null, body: () => void): void {
  const required = process.env.QMPSPEC_REQUIRE_TARGETS === '1' && !missing?.includes(ROOTS);
  if (missing === null || required) describe(title, body);
  else describe.skip(`${title} (skipped: ${missing})`, body);
}

/** What to say of a program that is not installed. */
export function lacking(program: string): string | null {
  return installed(program) ? null : `${program} is not installed`;
}

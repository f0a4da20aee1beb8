import { basename } from 'node:path/posix';

/**
 * `share/man/man7/qemu-qmp-ref.7.gz` of 11.1.2 → `man-qemu-qmp-ref-11.1`: what a catalog of the page is called, so that
 * the ids of cases stay the same once it is shipped.
 */
export function idOfManual(path: string, version: string | null): string {
  const name = basename(path).replace(/\.gz$/, '');
  const kind = name.endsWith('.html') ? 'html' : 'man';
  const release = /^\d+\.\d+/.exec(version ?? '')?.[0];
  return [kind, name.replace(/\.(?:html|7)$/, ''), ...(release === undefined ? [] : [release])].join('-');
}

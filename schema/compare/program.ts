/** Which program an interface is that of. */
import type { CatalogProgram } from '../catalogs.js';
import type { Interface } from '../model.js';

/** By the name of an executable; null for those that nobody knows. */
export function programNamed(name: string): CatalogProgram | null {
  if (name.startsWith('qemu-system-')) return 'qemu-system';
  return name === 'qemu-storage-daemon' || name === 'qemu-ga' ? name : null;
}

/** By what it has: only the agent has `guest-*`, and the storage daemon has no machine to stop or to add devices to. */
export function documentProgram({
  document,
  commands,
}: Pick<Interface, 'document' | 'commands'>): CatalogProgram {
  const names = Object.keys(commands);
  if (names.some((name) => name.startsWith('guest-'))) return 'qemu-ga';
  if (/storage-daemon/.test(`${document.id} ${document.title}`)) return 'qemu-storage-daemon';
  const whole = names.includes('qmp_capabilities');
  return whole && !names.includes('device_add') ? 'qemu-storage-daemon' : 'qemu-system';
}

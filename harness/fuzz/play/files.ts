/** The files that lie in the target's working directory. */
import { putFile } from '../../target/place/inside.js';

/** Sparse files that the target's user may write to. Sizes in bytes. Throws OutsideError. */
export function layOut(directory: string, files: Readonly<Record<string, number>>): void {
  for (const [name, size] of Object.entries(files)) putFile(directory, name, { size });
}

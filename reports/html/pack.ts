/** A value as text for a script element: JSON, deflated, in base64. No character of it means anything to HTML. */
import { deflateSync } from 'node:zlib';

export function pack(value: unknown): string {
  return deflateSync(JSON.stringify(value), { level: 9 }).toString('base64');
}

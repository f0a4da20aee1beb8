/** Bytes for the wire mode: sound messages, spoiled in up to four ways. */
import type { Random } from 'fast-check';
import { chance, pick } from '../draw.js';
import { MUTATIONS } from './mutations.js';

/** A command that no server has. */
export const NO_COMMAND = 'no-such-command';

const SOUND = [
  '{"execute": "query-version"}',
  '{"execute": "query-commands", "id": 1}',
  '{"execute": "query-version", "arguments": {}, "id": {"a": [1, 2.5, null, true, "\\u00e9"]}}',
  '{"execute": "query-name", "arguments": {"a": 1}}',
  '{"execute": "qmp_capabilities"}',
  '{"execute": "qmp_capabilities", "arguments": {"enable": ["oob"]}}',
  '{"exec-oob": "query-version", "id": "o"}',
  `{"execute": "${NO_COMMAND}", "id": 18446744073709551615}`,
  "{'execute': 'query-version', 'id': 'it\\'s'}",
  '[]',
  '"text"',
  '1',
];

export function rawBytes(random: Random): Buffer {
  let bytes = Buffer.from(`${pick(random, SOUND)}\r\n`);
  for (let more = random.nextInt(0, 3); more > 0; more--) {
    if (chance(random, 1, 2)) bytes = Buffer.concat([bytes, Buffer.from(pick(random, SOUND) as string)]);
  }
  for (let more = random.nextInt(0, 4); more > 0; more--) {
    bytes = Buffer.from((pick(random, MUTATIONS) as (typeof MUTATIONS)[number])(bytes, random));
  }
  return bytes;
}

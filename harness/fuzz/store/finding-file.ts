/** A finding as a file, and back. */
import { createHash } from 'node:crypto';
import { checkOf, faultText } from '../../../schema/file/check.js';
import { parseFileJson } from '../../../schema/file/json.js';
import { isObject, type JsonObject, type JsonValue } from '../../../schema/json.js';
import { stringifyJson } from '../../../schema/json-text.js';
import { FINDING_FORMAT, type FuzzFinding } from '../../finding.js';
import { COMPLETED, FINDING_SCHEMA } from './finding-schema.js';

/** The same finding has the same name wherever it is found. */
export function fileNameOf({ kind, signature }: Pick<FuzzFinding, 'kind' | 'signature'>): string {
  const hash = createHash('sha256').update(`${kind} ${signature}`).digest('hex').slice(0, 12);
  return `${kind}-${hash}.json`;
}

/** A member a line, so that people can read it; values exact. */
export function writeFinding(finding: FuzzFinding): string {
  const lines = Object.entries(finding).map(([name, value]) => {
    const text =
      name === 'steps' || name === 'transcript'
        ? listText(value as unknown as JsonValue[])
        : stringifyJson(value as JsonValue);
    return `  ${JSON.stringify(name)}: ${text}`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** Throws an Error of one sentence when the text is no finding. */
export function readFinding(text: string): FuzzFinding {
  let value: JsonValue;
  try {
    value = parseFileJson(text);
  } catch (error) {
    throw new Error(`expected a finding, and it is no JSON: ${(error as Error).message}`);
  }
  if (!isObject(value) || value.format !== FINDING_FORMAT) {
    throw new Error(`expected a finding of format ${FINDING_FORMAT}, which this is not`);
  }
  const wrong = check(value);
  if (wrong !== null) throw new Error(`expected a finding, and it is none: ${faultText(wrong)}`);
  const { target } = value as { target: JsonObject };
  return {
    ...structuredClone(COMPLETED),
    ...value,
    target: { kind: String((target.command as JsonValue[])[0] ?? ''), version: null, ...target },
  } as unknown as FuzzFinding;
}

const check = checkOf(FINDING_SCHEMA);

function listText(list: JsonValue[]): string {
  return list.length === 0
    ? '[]'
    : `[\n${list.map((element) => `    ${stringifyJson(element)}`).join(',\n')}\n  ]`;
}

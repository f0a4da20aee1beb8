/** A finding as a case that `run --cases` plays: what once broke the target must not break it again. */
import { createHash } from 'node:crypto';
import type { FindingStep, FuzzFinding } from '../../harness/finding.js';
import { holdsSpelled } from '../../schema/file/plain-view.js';
import { isObject, type JsonObject, type JsonValue } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';
import { shellLine } from '../text/shell.js';
import { visible } from '../text/visible.js';
import { yamlText } from '../text/yaml.js';

/** Null when a case cannot say it: cases send requests as YAML spells them, never bytes, and look at replies only. */
export function caseFile(finding: FuzzFinding): string | null {
  const { kind, signature, title, steps, files, cites, target } = finding;
  if (kind === 'leak' || steps.some(({ bytes, send }) => bytes || holdsSpelled(send))) return null;
  const hash = createHash('sha256').update(`${kind} ${signature}`).digest('hex').slice(0, 12);
  const machine = target.command.slice(1);
  const scenario = {
    id: `fuzz/${kind}/${hash}`,
    title: dollars(`no more: ${title}`),
    level: 'MUST',
    ...(cites.length > 0 ? { cites } : {}),
    ...(machine.length > 0 ? { machine } : {}),
    given: Object.entries(files)
      .filter(([name]) => stringifyJson(steps as unknown as JsonValue).includes(name))
      .map(([path, size]) => ({ stimulus: 'write-file', with: { path, size } })),
    steps: [
      ...steps.map((step, i) => stepOf(step, kind === 'accepted' && i === steps.length - 1)),
      { execute: 'query-commands' },
    ],
  };
  return `# ${visible(`${shellLine(target.command)}: ${signature.replaceAll(/\s+/g, ' ')}`)}\n${yamlText(scenario)}`;
}

function stepOf({ send, session }: FindingStep, refused: boolean): JsonObject {
  const request = isObject(send) ? send : {};
  const { arguments: args } = request;
  return {
    execute: (request.execute ?? request['exec-oob']) as JsonValue,
    ...(args === undefined ? {} : { arguments: escaped(args) }),
    ...(refused ? { error: 'any' } : { either: true }),
    ...('exec-oob' in request ? { oob: true } : {}),
    ...(session > 0 ? { session: `s${session}` } : {}),
  };
}

/** In a case, `$` stands for something else than itself. */
function escaped(value: JsonValue): JsonValue {
  if (typeof value === 'string') return dollars(value);
  if (Array.isArray(value)) return value.map(escaped);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, escaped(inner)]));
}

const dollars = (text: string) => text.replaceAll('$', '$$$$');

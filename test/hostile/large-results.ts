/** Stored results larger than what reports may keep of them: bounded by how many they are, not by what they say. */
import type { Behaviour } from './behaviour.js';
import { CASE, FAILED, lines, RUN, SUMMARY, type Values } from './samples.js';

const FILE = 'results.jsonl';

/** Every third case fails, for a cause of many, with messages; `bytes`: how large the file is. */
function results(bytes: number, run: Values = {}): string {
  const parts: string[] = [];
  const counts = { pass: 0, fail: 0, inapplicable: 0, blocked: 0, unreached: 0, known: 0, unexpectedPass: 0 };
  for (let size = 0, n = 0; size < bytes; n++) {
    const id = `command/c${n % 500}/argument/m${n}/missing`;
    const fails = n % 3 === 0;
    counts[fails ? 'fail' : 'pass']++;
    const told = fails ? { ...FAILED, findings: [findingOf(n)], transcript: transcriptOf(n) } : CASE;
    const text = lines({ ...told, id, title: `c${n % 500} requires m${n}` });
    parts.push(text);
    size += text.length;
  }
  const failing = { MUST: counts.fail, SHOULD: 0, MAY: 0 };
  const head = { ...RUN, ...run, listed: parts.length };
  return lines(head) + parts.join('') + lines({ ...SUMMARY, counts, failing });
}

const findingOf = (n: number) => ({
  ...{ check: `rejection/${n % 40}`, message: `it was taken without m${n}`, expected: 'GenericError' },
  ...{ actual: { return: { n } }, cites: [{ doc: 'd', entity: `c${n % 500}`, line: n % 5000 }] },
});

const transcriptOf = (n: number) =>
  [0, 1, 2, 3].map((t) => ({
    ...{ t, session: 0, dir: t % 2 === 0 ? '→' : '←' },
    msg: `{"execute":"c${n}","arguments":${JSON.stringify('x'.repeat(300))},"id":${t}}`,
  }));

/** The most that it may take: what every report takes, and a part of what the file has. */
const SMALL = { megabytes: 40, memoryMb: 260, seconds: 60 };
const LARGE = { megabytes: 200, memoryMb: 400, seconds: 240 };

function large(
  name: string,
  args: readonly string[],
  { megabytes, memoryMb, seconds }: typeof SMALL,
  run: Values = {},
  writes = /^out$/,
): Behaviour {
  return {
    ...{ name: `${megabytes} MB of results, ${name}`, args, status: [0, 1], memoryMb, seconds, writes },
    files: { [FILE]: () => results(megabytes * 1e6, run) },
  };
}

const SHARD = { shard: { index: 1, of: 1 } };

function all(size: typeof SMALL): Behaviour[] {
  return [
    ...['html', 'sarif', 'junit', 'md', 'json', 'tap', 'github', 'badge'].map((kind) =>
      large(`as ${kind}`, ['report', FILE, `--${kind}`, 'out'], size),
    ),
    large('compared', ['diff', FILE, FILE], size),
    large('merged', ['merge', FILE, '--report', 'json=out'], size, SHARD),
    {
      ...large('through a pipe', ['report', '/dev/stdin', '--md', 'out'], size),
      shell: `cat ${FILE} | "$@"`,
    },
  ];
}

/** CI tries those that once took most. */
const SHORT = /as html|as sarif|compared|merged|through a pipe/;

export const LARGE_RESULTS: readonly Behaviour[] = [
  ...all(SMALL).map((each): Behaviour => (SHORT.test(each.name) ? each : { ...each, long: true })),
  ...all(LARGE).map((each): Behaviour => ({ ...each, long: true })),
];

/** The results of the largest matrix there may be, made up: every version lists its own cases, and fails some. */

const RULES = [
  'missing',
  'unexpected',
  'known',
  'reply',
  'alternate/null',
  'type/string',
  'range/below',
  'enum/unknown',
];
const REPLY = { error: { class: 'GenericError', desc: "Parameter 'node-name' is missing" } };

/** Events of `targets` runs of about `cases` cases, of which three in a hundred fail and keep their messages. */
export function* matrixEvents(cases, targets) {
  for (let t = 0; t < targets; t++) {
    const events = Array.from({ length: cases }, (_, n) => caseOf(n, t));
    yield runOf(t, cases);
    yield* events;
    yield summaryOf(events);
  }
}

function caseOf(n, t) {
  const command = `block-command-number-${n % 217}`;
  const argument = `member-${Math.floor(n / 217) % 40}`;
  const rule = RULES[n % RULES.length];
  // A tenth of the cases hold a target to the document of its own version.
  const document = n % 10 === 0 ? `document/qemu-system-${t}.0/` : '';
  const id = `${document}command/${command}/argument/${argument}/${rule}/${n}`;
  const failed = (n * 7 + t) % 100 < 3;
  const blocked = n % 13 === t;
  const cites = [{ doc: `introspection of qemu ${t}`, entity: command, line: (n * 31 + t) % 9000 }];
  const findings = [
    { check: `rule/${n % 50}`, message: `${argument} was taken`, expected: REPLY, actual: REPLY, cites },
  ];
  const transcript = Array.from({ length: 8 }, (_, m) => ({
    ...{ t: m * 0.7 + n / 1000, session: 0, dir: m % 2 ? '←' : '→' },
    msg: JSON.stringify(
      m % 2 ? { ...REPLY, id: m } : { execute: command, arguments: { [argument]: n }, id: m + 1 },
    ),
  }));
  return {
    ...{
      type: 'case',
      id,
      title: `${command} refuses ${argument}: ${rule}`,
      level: n % 9 ? 'MUST' : 'SHOULD',
    },
    ...{ outcome: failed ? 'fail' : blocked ? 'blocked' : 'pass', known: false, cites, ms: 1 },
    findings: failed ? findings : [],
    ...(failed ? { transcript } : {}),
    ...(blocked ? { reason: `the machine has no ${command}` } : {}),
  };
}

function runOf(t, listed) {
  const target = {
    ...{ kind: 'qemu-system-x86_64', command: ['qemu-system-x86_64'] },
    version: { qemu: { major: t, minor: 0, micro: 0 }, package: '' },
  };
  return {
    ...{
      type: 'run',
      format: 'qmpspec-results/1',
      tool: { name: 'qmpspec', version: '0' },
      target,
      docs: [],
    },
    ...{ seed: 0, listed, selection: { grep: [], skip: [] }, expect: [], options: [] },
  };
}

function summaryOf(cases) {
  const count = (outcome) => cases.filter((each) => each.outcome === outcome).length;
  const counts = { pass: count('pass'), fail: count('fail'), blocked: count('blocked') };
  return {
    ...{ type: 'summary', counts: { ...counts, inapplicable: 0, unreached: 0, known: 0, unexpectedPass: 0 } },
    ...{ failing: { MUST: counts.fail, SHOULD: 0, MAY: 0 }, coverage: {}, ms: 1 },
    effort: { boots: 1, bootMs: 1, requests: cases.length },
  };
}

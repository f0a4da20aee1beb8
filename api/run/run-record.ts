/** The record that opens a run's results: what was tested, against which documents, and how to do it again. */
import { basename } from 'node:path';
import {
  type InterfaceRecord,
  RESULTS_FORMAT,
  type RecordedDocument,
  type RunRecord,
} from '../../harness/results.js';
import type { TargetProfile } from '../../harness/run/target-profile.js';
import { traced } from '../../harness/target/place/marks.js';
import { compareReleases } from '../../schema/compare/release.js';
import type { Interface } from '../../schema/model.js';
import { packSchema } from '../../schema/packed.js';
import type { TargetFlags } from '../choice.js';
import { REPLY_TIMEOUT_MS } from '../defaults.js';
import { type ChosenDocument, isServersOwn } from '../documents.js';
import { packageVersion } from '../package-info.js';
import type { SelectionFlags } from '../selection.js';
import { targetOf } from '../target-of.js';
import type { Choice } from './choose-targets.js';

type RecordedFlags = TargetFlags & SelectionFlags & { seed: number; expect: string[]; name?: string };

export function runRecord(
  choice: Choice,
  flags: RecordedFlags,
  profile: TargetProfile,
  documents: readonly ChosenDocument[],
  listed: number,
): RunRecord {
  const docs = [
    ...(profile.introspection === null ? [] : [ofTarget(profile.model)]),
    ...documents.map((each) => ofDocument(each, profile)),
  ];
  const {
    timeout,
    seed,
    stdio,
    user,
    level,
    allowDestructive,
    allowDenylisted,
    shard,
    env = {},
    patience,
    maxMessage,
  } = flags;
  const options = [
    ...flags.docs.flatMap((name) => ['--docs', name]),
    ...flags.cases.flatMap((directory) => ['--cases', directory]),
    ...(allowDenylisted ? ['--allow-denylisted'] : []),
    ...(stdio ? ['--stdio'] : []),
    // By name only; what a file of targets sets has no option.
    ...Object.keys(env).flatMap((name) => (process.env[name] === env[name] ? ['--env', name] : [])),
    ...(user === undefined ? [] : ['--user', user]),
    ...(level === undefined ? [] : ['--level', level.toLowerCase()]),
    ...(allowDestructive ? ['--allow-destructive'] : []),
    ...(patience === undefined ? [] : ['--patience', `${patience / 1000}s`]),
    ...(maxMessage === undefined ? [] : ['--max-message', String(maxMessage)]),
    ...(timeout === REPLY_TIMEOUT_MS ? [] : ['--timeout', String(timeout)]),
  ];
  return {
    type: 'run',
    format: RESULTS_FORMAT,
    tool: { name: 'qmpspec', version: packageVersion() },
    target: targetOf(choice, profile, flags.root),
    docs: docs.filter(({ id }, i) => docs.findIndex((other) => other.id === id) === i),
    seed,
    level: level ?? 'MUST',
    ...(flags.name === undefined ? {} : { name: flags.name }),
    listed,
    ...(shard ? { shard } : {}),
    selection: { grep: flags.grep, skip: flags.skip },
    expect: flags.expect,
    options,
    ...(choice.kind === 'start' ? { leftovers: traced() } : {}),
  };
}

/** Null where it says nothing, or more than is worth keeping. */
export function interfaceRecord({ introspection }: TargetProfile): InterfaceRecord | null {
  const schema = introspection === null ? null : packSchema(introspection);
  return schema === null ? null : { type: 'interface', schema };
}

function ofTarget({ document: { id, digest, version } }: Interface): RecordedDocument {
  return { id, digest, version, release: 'own', from: 'target' };
}

function ofDocument(chosen: ChosenDocument, { program, facts }: TargetProfile): RecordedDocument {
  const { iface, from, path } = chosen;
  const { id, digest, version } = iface.document;
  const own = isServersOwn(chosen, program) || compareReleases(version, facts.version) === 0;
  return {
    id,
    digest,
    version,
    release: own ? 'own' : 'other',
    from,
    ...(path === undefined ? {} : { path }),
  };
}

/** The record of a target that could not be started: all there is of it. */
export function unstartedRecord(command: string[], flags: RecordedFlags, reason: string): RunRecord {
  return {
    type: 'run',
    format: RESULTS_FORMAT,
    tool: { name: 'qmpspec', version: packageVersion() },
    target: {
      kind: basename(command[0] ?? ''),
      command,
      ...(flags.root === undefined ? {} : { root: flags.root }),
      version: null,
    },
    docs: [],
    seed: flags.seed,
    level: flags.level ?? 'MUST',
    ...(flags.name === undefined ? {} : { name: flags.name }),
    unstarted: reason,
    listed: 0,
    selection: { grep: flags.grep, skip: flags.skip },
    expect: flags.expect,
    options: [],
  };
}

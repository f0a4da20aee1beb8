import type { Duplex } from 'node:stream';
import { Command } from 'commander';
import { readText } from '../../api/read-text.js';
import type { Script } from '../../harness/reference/script/read.js';
import type { DocumentKind, Interface } from '../../schema/model.js';
import { EXIT, UsageError } from '../exit.js';
import { wholeNumber } from '../options.js';
import { sayAll, warn } from '../print.js';
import { untilInterrupted } from '../signals.js';

/** As a shell has it of a program that Ctrl-C ended. */
const INTERRUPTED = 130;

interface ServeFlags {
  docs: string;
  unix?: string;
  tcp?: string;
  stdio?: boolean;
  pretty?: boolean;
  seed: number;
  script?: string;
  mutant?: string;
  listMutants?: boolean;
}

export function serveCommand(exit: (status: number) => void): Command {
  return new Command('serve')
    .description('Serve QMP as a document describes it: the reference server')
    .argument(
      '[machine...]',
      'after --: arguments of QEMU that say what the machine is like, e.g. -- -machine pc -S',
    )
    .option('--docs <id>', 'the catalog to serve, by id (qemu-10.0 for short) or file', 'qemu-7.2')
    .option('--unix <path>', 'listen on a unix socket')
    .option('--tcp <host:port>', 'listen on a TCP port; without HOST for this machine alone')
    .option('--stdio', 'serve one client on standard input and output')
    .option('--pretty', 'spread messages over lines')
    .option('--seed <n>', 'picks the values in generated replies', wholeNumber(0), 0)
    .option(
      '--script <file>',
      'replies, events, delays and ends in place of the usual ones (docs/how-to/mock-a-server.md)',
    )
    .option('--mutant <id>', 'break one rule, so that whoever tests can be tested')
    .option('--list-mutants', 'the rules that can be broken: id and what is wrong')
    .action(async (machine: string[], flags: ServeFlags) => {
      exit(flags.listMutants ? await listMutants() : await serve(flags, machine));
    });
}

async function serve(
  { docs, unix, tcp, stdio, pretty = false, seed, script: file, mutant }: ServeFlags,
  machine: string[],
): Promise<number> {
  const listen = whereToListen(unix, tcp, stdio);
  // Loaded here, so that no other command waits for them.
  const [{ startReference }, { isLocal }, { openDocument }] = await Promise.all([
    import('../../harness/reference/server.js'),
    import('../../harness/reference/listen.js'),
    import('../../api/open-document.js'),
  ]);
  const model: Interface = openDocument(docs, TOLD_FIRST);
  const script = file === undefined ? undefined : await scriptIn(file, model);
  const through = mutant === undefined ? undefined : await mutation(mutant);
  const server = await startReference({
    machine,
    model,
    seed,
    pretty,
    listen,
    ...(script ? { script } : {}),
    ...(through ? { through } : {}),
  }).catch((error: Error) => {
    throw new UsageError(`cannot serve: ${error.message}`);
  });
  // The socket goes with us, also where somebody ends us.
  const { signal, done } = untilInterrupted();
  signal.addEventListener('abort', () => void server.close());
  if (listen !== 'stdio') warn(`serving ${model.document.title} on ${server.addresses.join(', ')}`);
  if (!server.addresses.every(isLocal))
    warn('everybody who can reach this machine can connect: 127.0.0.1 is for it alone');
  await server.ended;
  done();
  if (signal.aborted) return INTERRUPTED;
  return EXIT.ok;
}

/** What a server tells of itself has all of its types, which a manual may have lost. */
const TOLD_FIRST: readonly DocumentKind[] = ['introspection', 'qapi', 'manpage', 'reference', 'hx'];

async function scriptIn(file: string, model: Interface): Promise<Script> {
  const [{ readScript }, { YamlError }] = await Promise.all([
    import('../../harness/reference/script/read.js'),
    import('../../harness/yaml/checked.js'),
  ]);
  const text = readText(file, '--script');
  try {
    return readScript(text, file, model);
  } catch (error) {
    if (error instanceof YamlError) throw new UsageError(error.message);
    throw error;
  }
}

async function allMutants() {
  const { agentMutants, commandsMutants, machineMutants, protocolMutants } = await import(
    '../../harness/mutants/index.js'
  );
  return [...protocolMutants, ...commandsMutants, ...machineMutants, ...agentMutants];
}

async function listMutants(): Promise<number> {
  const lines = (await allMutants()).map(({ id, name }) => `${id}  ${name}`);
  sayAll(lines);
  return EXIT.ok;
}

/** What stands between the server and its clients. */
async function mutation(id: string): Promise<(server: Duplex) => Duplex> {
  const mutant = (await allMutants()).find((each) => each.id === id);
  if (!mutant) throw new UsageError(`there is no mutant ${id}: serve --list-mutants shows them.`);
  const { Taps } = await import('../../harness/mutants/tap.js');
  const taps = new Taps(mutant.mutation, id.startsWith('guest-agent/') ? '\n' : '\r\n', () =>
    process.abort(),
  );
  return (server) => taps.on(server);
}

function whereToListen(
  unix?: string,
  tcp?: string,
  stdio?: boolean,
): { unix: string } | { tcp: string } | 'stdio' {
  const given = [unix, tcp, stdio].filter((v) => v !== undefined).length;
  if (given !== 1) throw new UsageError('serve needs one of --unix PATH, --tcp HOST:PORT and --stdio.');
  if (unix !== undefined) return { unix };
  return tcp === undefined ? 'stdio' : { tcp };
}

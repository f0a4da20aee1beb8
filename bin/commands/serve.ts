import { Command } from 'commander';
import { listMutants, openServer } from '../../api/serve.js';
import { EXIT, INTERRUPTED, UsageError } from '../exit.js';
import { wholeNumber } from '../options.js';
import { sayAll, warn } from '../print.js';
import { untilInterrupted } from '../signals.js';

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
    .description('Serve QMP as documented, without a virtual machine')
    .argument('[machine...]', 'QEMU arguments that define the machine, after --, e.g. -- -machine pc -S')
    .option(
      '--docs <id>',
      'document to serve: a version such as qemu-10.0, the id of a catalog, or a file',
      'qemu-7.2',
    )
    .option('--unix <path>', 'listen on a unix socket')
    .option('--tcp <host:port>', 'listen on a TCP port; without HOST, on the loopback interface only')
    .option('--stdio', 'serve one client on standard input and output')
    .option('--pretty', 'format messages with line breaks')
    .option('--seed <n>', 'seed for generated replies', wholeNumber(0), 0)
    .option(
      '--script <file>',
      'YAML file with replies, events and delays of your own (docs/how-to/mock-a-server.md)',
    )
    .option('--mutant <id>', 'break one rule, to evaluate suites and clients')
    .option('--list-mutants', 'list the rules that can be broken')
    .action(async (machine: string[], flags: ServeFlags) => {
      if (flags.listMutants) return sayAll((await listMutants()).map(({ id, name }) => `${id}  ${name}`));
      exit(await serve(flags, machine));
    });
}

async function serve({ unix, tcp, stdio, ...flags }: ServeFlags, machine: string[]): Promise<number> {
  const listen = whereToListen(unix, tcp, stdio);
  const server = await openServer({ ...flags, machine, listen });
  // The socket goes with us, also if somebody ends us.
  const { signal, done } = untilInterrupted();
  signal.addEventListener('abort', () => void server.close());
  if (listen !== 'stdio') warn(`serving ${server.title} on ${server.addresses.join(', ')}`);
  if (!server.local) warn('everybody who can reach this machine can connect: 127.0.0.1 is for it alone');
  await server.ended;
  done();
  return signal.aborted ? INTERRUPTED : EXIT.ok;
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

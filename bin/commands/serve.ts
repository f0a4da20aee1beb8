import { Command } from 'commander';
import type { Interface } from '../../schema/model.js';
import { EXIT, UsageError } from '../exit.js';
import { wholeNumber } from '../options.js';

interface ServeFlags {
  docs: string;
  unix?: string;
  tcp?: string;
  stdio?: boolean;
  pretty?: boolean;
  seed: number;
}

export function serveCommand(exit: (status: number) => void): Command {
  return new Command('serve')
    .description('Serve QMP as a document describes it: the reference server')
    .option('--docs <id>', 'the catalog to serve, by id or file', 'introspection-qemu-system-7.2')
    .option('--unix <path>', 'listen on a unix socket')
    .option('--tcp <host:port>', 'listen on a TCP port of this machine')
    .option('--stdio', 'serve one client on standard input and output')
    .option('--pretty', 'spread messages over lines')
    .option('--seed <n>', 'picks the values in generated replies', wholeNumber(0), 0)
    .action(async (flags: ServeFlags) => {
      exit(await serve(flags));
    });
}

async function serve({ docs, unix, tcp, stdio, pretty = false, seed }: ServeFlags): Promise<number> {
  const listen = whereToListen(unix, tcp, stdio);
  // Loaded here, so that no other command waits for them.
  const [{ startReference }, { openDocument }] = await Promise.all([
    import('../../harness/reference/server.js'),
    import('../../api/documents.js'),
  ]);
  const model: Interface = openDocument(docs);
  const server = await startReference({ model, seed, pretty, listen }).catch((error: Error) => {
    throw new UsageError(`cannot listen: ${error.message}`);
  });
  if (listen !== 'stdio')
    process.stderr.write(`serving ${model.document.title} on ${server.addresses.join(', ')}\n`);
  await server.ended;
  return EXIT.ok;
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

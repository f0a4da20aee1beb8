/** The reference server, as `qmpspec serve` starts it. */
import type { Duplex } from 'node:stream';
import type { ServerScript } from '../harness/reference/script/read.js';
import type { DocumentKind, Interface } from '../schema/model.js';
import { readText } from './read-text.js';
import { UsageError } from './usage-error.js';

export interface ServeOptions {
  /** The document to serve: a version such as `qemu-10.0`, the id of a catalog, or a file. */
  docs: string;
  listen: { unix: string } | { tcp: string } | 'stdio';
  /** Arguments of QEMU that define the machine. */
  machine?: readonly string[];
  /** Format messages with line breaks. */
  pretty?: boolean;
  /** For generated replies. */
  seed: number;
  /** File of a script. */
  script?: string;
  /** Id of a rule to break. */
  mutant?: string;
}

export interface OpenServer {
  /** Of the document that is served. */
  title: string;
  addresses: readonly string[];
  /** Only this machine can connect. */
  local: boolean;
  ended: Promise<void>;
  close(): Promise<void>;
}

/** Throws UsageError. */
export async function openServer({
  docs,
  script: file,
  mutant,
  machine = [],
  ...options
}: ServeOptions): Promise<OpenServer> {
  // Loaded here, so that no other command waits for them.
  const [{ startReference }, { isLocal }, { openDocument }] = await Promise.all([
    import('../harness/reference/server.js'),
    import('../harness/reference/listen.js'),
    import('./open-document.js'),
  ]);
  const model = openDocument(docs, COMPLETE_FIRST);
  const script = file === undefined ? undefined : await scriptIn(file, model);
  const through = mutant === undefined ? undefined : await mutation(mutant);
  const server = await startReference({
    machine,
    model,
    seed: options.seed,
    pretty: options.pretty ?? false,
    listen: options.listen,
    ...(script ? { script } : {}),
    ...(through ? { through } : {}),
  }).catch((error: Error) => {
    throw new UsageError(`cannot serve: ${error.message}`);
  });
  const { addresses, ended } = server;
  const local = addresses.every(isLocal);
  return { title: model.document.title, addresses, local, ended, close: () => server.close() };
}

/** Introspection has all types of a server, some of which a manual may have lost. */
const COMPLETE_FIRST: readonly DocumentKind[] = ['introspection', 'qapi', 'manpage', 'reference', 'hx'];

async function scriptIn(file: string, model: Interface): Promise<ServerScript> {
  const [{ readScript }, { YamlError }] = await Promise.all([
    import('../harness/reference/script/read.js'),
    import('../schema/file/yaml.js'),
  ]);
  const text = readText(file, '--script');
  try {
    return readScript(text, file, model);
  } catch (error) {
    if (error instanceof YamlError) throw new UsageError(error.message);
    throw error;
  }
}

/** The rules that can be broken. */
export async function listMutants() {
  const { agentMutants, commandsMutants, machineMutants, protocolMutants } = await import(
    '../harness/mutants/index.js'
  );
  return [...protocolMutants, ...commandsMutants, ...machineMutants, ...agentMutants];
}

/** Changes what passes between the server and its clients. */
async function mutation(id: string): Promise<(server: Duplex) => Duplex> {
  const mutant = (await listMutants()).find((each) => each.id === id);
  if (!mutant) throw new UsageError(`there is no mutant ${id}: serve --list-mutants shows them.`);
  const { Taps } = await import('../harness/mutants/interceptor.js');
  const taps = new Taps(mutant.mutation, id.startsWith('guest-agent/') ? '\n' : '\r\n', () =>
    process.abort(),
  );
  return (server) => taps.on(server);
}

/** The option `--report KIND=FILE`. */
import { resolve } from 'node:path';
import { ReportError } from './output.js';

export interface ReportOption {
  kind: string;
  /** A path, or `-` for standard output. */
  file: string;
}

/** Reads every value of the option. Throws ReportError. */
export function parseReportOptions(options: readonly string[], kinds: readonly string[]): ReportOption[] {
  const parsed = options.map((option) => parse(option, kinds));
  const files = new Set<string>();
  for (const { file } of parsed) {
    const place = file === '-' ? file : resolve(file);
    if (files.has(place)) {
      throw new ReportError(`Two reports would be written to ${file}: give each --report a file of its own.`);
    }
    files.add(place);
  }
  return parsed;
}

function parse(option: string, kinds: readonly string[]): ReportOption {
  const [, kind, file] = /^([^=]*)=(.+)$/s.exec(option) ?? [];
  if (kind === undefined || file === undefined) {
    throw new ReportError(
      `--report expects KIND=FILE, for example ${kinds[0]}=results.${kinds[0]}, but got '${option}'.`,
    );
  }
  if (kinds.includes(kind)) return { kind, file };
  throw new ReportError(`--report knows no kind '${kind}': choose one of ${kinds.join(', ')}.`);
}

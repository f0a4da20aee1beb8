/** Collects what a reading has to say, within bounds: a hostile document must not fill the memory with complaints. */
import type { Diagnostic } from '../../model.js';

const KEPT = 1000;

export class DiagnosticList {
  private readonly kept: Diagnostic[] = [];
  private dropped = 0;
  private errors = 0;

  /** `file` as in {@link Diagnostic}: undefined for the main file. */
  add(severity: Diagnostic['severity'], message: string, line?: number, file?: string): void {
    if (severity === 'error') this.errors++;
    if (this.kept.length >= KEPT) {
      this.dropped++;
      return;
    }
    this.kept.push({
      ...(line === undefined ? {} : { line }),
      ...(file === undefined ? {} : { file }),
      severity,
      message,
    });
  }

  /** True when so much is wrong that reading on would only repeat it. */
  get hopeless(): boolean {
    return this.errors >= KEPT;
  }

  list(): Diagnostic[] {
    const all = [...this.kept];
    if (this.dropped > 0)
      all.push({ severity: 'warning', message: `${this.dropped} more diagnostics are left out` });
    if (this.hopeless)
      all.push({ severity: 'error', message: 'too much cannot be read: reading was given up' });
    return all;
  }
}

/** Says something about a line of the file being read. */
export type ReportDiagnostic = (severity: Diagnostic['severity'], message: string, line?: number) => void;

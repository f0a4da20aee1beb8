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
    if (this.dropped === 0) return this.kept;
    return [...this.kept, { severity: 'warning', message: `${this.dropped} more diagnostics are left out` }];
  }
}

/** Says something about a line of the file being read. */
export type Report = (severity: Diagnostic['severity'], message: string, line?: number) => void;

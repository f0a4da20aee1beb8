import type { Diagnostic } from '../../model.js';

/** Collects what a reader has to say about its document, in the order in which it was found. */
export class Diagnostics {
  readonly items: Diagnostic[] = [];

  error(line: number | undefined, message: string): void {
    this.add('error', line, message);
  }

  warning(line: number | undefined, message: string): void {
    this.add('warning', line, message);
  }

  note(line: number | undefined, message: string): void {
    this.add('note', line, message);
  }

  private add(severity: Diagnostic['severity'], line: number | undefined, message: string): void {
    this.items.push({ ...(line === undefined ? {} : { line }), severity, message });
  }
}

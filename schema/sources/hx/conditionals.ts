import type { Diagnostics } from '../text/diagnostics.js';

/** Follows `#if` … `#endif`, as far as an hx file uses them. */
export class Conditionals {
  private readonly open: { line: number; condition: string }[] = [];

  constructor(private readonly diagnostics: Diagnostics) {}

  take(line: number, text: string): void {
    const [, directive = '', rest = ''] = /^#\s*([a-z]+)\s*(.*)$/.exec(text) ?? [];
    const condition = rest.replace(/\/\*.*$/, '').trim();
    switch (directive) {
      case 'if':
        this.open.push({ line, condition });
        break;
      case 'ifdef':
        this.open.push({ line, condition: `defined(${condition})` });
        break;
      case 'ifndef':
        this.open.push({ line, condition: `!defined(${condition})` });
        break;
      case 'else':
      case 'elif': {
        const last = this.open.pop();
        if (!last) this.diagnostics.warning(line, `#${directive} without #if: it was left out`);
        const before = last ? `!(${last.condition})` : '';
        this.open.push({ line, condition: directive === 'else' ? before : `${before} && (${condition})` });
        break;
      }
      case 'endif':
        if (!this.open.pop()) this.diagnostics.warning(line, '#endif without #if: it was left out');
    }
  }

  /** What holds here, in C; null when nothing is asked. */
  current(): string | null {
    const conditions = this.open.map((o) => o.condition);
    if (conditions.length === 0) return null;
    return conditions.length === 1 ? (conditions[0] as string) : conditions.map((c) => `(${c})`).join(' && ');
  }

  end(): void {
    for (const { line, condition } of this.open) {
      this.diagnostics.warning(line, `#if ${condition} has no #endif: the document may be cut off`);
    }
  }
}

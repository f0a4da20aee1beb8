/** All that happens on one target, told to whoever watches it as a whole. */
import { isObject, type JsonObject, numberOf } from '../../schema/json.js';
import { wireText } from '../../schema/json-text.js';
import { leavesNoTrace } from '../../schema/qemu/effects.js';
import type { Received } from '../../suites/case.js';
import type {
  Happening,
  Match,
  MessageKind,
  Request,
  SessionView,
  TargetWatch,
} from '../../suites/monitor.js';

const NOTHING: JsonObject = {};

/** The part of one session. */
export interface SessionFlow {
  sent(request: Request): void;
  received(message: Received, kind: MessageKind, match: Match): void;
  session(kind: 'negotiated' | 'raw' | 'closed'): void;
}

export class Flow {
  private count = 0;
  private sessions = 0;
  private acted = false;
  private readonly started = performance.now();
  private readonly requests = new WeakMap<Request, Happening>();

  /** `shared`: others may talk to the target, too, so that no session can be sure to have missed nothing. */
  constructor(
    private readonly watches: readonly TargetWatch[],
    private readonly shared: boolean,
  ) {}

  open(): SessionFlow {
    const view = { index: this.sessions++, openedAt: Date.now(), early: false };
    this.tell('opened', view, '', NOTHING);
    return {
      sent: (request) => this.sent(view, request),
      received: (message, kind, match) => this.received(view, message, kind, match),
      session: (kind) => {
        if (kind === 'negotiated') view.early = !this.acted && !this.shared;
        if (kind === 'raw') this.acted = true;
        this.tell(kind, view, '', NOTHING);
      },
    };
  }

  private sent(view: SessionView, request: Request): void {
    // A session that negotiates after requests without a trace has missed no event.
    this.acted ||= !leavesNoTrace(request.command);
    this.requests.set(request, this.tell('sent', view, request.command, request.arguments ?? NOTHING));
  }

  private received(view: SessionView, message: Received, kind: MessageKind, { request }: Match): void {
    const { value } = message;
    const size = message.raw.length;
    if (!isObject(value)) return;
    if (kind === 'event') {
      const data = isObject(value.data) ? value.data : NOTHING;
      this.tell('event', view, wireText(value.event), data, { size, ...stampOf(value) });
    } else if ((kind === 'return' || kind === 'error') && request) {
      const sent = this.requests.get(request);
      this.tell(kind, view, request.command, value, sent ? { size, request: sent } : { size });
    }
  }

  private tell(
    kind: Happening['kind'],
    session: SessionView,
    name: string,
    value: JsonObject,
    more: Pick<Happening, 'request' | 'stamp' | 'size'> = {},
  ): Happening {
    const t = performance.now() - this.started;
    const happening = { kind, session, n: this.count++, t, wall: Date.now(), name, value, ...more };
    for (const watch of this.watches) watch(happening);
    return happening;
  }
}

/** Nothing where the server's clock is unavailable (-1), or the event tells no time. */
function stampOf({ timestamp }: JsonObject): { stamp?: number } {
  if (!isObject(timestamp)) return {};
  const { seconds, microseconds } = timestamp;
  const stamp = numberOf(seconds) * 1000 + numberOf(microseconds) / 1000;
  return stamp >= 0 ? { stamp } : {};
}

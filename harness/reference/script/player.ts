/** Plays a script: which act a request, a client or the start brings about, and its steps, one after another. */
import { setTimeout } from 'node:timers/promises';
import type { JsonObject, JsonValue } from '../../../schema/json.js';
import { matches } from '../../../schema/match.js';
import type { Act, ScriptStep } from './format.js';
import type { ServerScript } from './read.js';

/** Where an act is played: a session, or the server as a whole. */
export interface ScriptStage {
  /** Aborted when the server ends: then nothing more is played. */
  over: AbortSignal;
  reply(outcome: { return: JsonValue } | { error: JsonObject }): void;
  /** Answers the request as without a script. */
  normally(): void;
  event(name: string, data: JsonObject | undefined): void;
  execute(command: string, args: JsonObject): void;
  /** Text for the client, as it is. */
  raw(text: string): void;
  close(): void;
  quit(): void;
}

export class Player {
  private readonly played = new Map<Act, number>();

  constructor(private readonly script: ServerScript) {}

  /** The first act that the request brings about and that may be played once more; it counts as played. */
  onCommand(command: string, args: JsonObject): Act | null {
    return (
      this.next(
        (act) => act.command === command && (act.arguments === undefined || matches(act.arguments, args)),
      )[0] ?? null
    );
  }

  /** All acts that start now. */
  on(when: 'start' | 'connect'): Act[] {
    return this.next((act) => act.when === when, Number.POSITIVE_INFINITY);
  }

  private next(wanted: (act: Act) => boolean, most = 1): Act[] {
    const due = this.script.filter(
      (act) => wanted(act) && (this.played.get(act) ?? 0) < (act.times ?? Number.POSITIVE_INFINITY),
    );
    const chosen = due.slice(0, most);
    for (const act of chosen) this.played.set(act, (this.played.get(act) ?? 0) + 1);
    return chosen;
  }
}

/** Settles when the last step is done; never, when the request is never answered or the server ends. */
export async function playScript({ do: steps }: Act, stage: ScriptStage): Promise<void> {
  for (const step of steps) {
    if (step.hang || stage.over.aborted) return new Promise(() => {});
    if (step.wait === undefined) perform(step, stage);
    else await setTimeout(step.wait, undefined, { signal: stage.over }).catch(() => {});
  }
}

function perform(step: ScriptStep, stage: ScriptStage): void {
  if (step.return !== undefined) stage.reply({ return: step.return });
  else if (step.error !== undefined)
    stage.reply({ error: { class: step.error.class ?? 'GenericError', desc: step.error.desc } });
  else if (step.normal) stage.normally();
  else if (step.event !== undefined) stage.event(step.event, step.data);
  else if (step.execute !== undefined) stage.execute(step.execute, step.arguments ?? {});
  else if (step.raw !== undefined) stage.raw(step.raw);
  else if (step.close) stage.close();
  else stage.quit();
}

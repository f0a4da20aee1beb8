/** What a request asks for was announced to go, and the target is of a release that carried it out. */
import type { ChangeJudgement } from '../../../../schema/compare/judge.js';
import { isStrict, judgeRequest, judgeTypes, type Property } from '../../../../schema/compare/requests.js';
import { isObject, type JsonObject } from '../../../../schema/json.js';
import type { ScenarioContext } from '../context.js';

const LISTS = 'device-list-properties';

/** Why a refusal is no failure of the target; null when nothing says so. The target tells the types of its devices. */
export async function announcedIn(
  scene: ScenarioContext,
  execute: string,
  args: JsonObject,
  on?: string,
): Promise<ChangeJudgement | null> {
  const { commands, version } = scene.context.target;
  const judgement = judgeRequest(execute, args, version);
  const { driver } = args;
  if (judgement || !isStrict(execute, version) || typeof driver !== 'string' || !commands.has(LISTS))
    return judgement;
  const session = await scene.session(on);
  const { value } = await session.execute(LISTS, { typename: driver });
  return judgeTypes(execute, args, propertiesIn(value.return), version);
}

function propertiesIn(returned: unknown): Property[] {
  const isProperty = (one: unknown): one is Property =>
    isObject(one as never) &&
    typeof (one as Property).name === 'string' &&
    typeof (one as Property).type === 'string';
  return Array.isArray(returned) ? returned.filter(isProperty) : [];
}

/** The end of a process that started targets. */
export { TargetError } from '../harness/target/error.js';
export { cleanUp } from '../harness/target/place/base.js';

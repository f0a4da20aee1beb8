export { takeReached } from '../schema/reached.js';

/** A thread for `escapes.test.ts`: a strategy in a native step of QuickJS that looks at no clock for minutes. */
import { parentPort } from 'node:worker_threads';
import { QuickJsHost } from '#sandbox/quickjs-host.ts';

parentPort?.postMessage('loading');
await new QuickJsHost().load('new Array(2 ** 32 - 1).reverse(); export default {};', 'stuck.ts');

/** `node --import` this file: whatever asks for `electron` gets the stand-in host. Needs Node 22.15 or newer. */
import { registerHooks } from 'node:module';

const standIn = new URL('./host.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
});

/** The browser host: the same renderer and engine on 127.0.0.1, for machines without Electron's binary. */
import { openSession, spawnEngine, type EngineLink } from '#engine/client/client.ts';
import { serveSocket } from '#engine/client/socket.ts';
import { engineEntries, rendererFolder } from '../common/paths.ts';
import { failureText, terminalWords } from '../common/say.ts';
import { VERSION } from '../common/version.ts';
import { sessionSecret } from './gate.ts';
import { openInBrowser } from './open.ts';
import { readOptions } from './options.ts';
import { startServer } from './server.ts';

const words = terminalWords();
const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** A damaged workspace is served read-only; the terminal says so too. */
async function tellDamage(link: EngineLink): Promise<void> {
  const session = openSession(link);
  const { damage } = await session.call('workspace.status', {});
  session.close();
  if (damage !== null) print(words.t('errors.WORKSPACE_DAMAGED', { detail: damage }));
}

async function main(): Promise<void> {
  const { port, workspace, open, seed, startDay, announce } = readOptions(process.argv.slice(2));
  const link = await spawnEngine({
    ...engineEntries(import.meta.url),
    mode: 'workspace',
    folder: workspace,
    version: VERSION,
    autoplay: true,
    ...(seed !== undefined && { seed }),
    ...(startDay !== undefined && { startDay }),
    onCrash: (detail) => {
      print(words.t('errors.ENGINE_STOPPED', { detail }));
      process.exit(1);
    },
  });
  const server = await startServer({
    port,
    link,
    renderer: rendererFolder(import.meta.url),
    refusal: words.t('cli.linkUsed'),
    session: sessionSecret(workspace),
    onRedeemed: (address) => {
      print(words.t('cli.nextLink', { address }));
      if (announce) print(`TAPEDECK ${address}`);
    },
  }).catch(async (error: unknown) => {
    await link.stop();
    throw error;
  });
  const socket = await serveSocket(workspace, link);
  await tellDamage(link);
  print(words.t('cli.serving', { workspace, address: server.address }));
  if (announce) print(`TAPEDECK ${server.address}`);
  if (open) openInBrowser(server.address);
  const stop = async (): Promise<void> => {
    socket?.close();
    await server.close();
    await link.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

main().catch((error: unknown) => {
  process.stderr.write(`${failureText(words, error)}\n`);
  process.exit(1);
});

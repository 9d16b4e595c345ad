/** Opens an address in the default browser, where there is a desktop to show it on. */
import { spawn } from 'node:child_process';

export function hasDisplay(env: NodeJS.ProcessEnv = process.env, platform = process.platform): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

export function openInBrowser(address: string): void {
  if (!hasDisplay()) return;
  const commands: Partial<Record<NodeJS.Platform, [string, string[]]>> = {
    win32: ['cmd', ['/c', 'start', '', address]],
    darwin: ['open', [address]],
  };
  const [command, args] = commands[process.platform] ?? ['xdg-open', [address]];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

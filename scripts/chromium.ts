/** Finds a Chromium for the end-to-end tests: the system's, then Playwright's own; on Debian as root it installs one. */
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { runCommand } from './lib.ts';

const SYSTEM: Readonly<Record<string, readonly string[]>> = {
  linux: [
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/microsoft-edge',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

export function findChromium(): string | null {
  const given = process.env['TAPEDECK_CHROMIUM'];
  if (given) return existsSync(given) ? given : null;
  const system = (SYSTEM[process.platform] ?? []).find((path) => existsSync(path));
  if (system) return system;
  const own = chromium.executablePath();
  return existsSync(own) ? own : null;
}

function isDebian(): boolean {
  return (
    existsSync('/etc/debian_version') ||
    (existsSync('/etc/os-release') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8')))
  );
}

/** A Chromium's path, or one line that tells what to install. */
export async function ensureChromium(): Promise<{ path: string } | { missing: string }> {
  const found = findChromium();
  if (found) return { path: found };
  const missing =
    'No Chromium, Chrome or Edge was found for the end-to-end tests. Install one (Debian: apt-get install chromium), then run the command again.';
  if (!isDebian() || process.getuid?.() !== 0) return { missing };
  process.stdout.write('No Chromium found: installing Debian’s with apt-get install chromium …\n');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update'], { quiet: true, env });
  const { code, output } = await runCommand(
    'apt-get',
    ['install', '-y', '--no-install-recommends', 'chromium'],
    { quiet: true, env },
  );
  const installed = findChromium();
  if (code !== 0 || !installed) return { missing: `${missing}\n${output.slice(-400)}` };
  return { path: installed };
}

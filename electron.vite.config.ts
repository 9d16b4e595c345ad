/** Builds main (with the engine's threads and the browser host), preload and renderer into out/. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const entry = (path: string) => `src/main/${path}`;

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node22',
      rolldownOptions: {
        input: {
          index: entry('hosts/desktop/index.ts'),
          browser: entry('hosts/browser/index.ts'),
          cli: entry('hosts/cli/index.ts'),
          engine: entry('engine/threads/engine.ts'),
          intake: entry('engine/threads/intake.ts'),
          research: entry('engine/threads/research.ts'),
          forward: entry('engine/threads/forward.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node22',
      rolldownOptions: {
        input: { index: entry('hosts/desktop/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      target: 'chrome140',
      minify: true,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: { index: 'src/renderer/index.html' } },
    },
  },
});

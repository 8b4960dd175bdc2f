// Builds the pages. npm runs it after an install (`prepare`), so it must not fail where only runtime packages are:
// the server then says at its start that there are no pages.
import { fileURLToPath } from 'node:url';

const config = fileURLToPath(new URL('vite.config.ts', import.meta.url));
const needed = ['vite', '@vitejs/plugin-react', 'react', 'urql', '@tiptap/core'];

const missing = needed.filter((name) => {
  try {
    import.meta.resolve(name);
    return false;
  } catch {
    return true;
  }
});

if (missing.length > 0) {
  console.log(`web: not built, these development packages are absent: ${missing.join(', ')}`);
} else {
  const { build } = await import('vite');
  try {
    await build({ configFile: config, logLevel: 'warn' });
    console.log('web: built into web/dist');
  } catch (error) {
    console.error('web: the build failed');
    console.error(error);
    process.exitCode = 1;
  }
}

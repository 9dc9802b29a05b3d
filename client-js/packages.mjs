// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// Makes the npm packages from what build.mjs has made: a folder and a tarball below target/ for each.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** The bytes that the hooks for React may have with gzip, without React. The documentation says how many they have. */
const MOST = 1.5 * 1024;

const { version, license, engines } = JSON.parse(readFileSync('package.json', 'utf8'));
const common = { version, license, engines, type: 'module', sideEffects: false };
const entry = (name) => ({
    main: `./dist/${name}.js`,
    types: `./dist/${name}.d.ts`,
    exports: {
        '.': { types: `./dist/${name}.d.ts`, import: `./dist/${name}.js`, default: `./dist/${name}.js` },
        './package.json': './package.json',
    },
});

function folder(name, manifest, readme) {
    const path = `target/packages/${name}`;
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path, { recursive: true });
    writeFileSync(`${path}/package.json`, `${JSON.stringify({ name: `@foyer/${name}`, ...common, ...manifest }, undefined, 2)}\n`);
    cpSync(readme, `${path}/README.md`);
    cpSync('../LICENSE', `${path}/LICENSE`);
    return path;
}

// The client: the same file that a WAR serves.
const client = folder('client', {
    description: 'The browser side of Foyer: a WebSocket connection that behaves',
    ...entry('foyer'),
    bin: { 'foyer-contract': './bin/foyer-contract.mjs' },
    files: ['dist', 'bin'],
}, 'README.md');
for (const file of ['foyer.js', 'foyer.js.map', 'foyer.d.ts']) {
    cpSync(`target/dist/${file}`, `${client}/dist/${file}`);
}
cpSync('bin', `${client}/bin`, { recursive: true });

// The hooks, as modules that a bundler makes small.
const react = folder('react', {
    description: 'Hooks for React over a connection of Foyer',
    ...entry('index'),
    files: ['dist', 'src'],
    peerDependencies: { '@foyer/client': version, react: '>=18' },
}, 'react/README.md');
cpSync('react/src', `${react}/src`, { recursive: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'react/tsconfig.build.json'], { stdio: 'inherit' });
const { outputFiles } = await build({
    entryPoints: [`${react}/dist/index.js`], bundle: true, minify: true, format: 'esm', target: 'es2022', external: ['react'], write: false,
});
const size = gzipSync(outputFiles[0].contents, { level: 9 }).length;
writeFileSync('target/packages/react.size', String(size));
console.log(`@foyer/react: ${size} bytes with gzip`);
if (size > MOST) {
    throw new Error(`@foyer/react is larger than ${MOST} bytes with gzip.`);
}

for (const path of [client, react]) {
    const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
    execFileSync(npm[0], [...npm.slice(1), 'pack', `./${path}`, '--silent', '--pack-destination', 'target'], { stdio: ['ignore', 'ignore', 'inherit'] });
}

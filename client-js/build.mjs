// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// Builds what a WAR serves: the client in two forms, of which it tells how large they are, and its declarations.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { minify } from 'terser';
import ts from 'typescript';
import { closures } from './closures.mjs';
import { internals } from './internals.mjs';

/** The bytes that the module may have with gzip, and the script, which has a little more around it. The documentation says how many the module has. */
const MOST = { esm: 6 * 1024, iife: 6.1 * 1024 };

const notice = '// Copyright the Foyer authors; SPDX-License-Identifier: Apache-2.0';
const { options: compilerOptions } = ts.parseJsonConfigFileContent(ts.readConfigFile('tsconfig.json', ts.sys.readFile).config, ts.sys, '.');
mkdirSync('target/dist', { recursive: true });

// The modules in JavaScript, with closures in place of classes.
const modules = ts.createProgram(['src/index.ts', 'src/script.ts'], {
    ...compilerOptions, noEmit: false, rootDir: 'src', outDir: 'target/modules', sourceMap: true, inlineSources: true, removeComments: true,
});
modules.emit(undefined, undefined, undefined, false, { before: [closures(modules)] });

const mangleProps = internals(modules);
const forms = { 'target/dist/foyer.js': ['target/modules/index.js', 'esm'], 'target/dist/foyer.iife.js': ['target/modules/script.js', 'iife'] };
for (const [outfile, [entry, format]] of Object.entries(forms)) {
    const { outputFiles } = await build({
        entryPoints: [entry], bundle: true, minify: true, target: 'es2022', format, mangleProps, outfile, sourcemap: 'external', write: false,
    });
    const [map, bundled] = ['.map', ''].map((end) => outputFiles.find(({ path }) => path.endsWith(outfile + end)).text);
    const url = `${basename(outfile)}.map`;
    const { code, map: composed } = await minify(bundled, {
        module: format === 'esm',
        ecma: 2022,
        compress: { passes: 3, unsafe_arrows: true, hoist_funs: true },
        sourceMap: { content: map, filename: basename(outfile), url, includeSources: true },
    });
    writeFileSync(outfile, code);
    writeFileSync(`${outfile}.map`, composed);
    const size = gzipSync(code, { level: 9 }).length;
    console.log(`${outfile}: ${size} bytes with gzip`);
    if (size > MOST[format]) {
        throw new Error(`${outfile} is larger than ${MOST[format]} bytes with gzip.`);
    }
}

// The declarations of the modules that are public, as one module.
const known = ['errors', 'types', 'index'];
const program = ts.createProgram(
    known.map((name) => `src/${name}.ts`),
    { ...compilerOptions, noEmit: false, declaration: true, emitDeclarationOnly: true },
);
const declared = known.map((name) => {
    let text = '';
    program.emit(program.getSourceFile(`src/${name}.ts`), (_, written) => (text = written), undefined, true);
    return text.replace(/^\/\/.*\n|^(import|export) .* from .*;\n|^export {};\n/gm, '');
});
writeFileSync('target/dist/foyer.d.ts', `${notice}\n${declared.join('')}`);

// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// A page whose line is cut again and again while it talks, in Chromium: node resume.mjs <address of foyer.js> <path of the endpoint from there>.
import { end, visit } from './chromium.mjs';
import { lineTo } from './proxy.mjs';

const STEPS = 1_500;
const CUTS = 12;

const [address, path] = process.argv.slice(2);
const line = await lineTo(address);
const page = await visit(line.address);

/** Waits until the page has got so many steps. */
const steps = (count) => page.waitForFunction((wanted) => globalThis.walk.steps.length >= wanted, count);

/** Waits until the connection has been opened so often. */
const openings = (count) => page.waitForFunction((wanted) => globalThis.walk.openings.length >= wanted, count);

await page.evaluate(async ({ to, last }) => {
    const { connect } = await import(location.href);
    const walk = (globalThis.walk = { steps: [], answers: [], openings: [], states: new Set(), resets: 0, errors: [], ids: new Set() });
    const connection = connect(to, { maxQueue: last, pause: { first: 50, most: 200 } }); // it goes on talking while it has no line
    connection.on('stepped', (step) => walk.steps.push(step));
    connection.onReset(() => walk.resets++);
    connection.onError(({ code }) => walk.errors.push(code));
    connection.onState(({ state, resumed }) => {
        walk.states.add(state);
        if (state === 'open') {
            walk.openings.push(resumed);
            walk.ids.add(connection.id);
        }
    });
    walk.ends = (async () => {
        const calls = [];
        for (let step = 1; step <= last; step++) {
            if (step % 10 === 0) {
                calls.push(connection.call('step', step).then((answer) => walk.answers.push(answer), ({ code }) => walk.errors.push(code)));
                await new Promise(requestAnimationFrame);
            } else {
                connection.emit('step', step);
            }
        }
        await Promise.all(calls);
    })();
}, { to: path, last: STEPS });

for (let cut = 1; cut <= CUTS; cut++) {
    await steps((cut * STEPS) / (CUTS + 2));
    line.cut();
    line.mend();
    await openings(cut + 1);
}

// The line is dead and nobody says so: noticed when the browser tells of a network. The server still holds the dead one.
await steps(((CUTS + 1) * STEPS) / (CUTS + 2));
const endFrozen = line.freeze();
await page.context().setOffline(true);
await page.context().setOffline(false);
await openings(CUTS + 2);
await page.evaluate(() => globalThis.walk.ends);
await steps(STEPS);
endFrozen();

const { walk, inOrder } = await page.evaluate(() => {
    const { steps, answers, openings, states, resets, errors, ids } = globalThis.walk;
    const inOrder = steps.every((step, i) => step === i + 1) && answers.every((answer, i) => answer === (i + 1) * 10);
    return { walk: { steps: steps.length, answers: answers.length, openings, states: [...states], resets, errors, ids: ids.size }, inOrder };
});
console.log(`steps: ${walk.steps}, answers: ${walk.answers}, each once and in order: ${inOrder}`);
console.log(`opened: ${walk.openings.length} times, resumed: ${walk.openings.filter(Boolean).length}, connections: ${walk.ids}`);
console.log(`states: ${walk.states.join(', ')}`);
console.log(`resets: ${walk.resets}, errors: ${walk.errors.join(', ') || 'none'}`);
await end();

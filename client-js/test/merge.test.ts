// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { merged } from '../src/merge.js';
import { canonical, changed, dice, difference, randomObject } from './values.js';

const parse = (text: string) => JSON.parse(text) as unknown;
const fresh = (value: unknown) => merged(undefined, value, false);
const patched = (before: unknown, patch: unknown) => merged(before, patch, true);

// The examples of RFC 7396, appendix A: original, patch, result; but null in an object is nothing here.
test.each([
    ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
    ['{"a":"b"}', '{"a":null}', '{}'],
    ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
    ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
    ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
    ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
    ['["a","b"]', '["c","d"]', '["c","d"]'],
    ['{"a":"b"}', '["c"]', '["c"]'],
    ['{"a":"foo"}', 'null', 'null'],
    ['{"a":"foo"}', '"bar"', '"bar"'],
    ['{"e":null}', '{"a":1}', '{"a":1}'],
    ['[1,2]', '{"a":"b","c":null}', '{"a":"b"}'],
    ['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
])('S3: %s with %s is %s', (original, patch, result) => {
    const before = fresh(parse(original));

    expect(canonical(patched(before, parse(patch)))).toBe(canonical(parse(result)));
    expect(before).toBe(patched(before, original.startsWith('{') ? {} : before));
});

test('S3: any value, with the patch to any other, is the other', () => {
    for (let seed = 1; seed <= 1_000; seed++) {
        const roll = dice(seed);
        let value = randomObject(roll);
        let shown = fresh(value);
        for (let step = 0; step < 8; step++) {
            const next = roll(8) === 0 ? randomObject(roll) : changed(roll, value);
            const patch = parse(JSON.stringify(difference(value, next)));
            const before = [shown, canonical(shown)];
            shown = patched(shown, patch);
            expect(canonical(shown), `seed ${seed}, step ${step}`).toBe(canonical(next));
            expect(canonical(before[0]), `seed ${seed}, step ${step}: what was shown`).toBe(before[1]);
            expect(merged(shown, parse(JSON.stringify(next)), false), `seed ${seed}, step ${step}: the same once more`).toBe(shown);
            value = next;
        }
    }
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
});

test('S3: what a patch does not change is the same object, and what it does change is another', () => {
    const before = fresh({ cards: { a: { text: 'A' }, b: { text: 'B' } }, tags: [{ name: 'x' }, { name: 'y' }], title: 'T' }) as any;

    const after = patched(before, { cards: { a: { text: 'Z' } }, tags: [{ name: 'x' }, { name: 'z' }], title: 'T' }) as any;

    expect(after.cards.b).toBe(before.cards.b);
    expect(after.tags[0]).toBe(before.tags[0]);
    expect(after.cards.a).not.toBe(before.cards.a);
    expect(after.tags[1]).not.toBe(before.tags[1]);
    expect(patched(after, { cards: { a: { text: 'Z' } }, title: 'T', gone: null })).toBe(after);
});

test('S3: nobody can change what is shown', () => {
    const shown = fresh({ cards: { a: { text: 'A' } }, tags: [{ name: 'x' }] }) as any;

    expect(() => (shown.title = 'T')).toThrow(TypeError);
    expect(() => (shown.cards.a.text = 'Z')).toThrow(TypeError);
    expect(() => delete shown.cards.a).toThrow(TypeError);
    expect(() => shown.tags.push({})).toThrow(TypeError);
    expect(() => (shown.tags[0].name = 'z')).toThrow(TypeError);
});

test('S3: a key is a key, whatever it is called', () => {
    const text = '{"__proto__":{"polluted":1},"cards":{"constructor":{"prototype":{"polluted":1}},"__proto__":{"text":"P"}}}';
    const shown = fresh(parse(text)) as any;
    const after = patched(shown, parse('{"__proto__":{"more":2},"cards":{"__proto__":null,"hasOwnProperty":{"text":"H"}}}')) as any;

    expect(canonical(shown)).toBe(canonical(parse(text)));
    expect(Object.keys(after.cards)).toEqual(['constructor', 'hasOwnProperty']);
    expect(after.__proto__).toEqual({ polluted: 1, more: 2 });
    expect(after.cards.toString).toBeUndefined();
    expect(patched(after, parse('{"toString":{"a":1}}'))).toMatchObject({ toString: { a: 1 } });
    expect([({} as any).polluted, ({} as any).more]).toEqual([undefined, undefined]);
});

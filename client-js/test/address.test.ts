// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { afterEach, expect, test } from 'vitest';
import { absolute, absolutes, attempt } from '../src/address.js';

afterEach(() => {
    ['document', 'location'].forEach((name) => Reflect.deleteProperty(globalThis, name));
});

const base = new URL('wss://example.com/app/chat');

test.each([
    ['http://example.com/chat', 'ws://example.com/chat'],
    ['https://example.com:8443/chat?x=1#top', 'wss://example.com:8443/chat?x=1'],
    ['wss://example.com/chat', 'wss://example.com/chat'],
])('%s is %s', (given, expected) => {
    expect(absolute(given).href).toBe(expected);
});

test('in a page it is relative to the page', () => {
    Object.assign(globalThis, { document: { baseURI: 'https://example.com/app/index.html' } });

    expect(absolute('chat').href).toBe('wss://example.com/app/chat');
});

test.each(['https://example.com/app/worker.js', 'blob:https://example.com/7f1d2c1e'])('in a worker it is relative to its address: %s', (href) => {
    Object.assign(globalThis, { location: { href } });

    expect(absolute('/app/chat').href).toBe('wss://example.com/app/chat');
});

test.each(['chat', '', 'ftp://example.com/', 'javascript:alert(1)'])('%j is refused with a reason', (given) => {
    expect(() => absolute(given)).toThrow(TypeError);
});

test('of several addresses each is made absolute, in their order', () => {
    Object.assign(globalThis, { document: { baseURI: 'https://a.example.com/app/' } });

    const addresses = absolutes(['chat', new URL('https://b.example.com/chat')]);

    expect(addresses.map(String)).toEqual(['wss://a.example.com/app/chat', 'wss://b.example.com/chat']);
});

test.each([
    [[], 'Invalid address'],
    [['wss://example.com/', 'ftp://example.com/'], 'Invalid address: ftp://example.com/'],
    [['wss://example.com/', 'chat'], 'Invalid address: chat'],
])('a list in which one is wrong is refused with a reason: %j', (given, reason) => {
    expect(() => absolutes(given)).toThrow(new TypeError(reason));
});

test('headers go as query parameters, lists as several, and nothing for what is not there', () => {
    const { url } = attempt(base, { token: 'a b&c=d', 'client-version': 1, tags: ['x', 'ü'], no: null, none: undefined }, undefined, [], 'foyer.resume');

    const query = [...url.searchParams].filter(([name]) => name !== 'foyer-attempt');
    expect(query).toEqual([['token', 'a b&c=d'], ['client-version', '1'], ['tags', 'x'], ['tags', 'ü']]);
});

test('headers replace parameters of the address', () => {
    const { url } = attempt(new URL('ws://example.com/?token=old&room=lobby'), { token: 'new' }, undefined, [], 'foyer.resume');

    expect(url.searchParams.getAll('token')).toEqual(['new']);
    expect(url.searchParams.get('room')).toBe('lobby');
});

test('each attempt has a name of its own, of 128 bits', () => {
    const names = Array.from({ length: 100 }, () => attempt(base, {}, undefined, [], 'foyer.resume').url.searchParams.get('foyer-attempt'));

    expect(new Set(names).size).toBe(100);
    expect(names[0]).toMatch(/^[a-p]{32}$/);
});

test('a bearer token goes as subprotocol and not into the address', () => {
    const { url, protocols } = attempt(base, {}, 'ä-tökén?>', ['chat.v2'], 'foyer.resume');

    const [foyer, resume, own, bearer, ...more] = protocols;
    expect([foyer, resume, own, more]).toEqual(['foyer.v1', 'foyer.resume', 'chat.v2', []]);
    expect(bearer).toMatch(/^foyer\.bearer\.[\w-]+$/);
    expect(Buffer.from(bearer!.slice('foyer.bearer.'.length), 'base64url').toString()).toBe('ä-tökén?>');
    expect(url.search).not.toContain('bearer');
});

test.each([undefined, null, '', ' \n'])('%j is no token', (none) => {
    const { protocols, bearer } = attempt(base, {}, none, [], 'foyer.resume');

    expect(protocols).toEqual(['foyer.v1', 'foyer.resume']);
    expect(bearer).toBeUndefined();
});

test('white space around a token is not of it', () => {
    const { protocols, bearer } = attempt(base, {}, ' abc\n', [], 'foyer.resume');

    expect(bearer).toBe('abc');
    expect(protocols.at(-1)).toBe(`foyer.bearer.${Buffer.from('abc').toString('base64url')}`);
});

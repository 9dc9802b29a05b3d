// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { StrictMode, Suspense, lazy, memo, useState } from 'react';
import { expect, test } from 'vitest';
import type { Connection } from '@foyer/client';
import { createFoyer } from '../src/index.js';
import { type ChatEndpoint, arrived, becomes, chat, dial, server, show, withServer, within } from './fixture.js';

withServer();

function State() {
    return <>{chat.useFoyerState(({ state }) => state)}</>;
}

test('StrictMode opens one connection, and unmounting closes it', async () => {
    const { page, root } = show(<StrictMode>{within(<State />)}</StrictMode>);
    expect(page.textContent).toBe('');
    const peer = await server.peers.next();
    await becomes(() => page.textContent, 'open');

    root.unmount();

    expect(await peer.closed.next()).toBe(1000);
    expect(server.peers.rest).toEqual([]);
});

test('another key is another connection, and another function is not', async () => {
    const { page, root } = show(within(<State />, 'ada'));
    const first = await server.peers.next();
    await becomes(() => page.textContent, 'open');
    root.render(within(<State />, 'ada'));
    root.render(within(<State />, 'bob'));

    const second = await server.peers.next();

    expect([first.query('token'), second.query('token')]).toEqual(['ada', 'bob']);
    expect(await first.closed.next()).toBe(1000);
    await becomes(() => page.textContent, 'open');
});

test('no event is lost, however many come before and between renderings', async () => {
    server.welcomes = false;
    const seen: number[] = [];
    let renderings = 0;
    function Lines() {
        renderings++;
        const [lines, setLines] = useState<number[]>([]);
        const last = chat.useLatest('chat.said');
        chat.useEvent('chat.said', (said) => {
            seen.push(said);
            setLines((earlier) => [...earlier, said]);
        });
        return <>{`${lines.length} ${last}`}</>;
    }
    const { page } = show(<StrictMode>{within(<Lines />)}</StrictMode>);
    const peer = await server.peers.next();
    const all = Array.from({ length: 1_000 }, (_, i) => i);
    const events = all.map((data) => ({ event: 'chat.said', data }));
    peer.send({ welcome: { connection: 'c1', heartbeat: 25_000 } }, ...events.slice(0, 500));
    events.slice(500).forEach((event) => peer.send(event));

    await becomes(() => page.textContent, '1000 999');

    expect(seen).toEqual(all);
    expect(renderings).toBeLessThan(1_500);
});

test('a handler is the one of the last rendering, and listens once', async () => {
    const seen: string[] = [];
    function Counter({ name }: { name: string }) {
        const [count, setCount] = useState(0);
        chat.useEvent('chat.said', () => {
            seen.push(`${name} ${count}`);
            setCount(count + 1);
        });
        return <>{name + count}</>;
    }
    const { page, root } = show(within(<Counter name="a" />));
    const peer = await server.peers.next();
    peer.send({ event: 'chat.said', data: 1 });
    await becomes(() => page.textContent, 'a1');
    root.render(within(<Counter name="b" />));
    await becomes(() => page.textContent, 'b1');
    peer.send({ event: 'chat.said', data: 1 });
    await becomes(() => page.textContent, 'b2');

    expect(seen).toEqual(['a 0', 'b 1']);
});

test('a component renders only for what it reads', async () => {
    const renderings = { state: 0, topic: 0, note: 0, people: 0 };
    const note = memo(() => {
        renderings.note++;
        return <i>{chat.useRoomState('lobby', (value) => value?.notes['n1'])?.text}</i>;
    });
    const Topic = () => {
        renderings.topic++;
        return <b>{chat.useRoomState('lobby', (value) => value?.topic)}</b>;
    };
    const Told = () => {
        renderings.state++;
        return <u>{chat.useFoyerState(({ state }) => state)}</u>;
    };
    const People = () => {
        renderings.people++;
        return <s>{[...chat.usePresence('lobby').users.keys()].join()}</s>;
    };
    const Note = note;
    let connection: Connection<ChatEndpoint> | undefined;
    const Grab = () => {
        connection = chat.useConnection();
        return null;
    };
    const { page } = show(within(<><Topic /><Note /><Told /><People /><Grab /></>));
    const peer = await server.peers.next();
    const lobby = (state: object) => ({ state: { room: 'lobby', ...state } });
    peer.send(lobby({ at: '1-1', value: { topic: 'T', notes: { n1: { text: 'N' }, n2: { text: 'O' } } } }));
    peer.send({ presence: { room: 'lobby', at: 1, all: { ada: { a1: { name: 'Ada' } } } } });
    await becomes(() => page.innerHTML, '<b>T</b><i>N</i><u>open</u><s>ada</s>');
    const before = { ...renderings };

    peer.send(lobby({ at: '1-2', patch: { notes: { n2: { text: 'changed' }, n3: { text: 'new' } } } }));
    peer.send(lobby({ at: '1-3', value: { topic: 'T', notes: { n1: { text: 'N' } } } }), { event: 'chat.said', data: 1 }, { event: 'price', data: 2 });
    await arrived(connection!, peer);
    expect(renderings).toEqual(before);
    peer.send(lobby({ at: '1-4', patch: { topic: 'U' } }));
    await becomes(() => page.querySelector('b')!.textContent, 'U');

    expect(renderings).toEqual({ ...before, topic: before.topic + 1 });
});

test('a call is pending, then has its reply, or its error and what is wrong', async () => {
    const outcomes: unknown[] = [];
    function Form() {
        const { call, pending, error, violations } = chat.useCall('chat.say');
        return <button onClick={() => void call({ text: 'hello' }).then((outcome) => outcomes.push(outcome))}>{`${pending} ${error?.code} ${violations.length}`}</button>;
    }
    const { page } = show(within(<Form />));
    const button = () => page.querySelector('button')!;
    const peer = await server.peers.next();
    await becomes(() => page.textContent, 'false undefined 0');
    button().click();
    await becomes(() => page.textContent, 'true undefined 0');
    const violations = [{ path: 'text', message: 'must not be blank' }];
    peer.send({ reply: (await peer.frames.next()).id, error: { code: 'invalid-event', message: 'Invalid.', event: 'chat.say', violations } });
    await becomes(() => page.textContent, 'false invalid-event 1');
    button().click();
    await becomes(() => page.textContent, 'true undefined 0');
    peer.send({ reply: (await peer.frames.next()).id, data: 7 });
    await becomes(() => page.textContent, 'false undefined 0');

    expect(outcomes).toEqual([{ error: expect.objectContaining({ code: 'invalid-event', violations }) }, { data: 7 }]);
});

test('of several calls the last one is shown, whatever comes first', async () => {
    let call: ReturnType<typeof chat.useCall<'chat.say'>>['call'];
    function Form() {
        const shown = chat.useCall('chat.say');
        ({ call } = shown);
        return <>{`${shown.pending} ${shown.error?.code}`}</>;
    }
    const { page } = show(within(<Form />));
    const peer = await server.peers.next();
    const both = [call!({ text: 'one' }), call!({ text: 'two' })];
    const [one, two] = [await peer.frames.next(), await peer.frames.next()];
    peer.send({ reply: two.id, data: 2 });
    await becomes(() => page.textContent, 'false undefined');
    peer.send({ reply: one.id, error: { code: 'failed', message: 'Failed.' } });

    expect((await Promise.all(both)).map(({ data, error }) => data ?? error!.code)).toEqual(['failed', 2]);
    expect(page.textContent).toBe('false undefined');
});

test('unmounting during a call harms nothing', async () => {
    const outcomes: unknown[] = [];
    function Form() {
        const { call } = chat.useCall('chat.say');
        return <button onClick={() => void call({ text: 'hello' }).then(({ error }) => outcomes.push(error?.code))} />;
    }
    const { page, root } = show(within(<Form />));
    const peer = await server.peers.next();
    page.querySelector('button')!.click();
    await peer.frames.next();

    root.unmount();

    await becomes(() => outcomes, ['closed']);
});

test('a call without a connection has an error', async () => {
    const outcomes: unknown[] = [];
    function Form() {
        const { call } = chat.useCall('stats');
        return <button onClick={() => void call().then(({ error }) => outcomes.push([error?.code, error?.violations]))} />;
    }
    const { page } = show(<chat.FoyerProvider connection={undefined}><Form /></chat.FoyerProvider>);
    await becomes(() => page.querySelectorAll('button').length, 1);
    page.querySelector('button')!.click();

    await becomes(() => outcomes, [['closed', []]]);
});

test('two providers have two connections, and a connection of others stays open', async () => {
    const own = createFoyer<ChatEndpoint>();
    const outside = dial('outside');
    function Both() {
        const [mine, theirs] = [own.useLatest('price'), chat.useLatest('price')];
        return <>{`${mine} ${theirs}`}</>;
    }
    const { page, root } = show(<own.FoyerProvider connection={outside}>{within(<Both />, 'inside')}</own.FoyerProvider>);
    const peers = [await server.peers.next(), await server.peers.next()];
    const of = (token: string) => peers.find((peer) => peer.query('token') === token)!;
    of('outside').send({ event: 'price', data: 1 });
    of('inside').send({ event: 'price', data: 2 });
    await becomes(() => page.textContent, '1 2');

    root.unmount();

    expect(await of('inside').closed.next()).toBe(1000);
    await arrived(outside, of('outside'));
    expect(outside.state).toBe('open');
    outside.close();
});

test('what a closed connection says is known to who comes later', async () => {
    const connection = dial();
    const { page, root } = show(<chat.FoyerProvider connection={connection}><State /></chat.FoyerProvider>);
    (await server.peers.next()).close(1008, 'Banned');
    await becomes(() => page.textContent, 'closed');
    const Why = () => <>{chat.useFoyerState(({ code, reason }) => `${code} ${reason}`)}</>;
    root.render(<chat.FoyerProvider connection={connection}><Why /></chat.FoyerProvider>);

    await becomes(() => page.textContent, '1008 Banned');
});

test('a part of the page that waits for something else keeps nobody from events, and ends', async () => {
    let ready!: (module: { default: () => null }) => void;
    const Late = lazy(() => new Promise<{ default: () => null }>((resolve) => (ready = resolve)));
    const seen: number[] = [];
    function Lines() {
        chat.useEvent('chat.said', (said) => seen.push(said));
        return <State />;
    }
    const { page } = show(within(<><Lines /><Suspense fallback="waits"><State /><Late /></Suspense></>));
    const peer = await server.peers.next();
    peer.send({ event: 'chat.said', data: 1 });
    await becomes(() => seen, [1]);
    expect(page.textContent).toContain('waits');
    ready({ default: () => null });

    await becomes(() => page.textContent, 'openopen');
});

test('without a provider it says so', async () => {
    const { useConnection } = createFoyer();
    const errors: string[] = [];
    const Lost = () => {
        try {
            useConnection();
        } catch (error) {
            errors.push((error as Error).message);
        }
        return <>done</>;
    };
    const { page } = show(<Lost />);
    await becomes(() => page.textContent, 'done');

    expect(new Set(errors)).toEqual(new Set(['There is no FoyerProvider around this component.']));
});

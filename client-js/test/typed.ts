// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// What has to compile, and what must not: tsc looks at this file, nothing runs it.
import { type Endpoint, type FoyerError, GiveUp, type Reset, connect } from '../src/index.js';

interface ChatEndpoint extends Endpoint {
    headers: { token: string; 'client-version'?: string };
    client: {
        'chat.say': { data: { room: string; text: string }; reply: { text: string } };
        stats: { data: undefined; reply: number };
        leave: { data: undefined; reply: void };
    };
    server: { 'chat.said': { from: string; text: string }; cleared: undefined };
    presence: { lobby: { name: string }; [room: `board:${string}`]: { card: number } };
    state: { lobby: { topic: string }; [room: `board:${string}`]: { cards: Record<string, { text: string }> } };
}

interface OpenEndpoint extends Endpoint {
    headers: { authorization: string; language?: string };
}

/** Java names its headers as it likes. */
interface NamedEndpoint extends Endpoint {
    headers: { Authorization: string };
}

export async function right(): Promise<void> {
    const chat = connect<ChatEndpoint>('chat', { headers: { token: 't' } });
    chat.on('chat.said', ({ from, text }, { room }) => [from.length, text.length, room?.length]);
    chat.on('*', (_data, { event }) => event.length);
    chat.emit('chat.say', { room: 'lobby', text: 'hello' });
    chat.emit('stats');
    (await chat.call('chat.say', { room: 'lobby', text: 'hello' }, { timeout: 1 })).text.length;
    (await chat.call('stats')).toFixed();
    (await chat.call('stats', undefined, { timeout: 1 })).toFixed();
    connect<ChatEndpoint>('chat', { headers: () => ({ token: 't' }) });
    connect<ChatEndpoint>('chat', { headers: async () => ({ token: 't', 'client-version': '1' }) });
    connect<OpenEndpoint>('open', { bearer: 't' });
    connect<OpenEndpoint>('open', { bearer: () => sessionStorage.getItem('token') });
    connect<NamedEndpoint>('named', { bearer: 't' });
    connect<ChatEndpoint>(['chat', new URL('https://b.example.com/chat')] as const, { headers: { token: 't' } }).close();
    connect('anything', { headers: { any: 1 } }).emit('any', [1]);
    await connect('anything').call('any');
    connect('anything', { pause: { first: 200, most: 3_000 } }).on('*', () => {});
    await chat.call('stats').catch(({ problem, code }: FoyerError) => [problem?.status.toFixed(), code.length]);
    chat.presence('lobby').subscribe(({ users, count }) => [...users.values()].flatMap((one) => [...one.values()]).map(({ name }) => name.length + count))();
    const away: ReadonlySet<string> = chat.presence('lobby').away;
    chat.onState(({ state, resumed }) => state === 'open' && resumed !== false && away.has(chat.id ?? ''));
    chat.onReset(() => location.reload())();
    chat.onReset(({ moved }: Reset) => moved || location.reload())();
    const id: number = 7;
    chat.presence(`board:${id}`).users.get('ada')?.get('c1')?.card.toFixed();
    connect('anything').presence('any').users.get('ada')?.get('c1').name;
    chat.roomState('lobby').subscribe(({ value, at }) => [value?.topic.length, at?.length])();
    chat.roomState(`board:${id}`).value?.cards['c1']?.text.length;
    connect('anything').roomState('any').value.anything;
    throw new GiveUp('Please sign in.');
}

export function wrong(): void {
    // @ts-expect-error a header is missing
    connect<ChatEndpoint>('chat');
    // @ts-expect-error no address
    connect<ChatEndpoint>([7], { headers: { token: 't' } });
    // @ts-expect-error a header is missing
    connect<ChatEndpoint>('chat', { headers: {} });
    // @ts-expect-error a header that it does not have
    connect<ChatEndpoint>('chat', { headers: { token: 't', tokne: 't' } });
    // @ts-expect-error a header of another type
    connect<ChatEndpoint>('chat', { headers: async () => ({ token: {} }) });

    const chat = connect<ChatEndpoint>('chat', { headers: { token: 't' } });
    // @ts-expect-error no such event
    chat.on('chat.sad', () => {});
    // @ts-expect-error an event of the other side
    chat.on('chat.say', () => {});
    // @ts-expect-error no such field
    chat.on('chat.said', ({ form }) => form);
    // @ts-expect-error no such event
    chat.emit('chat.shout', {});
    // @ts-expect-error no data
    chat.emit('chat.say');
    // @ts-expect-error a field is missing
    chat.emit('chat.say', { text: 'hello' });
    // @ts-expect-error a field of another type
    void chat.call('chat.say', { room: 1, text: 'hello' });
    // @ts-expect-error no data
    void chat.call('chat.say');
    // @ts-expect-error a reply of another type
    void chat.call('stats').then((count) => count.text);
    // @ts-expect-error no such room
    chat.presence('hall');
    // @ts-expect-error no such field
    chat.presence('board:7').users.get('ada')?.get('c1')?.name;
    // @ts-expect-error not to be changed
    chat.presence('lobby').users.clear();
    // @ts-expect-error not to be changed
    chat.presence('lobby').away.add('c1');
    // @ts-expect-error no such room
    chat.roomState('hall');
    // @ts-expect-error it may be unknown
    chat.roomState('lobby').value.topic;
    // @ts-expect-error not to be set
    chat.roomState('lobby').value = { topic: '' };
    // @ts-expect-error a reset is of no room
    chat.onReset(({ room }) => room);
    // @ts-expect-error no such state
    chat.onState(({ state }) => state === 'resumed');
    // @ts-expect-error an endpoint without such rooms
    connect<OpenEndpoint>('open').presence('lobby');
    // @ts-expect-error an endpoint without such rooms
    connect<OpenEndpoint>('open').roomState('lobby');
}

// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react';
import { Board } from './Board';
import { useCall, useConnection, useFoyerState } from './foyer';
import type { Line, Room } from './rooms';
import { useEntry } from './useEntry';

interface Props {
    readonly me: string;
    readonly room: Room;
    readonly typing: readonly string[];
    readonly drafts: Map<string, string>;
    readonly onNotice: (text: string) => void;
}

export function Conversation({ me, room, typing, drafts, onNotice }: Props) {
    const { call: say } = useCall('chat.say');
    const field = useRef<HTMLTextAreaElement>(null);
    const logs = useRef<HTMLDivElement>(null);
    const types = useTyping(room.name);

    const { error, onSubmit } = useEntry(field, async (text) => {
        const { error } = await say({ room: room.name, text });
        if (error) return error;
        types.over(); // the server takes it so
        if (drafts.get(room.name) === text) drafts.delete(room.name);
        logs.current?.scrollTo({ top: 0 }); // the end, as the list grows upwards
        return undefined;
    });

    return (
        <>
            <Board room={room.name} onNotice={onNotice} />
            <div id="logs" ref={logs} role="group" aria-label="Messages" tabIndex={0}>
                <div className="log" role="log" aria-label={`Messages in ${room.name}`}>
                    {room.lines.map((line, i) => <Shown key={line.key} line={line} before={room.lines[i - 1]} me={me} />)}
                </div>
            </div>
            <p id="typing" className="hint" hidden={!typing.length}>
                {typing.length > 2 ? 'Several people are typing…' : `${typing.join(' and ')} ${typing.length > 1 ? 'are' : 'is'} typing…`}
            </p>
            <form id="say-form" noValidate onSubmit={onSubmit}>
                <label htmlFor="text" className="visually-hidden">Message</label>
                <div className="row">
                    <textarea
                        id="text" name="text" ref={field} rows={1} placeholder="Write a message" enterKeyHint="send"
                        aria-describedby="text-hint text-error" aria-invalid={error !== ''} defaultValue={drafts.get(room.name)}
                        onChange={({ target: { value } }) => {
                            drafts.set(room.name, value);
                            types.tell(value !== '');
                        }}
                        onKeyDown={(event) => {
                            // Enter also ends the composition of an input method; that is no message yet.
                            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
                            event.preventDefault();
                            event.currentTarget.form?.requestSubmit();
                        }}
                    />
                    <button type="submit" className="primary">Send</button>
                </div>
                <p id="text-error" className="error" aria-live="polite">{error}</p>
                <p id="text-hint" className="hint">Enter sends, Shift+Enter starts a new line</p>
            </form>
        </>
    );
}

const shortTime = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const fullTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

/** Lines of one group have their author and time once. */
const group = (line: Line | undefined) => (line && 'said' in line ? `${line.said.from} ${shortTime.format(new Date(line.said.at))}` : undefined);

function Shown({ line, before, me }: { readonly line: Line; readonly before: Line | undefined; readonly me: string }) {
    if (!('said' in line)) return <p className="note">{line.note}</p>;
    const { from, text, at } = line.said;
    const instant = new Date(at);
    const kind = from === 'system' ? 'system' : from === me ? 'own' : 'other';
    return (
        <article className={`message ${kind}${group(before) === group(line) ? ' follows' : ''}`}>
            <p className="meta">
                <span className="from">{from}</span> <time dateTime={at} title={fullTime.format(instant)}>{shortTime.format(instant)}</time>
            </p>
            <p className="text">{text}</p>
        </article>
    );
}

/** Tells the others whether something is being typed, when that changes: it ends when no key has been pressed for a while. */
function useTyping(room: string) {
    const connection = useConnection();
    const change = useFoyerState();
    const told = useRef(false);
    const rest = useRef<ReturnType<typeof setTimeout>>(undefined);

    function tell(on: boolean) {
        clearTimeout(rest.current);
        if (on) rest.current = setTimeout(tell, 4_000, false);
        if (connection?.state !== 'open' || on === told.current) return;
        told.current = on;
        connection.emit('chat.typing', { room, on });
    }

    function over() {
        clearTimeout(rest.current);
        told.current = false;
    }

    useEffect(over, [change]); // whoever enters a room is not typing
    return { tell, over };
}

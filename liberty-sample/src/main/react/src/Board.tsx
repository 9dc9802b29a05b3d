// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { useRef } from 'react';
import { useCall, useRoomState } from './foyer';
import { type Input, useEntry } from './useEntry';
import { wording } from './words';

interface Props {
    readonly room: string;
    readonly onNotice: (text: string) => void;
}

/** What the room remembers: its topic, and notes that somebody has pinned. */
export function Board({ room, onNotice }: Props) {
    const board = useRoomState(room);
    const { call: pin } = useCall('board.pin');
    const { call: topic } = useCall('board.topic');
    const { call: remove } = useCall('board.remove');
    const field = useRef<HTMLInputElement>(null);
    const list = useRef<HTMLUListElement>(null);
    const notes = Object.entries(board?.notes ?? {}).sort(([, one], [, other]) => one.at.localeCompare(other.at));

    async function take(note: string, index: number) {
        const buttons = list.current?.querySelectorAll('button');
        (buttons?.[index + 1] ?? buttons?.[index - 1] ?? field.current)?.focus();
        const { error } = await remove({ room, note });
        if (error) onNotice(wording(error));
    }

    return (
        <details id="board">
            <summary>
                <span id="topic-shown">{board?.topic || 'No topic yet'}</span>{' '}
                <span id="notes-count" className="badge" hidden={!notes.length}>{notes.length} pinned</span>
            </summary>
            <ul id="notes" ref={list} aria-label="Pinned notes">
                {notes.map(([id, { text, from }], index) => (
                    <li key={id}>
                        <p className="text">{text}</p>
                        <p className="hint">{from}</p>
                        <button type="button" className="leave" aria-label={`Remove note: ${text}`} onClick={() => void take(id, index)} />
                    </li>
                ))}
            </ul>
            <Field id="pin" label="Note" hint="Pin a note for everybody" button="Pin" field={field}
                action={async (text) => (await pin({ room, text })).error} />
            <Field id="topic" label="Topic" hint="What is this room about?" button="Set topic" field={useRef<HTMLInputElement>(null)}
                action={async (text) => (await topic({ room, text })).error} />
        </details>
    );
}

interface FieldProps {
    readonly id: string;
    readonly label: string;
    readonly hint: string;
    readonly button: string;
    readonly field: React.RefObject<HTMLInputElement | null>;
    readonly action: Parameters<typeof useEntry>[1];
}

function Field({ id, label, hint, button, field, action }: FieldProps) {
    const { error, onSubmit } = useEntry(field as React.RefObject<Input | null>, action);
    return (
        <form id={`${id}-form`} noValidate onSubmit={onSubmit}>
            <label htmlFor={id} className="visually-hidden">{label}</label>
            <div className="row">
                <input id={id} name="text" ref={field} autoComplete="off" placeholder={hint} aria-describedby={`${id}-error`} aria-invalid={error !== ''} />
                <button type="submit">{button}</button>
            </div>
            <p id={`${id}-error`} className="error" aria-live="polite">{error}</p>
        </form>
    );
}

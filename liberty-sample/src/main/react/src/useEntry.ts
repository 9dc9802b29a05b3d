// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { type FormEvent, type RefObject, useRef, useState } from 'react';
import type { FoyerError } from '@foyer/client';
import { wording } from './words';

export type Input = HTMLInputElement | HTMLTextAreaElement;

/** A form of one field, which gets the server's complaints and is emptied when there are none. */
export interface Entry {
    /** What is wrong, or nothing. */
    readonly error: string;
    readonly onSubmit: (event: FormEvent) => void;
}

export function useEntry(field: RefObject<Input | null>, action: (value: string) => Promise<FoyerError | undefined>): Entry {
    const [error, setError] = useState('');
    const busy = useRef(false);

    async function submit() {
        const input = field.current;
        if (busy.current || !input) return;
        busy.current = true;
        const { value } = input;
        const failure = await action(value);
        busy.current = false;
        setError(failure ? wording(failure, input.name) : '');
        if (failure) input.focus();
        else if (input.value === value) input.value = '';
    }

    return {
        error,
        onSubmit(event) {
            event.preventDefault();
            void submit();
        },
    };
}

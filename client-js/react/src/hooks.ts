// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { type RefObject, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';

/** Before anything else can happen, so that no event is missed. On a server it is nothing, and must not warn. */
export const useNow = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/** Has the value of the last rendering. */
export function useLatestRef<T>(value: T): RefObject<T> {
    const ref = useRef(value);
    useNow(() => {
        ref.current = value;
    });
    return ref as RefObject<T>;
}

/** A value that changes outside of React, each time to another one. */
export interface Source {
    subscribe(changed: () => void): () => void;
    get(): unknown;
}

/** Renders when what is selected has changed. On a server, and without a source, there is only the fallback. */
export function useStore(source: Source | undefined, fallback: unknown, select: (value: any) => unknown = (value) => value): unknown {
    let last: { value: unknown; selected: unknown } | undefined;
    const selected = (value: unknown) => {
        if (last?.value !== value || !last) {
            last = { value, selected: select(value) };
        }
        return last.selected;
    };
    return useSyncExternalStore(
        source?.subscribe ?? never,
        () => selected(source ? source.get() : fallback),
        () => selected(fallback),
    );
}

const never = () => () => {};

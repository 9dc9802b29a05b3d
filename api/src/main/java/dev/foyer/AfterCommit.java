// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import org.jspecify.annotations.Nullable;

/**
 * Emits to an audience when the transaction of the calling thread is committed; see {@link Audience#afterCommit}.
 *
 * <p>An event is validated and written by the call, so it shows the data of that moment, and a mistake is thrown there.
 * Those who get it are the members at the moment after the commit. The events of one transaction go out in the order of
 * the calls, before the commit returns, and before whatever its thread emits later. A transaction that is rolled back,
 * for whatever reason, sends nothing. Without a transaction, an event goes out at once.
 *
 * <p>Safe for any thread. May be kept: each call looks at the transaction that its own thread has then.
 */
public interface AfterCommit {

    /**
     * Emits an event under the name that the {@link ServerEvent} annotation of its type gives.
     *
     * @throws IllegalArgumentException as {@link Audience#emit(Object)}
     * @throws IllegalStateException if the transaction is already being committed, and takes nothing more
     */
    void emit(Object event);

    /**
     * Emits data of any type under a name.
     *
     * @param data the payload, which is not validated, or {@code null} for an event without data
     * @throws IllegalArgumentException as {@link Audience#emit(String, Object)}
     * @throws IllegalStateException if the transaction is already being committed, and takes nothing more
     */
    void emit(String name, @Nullable Object data);
}

// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

/**
 * Reports, as a CDI event, that a connection has opened. This is the first event of the connection. Its {@code @OnOpen}
 * method may run at the same time.
 *
 * <p>Any bean can observe this event, {@link ConnectionClosed}, {@link RoomOpened}, {@link RoomClosed},
 * {@link RoomJoined} and {@link RoomLeft} with {@code @Observes} or {@code @ObservesAsync}. Foyer delivers all six in
 * the same way:
 *
 * <ul>
 *   <li>Events are delivered in the order in which they happened, across all rooms and connections. Observers with
 *       {@code @Observes} are called for one event at a time, so they need no lock to keep track of the changes. CDI
 *       calls observers with {@code @ObservesAsync} in no particular order.
 *   <li>Observers run on a thread of the server, never on the thread that caused the event. They run outside any
 *       connection's callback, with a request scope for each event. Observers therefore see a past change and not
 *       necessarily the current state: rooms and connections may have changed since. An observer that waits delays the
 *       next events but nothing else.
 *   <li>An exception that an observer throws is logged. As always in CDI, the observers that come after it do not get
 *       that event. All observers get the next one.
 *   <li>When the application stops, everything that happened up to the end of its last connection is delivered, within
 *       {@code foyer.shutdown.timeout}.
 * </ul>
 *
 * @param connection the connection that opened
 */
public record ConnectionOpened(Connection connection) {}

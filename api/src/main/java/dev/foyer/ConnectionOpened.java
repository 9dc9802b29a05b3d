// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

/**
 * A CDI event: a connection has opened. The first event of that connection; its {@code @OnOpen} may run at the same time.
 *
 * <p>This holds for it and for {@link ConnectionClosed}, {@link RoomOpened}, {@link RoomClosed}, {@link RoomJoined} and
 * {@link RoomLeft}: observe them with {@code @Observes} or {@code @ObservesAsync} in any bean.
 *
 * <ul>
 *   <li>They are delivered in the order in which things happened, over all rooms and connections. Observers with
 *       {@code @Observes} are called one event at a time, so that they need no lock to follow; those with
 *       {@code @ObservesAsync} as CDI likes, in no order.
 *   <li>Observers run on a thread of the server, never on that of whoever made it happen, outside of any connection's callback,
 *       in a request scope for each event. So they see what has happened, not what is: rooms and connections may have
 *       changed since, and waiting in an observer delays the next events but nobody else.
 *   <li>What an observer throws is logged; as always in CDI, observers that come after it do not get that event. All get the next
 *       one.
 *   <li>When the application stops, what has happened up to the end of its last connection is delivered, within
 *       {@code foyer.shutdown.timeout}.
 * </ul>
 *
 * @param connection which one
 */
public record ConnectionOpened(Connection connection) {}

// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.util.List;

import org.junit.jupiter.api.Test;

import static dev.foyer.redis.Nodes.LOBBY;
import static dev.foyer.redis.Nodes.room;
import static org.assertj.core.api.Assertions.assertThat;

/** What Redis is to be told, and when. */
class SubscriptionsTest {

    private static final Channels CHANNELS = new Channels("shop");

    private final Subscriptions subscriptions = new Subscriptions(CHANNELS);

    @Test
    void changes_areToldOnce() {
        subscriptions.want(LOBBY);
        assertThat(subscriptions.take().wanted()).containsExactly(CHANNELS.of(LOBBY));
        assertThat(subscriptions.isEmpty()).isTrue();

        subscriptions.drop(LOBBY);
        assertThat(subscriptions.take())
                .isEqualTo(new Subscriptions.Changes(List.of(), List.of(CHANNELS.of(LOBBY)), false));
    }

    @Test
    void newConnection_isToldAll_evenNothing() {
        subscriptions.tellAll();
        assertThat(subscriptions.isEmpty()).isFalse();
        assertThat(subscriptions.take().renewal()).isTrue();

        subscriptions.want(LOBBY);
        subscriptions.take();
        subscriptions.tellAll();
        assertThat(subscriptions.take().wanted()).containsExactly(CHANNELS.of(LOBBY));
    }

    /** The subscription may have gone to the new connection already. */
    @Test
    void whatIsDropped_staysDropped_onANewConnection() {
        subscriptions.want(LOBBY);
        subscriptions.want(room("kitchen"));
        subscriptions.take();
        subscriptions.drop(LOBBY);

        subscriptions.tellAll();

        Subscriptions.Changes changes = subscriptions.take();
        assertThat(changes.wanted()).containsExactly(CHANNELS.of(room("kitchen")));
        assertThat(changes.dropped()).containsExactly(CHANNELS.of(LOBBY));
    }
}

// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster.dismissal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import dev.foyer.Closing;
import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Group;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule I4: what nodes remember of users who were sent away. */
class DismissalsTest {

    private static final Action CLOSE = new Action.Close(Closing.KICKED);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final Dismissals dismissals = new Dismissals(nanos::get);

    @Test
    void users_areRememberedForAWhile() {
        dismissals.note(Group.user("ada"), Duration.ofSeconds(30));

        assertThat(dismissals.have("ada")).isTrue();
        assertThat(dismissals.have("bob")).isFalse();
        assertThat(dismissals.have(null)).isFalse();
        nanos.addAndGet(Duration.ofSeconds(30).toNanos());
        assertThat(dismissals.have("ada")).isFalse();
    }

    @Test
    void usersInCombinations_areMeantToo_andRoomsAreNot() {
        Address several = new Address.Union(
                new Address.Rest(Group.user("ada"), Set.of("c1")),
                new Address.Union(Group.EVERYONE, Group.user("bob")));

        assertThat(Dismissals.concern(several, CLOSE)).isTrue();
        assertThat(Dismissals.concern(Group.room("/", "ada"), CLOSE)).isFalse();
        assertThat(Dismissals.concern(Group.user("ada"), new Action.Leave(Group.room("/", "a"))))
                .isFalse();
        dismissals.note(several, Duration.ofSeconds(30));
        assertThat(dismissals.have("ada")).isTrue();
        assertThat(dismissals.have("bob")).isTrue();
    }

    @Test
    void tooMany_areForgotten_theEldestFirst() {
        for (int i = 0; i <= Dismissals.MOST; i++) {
            dismissals.note(Group.user("u" + i), Duration.ofHours(1));
        }

        assertThat(dismissals.have("u0")).isFalse();
        assertThat(dismissals.have("u1")).isTrue();
        assertThat(dismissals.have("u" + Dismissals.MOST)).isTrue();
    }
}

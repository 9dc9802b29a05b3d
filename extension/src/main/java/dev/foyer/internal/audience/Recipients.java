// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Group;
import org.jspecify.annotations.Nullable;

/** The recipients of an emit, determined at the time of the emit. */
interface Recipients {

    /** Returns each recipient on this node once. */
    Collection<LiveConnection> here();

    /** Returns the name of the room, if they are members of a single one. */
    @Nullable
    String room();

    /** Returns the recipients on all nodes, as a value. */
    Address address();

    /** Returns what kind of group they are, wholly or in part, or {@code null} if they are several groups. */
    Group.@Nullable Kind kind();

    default Recipients except(Set<LiveConnection> excluded) {
        return new Rest(this, excluded);
    }

    default Recipients and(Recipients other) {
        return new Union(this, other);
    }

    /** A single connection, which may not be open yet. */
    record One(LiveConnection connection) implements Recipients {

        @Override
        public Collection<LiveConnection> here() {
            return List.of(connection);
        }

        @Override
        public @Nullable String room() {
            return null;
        }

        @Override
        public Address address() {
            return Group.connection(connection.id());
        }

        @Override
        public Group.Kind kind() {
            return Group.Kind.CONNECTION;
        }
    }

    /** The connections of a group. */
    record Members(Group group, Registry registry) implements Recipients {

        @Override
        public Collection<LiveConnection> here() {
            return registry.members(group);
        }

        @Override
        public @Nullable String room() {
            return group.room();
        }

        @Override
        public Address address() {
            return group;
        }

        @Override
        public Group.Kind kind() {
            return group.kind();
        }
    }

    /** Recipients without some of them. */
    record Rest(Recipients from, Set<LiveConnection> excluded) implements Recipients {

        @Override
        public Collection<LiveConnection> here() {
            var rest = new ArrayList<LiveConnection>();
            for (LiveConnection connection : from.here()) {
                if (!excluded.contains(connection)) {
                    rest.add(connection);
                }
            }
            return rest;
        }

        @Override
        public @Nullable String room() {
            return from.room();
        }

        @Override
        public Address address() {
            return new Address.Rest(
                    from.address(), excluded.stream().map(LiveConnection::id).collect(Collectors.toSet()));
        }

        @Override
        public Group.@Nullable Kind kind() {
            return from.kind();
        }
    }

    /** Two sets of recipients together. */
    record Union(Recipients one, Recipients other) implements Recipients {

        @Override
        public Collection<LiveConnection> here() {
            var union = new LinkedHashSet<>(one.here());
            union.addAll(other.here());
            return union;
        }

        @Override
        public @Nullable String room() {
            return null;
        }

        @Override
        public Address address() {
            return new Address.Union(one.address(), other.address());
        }

        @Override
        public Group.@Nullable Kind kind() {
            return null;
        }
    }
}

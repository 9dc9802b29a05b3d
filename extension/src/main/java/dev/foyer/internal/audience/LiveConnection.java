// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.foyer.Attributes;
import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.Handshake;
import dev.foyer.Resumed;
import dev.foyer.Room;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.audience.held.HeldAttributes;
import dev.foyer.internal.audience.held.Identity;
import dev.foyer.internal.audience.held.Person;
import dev.foyer.internal.audience.held.RequestedRooms;
import dev.foyer.internal.audience.held.SmallSet;
import dev.foyer.internal.audience.saved.Arrival;
import dev.foyer.internal.audience.saved.Trail;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.outbound.Outbox;
import dev.foyer.internal.outbound.Receiver;
import org.jspecify.annotations.Nullable;

/** A connection from its handshake to its end. Only after {@link #open} can it receive events and join rooms. */
public final class LiveConnection implements Connection, Addressable, Receiver {

    private final String endpoint;
    private final Registry registry;
    private final Person person;
    private final RequestedRooms requested = new RequestedRooms();

    // Mutable state. These two may change once, before the connection opens.
    private volatile String id;
    private volatile @Nullable Trail trail;
    // Mutable state. The next three are set when the socket first opens, once each.
    private volatile @Nullable Instant openedAt;
    private volatile @Nullable Outbox outbox;
    private boolean understandsFoyer; // published by the outbox

    private volatile @Nullable HeldAttributes attributes;

    /** The rooms, user, namespace and endpoint. Accessed only by the registry, under its lock. */
    final Set<Group> groups = new SmallSet<>();

    /** The namespace. Written only by the registry, under its lock. */
    volatile String namespace = Group.ROOT;

    /** Whether there is no line for now. Written only by the registry, under its lock. */
    volatile boolean away;

    public LiveConnection(String endpoint, Handshake handshake, @Nullable Object headers, Registry registry) {
        this.id = registry.newId();
        this.endpoint = endpoint;
        this.person = new Person(new Identity(handshake, headers));
        this.registry = registry;
    }

    /**
     * Opens the connection and adds it to the registry. Called when the socket is open.
     *
     * @param foyer whether the client understands the subprotocol {@code foyer.v1}
     * @param user the user's id, or {@code null} if the connection has none
     */
    public void open(Outbox opened, boolean foyer, Instant now, @Nullable String user) {
        understandsFoyer = foyer;
        outbox = opened;
        openedAt = now;
        person.identify(user);
        registry.add(this, user);
    }

    /** Removes the connection from its rooms and the registry. Called after {@code @OnDisconnect}. */
    public void remove(Closing closing) {
        registry.remove(this, closing);
        HeldAttributes own = attributes;
        if (own != null) {
            own.end();
        }
    }

    /** Returns who the client is, by its latest credentials. */
    public Person person() {
        return person;
    }

    /** Notes that the client has new credentials. */
    public void refreshed() {
        registry.refreshed(this);
    }

    @Override
    public void renew(Object context) {
        outbox(); // throws if the connection is not open yet
        person.renew(context, id);
        refreshed();
    }

    /** Tells the client again what a room remembers, or that it is no member. */
    public void tellState(String room) {
        if (understandsFoyer) {
            registry.states().tell(new Group(Group.Kind.ROOM, namespace, room), this);
        }
    }

    /** Returns the rooms that the client has joined by itself. */
    public RequestedRooms requested() {
        return requested;
    }

    /** Takes the place of the connection that the trail comes from, if it does. Called before {@link #open}. */
    public void follow(Trail kept) {
        trail = kept;
        Arrival from = kept.arrival();
        if (from != null) {
            id = from.saved().id();
            namespace = from.saved().namespace();
        }
    }

    /** Returns what keeps the connection for other nodes, or {@code null} if nothing does. */
    public @Nullable Trail trail() {
        return trail;
    }

    @Override
    public boolean isMoved() {
        Trail kept = trail;
        return kept != null && kept.arrival() != null;
    }

    boolean isAway() {
        return away;
    }

    /** Notes that there is no line for now. */
    public void parked() {
        registry.parked(this);
    }

    /** Notes that there is a line again. */
    public void resumed(Resumed how) {
        registry.resumed(this, how);
    }

    /** Tests whether the client understands the subprotocol {@code foyer.v1}, once it is open. */
    public boolean understandsFoyer() {
        return understandsFoyer;
    }

    /** Queues a frame. Returns false if it can no longer be sent. */
    public boolean offer(Frame frame) {
        return outbox().offer(frame);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String endpoint() {
        return endpoint;
    }

    @Override
    public Handshake handshake() {
        return person.identity().handshake();
    }

    @Override
    public <T> T user(Class<T> type) {
        return findUser(type).orElseThrow(() -> new IllegalStateException(Code.USER_MISSING.text(id, type.getName())));
    }

    @Override
    public <T> Optional<T> findUser(Class<T> type) {
        return Optional.ofNullable(person.user()).filter(type::isInstance).map(type::cast);
    }

    @Override
    public Optional<String> userId() {
        return Optional.ofNullable(person.id());
    }

    @Override
    public String namespace() {
        return namespace;
    }

    @Override
    public void moveTo(String name) {
        registry.move(this, name);
    }

    /** Returns the attributes. They are created on the first call, as most connections never have any. */
    @Override
    public Attributes attributes() {
        HeldAttributes own = attributes;
        if (own == null) {
            synchronized (this) {
                own = attributes == null ? new HeldAttributes() : attributes;
                attributes = own;
            }
        }
        return own;
    }

    @Override
    public Set<Room> rooms() {
        return registry.roomsOf(this).stream()
                .<Room>map(group -> new NamedRoom(group, registry))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns the number of rooms that this connection is in. */
    public int roomCount() {
        return registry.roomsOf(this).size();
    }

    @Override
    public Instant openedAt() {
        Instant time = openedAt;
        if (time == null) {
            throw notOpen();
        }
        return time;
    }

    @Override
    public boolean isOpen() {
        Outbox box = outbox;
        return box != null && box.isOpen();
    }

    @Override
    public void close(Closing closing) {
        if (!closing.isSendable()) {
            throw new IllegalArgumentException(Code.CLOSE_CODE.text(closing.code()));
        }
        outbox().close(closing);
    }

    @Override
    public void join(Room room) {
        registry.joins().join(Addressable.groupOf(room), this, null);
    }

    @Override
    public void leave(Room room) {
        registry.leave(Addressable.groupOf(room), this);
    }

    @Override
    public Recipients recipients() {
        return new Recipients.One(this);
    }

    @Override
    public Registry registry() {
        return registry;
    }

    /** Tests whether the other object is this connection, or the injected one while it stands for this connection. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof CurrentConnection current && current.standsFor(this));
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "Connection[" + id + ' ' + endpoint + ']';
    }

    @Override
    public Outbox outbox() {
        Outbox box = outbox;
        if (box == null) {
            throw notOpen();
        }
        return box;
    }

    private IllegalStateException notOpen() {
        return new IllegalStateException(Code.NOT_OPEN.text(id));
    }
}

// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.auction;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import dev.foyer.Closing;
import dev.foyer.Connections;
import dev.foyer.Room;
import dev.foyer.RoomJoined;
import dev.foyer.RoomLeft;
import dev.foyer.Rooms;
import dev.foyer.test.auction.Events.Bid;
import dev.foyer.test.auction.Events.Leads;
import dev.foyer.test.auction.Events.Sold;
import dev.foyer.test.auction.Events.Unsold;
import dev.foyer.test.auction.Events.Watchers;
import dev.foyer.test.auction.Events.Won;

/** All lots, and what they tell. */
@ApplicationScoped
public class Lots {

    private final Map<String, Lot> lots = new ConcurrentHashMap<>();
    private final Set<String> kicked = ConcurrentHashMap.newKeySet();
    private final Set<String> counting = ConcurrentHashMap.newKeySet();

    @Inject
    Rooms rooms;

    @Inject
    Connections connections;

    @Inject
    Clock clock;

    @Inject
    ScheduledExecutorService timer;

    /** Opens a lot. */
    public void open(String name, String seller, Duration duration) {
        var lot = new Lot(name, seller, duration, clock);
        lots.put(name, lot);
        endLater(lot);
    }

    Optional<Lot> find(String name) {
        return Optional.ofNullable(lots.get(name));
    }

    boolean isKicked(String bidder) {
        return kicked.contains(bidder);
    }

    /** Bids, and tells the new price in the order of the bids. */
    Leads bid(Lot lot, String bidder, Bid bid) {
        synchronized (lot) {
            boolean isNew = !lot.knows(bidder, bid);
            Leads leads = lot.bid(bidder, bid);
            if (isNew) {
                rooms.get(lot.name()).emit(lot.price());
            }
            return leads;
        }
    }

    void kick(String bidder) {
        kicked.add(bidder);
        connections.ofUser(bidder).members().forEach(member -> member.close(Closing.KICKED));
    }

    private void endLater(Lot lot) {
        long millis = Duration.between(clock.instant(), lot.ends()).toMillis();
        var unused = timer.schedule(() -> end(lot), millis, TimeUnit.MILLISECONDS);
    }

    private void end(Lot lot) {
        synchronized (lot) {
            Room room = rooms.get(lot.name());
            if (!lot.isOver()) {
                endLater(lot);
            } else if (lot.leader().isEmpty()) {
                room.emit(new Unsold(lot.name()));
            } else {
                room.emit(new Sold(lot.name(), lot.leader(), lot.amount()));
                connections.ofUser(lot.leader()).emit(new Won(lot.name(), lot.amount()));
            }
        }
    }

    void joined(@Observes RoomJoined event) {
        countSoon(event.room());
    }

    void left(@Observes RoomLeft event) {
        countSoon(event.room());
    }

    /** Tells the number of watchers at most once a second. */
    private void countSoon(Room room) {
        if (counting.add(room.name())) {
            var unused = timer.schedule(
                    () -> {
                        counting.remove(room.name());
                        room.emit(new Watchers(room.size()));
                    },
                    1,
                    TimeUnit.SECONDS);
        }
    }
}
